"""A book written into a folder: its files, the clips beside them, the audio book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.book import FORMATS, PLAIN, render
from bot.book.clean import cleaned
from bot.book.html import clips
from bot.book.types import Book, Style
from bot.work.audiobook import AudioBook, write_audiobook
from bot.work.tools import Tools
from bot.work.voices import with_voices

AUDIO = "m4b"
EVERY = (*FORMATS, AUDIO)


@dataclass(frozen=True)
class Wish:
    """What is wanted: formats, how it is printed, whether the original voice goes with it, and the public
    address of the folder, for the printed codes.
    """

    formats: tuple[str, ...] = FORMATS
    style: Style = PLAIN
    voices: bool = True
    address: str | None = None


@dataclass(frozen=True)
class Written:
    """The files written but for those in ``clips``, how many chapters can be heard, the audio book."""

    files: tuple[Path, ...]
    heard: int = 0
    audio: AudioBook | None = None


def write_book(tools: Tools, book: Book, out: Path, wish: Wish) -> Written:
    """Write `book` into the folder `out` as ``book.html`` and so on, its voice into ``out/clips``."""
    out.mkdir(parents=True, exist_ok=True)
    if wish.voices and set(wish.formats) & {"html", "epub", "pdf"}:
        book = with_voices(tools, book, wish.address)
        _write_clips(book, out / "clips")
    files = []
    for name in (one for one in wish.formats if one != AUDIO):
        files.append(out / f"book.{name}")
        files[-1].write_bytes(render(book, name, wish.style))
    audio = None
    if AUDIO in wish.formats:
        files.append(out / f"book.{AUDIO}")
        audio = write_audiobook(tools, book, files[-1])
        if not audio.marks:
            files.pop()
    return Written(tuple(files), sum(one.track is not None for one in book.chapters), audio)


def _write_clips(book: Book, folder: Path) -> None:
    """Write the clips; those of a chapter that is in the book no more are taken away."""
    found = clips(cleaned(book))
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.suffix in (".html", ".mp3") and path.name not in found:
            path.unlink()
    for name, data in found.items():
        (folder / name).write_bytes(data)
    if not found and not any(folder.iterdir()):
        folder.rmdir()


def chosen(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats, each once and in the usual order."""
    return tuple(one for one in EVERY if one in formats)
