"""A book as EPUB 3.3: a zip of XHTML pages, written here so that its bytes are the same each time."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from bot.book.page import page, style
from bot.book.types import Book, BookPhoto, Place
from bot.book.voice_plan import parts

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_XHTML = "application/xhtml+xml"
_SMIL = "application/smil+xml"
# A fixed name space of our own, so that the same book always has the same identifier.
_SPACE = uuid.UUID("5a1e0f5c-6b0e-4d7a-9b59-4f1f5e1c0b2a")


@dataclass(frozen=True)
class _Item:
    """A file of the package. ``spine`` places it in reading order; ``overlay`` is the id of what says which
    of its sentences is heard when, and ``seconds`` how long that lasts.
    """

    id: str
    path: str
    kind: str
    data: bytes
    properties: str = ""
    spine: bool = False
    overlay: str = ""
    seconds: float = 0.0


def to_epub(book: Book) -> bytes:
    """An EPUB with a cover, contents, footnotes and pictures. Raises StoryError."""
    items = _items(book)
    opf = page("epub_package.html", book, items=items, identifier=_identifier(items))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        # The type comes first and unpacked, so that a reader finds it at a fixed place.
        _write(package, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _write(package, "META-INF/container.xml", _CONTAINER.encode(), zipfile.ZIP_DEFLATED)
        _write(package, "EPUB/content.opf", opf.encode(), zipfile.ZIP_DEFLATED)
        for item in items:
            packed = (
                zipfile.ZIP_STORED if item.kind.startswith(("image/", "audio/")) else zipfile.ZIP_DEFLATED
            )
            _write(package, f"EPUB/{item.path}", item.data, packed)
    return out.getvalue()


def _items(book: Book) -> list[_Item]:
    from bot.book.pdf import cover

    pages = [_page(book, "title")]
    pages += [_page(book, "chapter", number) for number in range(1, len(book.chapters) + 1)]
    pages += [_page(book, "family")] if book.family else []
    pages += [_page(book, "arc")] if book.arc else []
    pages += [_page(book, "timeline")] if book.timeline else []
    pages += [_page(book, "people")] if book.people else []
    pages += [_page(book, "about")]
    contents = page("epub_nav.html", book).encode()
    return [
        _Item("cover", "cover.png", "image/png", cover(book), properties="cover-image"),
        _Item("style", "style.css", "text/css", (style("book.css") + style("epub.css")).encode()),
        pages[0],
        _Item("nav", "nav.xhtml", _XHTML, contents, properties="nav", spine=True),
        *pages[1:],
        *_pictures(book),
        *_voices(book),
    ]


def _page(book: Book, part: str, number: int = 0) -> _Item:
    name = f"{part}-{number}" if number else part
    text = page("epub_page.html", book, part=part, number=number, source=_source(book), address=_address)
    heard = part == "chapter" and book.chapters[number - 1].track is not None
    overlay = f"voice-{number}" if heard else ""
    properties = "svg" if part in ("family", "arc") else ""
    return _Item(name, f"{name}.xhtml", _XHTML, text.encode(), properties, spine=True, overlay=overlay)


def _voices(book: Book) -> list[_Item]:
    """Each chapter's original voice, and the overlay that leads through its sentences."""
    found = []
    for number, chapter in enumerate(book.chapters, 1):
        if chapter.track is None:
            continue
        order = [part.id for part in parts(chapter) if part.id in chapter.track.spans]
        spans = [(id, *chapter.track.spans[id]) for id in order]
        text = page("epub_overlay.html", book, number=number, spans=spans)
        seconds = sum(round(end, 3) - round(begin, 3) for _, begin, end in spans)
        found.append(_Item(f"sound-{number}", f"sound-{number}.mp3", "audio/mpeg", chapter.track.mp3))
        found.append(
            _Item(f"voice-{number}", f"voice-{number}.smil", _SMIL, text.encode(), seconds=round(seconds, 3))
        )
    return found


def _pictures(book: Book) -> list[_Item]:
    source = _source(book)
    found = {source(photo): photo.jpeg for chapter in book.chapters for photo in chapter.photos}
    return [_Item(path.removesuffix(".jpg"), path, "image/jpeg", jpeg) for path, jpeg in found.items()]


def _source(book: Book) -> Callable[[BookPhoto], str]:
    """A picture's path in the package. Media ids are the journal's own and stay out of the book."""
    seen: dict[str, str] = {}
    for chapter in book.chapters:
        for photo in chapter.photos:
            seen.setdefault(photo.media_id, f"photo-{len(seen) + 1}.jpg")
    return lambda photo: seen[photo.media_id]


def _address(place: Place) -> str:
    return f"chapter-{place.chapter + 1}.xhtml#c{place.chapter + 1}s{place.sentence}"


def _identifier(items: list[_Item]) -> str:
    """The same book has the same identifier, and a book that differs has another."""
    digest = sha256()
    for item in items:
        digest.update(f"{item.path}\0{len(item.data)}\0".encode())
        digest.update(item.data)
    return uuid.uuid5(_SPACE, digest.hexdigest()).urn


def _write(package: zipfile.ZipFile, path: str, data: bytes, packed: int) -> None:
    # The earliest time that a zip can hold; the clock must not show in the bytes.
    entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = packed
    entry.external_attr = 0o644 << 16
    package.writestr(entry, data)
