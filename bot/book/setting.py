"""What Typst is given of a book: plain values and files, in the order of the pages.

The narrator's words reach Typst as JSON data and never as markup, so nothing in them can be
taken for a command.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.book.codes import code_svg
from bot.book.dates import day_in_words
from bot.book.flow import Paragraph, Piece, flow
from bot.book.people import said_of
from bot.book.types import Book, BookChapter, BookPerson, BookPhoto, Drawing, Note, Style
from prompts import message

CHINESE_FONTS = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Sans CJK SC")
_SANS_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC")
# A footnote longer than this pushes the story off a small page.
_QUOTE = 160
_BLEED = 3  # millimetres that are cut away


@dataclass(frozen=True)
class Tuning:
    """How a chapter is fitted to its pages: these lines fewer a page, pictures at this part of their size."""

    shorter: int = 0
    smaller: float = 1.0


@dataclass(frozen=True)
class Setting:
    """``data`` is the book as JSON takes it; ``files`` are its pictures by name."""

    data: dict[str, Any]
    files: dict[str, bytes]


def front(book: Book) -> dict[str, Any]:
    """What cover and title page say."""
    made_on = day_in_words(book.made_on, book.language)
    return {
        "title": book.title,
        "narrator": book.narrator,
        "language": book.language,
        "fonts": list(CHINESE_FONTS),
        "sans": list(_SANS_FONTS),
        "told_by": message("book-told-by", book.language, name=book.narrator),
        "made_on": message("book-made-on", book.language, date=made_on),
    }


def setting(book: Book, style: Style, tuning: tuple[Tuning, ...]) -> Setting:
    """The whole book. `tuning` holds one for each chapter."""
    say = partial(message, language=book.language)
    photos = [photo for chapter in book.chapters for photo in chapter.photos]
    names = {id(photo): f"photo-{number}.svg" for number, photo in enumerate(photos)}
    files = {names[id(photo)]: _wrapped(photo) for photo in photos}
    chapters = []
    for number, chapter in enumerate(book.chapters, 1):
        fitted = {"place": number - 1, **vars(tuning[number - 1])}
        made = _chapter(chapter, number, book, names, style)
        chapters.append(made | fitted | _code(chapter, number, files))
    indexed = {place for person in book.people for place in person.places}
    data = front(book) | {
        "date": [book.made_on.year, book.made_on.month, book.made_on.day],
        "year": str(book.made_on.year),
        "second": book.second.language if book.second else None,
        "bleed": _BLEED if style.bleed else 0,
        "dedication": book.dedication,
        "contents": say("book-contents"),
        "chapters": chapters,
        "indexed": sorted(f"c{place.chapter + 1}s{place.sentence}" for place in indexed),
        "family_title": say("book-family"),
        "family": _drawing(book.family, "family.svg", files),
        "arc_title": say("book-arc"),
        "arc": _drawing(book.arc, "arc.svg", files),
        "timeline_title": say("book-timeline"),
        "timeline": [{"when": e.when, "text": e.text, "source": e.source} for e in book.timeline],
        "people_title": say("book-people"),
        "people": [_person(one, book.language) for one in book.people],
        "about_title": say("book-about"),
        "about": [message("book-how-notes", book.language, name=book.narrator), *book.notes],
        "imprint": _imprint(book),
        "colophon": [*book.colophon, say(f"book-set-{style.theme}")],
    }
    return Setting(data, files)


def _imprint(book: Book) -> list[str]:
    draft = [message("book-draft", book.language, name=book.narrator)] if book.draft else []
    made_on = message("book-made-on", book.language, date=day_in_words(book.made_on, book.language))
    second = book.second.words if book.second else ()
    return [*draft, message("book-told-by", book.language, name=book.narrator), made_on, *second]


def _person(person: BookPerson, language: str) -> dict[str, Any]:
    return {
        "name": person.name,
        "said": said_of(person, language),
        "told": message("book-between-sources", language).join(person.told),
        "places": [f"c{at.chapter + 1}s{at.sentence}" for at in person.places],
    }


def _drawing(drawing: Drawing | None, name: str, files: dict[str, bytes]) -> dict[str, Any] | None:
    if drawing is None:
        return None
    files[name] = drawing.svg.encode()
    return {
        "file": name,
        "width": drawing.width,
        "height": drawing.height,
        "alt": drawing.alt,
        "aside": drawing.aside,
    }


def _code(chapter: BookChapter, number: int, files: dict[str, bytes]) -> dict[str, Any]:
    if not chapter.listen:
        return {"code": None}
    name = f"code-{number}.svg"
    files[name] = code_svg(chapter.listen)
    return {"code": name, "listen": chapter.listen}


def _chapter(
    chapter: BookChapter, number: int, book: Book, names: dict[int, str], style: Style
) -> dict[str, Any]:
    language = book.language
    notes = {note.number: note for note in chapter.notes}
    run = flow(chapter)
    lead = _lead(chapter) if style.theme == "album" else None
    return {
        "number": message("book-chapter", language, number=str(number)),
        "title": chapter.title,
        "other_title": chapter.other_title,
        "date": chapter.date,
        "lead": _photo(lead, names[id(lead)]) if lead else None,
        "code_words": message("book-listen", language, name=book.narrator),
        "blocks": [
            _paragraph(block, f"c{number}s", notes)
            if isinstance(block, Paragraph)
            else _photo(block, names[id(block)])
            for block in run.blocks
            if block is not lead
        ],
        "unchecked_title": message("book-unchecked", language),
        "unchecked_intro": message("book-unchecked-intro", language),
        "unchecked": [_paragraph(block, f"c{number}u", notes) for block in run.unchecked],
    }


def _lead(chapter: BookChapter) -> BookPhoto | None:
    """The picture that opens a chapter: the first that loses least where its edges are cut."""
    wide = [photo for photo in chapter.photos if photo.width >= 0.8 * photo.height]
    return next(iter(wide or chapter.photos), None)


def _paragraph(block: Paragraph, prefix: str, notes: dict[int, Note]) -> dict[str, Any]:
    return {
        "kind": "paragraph",
        "role": block.role,
        "pieces": [
            {
                "anchor": f"{prefix}{piece.index}",
                "text": piece.gap + piece.text,
                "language": piece.language,
                "marks": _marks(piece, notes),
            }
            for piece in block.pieces
        ],
        "other": [
            {
                "text": piece.gap + piece.text,
                "language": piece.language,
                "kept": piece.kept,
                "marks": _marks(piece, notes),
            }
            for piece in block.other
        ],
    }


def _marks(piece: Piece, notes: dict[int, Note]) -> list[dict[str, Any]]:
    return [
        {"number": mark.number, "first": mark.first, **_footnote(notes[mark.number])} for mark in piece.marks
    ]


def _footnote(note: Note) -> dict[str, str]:
    # Words that already stand on the page are not printed again at its foot.
    quote = "" if note.verbatim else note.quote
    if len(quote) > _QUOTE:
        quote = quote[:_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:.，；：。") + " …"
    return {"label": note.label, "quote": quote}


def _wrapped(photo: BookPhoto) -> bytes:
    """The picture as an SVG around the same JPEG: Typst takes files in memory only as UTF-8 text."""
    data = b64encode(photo.jpeg).decode("ascii")
    size = f'width="{photo.width}" height="{photo.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>'
        f'<image {size} xlink:href="data:image/jpeg;base64,{data}"/></svg>'
    ).encode()


def _photo(photo: BookPhoto, name: str) -> dict[str, Any]:
    return {
        "kind": "photo",
        "file": name,
        "caption": photo.caption,
        "alt": photo.alt,
        "shape": photo.width / photo.height,
    }
