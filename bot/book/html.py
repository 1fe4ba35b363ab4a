"""A book as one HTML file that asks for nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup

from bot.book.page import page, style
from bot.book.types import Book, BookPhoto, Place


def to_html(book: Book) -> bytes:
    """One page in UTF-8: style and pictures lie within it, and it runs no script."""
    # The style sheet is ours and holds no narrator's words.
    css = Markup(style("book.css") + style("page.css"))  # noqa: S704
    return page("book.html", book, css=css, source=_data_uri, address=_address).encode()


def _data_uri(photo: BookPhoto) -> str:
    return f"data:image/jpeg;base64,{b64encode(photo.jpeg).decode('ascii')}"


def _address(place: Place) -> str:
    return f"#c{place.chapter + 1}s{place.sentence}"
