"""A book as PDF, set by Typst.

The narrator's words reach Typst as JSON data and never as markup, so nothing in them can be
taken for a command. Everything stays in memory: no page and no picture touches the disk.
"""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from bot.book.dates import day_in_words
from bot.book.flow import Paragraph, flow
from bot.book.types import Book, BookChapter, BookPhoto, Note
from bot.errors import StoryError
from prompts import message

_TEMPLATES = Path(__file__).parent / "templates"
_CHINESE_FONTS = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Sans CJK SC")
# A footnote longer than this pushes the story off a small page.
_QUOTE = 160


def to_pdf(book: Book) -> bytes:
    """A5 pages with footnotes, contents, timeline and index. Raises StoryError."""
    files = {f"photo-{number}.svg": _wrapped(photo) for number, photo in enumerate(_photos(book))}
    return _compiled("book.typ", book, _book(book), files, format="pdf")


def cover(book: Book) -> bytes:
    """The cover as PNG, 1200 x 1600 pixels or nearly so. Raises StoryError."""
    return _compiled("cover.typ", book, _front(book), {}, format="png", ppi=144.0)


def cjk_font_available() -> bool:
    """True where a font with Chinese signs is installed; without one they print as empty boxes."""
    import typst

    return not set(typst.Fonts().families()).isdisjoint(_CHINESE_FONTS)


def _compiled(template: str, book: Book, data: dict[str, Any], files: dict[str, bytes], **how: Any) -> bytes:
    import typst

    made = datetime.combine(book.made_on, time(12), UTC)
    sources = {
        "main.typ": (_TEMPLATES / template).read_bytes(),
        "book.json": json.dumps(data, ensure_ascii=False).encode(),
        **files,
    }
    try:
        compiled = typst.compile(sources, timestamp=made, **how)
    except RuntimeError as error:
        raise StoryError(f"Typst could not set the book: {type(error).__name__}") from error
    if not isinstance(compiled, bytes):
        raise StoryError(f"{template} gave more than one file")
    return compiled


def _front(book: Book) -> dict[str, Any]:
    return {
        "title": book.title,
        "narrator": book.narrator,
        "language": book.language,
        "fonts": list(_CHINESE_FONTS),
        "told_by": message("book-told-by", book.language, name=book.narrator),
        "made_on": message("book-made-on", book.language, date=day_in_words(book.made_on, book.language)),
    }


def _book(book: Book) -> dict[str, Any]:
    say = partial(message, language=book.language)
    names = {id(photo): f"photo-{number}.svg" for number, photo in enumerate(_photos(book))}
    indexed = {place for person in book.people for place in person.places}
    return _front(book) | {
        "date": [book.made_on.year, book.made_on.month, book.made_on.day],
        "dedication": book.dedication,
        "contents": say("book-contents"),
        "chapters": [
            _chapter(chapter, number, book.language, names) for number, chapter in enumerate(book.chapters, 1)
        ],
        "indexed": sorted(f"c{place.chapter + 1}s{place.sentence}" for place in indexed),
        "timeline_title": say("book-timeline"),
        "timeline": [{"when": e.when, "text": e.text, "source": e.source} for e in book.timeline],
        "people_title": say("book-people"),
        "people": [
            {"name": p.name, "places": [f"c{at.chapter + 1}s{at.sentence}" for at in p.places]}
            for p in book.people
        ],
        "about_title": say("book-about"),
        "about": [message("book-how-notes", book.language, name=book.narrator), *book.notes],
    }


def _chapter(chapter: BookChapter, number: int, language: str, names: dict[int, str]) -> dict[str, Any]:
    notes = {note.number: note for note in chapter.notes}
    run = flow(chapter)
    return {
        "number": message("book-chapter", language, number=str(number)),
        "title": chapter.title,
        "date": chapter.date,
        "blocks": [
            _paragraph(block, f"c{number}s", notes)
            if isinstance(block, Paragraph)
            else _photo(block, names[id(block)])
            for block in run.blocks
        ],
        "unchecked_title": message("book-unchecked", language),
        "unchecked_intro": message("book-unchecked-intro", language),
        "unchecked": [_paragraph(block, f"c{number}u", notes) for block in run.unchecked],
    }


def _paragraph(block: Paragraph, prefix: str, notes: dict[int, Note]) -> dict[str, Any]:
    return {
        "kind": "paragraph",
        "pieces": [
            {
                "anchor": f"{prefix}{piece.index}",
                "text": piece.gap + piece.text,
                "marks": [
                    {"number": mark.number, "first": mark.first, **_footnote(notes[mark.number])}
                    for mark in piece.marks
                ],
            }
            for piece in block.pieces
        ],
    }


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


def _photos(book: Book) -> list[BookPhoto]:
    return [photo for chapter in book.chapters for photo in chapter.photos]
