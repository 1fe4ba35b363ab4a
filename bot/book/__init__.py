"""Books. Pure: a `Book` goes in and bytes come out; nothing here reads a store or a clock."""

from __future__ import annotations

from collections.abc import Callable

from bot.book.types import Book
from bot.errors import UsageError

FORMATS = ("html", "epub", "pdf", "md")


def render(book: Book, format: str) -> bytes:
    """The book as one file of the given format, the same bytes each time. Raises UsageError."""
    from bot.book.clean import cleaned

    return _writer(format)(cleaned(book))


def _writer(format: str) -> Callable[[Book], bytes]:
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

            return to_pdf
        case "md":
            from bot.book.markdown import to_markdown

            return to_markdown
    raise UsageError(f"a book is made as one of {', '.join(FORMATS)}, not {format!r}")
