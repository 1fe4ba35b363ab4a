"""What was told with a date, to be found by the words that name it: "the flood", "we moved"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from memory.dates import Span, edtf_interval, find_birth_year, find_dates
from memory.lexical import tokens
from memory.sentences import is_question, sentence_spans
from memory.types import Passage

# Index terms that name no event by themselves.
_EMPTY = frozenset(
    str.split(
        "after befor before year summer winter spring autumn fall month week day time then later next follow "
        "when while since until all very just also still already there here about around first last old "
        "young little big get got go went gone com came tak took mak made thing"
    )
)
_EMPTY_CJK = frozenset("后前年月天时候那以之第从到起过发来去")


@dataclass(frozen=True)
class Dated:
    """A dated sentence: where it stands, its index terms, its date (EDTF) and the days that may mean."""

    passage_id: str
    entry_id: str
    start: int
    end: int
    terms: frozenset[str]
    date: str
    span: Span


def dated_sentences(passages: Sequence[Passage]) -> list[Dated]:
    """Every sentence of the narrator's own that says when it was, in the order of telling."""
    birth_year = find_birth_year(passages)
    return [one for passage in passages if _counts(passage) for one in _dated(passage, birth_year)]


def naming(words: str) -> frozenset[str]:
    """The index terms of words that name an event, without those that name none."""
    return frozenset(one for one in tokens(words) if one not in _EMPTY and not set(one) <= _EMPTY_CJK)


def date_named(words: str, known: Iterable[Dated], apart_from: str = "") -> Dated | None:
    """The one event that `words` name, where it is known to a year; None where dates disagree.

    `apart_from` is an entry that does not count: the one in which the words stand.
    """
    wanted = naming(words)
    found = [one for one in known if wanted and wanted <= one.terms and one.entry_id != apart_from]
    if not found:
        return None
    best = min(found, key=lambda one: one.span[1] - one.span[0])
    agree = all(one.span[0] <= best.span[1] and best.span[0] <= one.span[1] for one in found)
    return best if agree and _within_a_year(best.span) else None


def _within_a_year(span: tuple[date, date]) -> bool:
    return span[0].year == span[1].year


def _counts(passage: Passage) -> bool:
    return passage.own and not passage.draft and not passage.field.startswith("document:")


def _dated(passage: Passage, birth_year: int | None) -> Iterable[Dated]:
    for start, end in sentence_spans(passage.text):
        sentence = passage.text[start:end]
        dates = find_dates(sentence, passage.told_at, birth_year=birth_year)
        if len(dates) == 1 and not is_question(sentence):
            span = edtf_interval(dates[0].edtf)
            yield Dated(passage.id, passage.entry_id, start, end, naming(sentence), dates[0].edtf, span)
