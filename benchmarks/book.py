"""What a book costs to make, in each format: ``python -m benchmarks.book [--home DIR] [--json]``.

Without ``--home`` the demonstration runs first, into a fresh folder. With it, the books of the first
narrator of that data folder are made (its key is ``LIFESTORY_KEY_FILE``, as always).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.app import App, open_app
from bot.book import FORMATS, THEMES, render
from bot.book.types import Book, Style
from bot.settings import load_settings
from bot.work import stories
from bot.work.audiobook import write_audiobook
from bot.work.voices import with_voices
from memory import narrators

Row = dict[str, Any]


def main() -> None:
    """Make every kind of book and print seconds and bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a data folder")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _program(chosen.home, Path(folder)) as app:
        rows = measure(app, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if chosen.json:
        print(json.dumps({"rows": rows, "peak_mb": round(peak)}))
        return
    for row in rows:
        print(f"{row['what']:14} {row['seconds']:6.2f} s {row['bytes'] / 1000:8.0f} kB  {row['more']}")
    print(f"most memory: {peak:.0f} MB")


def measure(app: App, folder: Path) -> list[Row]:
    """A row a format."""
    who = narrators.all_narrators(app.store)[0]
    story = stories.current_story(app.tools, who.id)
    rows: list[Row] = []
    book = _timed(rows, "the book", lambda: stories.make_book(app.tools, who.id, story))
    words = sum(len(one.text.split()) for chapter in book.chapters for one in chapter.sentences)
    rows[-1]["more"] = f"{len(book.chapters)} chapters, {words} words"
    heard: Book = _timed(rows, "its voice", lambda: with_voices(app.tools, book))
    tracks = [chapter.track for chapter in heard.chapters if chapter.track]
    rows[-1]["bytes"] = sum(len(one.mp3) for one in tracks)
    rows[-1]["more"] = f"{sum(one.seconds for one in tracks):.0f} s of sound in {len(tracks)} tracks"
    for name in FORMATS:
        for theme in THEMES if name == "pdf" else THEMES[:1]:
            label = f"{name}, {theme}" if name == "pdf" else name
            _timed(rows, label, lambda name=name, theme=theme: render(heard, name, Style(theme)))  # type: ignore[misc]
    out = folder / "book.m4b"
    made = _timed(rows, "m4b", lambda: write_audiobook(app.tools, book, out))
    rows[-1]["bytes"] = out.stat().st_size
    rows[-1]["more"] = f"{made.own_s:.0f} s of their own voice, {made.spoken_s:.0f} s of {made.speaker}"
    return rows


def _timed(rows: list[Row], what: str, make: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    made = make()
    size = len(made) if isinstance(made, bytes) else 0
    rows.append({"what": what, "seconds": round(time.perf_counter() - began, 2), "bytes": size, "more": ""})
    return made


@contextmanager
def _program(home: Path | None, folder: Path) -> Iterator[App]:
    found = dict(os.environ)
    if home is None:
        command = [sys.executable, "-m", "bot", "demo", "--out", str(folder / "demo")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        home = folder / "demo" / "home"
        found["LIFESTORY_KEY_FILE"] = str(folder / "demo" / "demo.key")
    with open_app(load_settings(found, home)) as app:
        yield app


if __name__ == "__main__":
    main()
