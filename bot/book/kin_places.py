"""Which place in a family a relation gives, and of which sex it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Each line: the place in the family, then the relations (`people_kin.group_of`) that say it.
_PLACES = """
father: father
mother: mother
father's-father: paternal-grandfather
father's-mother: paternal-grandmother
mother's-father: maternal-grandfather
mother's-mother: maternal-grandmother
grandparent: grandfather grandmother
father's-sibling: paternal-aunt 伯伯 伯父 叔叔
mother's-sibling: 姨妈 舅舅
father's-spouse: stepmother
mother's-spouse: stepfather
sibling: sister brother twin older-sister younger-sister older-brother younger-brother 大姐 二姐 大哥 二哥
spouse: spouse
spouse's-parent: mother-in-law father-in-law 公公 婆婆 岳父 岳母
child: son daughter 儿子 女儿
grandchild: grandson granddaughter 孙子 孙女 外孙 外孙女
unplaced: great-grandmother great-grandfather 曾祖母 曾祖父 外曾祖母 aunt uncle 婶婶 舅妈 阿姨 cousin
unplaced: 堂哥 堂弟 堂姐 堂妹 表哥 表弟 表姐 表妹 niece nephew 侄子 侄女 sister-in-law brother-in-law
unplaced: stepbrother stepsister godmother godfather
"""


def _read_places() -> Mapping[str, str]:
    lines = (line.partition(":") for line in _PLACES.strip().splitlines())
    return MappingProxyType({word: place for place, _, words in lines for word in words.split()})


PLACE_OF = _read_places()
"""Relation -> place in the family. An aunt has none: on which side was not told."""

WOMEN = frozenset(
    str.split(
        "mother paternal-grandmother maternal-grandmother grandmother paternal-aunt 姨妈 stepmother sister "
        "older-sister younger-sister 大姐 二姐 mother-in-law 婆婆 岳母 daughter 女儿 granddaughter 孙女 "
        "外孙女 great-grandmother 曾祖母 外曾祖母 aunt 婶婶 舅妈 阿姨 堂姐 堂妹 表姐 表妹 niece 侄女 "
        "sister-in-law stepsister godmother"
    )
)
UNKNOWN_SEX = frozenset(["spouse", "twin", "cousin"])
ONE_ONLY = frozenset(
    ["father", "mother", "father's-father", "father's-mother", "mother's-father", "mother's-mother"]
)
"""Places that one person has."""
