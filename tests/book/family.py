"""A family told of in plain sentences, for tests of who is who, tree and GEDCOM."""

from __future__ import annotations

from bot.book.kin import Family, Kin, family_of
from memory.graph import Graph, build
from memory.people_reading import read
from memory.types import EntryKind, Passage
from tests.book.sample import NARRATOR, passages_of

ENGLISH = (
    "I was born on 4 May 1948 in Lysekil.",
    "My mother Ingrid was born in 1921 and she had red hands.",
    "My father Gustav died in April 1980, when the ice was going out.",
    "My grandmother Elsa baked bread in Lysekil.",
    "My brother Nils fell through the ice.",
    "My husband Anders came every day for one roll.",
    "My daughter Karin was born about 1975.",
    "My granddaughter Maja asks me what the sea was like.",
    "My cousin Tor went to sea.",
    "My aunt Clara wrote from Bergen.",
)
CHINESE = (
    "我1948年生在青岛。",
    "我父亲叫王建国，他在码头做工。",
    "我母亲叫李秀兰。",
    "奶奶和我们住在一起。",
    "我姑姑住在青岛。",
    "我弟弟叫王小明。",
    "我丈夫叫张伟国。",
    "我女儿叫张小丽。",
    "我表哥叫赵大海。",
)


def told(lines: tuple[str, ...]) -> tuple[Graph, dict[str, Passage]]:
    """The graph of these sentences, one passage each, and the passages by id."""
    cut = passages_of([(f"e{at}", EntryKind.VOICE, 4.0, line) for at, line in enumerate(lines, 1)])
    return build([read(one) for one in cut]), {one.id: one for one in cut}


def family(language: str = "en") -> Family:
    """The family that those sentences tell of."""
    graph, passages = told(ENGLISH if language == "en" else CHINESE)
    return family_of(graph, passages, NARRATOR, language)


def kin(name: str, place: str, relation: str = "", sex: str = "U") -> Kin:
    """One of the family of whom nothing else is known."""
    return Kin(name, place, relation or place, sex, True, name)
