"""How a chapter runs on the page: paragraphs, pictures, gaps, and where the marks of notes stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.book.types import BookChapter, BookPhoto, BookSentence

# Chinese, Japanese and full-width signs: no space is set between two sentences that both use them.
CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_ENDS_WIDE = re.compile(f"[{CJK}][”’」』]?$")
_BEGINS_WIDE = re.compile(f"(?:[“‘「『]|[0-9]+)?[{CJK}]")


@dataclass(frozen=True)
class Mark:
    """The number of a note after a sentence. ``first`` is where the note's way back leads."""

    number: int
    first: bool


@dataclass(frozen=True)
class Piece:
    """A sentence on the page. ``index`` is its place in the chapter, ``gap`` what stands before it."""

    index: int
    gap: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Paragraph:
    """Sentences that run on. ``role`` is ``told``, or ``heading`` or ``asked`` for what stands by itself."""

    pieces: tuple[Piece, ...]
    role: str = "told"


@dataclass(frozen=True)
class Flow:
    """A chapter in order of the page."""

    blocks: tuple[Paragraph | BookPhoto, ...]
    unchecked: tuple[Paragraph, ...]


def flow(chapter: BookChapter) -> Flow:
    """The chapter's paragraphs, with each picture after the paragraph that it follows."""
    seen: set[int] = set()
    waiting = sorted(chapter.photos, key=lambda photo: photo.after)
    blocks: list[Paragraph | BookPhoto] = []
    for number, paragraph in _paragraphs(chapter.sentences, seen):
        while waiting and waiting[0].after < number:
            blocks.append(waiting.pop(0))
        blocks.append(paragraph)
    unchecked = tuple(paragraph for _, paragraph in _paragraphs(chapter.unchecked, seen))
    return Flow((*blocks, *waiting), unchecked)


def _paragraphs(sentences: Sequence[BookSentence], seen: set[int]) -> list[tuple[int, Paragraph]]:
    """Paragraphs with their numbers. `seen` holds the notes marked so far and grows.

    Neighbours that rest on the same notes share one mark, after the last of them, so that the
    page is not littered; a paragraph always ends with its marks.
    """
    found: list[tuple[int, Paragraph]] = []
    for first, end in _runs(sentences):
        pieces: list[Piece] = []
        for index in range(first, end):
            sentence = sentences[index]
            gap = "" if index == first or meet(sentences[index - 1].text, sentence.text) else " "
            numbers = () if _runs_on(sentences, index, end) else sentence.note_numbers
            marks = tuple(Mark(number, number not in seen) for number in numbers)
            seen.update(numbers)
            pieces.append(Piece(index, gap, sentence.text, marks))
        found.append((sentences[first].paragraph, Paragraph(tuple(pieces), _kind(sentences[first]))))
    return found


def _runs(sentences: Sequence[BookSentence]) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    kinds = [(one.paragraph, _kind(one)) for one in sentences]
    opens = [at for at in range(len(kinds)) if at == 0 or kinds[at] != kinds[at - 1]]
    return list(pairwise([*opens, len(kinds)]))


def _kind(sentence: BookSentence) -> str:
    return sentence.role if sentence.role in ("heading", "asked") else "told"


def meet(before: str, after: str) -> bool:
    """True for two sentences of a script that sets no space between them."""
    return _ENDS_WIDE.search(before) is not None and _BEGINS_WIDE.match(after) is not None


def _runs_on(sentences: Sequence[BookSentence], index: int, end: int) -> bool:
    """True where the mark is left to what follows: within the paragraph, or after a scene's heading."""
    if index + 1 == len(sentences):
        return False
    numbers, following = sentences[index].note_numbers, sentences[index + 1].note_numbers
    if index + 1 == end:
        return _kind(sentences[index]) == "heading" and set(numbers) <= set(following)
    return numbers == following
