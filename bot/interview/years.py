"""Years that the narrator named: one to ask more of, an untold stretch, two for one event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from bot.interview.returning import scene_of
from bot.interview.state import UNPROMPTED, Candidate, Dated, State
from memory.lexical import tokens
from memory.types import Passage
from prompts import message

GAP = 8  # years without a memory that are worth a question
_LEAST_DATED = 3
_SHARED, _ALIKE = 3, 0.5  # words in common, and their share, by which two tellings are of one event
_MOST = 60  # dated tellings compared
_TIRED = 2
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20[0-4]\d)(?!\d)")


def dated(passages: Sequence[Passage], language: str) -> tuple[Dated, ...]:
    """Clauses with the one year that was said in them or is kept for their passage, the newest last."""
    found = []
    for passage in passages:
        said = set(_YEAR.findall(passage.text)) or set(_YEAR.findall(passage.event_date or ""))
        if not passage.own or passage.draft or len(said) != 1:
            continue
        scene = scene_of(passage.text, language)
        names = dict(scene.names)
        clause = names.get("quote") or names.get("thought")
        if clause and not scene.of_loss:
            found.append(Dated(int(said.pop()), clause, passage.entry_id))
    return tuple(found)


def on_years(state: State) -> Iterator[Candidate]:
    """Date-led and gap-led questions, each year and each stretch once."""
    if state.engagement <= _TIRED or len(state.dated) < _LEAST_DATED:
        return
    asked = " ".join(one.text for one in state.questions if one.kind in ("date", "gap"))
    language = state.bank.language
    here = state.scene.entry_id if state.scene else None
    by_year = {one.year: one for one in state.dated}
    for year, one in sorted(by_year.items()):
        if str(year) not in asked and one.entry_id != here:
            text = message("interview-of-year", language, year=str(year), clause=one.clause)
            yield _candidate("date", text, (one.clause, str(year)), one.entry_id)
    for (first, one), (last, _) in pairwise(sorted(by_year.items())):
        if last - first >= GAP and not (str(first) in asked and str(last) in asked):
            text = message(
                "interview-years-between", language, first=str(first), last=str(last), clause=one.clause
            )
            yield _candidate("gap", text, (one.clause, str(first), str(last)), one.entry_id)


def two_dates(state: State) -> Iterator[Candidate]:
    """One event with two years: asked about once; both stay as they were told."""
    asked = [one.text for one in state.questions if one.kind == "doubt"]
    recent = [(one, _event(one.clause)) for one in state.dated[-_MOST:]]
    for (one, mine), (other, theirs) in combinations(recent, 2):
        if one.year == other.year or one.entry_id == other.entry_id or not _alike(mine, theirs):
            continue
        values = {"one": str(one.year), "other": str(other.year)}
        if any(all(year in text for year in values.values()) for text in asked):
            continue
        text = message("interview-two-dates", state.bank.language, clause=other.clause, **values)
        yield _candidate("doubt", text, (other.clause, *values.values()), other.entry_id)


@lru_cache(1 << 10)  # few: these are a narrator's words
def _event(clause: str) -> frozenset[str]:
    return frozenset(one for one in tokens(clause) if not one.isdigit())


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    common = len(mine & theirs)
    return common >= _SHARED and common >= _ALIKE * len(mine | theirs)


def _candidate(kind: str, text: str, names: tuple[str, ...], entry_id: str) -> Candidate:
    return Candidate(UNPROMPTED, kind, text, "event", kind, names, entry_id, kind)
