"""Notes: what each sentence rests on, gathered so that a page is not littered with numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.book.dates import day_in_words, minutes, moment_day
from bot.book.flow import CJK
from bot.book.types import Note, Sound
from memory.types import Citation, Narrator, Passage, Sentence
from prompts import message

# A word, or one sign of a script that sets no spaces.
_WORD = re.compile(f"[{CJK}]|[^\\W{CJK}]+")
_SAME = 0.85
# One note for a written entry in a chapter; one a paragraph for sound, so that its time stays near.
_Key = tuple[str, str, int | None]


@dataclass
class _Draft:
    number: int
    passage: Passage
    start_s: float | None
    quotes: list[Citation] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class ChapterNotes:
    """The notes of one chapter, numbered on from `first`."""

    def __init__(
        self, passages: Mapping[str, Passage], narrator: Narrator, language: str, first: int
    ) -> None:
        self._passages = passages
        self._narrator = narrator
        self._language = language
        self._first = first
        self._drafts: dict[_Key, _Draft] = {}

    @property
    def language(self) -> str:
        """The book's."""
        return self._language

    @property
    def following(self) -> int:
        """The first number that is still free."""
        return self._first + len(self._drafts)

    def cite(self, sentence: Sentence, paragraph: int) -> tuple[int, ...]:
        """The numbers of a sentence's notes, in rising order; `paragraph` is the one whose notes it shares.

        Empty where it cites nothing, or where any passage that it rests on is no longer kept.
        """
        if not all(citation.passage_id in self._passages for citation in sentence.citations):
            return ()
        return tuple(sorted({self._note(citation, sentence, paragraph) for citation in sentence.citations}))

    def sounds(self, sentence: Sentence) -> tuple[Sound, ...]:
        """The seconds in which a sentence's words are heard, where they were spoken."""
        found = []
        for one in sentence.citations:
            media = self._passages[one.passage_id].media_id
            if media is not None and one.start_s is not None and one.end_s is not None:
                found.append(Sound(media, one.start_s, one.end_s))
        return tuple(dict.fromkeys(found))

    def notes(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._finish(draft) for draft in self._drafts.values())

    def _note(self, citation: Citation, sentence: Sentence, paragraph: int) -> int:
        passage = self._passages[citation.passage_id]
        start = citation.start_s if citation.start_s is not None else passage.start_s
        key = (passage.entry_id, passage.field, None if start is None else paragraph)
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._drafts[key] = _Draft(self.following, passage, start)
        elif start is not None and draft.start_s is not None:
            draft.start_s = min(start, draft.start_s)
        if citation not in draft.quotes:
            draft.quotes.append(citation)
        draft.told.append(sentence.text)
        return draft.number

    def _finish(self, draft: _Draft) -> Note:
        return Note(
            number=draft.number,
            label=source_label(draft.passage, self._narrator, self._language, draft.start_s),
            quote=self._quoted(draft.quotes),
            kind=draft.passage.kind.value,
            verbatim=_echoed(" ".join(one.quote for one in draft.quotes), " ".join(draft.told)),
        )

    def _quoted(self, quotes: Sequence[Citation]) -> str:
        """The quotes in a row, with … where something lies between two of them."""
        whole = quotes[0].quote
        for last, one in pairwise(quotes):
            between = self._passages[one.passage_id].text[last.end : one.start]
            next_to = last.passage_id == one.passage_id and last.end <= one.start and not between.strip()
            whole += (between if next_to else " … ") + one.quote
        return whole


def source_label(passage: Passage, narrator: Narrator, language: str, start_s: float | None) -> str:
    """``Voice note, 12 March 2026, 0:14``, with the day as the narrator lived it."""
    captioned = passage.field.startswith("caption:")
    what = message(f"book-kind-{'caption' if captioned else passage.kind.value}", language)
    date = day_in_words(moment_day(passage.told_at, narrator.timezone), language)
    if start_s is None:
        label = message("book-note", language, what=what, date=date)
    else:
        label = message("book-note-at", language, what=what, date=date, at=minutes(start_s))
    if passage.speaker is None:
        return label
    return message("book-note-by", language, who=passage.speaker, note=label)


def _echoed(quote: str, told: str) -> bool:
    """True where what was said stands in what is printed, but for a hesitation here and there."""
    said, printed = Counter(_WORD.findall(quote.casefold())), Counter(_WORD.findall(told.casefold()))
    return (said & printed).total() >= _SAME * said.total()
