"""The forms in which people and places are named, over all passages. Pure.

A form is a name with what it was said to be: "my cousin Anna" and "my wife Anna" are two forms.
Which forms are one person is decided in `memory.people_joining`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from memory.people_common import Named
from memory.people_kin import TITLES, group_of
from memory.people_reading import Reading
from memory.people_zh import SURNAMES

_TITLE = re.compile(rf"^(?P<title>{'|'.join(TITLES)})\.?\s+(?=\S)", re.IGNORECASE)
_KIN_TITLE = re.compile(
    r"^(?:great-)?(?P<kin>aunt|auntie|aunty|uncle|grandma|grandpa|granny|nana|nan|cousin|grandad|gran)\s+(?=\S)",
    re.IGNORECASE,
)
_CHINESE_NAME = re.compile(rf"[{SURNAMES}][\u4e00-\u9fff]{{2}}")


class Form(NamedTuple):
    """``name`` is folded and without title; empty where only the relation was said. ``group`` is the
    relation (`group_of`), or empty.
    """

    kind: str
    title: str
    name: str
    group: str
    quality: str = ""

    @property
    def key(self) -> str:
        """The form as one string, to be kept."""
        return "|".join(self)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.name.split())


class Sighting(NamedTuple):
    """A form at characters ``start``..``end`` of a passage, in words ``said``."""

    passage_id: str
    start: int
    end: int
    form: Form
    said: str


@dataclass(frozen=True)
class Forms:
    """Everything sighted, in the order of the passages, and each form's wordings with their counts."""

    sightings: tuple[Sighting, ...]
    wordings: Mapping[Form, Counter[str]] = field(default_factory=dict)


def collect(readings: Sequence[Reading]) -> Forms:
    """All forms that the readings hold; a name that one passage is sure of is found in every other."""
    kinds = _kinds(readings)
    given = {name[1:] for name in kinds if _CHINESE_NAME.fullmatch(name)}
    chinese = _either({name for name in kinds if not name.isascii()} | given)
    sightings: list[Sighting] = []
    wordings: defaultdict[Form, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for one in _all_of(reading, kinds, chinese):
            kind = kinds.get(one.name.casefold(), one.kind or "person")
            form = form_of(one.kind if one.relation else kind, one)
            sightings.append(Sighting(reading.passage_id, one.start, one.end, form, one.name))
            wordings[form][one.name] += 1
    return Forms(tuple(sightings), wordings)


def form_of(kind: str, one: Named) -> Form:
    """The form of one name as it was said."""
    return _form(kind, one.name, one.relation or "", one.quality, one.bare)


@lru_cache(maxsize=65536)
def _form(kind: str, said: str, relation: str, quality: str, bare: bool) -> Form:
    group = group_of(relation) if relation else ""
    if kind == "place":
        return Form(kind, "", said.casefold().removesuffix("市") or said, "")
    if bare:
        return Form(kind, "", "", group, quality)
    name, title = said, ""
    if kin := _KIN_TITLE.match(name):
        name, group = name[kin.end() :], group or group_of(kin["kin"])
    while found := _TITLE.match(name):
        name, title = name[found.end() :], TITLES[found["title"].casefold()]
    return Form(kind, title, " ".join(name.casefold().split()), group, quality)


def _kinds(readings: Iterable[Reading]) -> dict[str, str]:
    """Folded name -> what the rules mostly take it for; in a tie a person."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for one in reading.sure:
            if not one.bare:
                # What the narrator said somebody is to them outweighs the small words around a name.
                votes[one.name.casefold()][one.kind] += 5 if one.relation else 1
    kinds = {
        name: "person" if count["person"] >= count["place"] else "place" for name, count in votes.items()
    }
    whole = [name.split() for name, kind in kinds.items() if kind == "person" and " " in name]
    parts = {part for first, *_, last in whole for part in (first, last) if len(part) > 2}
    return dict.fromkeys(parts - set(TITLES), "person") | kinds


def _all_of(reading: Reading, kinds: Mapping[str, str], chinese: re.Pattern[str] | None) -> Iterator[Named]:
    known = [one for one in reading.perhaps if one.name.casefold() in kinds]
    if reading.chinese and chinese:
        taken = [(one.start, one.end) for one in reading.sure]
        known += [
            Named("", match.group(), match.start(), match.end())
            for match in chinese.finditer(reading.chinese)
            if all(match.end() <= start or match.start() >= end for start, end in taken)
        ]
    yield from sorted((*reading.sure, *known), key=lambda one: one.start) if known else reading.sure


def _either(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern of Chinese names, longest first; None where there are none."""
    some = sorted((re.escape(one) for one in names if len(one) > 1), key=len, reverse=True)
    return re.compile("|".join(some)) if some else None
