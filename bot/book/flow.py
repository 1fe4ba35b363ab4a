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
    """A sentence on the page. ``index`` is its place in the chapter, ``gap`` what stands before it,
    ``language`` its own ("" for the book's). ``kept`` marks one that is not translated among those that are.
    """

    index: int
    gap: str
    text: str
    marks: tuple[Mark, ...]
    language: str = ""
    kept: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Sentences that run on. ``role`` is ``told``, or ``heading`` or ``asked`` for what stands by itself.

    ``other`` is the same paragraph in the book's second language; empty where nothing of it is translated.
    """

    pieces: tuple[Piece, ...]
    role: str = "told"
    other: tuple[Piece, ...] = ()


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
            pieces.append(Piece(index, gap, sentence.text, marks, sentence.language))
        other = _other(sentences, pieces)
        found.append((sentences[first].paragraph, Paragraph(tuple(pieces), _kind(sentences[first]), other)))
    return found


def _other(sentences: Sequence[BookSentence], pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A paragraph's pieces in the second language, each with the marks of the told one."""
    if all(sentences[one.index].other is None for one in pieces):
        return ()
    found: list[Piece] = []
    for one in pieces:
        said = sentences[one.index].other
        text = one.text if said is None else said
        gap = "" if not found or meet(found[-1].text, text) else " "
        marks = tuple(Mark(mark.number, False) for mark in one.marks)
        found.append(Piece(one.index, gap, text, marks, one.language if said is None else "", said is None))
    return tuple(found)


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
