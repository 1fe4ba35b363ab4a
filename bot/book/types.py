"""A book as renderers take it: every word, date and picture already resolved."""

from __future__ import annotations

from collections.abc import Mapping
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
class Sound:
    """Seconds ``start_s``..``end_s`` of a kept recording."""

    media_id: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class BookSentence:
    """A printed sentence. ``paragraph`` numbers from 0 in its chapter and never falls.

    ``role`` is as in `memory.types.Sentence`; ``sounds`` is where it can be heard, in order. ``language`` is
    its own; ``other`` the same in the book's second language, None where it stands untranslated.
    """

    text: str
    note_numbers: tuple[int, ...]
    paragraph: int = 0
    role: str = "told"
    sounds: tuple[Sound, ...] = ()
    language: str = ""
    other: str | None = None


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
class Track:
    """A chapter's original voice: an MP3, and the seconds of it in which each sentence is heard.

    ``spans`` is by the sentence's id in its chapter (``s0``, or ``u0`` for one still to be checked).
    """

    name: str
    mp3: bytes
    seconds: float
    spans: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class BookChapter:
    """A chapter with its pictures and notes. ``unchecked`` waits to be checked by ear.

    ``track`` is its original voice, where that goes out with the book; ``listen`` the address at which
    a reader of the printed book finds it. ``other_title`` is the title in the book's second language.
    """

    key: str
    title: str
    sentences: tuple[BookSentence, ...]
    notes: tuple[Note, ...]
    date: str | None = None
    photos: tuple[BookPhoto, ...] = ()
    unchecked: tuple[BookSentence, ...] = ()
    track: Track | None = None
    listen: str | None = None
    other_title: str | None = None


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
    """A line of the index of people, which says who is who.

    ``aliases`` are their other names, ``relation`` what they are to the narrator, ``where`` the towns
    told of in the same sentences, ``told`` the labels of the first words that name them.
    """

    name: str
    places: tuple[Place, ...]
    aliases: tuple[str, ...] = ()
    relation: str = ""
    where: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A picture made of lines and words: SVG, its size in points, and the same in words.

    ``aside`` names those who are not in it, and why.
    """

    svg: str
    width: float
    height: float
    alt: str
    aside: str = ""


@dataclass(frozen=True)
class Second:
    """The second language of a book, in which each paragraph stands below the told one: its code, and in
    that language who translated from which, and what stands as it was told.
    """

    language: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """A whole book. ``language`` is its code; ``notes`` are words about the book itself.

    ``colophon`` says how it was made; ``draft`` marks a book that the narrator has not approved.
    """

    title: str
    narrator: str
    language: str
    chapters: tuple[BookChapter, ...]
    made_on: date
    timeline: tuple[BookEvent, ...] = ()
    people: tuple[BookPerson, ...] = ()
    dedication: str | None = None
    notes: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    family: Drawing | None = None
    arc: Drawing | None = None
    draft: bool = False
    second: Second | None = None


@dataclass(frozen=True)
class Style:
    """How a printed book looks. With ``bleed`` its pages are 3 mm larger on each side, to be cut off."""

    theme: str = "classic"
    bleed: bool = False
