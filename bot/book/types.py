"""A book as renderers take it: every word, date and picture already resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Note:
    """What a sentence rests on, for the reader.

    ``number`` counts from 1 through the whole book. ``label`` reads like ``Voice note, 12 March
    2026, 0:14``; ``quote`` is what was said, word for word; ``kind`` is an `EntryKind` value.
    ``verbatim`` marks a note whose quote already stands in the chapter's own sentences.
    """

    number: int
    label: str
    quote: str
    kind: str
    verbatim: bool = False


@dataclass(frozen=True)
class BookSentence:
    """A printed sentence. ``paragraph`` numbers from 0 in its chapter and never falls."""

    text: str
    note_numbers: tuple[int, ...]
    paragraph: int = 0


@dataclass(frozen=True)
class BookPhoto:
    """A picture to print: JPEG without any metadata, its size in pixels, and its words.

    ``after`` is the paragraph (from 0) that it follows; -1 is before the first.
    """

    media_id: str
    jpeg: bytes
    width: int
    height: int
    caption: str
    alt: str
    after: int = -1


@dataclass(frozen=True)
class BookChapter:
    """A chapter with its pictures and notes. ``unchecked`` waits to be checked by ear."""

    key: str
    title: str
    sentences: tuple[BookSentence, ...]
    notes: tuple[Note, ...]
    date: str | None = None
    photos: tuple[BookPhoto, ...] = ()
    unchecked: tuple[BookSentence, ...] = ()


@dataclass(frozen=True)
class BookEvent:
    """A line of the timeline: when (in words), what, and where it was told."""

    when: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Place:
    """Where somebody is named: chapter and sentence, both from 0."""

    chapter: int
    sentence: int


@dataclass(frozen=True)
class BookPerson:
    """A line of the index of people."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Book:
    """A whole book. ``language`` is ``en`` or ``zh``; ``notes`` are words about the book itself."""

    title: str
    narrator: str
    language: str
    chapters: tuple[BookChapter, ...]
    made_on: date
    timeline: tuple[BookEvent, ...] = ()
    people: tuple[BookPerson, ...] = ()
    dedication: str | None = None
    notes: tuple[str, ...] = ()
