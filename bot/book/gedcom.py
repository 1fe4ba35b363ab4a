"""The family as GEDCOM 5.5.1, the form in which programs for family trees exchange them. Pure.

Only what was told: a name is not parted into given name and surname, a link that was not told (whose
child a cousin is) stands as an association, and everyone of whom no death was told is marked
confidential, since they may be alive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import prompts
from bot.book.kin import Family, Kin
from memory.dates import edtf_interval

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_LONGEST = 180  # characters of a line's value: a line is at most 255, and Chinese ones take three bytes
_ME = "@I1@"


@dataclass(frozen=True)
class _Union:
    """A GEDCOM family. Ids; either parent may be missing."""

    husband: str | None
    wife: str | None
    children: tuple[str, ...] = ()


def to_gedcom(family: Family, made_on: date, version: str, language: str) -> str:
    """The file's text, its lines ended by CR LF. The narrator is ``@I1@``."""
    everyone = (*family.placed, *family.unplaced)
    ids = {id(kin): f"@I{number}@" for number, kin in enumerate(everyone, 2)}
    unions = tuple(_unions(family, ids))
    lines = [*_head(made_on, version, language), *_narrator(family, ids, unions)]
    for kin in everyone:
        lines += _individual(kin, ids[id(kin)], unions)
    for number, union in enumerate(unions, 1):
        lines += _family(number, union)
    return "\r\n".join([*lines, "0 TRLR", ""])


def gedcom_date(edtf: str) -> str:
    """``1962-06~`` as ``ABT JUN 1962``, ``196X`` as ``BET 1960 AND 1969``. Raises ValueError."""
    plain = edtf.rstrip("?~%")
    if "/" in plain:
        start, _, end = plain.partition("/")
        if start in ("", ".."):
            return f"BEF {_edge(end, 1)}"
        return f"AFT {_edge(start, 0)}" if end in ("", "..") else f"BET {_edge(start, 0)} AND {_edge(end, 1)}"
    if not plain.replace("-", "").isdigit() or plain[5:7] > "12":
        first, last = edtf_interval(plain)
        if plain[5:7] > "12":
            return f"BET {_month(first)} AND {_month(last)}"
        return f"BET {first.year} AND {last.year}"
    match edtf[-1]:
        case "~" | "%":
            return f"ABT {_day(plain)}"
        case "?":
            return f"INT {_day(plain)} (perhaps)"
    return _day(plain)


def _edge(edtf: str, which: int) -> str:
    """The first (0) or last (1) day, month or year of an end of an interval."""
    plain = edtf.rstrip("?~%")
    if plain.replace("-", "").isdigit() and plain[5:7] <= "12":
        return _day(plain)
    edge = edtf_interval(plain)[which]
    return _month(edge) if plain[5:7] > "12" else str(edge.year)


