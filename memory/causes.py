"""What led to what, as the narrator told it: "because of the flood we moved", "that's why", 因为…所以.

By rules, and careful ones: what is denied, doubted, asked or only imagined is left out, and so is what
only explains how somebody knows. A link is two stretches of the narrator's own words; nothing is
concluded from the order of things. Built from the passages whenever it is needed, and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memory.causes_en import find as find_en
from memory.causes_zh import find as find_zh
from memory.dates import find_birth_year, find_dates
from memory.dates_told import told_dates
from memory.sentences import is_question, language_of, sentence_spans
from memory.told_events import Dated, date_named, dated_sentences, naming
from memory.types import Passage

BEFORE = (-1, -1)
"""Stands for the whole sentence before, of which a "that's why" speaks."""


@dataclass(frozen=True)
class Said:
    """Characters ``start``..``end`` of a passage. ``date`` is EDTF: said there, or where the same event is
    told with its date.
    """

    passage_id: str
    entry_id: str
    start: int
    end: int
    text: str
    date: str | None = None


@dataclass(frozen=True)
class Cause:
    """``cause`` led to ``effect``; ``word`` is what says so ("because of", 所以)."""

    cause: Said
    effect: Said
    word: str


def find_causes(passages: Sequence[Passage]) -> tuple[Cause, ...]:
    """The causes told, in the order of telling; dated where that can be known."""
    mine = [one for one in passages if one.own and not one.draft and not one.field.startswith("document:")]
    found = [cause for at, one in enumerate(mine) for cause in _in_passage(one, mine[at - 1] if at else None)]
    if not found:
        return ()
    dates = _Dates(mine)
    return tuple(
        replace(one, cause=dates.dated(one.cause), effect=dates.dated(one.effect, one.cause)) for one in found
    )


def links(causes: Sequence[Cause], passages: Sequence[Passage]) -> list[tuple[str, str]]:
    """Entry ids (cause, effect): which memory led to which, where they are not the same.

    A cause that was only named ("because of the flood") is the one memory that tells of it; where
    several do, none is chosen.
    """
    tellings = _tellings(passages) if causes else {}
    found = []
    for one in causes:
        source = one.cause.entry_id
        if source == one.effect.entry_id:
            source = _told_in(one.cause, tellings) or source
        if source != one.effect.entry_id:
            found.append((source, one.effect.entry_id))
    return list(dict.fromkeys(found))


def _tellings(passages: Sequence[Passage]) -> dict[str, set[tuple[str, int, int]]]:
    """Index term -> the sentences of the narrator's own that hold it: entry id, passage number, start."""
    found: dict[str, set[tuple[str, int, int]]] = {}
    for number, one in enumerate(passages):
        for start, end in sentence_spans(one.text) if one.own else ():
            for term in naming(one.text[start:end]):
                found.setdefault(term, set()).add((one.entry_id, number, start))
    return found


def _told_in(cause: Said, tellings: dict[str, set[tuple[str, int, int]]]) -> str | None:
    """The only other entry with a sentence that holds all words of the cause; None where there are more."""
    terms = naming(cause.text)
    if not terms:
        return None
    sentences = set.intersection(*(tellings.get(one, set()) for one in terms))
    entries = {entry_id for entry_id, _, _ in sentences} - {cause.entry_id}
    return entries.pop() if len(entries) == 1 else None


def _in_passage(passage: Passage, before: Passage | None) -> Iterator[Cause]:
    last: Said | None = None
    if before is not None and before.entry_id == passage.entry_id and (spans := sentence_spans(before.text)):
        last = _said(before, *spans[-1])
    for start, end in sentence_spans(passage.text):
        sentence = passage.text[start:end]
        if not is_question(sentence):
            find = find_zh if language_of(sentence) == "zh" else find_en
            for one in find(sentence):
                cause = (
                    last
                    if one.cause == BEFORE
                    else _said(passage, start + one.cause[0], start + one.cause[1])
                )
                if cause is not None:
                    effect = _said(passage, start + one.effect[0], start + one.effect[1])
                    yield Cause(cause, effect, one.word)
        last = None if is_question(sentence) else _said(passage, start, end)


def _said(passage: Passage, start: int, end: int) -> Said:
    return Said(passage.id, passage.entry_id, start, end, passage.text[start:end])


class _Dates:
    """When things were: by a date in the words or their sentence, or where they are told again."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = {one.id: one for one in passages}
        self._birth_year = find_birth_year(passages)
        self._told = told_dates(passages)
        self._known: list[Dated] = dated_sentences(passages)

    def dated(self, said: Said, cause: Said | None = None) -> Said:
        """`said` with its date. Of an effect a date elsewhere in its sentence counts, unless it is the
        `cause` that bears it.
        """
        passage = self._passages[said.passage_id]
        low, high = said.start, said.end
        if cause is not None:
            low, high = next(((a, b) for a, b in sentence_spans(passage.text) if a <= low < b), (low, high))
        plain = find_dates(passage.text[low:high], passage.told_at, birth_year=self._birth_year)
        found = [(low + one.start, one.edtf) for one in plain]
        found += [(one.start, one.edtf) for one in self._told.get(passage.id, ()) if low <= one.start < high]
        dates = [edtf for at, edtf in found if cause is None or not _within(at, passage.id, cause)]
        if not dates and (again := date_named(said.text, self._known, said.entry_id)):
            dates = [again.date]
        return replace(said, date=dates[0]) if dates else said


def _within(at: int, passage_id: str, said: Said) -> bool:
    return passage_id == said.passage_id and said.start <= at < said.end
