"""Books. Pure: a `Book` goes in and bytes come out; nothing here reads a store or a clock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.book.types import Book, Style
from bot.errors import UsageError

FORMATS = ("html", "epub", "pdf", "md")
THEMES = ("classic", "album")
PLAIN = Style()


def render(book: Book, format: str, style: Style = PLAIN) -> bytes:
    """The book as one file of the given format, the same bytes each time. `style` is for paper.

    Raises UsageError.
    """
    from bot.book.clean import cleaned

    if style.theme not in THEMES:
        raise UsageError(f"a book is set as one of {', '.join(THEMES)}, not {style.theme!r}")
    return _writer(format, style)(cleaned(book))


def _writer(format: str, style: Style) -> Callable[[Book], bytes]:
    # Each writer brings its own library, so only the one asked for is imported.
    match format:
        case "html":
            from bot.book.html import to_html

            return to_html
        case "epub":
            from bot.book.epub import to_epub

            return to_epub
        case "pdf":
            from bot.book.pdf import to_pdf

            return partial(to_pdf, style=style)
        case "md":
            from bot.book.markdown import to_markdown

            return to_markdown
    raise UsageError(f"a book is made as one of {', '.join(FORMATS)}, not {format!r}")
