"""A book as one HTML file that asks for nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup

from bot.book.page import page, style
from bot.book.types import Book, BookPhoto, Place
from bot.book.voice_plan import parts


def to_html(book: Book) -> bytes:
    """One page in UTF-8: style and pictures lie within it, and it runs no script. Where a chapter has its
    voice, that is played from the folder `clips` beside it.
    """
    # The style sheet is ours and holds no narrator's words.
    css = Markup(style("book.css") + style("page.css"))  # noqa: S704
    heard = any(chapter.track for chapter in book.chapters)
    return page("book.html", book, css=css, source=_data_uri, address=_address, heard=heard).encode()


def clips(book: Book) -> dict[str, bytes]:
    """The files of the folder ``clips``: each chapter's voice, and a page on which it is listened to.

    Their names stay the same in later versions, so that a printed code still finds them.
    """
    css = Markup(style("book.css") + style("page.css"))  # noqa: S704
    files: dict[str, bytes] = {}
    for chapter in book.chapters:
        if chapter.track is not None:
            heard = [part for part in parts(chapter) if part.id in chapter.track.spans]
            text = page("listening.html", book, css=css, chapter=chapter, heard=heard)
            files[f"{chapter.track.name}.mp3"] = chapter.track.mp3
            files[f"{chapter.track.name}.html"] = text.encode()
    return files


def _data_uri(photo: BookPhoto) -> str:
    return f"data:image/jpeg;base64,{b64encode(photo.jpeg).decode('ascii')}"


def _address(place: Place) -> str:
    return f"#c{place.chapter + 1}s{place.sentence}"
