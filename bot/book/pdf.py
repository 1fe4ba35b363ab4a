"""A book as PDF, set by Typst. Everything stays in memory: no page and no picture touches the disk."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from bot.book.setting import CHINESE_FONTS, Tuning, front, setting
from bot.book.types import Book, Drawing, Style
from bot.errors import StoryError

_TEMPLATES = Path(__file__).parent / "templates"
_PLAIN = Style()
# A chapter whose last page ends above this (millimetres from the top) is set on shorter pages.
_LONELY = 45.0
_CHOICES = (
    Tuning(),
    Tuning(shorter=1),
    Tuning(shorter=-1),
    Tuning(shorter=2),
    Tuning(smaller=0.8),
    Tuning(shorter=3),
    Tuning(shorter=-1, smaller=0.65),
)


def to_pdf(book: Book, style: Style = _PLAIN) -> bytes:
    """Pages of 148 x 210 mm with footnotes, contents, tree, timeline and index. Raises StoryError."""
    made = setting(book, style, _tuned(book, style))
    return _compiled(_sources("book.typ", made.data, made.files, style), book.made_on, format="pdf")


def cover(book: Book) -> bytes:
    """The cover as PNG, 1200 x 1600 pixels or nearly so. Raises StoryError."""
    return _compiled(_sources("cover.typ", front(book), {}, _PLAIN), book.made_on, format="png", ppi=144.0)


def as_png(drawing: Drawing) -> bytes:
    """A drawing as PNG on white, large enough for a telephone. Raises StoryError."""
    page = b'#set page(width: auto, height: auto, margin: 12pt)\n#image("drawing.svg")'
    sources = {"main.typ": page, "drawing.svg": drawing.svg.encode()}
    return _compiled(sources, date(2000, 1, 1), format="png", ppi=216.0)


def cjk_font_available() -> bool:
    """True where a font with Chinese signs is installed; without one they print as empty boxes."""
    import typst

    return not set(typst.Fonts().families()).isdisjoint(CHINESE_FONTS)


def _tuned(book: Book, style: Style) -> tuple[Tuning, ...]:
    """How each chapter is set so that it does not end on a page with a line or two: as a printer does it
    by hand. The first choice that helps is taken; with none, the page stays.
    """
    chosen = [_CHOICES[0]] * len(book.chapters)
    waiting = set(range(len(chosen)))
    for choice in _CHOICES:
        tried = tuple(choice if number in waiting else have for number, have in enumerate(chosen))
        lonely = _lonely(book, style, tried)
        for number in waiting - lonely:
            chosen[number] = choice
        waiting &= lonely
        if not waiting:
            break
    return tuple(chosen)


def _lonely(book: Book, style: Style, tuning: tuple[Tuning, ...]) -> set[int]:
    """The chapters whose words end on a page of their own with too few on it."""
    import typst

    made = setting(book, style, tuning)
    sources: Any = _sources("book.typ", made.data, made.files, style)  # its stub does not name mappings
    found = typst.query(sources, "<words>", field="value")
    return {number for number, _, y in json.loads(found) if y < _LONELY}


def _sources(template: str, data: dict[str, Any], files: dict[str, bytes], style: Style) -> dict[str, bytes]:
    return {
        "main.typ": (_TEMPLATES / template).read_bytes(),
        "theme.typ": (_TEMPLATES / f"theme-{style.theme}.typ").read_bytes(),
        "parts.typ": (_TEMPLATES / "parts.typ").read_bytes(),
        "book.json": json.dumps(data, ensure_ascii=False).encode(),
        **files,
    }


def _compiled(sources: dict[str, bytes], made_on: date, **how: Any) -> bytes:
    import typst

    made = datetime.combine(made_on, time(12), UTC)
    try:
        compiled = typst.compile(sources, timestamp=made, **how)
    except RuntimeError as error:
        raise StoryError(f"Typst could not set the book: {type(error).__name__}") from error
    if not isinstance(compiled, bytes):
        raise StoryError("the template gave more than one file")
    return compiled
