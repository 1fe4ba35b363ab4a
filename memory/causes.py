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
from memory.dates_told import told_dates
from memory.sentences import is_question, language_of
from memory.told_events import Read, date_named, dated_by_term, naming, read_sentences
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


def find_causes(passages: Sequence[Passage], read: Sequence[Read] | None = None) -> tuple[Cause, ...]:
    """The causes told, in the order of telling; dated where that can be known.

    `read` are the sentences of `passages`, where these were read already.
    """
    sentences = read_sentences(passages) if read is None else read
    found = [cause for at, one in enumerate(sentences) for cause in _in_sentence(sentences, at, one)]
    if not found:
        return ()
    dates = _Dates(passages, sentences)
    return tuple(
        replace(one, cause=dates.dated(one.cause), effect=dates.dated(one.effect, one.cause)) for one in found
    )


def links(causes: Sequence[Cause], read: Sequence[Read]) -> list[tuple[str, str]]:
    """Entry ids (cause, effect): which memory led to which, where they are not the same.

    A cause that was only named ("because of the flood") is the one memory that tells of it; where
    several do, none is chosen. `read` are the sentences of all memories.
    """
    tellings = _tellings(causes, read)
    found = []
    for one in causes:
        source = one.cause.entry_id
        if source == one.effect.entry_id:
            source = _told_in(one.cause, tellings) or source
        if source != one.effect.entry_id:
            found.append((source, one.effect.entry_id))
    return list(dict.fromkeys(found))


def _tellings(causes: Sequence[Cause], read: Sequence[Read]) -> dict[str, set[tuple[str, str, int]]]:
    """Index term of a cause -> the sentences that hold it: entry id, passage id, start."""
    wanted = {term for one in causes for term in naming(one.cause.text)}
    found: dict[str, set[tuple[str, str, int]]] = {}
    for one in read if wanted else ():
        for term in wanted & naming(one.text):
            found.setdefault(term, set()).add((one.passage.entry_id, one.passage.id, one.start))
    return found


def _told_in(cause: Said, tellings: dict[str, set[tuple[str, str, int]]]) -> str | None:
    """The only other entry with a sentence that holds all words of the cause; None where there are more."""
    terms = naming(cause.text)
    if not terms:
        return None
    sentences = set.intersection(*(tellings.get(one, set()) for one in terms))
    entries = {entry_id for entry_id, _, _ in sentences} - {cause.entry_id}
    return entries.pop() if len(entries) == 1 else None


def _in_sentence(sentences: Sequence[Read], at: int, one: Read) -> Iterator[Cause]:
    if is_question(one.text):
        return
    find = find_zh if language_of(one.text) == "zh" else find_en
    for found in find(one.text):
        cause = _before(sentences, at) if found.cause == BEFORE else _said(one, *found.cause)
        if cause is not None:
            yield Cause(cause, _said(one, *found.effect), found.word)


def _before(sentences: Sequence[Read], at: int) -> Said | None:
    """The whole sentence before, of the same entry, unless it asks something."""
    if at == 0 or sentences[at - 1].passage.entry_id != sentences[at].passage.entry_id:
        return None
    last = sentences[at - 1]
    return None if is_question(last.text) else _said(last, 0, last.end - last.start)


def _said(one: Read, start: int, end: int) -> Said:
    passage = one.passage
    return Said(passage.id, passage.entry_id, one.start + start, one.start + end, one.text[start:end])


class _Dates:
    """When things were: by a date in the words or their sentence, or where they are told again."""

    def __init__(self, passages: Sequence[Passage], sentences: Sequence[Read]) -> None:
        self._sentences: dict[str, list[Read]] = {}
        for one in sentences:
            self._sentences.setdefault(one.passage.id, []).append(one)
        self._told = told_dates(passages, sentences)
        self._known = dated_by_term(sentences)

    def dated(self, said: Said, cause: Said | None = None) -> Said:
        """`said` with its date. Of an effect a date elsewhere in its sentence counts, unless it is the
        `cause` that bears it.
        """
        around = next(one for one in self._sentences[said.passage_id] if one.start <= said.start < one.end)
        low, high = (said.start, said.end) if cause is None else (around.start, around.end)
        found = [(around.start + one.start, one.edtf) for one in around.dates]
        found += [(one.start, one.edtf) for one in self._told.get(said.passage_id, ())]
        dates = [
            edtf
            for at, edtf in found
            if low <= at < high and not (cause and _within(at, said.passage_id, cause))
        ]
        if not dates and (again := date_named(said.text, self._known, said.entry_id)):
            dates = [again.date]
        return replace(said, date=dates[0]) if dates else said


def _within(at: int, passage_id: str, said: Said) -> bool:
    return passage_id == said.passage_id and said.start <= at < said.end