def _day(edtf: str) -> str:
    year, *rest = edtf.rstrip("?~%").split("-")
    if not rest:
        return str(int(year))
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {int(year)}" if len(rest) > 1 else f"{month} {int(year)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _head(made_on: date, version: str, language: str) -> list[str]:
    return [
        "0 HEAD",
        "1 SOUR LIFESTORY",
        f"2 VERS {version}",
        "2 NAME Lifestory",
        f"1 DATE {_day(made_on.isoformat())}",
        "1 SUBM @U1@",
        "1 GEDC",
        "2 VERS 5.5.1",
        "2 FORM LINEAGE-LINKED",
        "1 CHAR UTF-8",
        f"1 LANG {prompts.language(language).gedcom}",
        "0 @U1@ SUBM",
        "1 NAME Lifestory",
    ]


def _narrator(family: Family, ids: Mapping[int, str], unions: Sequence[_Union]) -> list[str]:
    lines = [f"0 {_ME} INDI", *_long(1, "NAME", family.narrator), "1 RESN confidential"]
    lines += _event("BIRT", family.birth)
    lines += _links(_ME, unions)
    for kin in (*family.at("grandparent", "grandchild"), *family.unplaced):
        lines += [f"1 ASSO {ids[id(kin)]}", f"2 RELA {kin.relation}"[:_LONGEST]]
    return lines


def _individual(kin: Kin, id: str, unions: Sequence[_Union]) -> list[str]:
    lines = [f"0 {id} INDI", *_long(1, "NAME", kin.name)]
    lines += [
        line
        for alias in kin.aliases
        if alias != kin.name
        for line in (*_long(1, "NAME", alias), "2 TYPE aka")
    ]
    lines += [] if kin.death else ["1 RESN confidential"]
    lines += [f"1 SEX {kin.sex}", *_event("BIRT", kin.birth), *_event("DEAT", kin.death), *_links(id, unions)]
    for told in kin.told:
        lines += _long(1, "NOTE", f"“{told.quote}” ({told.label})")
    return lines


def _event(tag: str, edtf: str | None) -> list[str]:
    return [f"1 {tag}", f"2 DATE {gedcom_date(edtf)}"] if edtf else []


def _links(id: str, unions: Sequence[_Union]) -> list[str]:
    spouse = [f"1 FAMS @F{at}@" for at, one in enumerate(unions, 1) if id in (one.husband, one.wife)]
    return [f"1 FAMC @F{at}@" for at, one in enumerate(unions, 1) if id in one.children] + spouse


def _family(number: int, union: _Union) -> list[str]:
    parents = [f"1 HUSB {union.husband}"] if union.husband else []
    parents += [f"1 WIFE {union.wife}"] if union.wife else []
    return [f"0 @F{number}@ FAM", *parents, *(f"1 CHIL {child}" for child in union.children)]


def _unions(family: Family, ids: Mapping[int, str]) -> Iterator[_Union]:
    def at(*places: str) -> tuple[str, ...]:
        return tuple(ids[id(kin)] for kin in family.at(*places))

    father, mother = (*at("father"), None)[0], (*at("mother"), None)[0]
    if father or mother or at("sibling"):
        yield _Union(father, mother, (_ME, *at("sibling")))
    for side, parent in (("father", father), ("mother", mother)):
        grand = _couple(family.at(f"{side}'s-father", f"{side}'s-mother"), ids)
        children = (*((parent,) if parent else ()), *at(f"{side}'s-sibling"))
        if any(grand) or len(children) > 1:
            yield _Union(*grand, children)
    yield from (_Union(father, other) for other in at("father's-spouse"))
    yield from (_Union(other, mother) for other in at("mother's-spouse"))
    spouses = family.at("spouse")
    wife = any(kin.sex == "M" for kin in spouses)  # the narrator's own is not told otherwise
    for kin in spouses:
        yield _Union(ids[id(kin)], _ME) if wife else _Union(_ME, ids[id(kin)])
    if at("child"):
        yield _Union(None, _ME, at("child")) if wife else _Union(_ME, None, at("child"))
    if at("spouse's-parent"):
        yield _Union(*_couple(family.at("spouse's-parent"), ids), at("spouse"))


def _couple(people: Sequence[Kin], ids: Mapping[int, str]) -> tuple[str | None, str | None]:
    men = [ids[id(kin)] for kin in people if kin.sex != "F"]
    women = [ids[id(kin)] for kin in people if kin.sex == "F"]
    return (*men, None)[0], (*women, None)[0]


def _long(level: int, tag: str, text: str) -> list[str]:
    """A line, and CONC lines for what is too long for one; no line may begin or end a part with a space."""
    words = " ".join(text.replace("@", "@@").split())
    parts = []
    while len(words) > _LONGEST:
        cut = _LONGEST
        while cut > 1 and " " in words[cut - 1 : cut + 1]:
            cut -= 1
        parts.append(words[:cut])
        words = words[cut:]
    first, *rest = [*parts, words]
    return [f"{level} {tag} {first}", *(f"{level + 1} CONC {part}" for part in rest)]
