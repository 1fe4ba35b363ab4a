"""What was told with a date, to be found by the words that name it: "the flood", "we moved"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from memory.dates import DateMention, Span, edtf_interval, find_birth_year, find_dates
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
class Read:
    """A sentence of the narrator's own: characters ``start``..``end`` of a passage, with its dates (whose
    places count from the sentence's own beginning).
    """

    passage: Passage
    start: int
    end: int
    dates: tuple[DateMention, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Dated:
    """A sentence with one date (EDTF) and the days that this may mean."""

    entry_id: str
    terms: frozenset[str]
    date: str
    span: Span


Known = Mapping[str, Sequence[Dated]]
"""Dated sentences by each of their index terms."""


def read_sentences(passages: Sequence[Passage]) -> list[Read]:
    """Every sentence of the narrator's own, checked words, in the order given."""
    birth_year = find_birth_year(passages)
    return [
        Read(one, start, end, tuple(find_dates(one.text[start:end], one.told_at, birth_year=birth_year)))
        for one in passages
        if one.own and not one.draft and not one.field.startswith("document:")
        for start, end in sentence_spans(one.text)
    ]


def dated_by_term(read: Iterable[Read]) -> Known:
    """The sentences that say, once, when something was."""
    found: dict[str, list[Dated]] = {}
    for one in read:
        if len(one.dates) == 1 and not is_question(one.text):
            edtf = one.dates[0].edtf
            dated = Dated(one.passage.entry_id, naming(one.text), edtf, edtf_interval(edtf))
            for term in dated.terms:
                found.setdefault(term, []).append(dated)
    return found


def naming(words: str) -> frozenset[str]:
    """The index terms of words that name an event, without those that name none."""
    return frozenset(one for one in tokens(words) if one not in _EMPTY and not set(one) <= _EMPTY_CJK)


def date_named(words: str, known: Known, apart_from: str = "") -> Dated | None:
    """The one event that `words` name, where it is known to a year; None where dates disagree.

    `apart_from` is an entry that does not count: the one in which the words stand.
    """
    wanted = naming(words)
    rarest = min((known.get(one, ()) for one in wanted), key=len, default=())
    found = [one for one in rarest if wanted <= one.terms and one.entry_id != apart_from]
    if not found:
        return None
    best = min(found, key=lambda one: one.span[1] - one.span[0])
    agree = all(one.span[0] <= best.span[1] and best.span[0] <= one.span[1] for one in found)
    return best if agree and _within_a_year(best.span) else None


def _within_a_year(span: tuple[date, date]) -> bool:
    return span[0].year == span[1].year
