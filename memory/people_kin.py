"""What people are to the narrator: words that mean the same, in English and Chinese, and forms of address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# Each line: what the relation is called here, then the words that say it.
_GROUPS = """
mother: mother mum mom mummy mommy mam mammy mama ma 妈妈 母亲 老妈 妈 娘
father: father dad daddy papa pa pop 爸爸 父亲 老爸 爸 爹
grandmother: grandmother grandma granny nana nan gran
grandfather: grandfather grandpa grandad granddad gramps
paternal-grandmother: 奶奶 祖母
maternal-grandmother: 外婆 外祖母 姥姥
paternal-grandfather: 爷爷 祖父
maternal-grandfather: 外公 外祖父 姥爷
spouse: wife husband 丈夫 妻子 老公 老婆 爱人 老伴 先生 太太
aunt: aunt auntie aunty
uncle: uncle
neighbour: neighbour neighbor 邻居
older-sister: 姐姐 姐
younger-sister: 妹妹 妹
older-brother: 哥哥 哥
younger-brother: 弟弟 弟
paternal-aunt: 姑姑 姑妈
teacher: teacher 老师
friend: friend 朋友
colleague: colleague 同事
boss: boss
"""
_ELDER = {"older", "elder", "eldest", "oldest", "big"}
_YOUNGER = {"younger", "youngest", "little"}

SOCIAL = frozenset(
    str.split("friend neighbour teacher colleague boss boyfriend girlfriend 同学 同桌 战友 师傅 班主任")
)
"""What somebody may be beside another relation: a friend can also be a neighbour, an aunt cannot."""

BARE = str.split(
    "Mum Mom Mummy Mommy Mam Mammy Mama Dad Daddy Papa Grandma Grandpa Granny Grandad Granddad Nana Nan Gran"
)
"""Kin that are called by the word alone."""

_OFFICES = (
    "miss ms lady captain professor governor president general colonel father sister brother saint judge "
    "major sergeant reverend king queen prince princess"
)
TITLES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("doctor", "doktor", "dr"), "dr")
    | dict.fromkeys(("mrs", "madam", "frau", "madame", "señora", "doña"), "mrs")
    | dict.fromkeys(("mr", "sir", "herr", "señor", "don", "monsieur"), "mr")
    | {one: one for one in _OFFICES.split()}
)
"""A title as it is said -> the title that it is."""


def _read_groups() -> dict[str, str]:
    lines = (line.partition(":") for line in _GROUPS.strip().splitlines())
    return {word: group for group, _, words in lines for word in words.split()}


GROUPS: Mapping[str, str] = MappingProxyType(_read_groups())
"""A word for a relation -> what the relation is called here."""


def group_of(relation: str) -> str:
    """One name for a relation, however it was said; with no group of its own, the word itself."""
    word = relation.casefold()
    return GROUPS.get(word, word)


def word_for(group: str, language: str) -> str:
    """A relation in a word of the language, where it has one here."""
    said = [word for word, one in GROUPS.items() if one == group]
    fitting = [one for one in said if one.isascii() == (language != "zh")]
    return fitting[0] if fitting else group.replace("-", " ")


def quality_of(words: str) -> str:
    """``older`` or ``younger`` where the words between "my" and the relation say so, or which: ``first``."""
    said = set(re.findall(r"[a-z]+", words.casefold()))
    for quality, meant in (("older", _ELDER), ("younger", _YOUNGER)):
        if said & meant:
            return quality
    return next((one for one in ("first", "second", "step") if one in said), "")
