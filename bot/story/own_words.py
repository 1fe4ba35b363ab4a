"""The default writer: a chapter from the narrator's own sentences, in order, lightly edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.story.light_edit import lightly_edited
from bot.story.spans import cite
from bot.story.tellable import is_tellable, leans_back
from bot.story.words import content
from memory.numerals import numbers_in
from memory.sentences import language_of, sentence_spans
from memory.types import Passage, Sentence

_PARAGRAPH = 6
_SHORT = 2
_ALIKE = 0.8
_ENDS = '.!?…。！？”"’」』)）'
Piece = tuple[Passage, int, int]


@dataclass(frozen=True)
class Drafted:
    """A drafted chapter's sentences; ``unchecked`` come from rough transcripts."""

    sentences: tuple[Sentence, ...]
    unchecked: tuple[Sentence, ...] = ()


class Seen:
    """Sentences already used in this story, to leave out what was told twice."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], frozenset[int]]]] = {}

    def is_new(self, text: str) -> bool:
        """True the first time a sentence is told; near-duplicates share 80 % of their content words."""
        words, numbers = frozenset(content(text)), frozenset(one.value for one in numbers_in(text))
        alike = any(
            known_numbers == numbers and len(words & known) >= _ALIKE * len(words | known)
            for word in words
            for known, known_numbers in self._by_word.get(word, ())
        )
        if not alike:
            for word in words:
                self._by_word.setdefault(word, []).append((words, numbers))
        return not alike


def own_words(passages: Sequence[Passage], seen: Seen) -> Drafted:
    """The told sentences of `passages` in their order; an answer begins a paragraph or joins a short one."""
    checked = [one for one in passages if not one.draft]
    rough = [one for one in passages if one.draft]
    return Drafted(_paragraphs(_by_entry(checked), seen), _paragraphs(_by_entry(rough), seen))


def told_sentences(passage: Passage) -> list[Sentence]:
    """Each sentence of one passage that can stand in a story, edited lightly and cited."""
    return told_in([passage])


def told_in(passages: Sequence[Passage]) -> list[Sentence]:
    """The tellable sentences of an answer; one that was cut between two passages cites both."""
    found = []
    for pieces in _pieces(passages):
        said = [passage.text[start:end] for passage, start, end in pieces]
        text = lightly_edited(("" if language_of(said[0]) == "zh" else " ").join(said))
        if text and is_tellable(text):
            found.append(Sentence(text, tuple(cite(*piece) for piece in pieces)))
    return found


def _pieces(passages: Sequence[Passage]) -> list[list[Piece]]:
    """Sentences as runs of pieces: a very long sentence is kept in several passages."""
    found: list[list[Piece]] = []
    last: Passage | None = None
    for passage in passages:
        for number, (start, end) in enumerate(sentence_spans(passage.text)):
            if number == 0 and last is not None and _goes_on(last, passage):
                found[-1].append((passage, start, end))
            else:
                found.append([(passage, start, end)])
            last = passage
    return found


def _goes_on(last: Passage, passage: Passage) -> bool:
    same = last.entry_id == passage.entry_id and last.field == passage.field and last.id != passage.id
    return same and 0 <= passage.start - last.end <= 1 and last.text[-1:] not in _ENDS


def _by_entry(passages: Iterable[Passage]) -> list[list[Passage]]:
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and groups[-1][-1].entry_id == passage.entry_id:
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups


def _paragraphs(entries: Iterable[Sequence[Passage]], seen: Seen) -> tuple[Sentence, ...]:
    done: list[Sentence] = []
    number = length = 0
    for entry in entries:
        told = told_in(entry)
        kept = [one for one in _standing(told) if seen.is_new(one.text)]
        if kept and length > _SHORT:
            number, length = number + 1, 0
        for one in kept:
            if length >= _PARAGRAPH:
                number, length = number + 1, 0
            done.append(Sentence(one.text, one.citations, number))
            length += 1
    return tuple(done)


def _standing(told: Sequence[Sentence]) -> Sequence[Sentence]:
    """Without the head that says "she" of nobody named yet, unless that is most of the answer."""
    first = next((at for at, one in enumerate(told) if not leans_back(one.text)), len(told))
    lost = sum(len(one.text) for one in told[:first])
    return told[first:] if 2 * lost < sum(len(one.text) for one in told) else told
