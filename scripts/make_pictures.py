"""Make the README's two pictures. Run it again at any time.

    python scripts/make_pictures.py              # about three minutes
    python scripts/make_pictures.py --demo DIR   # where `lifestory demo --out DIR` has run before

``conversation.png``: the bot runs as a program against the tests' Bot API server on loopback, a sample
narrator talks with it, and its own messages and buttons are drawn as a chat, on two screens side by side.
Only what she says is written beforehand. ``book-page.png``: a page of the demonstration's ``book.pdf``.
Needs Chromium and poppler's pdftoppm.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).parent))

from picture_chat import page, screenshot
from picture_walk import ROOT, conversation, sample

LIMIT = 400_000
COLOURS = 200
DPI = 150
EDGE = "#d8d4cc"  # white paper on a white page needs one
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Read the command line and make both pictures."""
    parser = argparse.ArgumentParser(description="Make the README's pictures")
    parser.add_argument("--demo", type=Path, help="a folder that lifestory demo has filled")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _conversation(chosen.out / "conversation.png", Path(folder))
        _book_page(chosen.out / "book-page.png", chosen.demo or _demo(Path(folder)), Path(folder))


def _conversation(out: Path, folder: Path) -> None:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        raise SystemExit("Chromium is needed to draw the conversation")
    lines, files = asyncio.run(conversation(folder, sample()))
    html = folder / "conversation.html"
    # The command that began it has scrolled away; of the consent, the end is still seen.
    html.write_text(page(lines[1:], files), encoding="utf-8")
    _save(screenshot(html, chromium), out)


def _demo(folder: Path) -> Path:
    out = folder / "demo"
    subprocess.run([sys.executable, "-m", "bot", "demo", "--out", str(out)], check=True, cwd=ROOT)
    return out


def _book_page(out: Path, demo: Path, folder: Path) -> None:
    book = demo / "book.pdf"
    number, stem = _best_page(book), folder / "page"
    span = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", str(DPI), *span, str(book), str(stem)], check=True)
    with Image.open(stem.with_suffix(".png")) as seen:
        _save(ImageOps.expand(seen.convert("RGB"), 2, EDGE), out)


def _best_page(book: Path) -> int:
    """The page, from 1, with a picture, notes that name a voice note, and most words."""
    found: list[tuple[int, int]] = []
    for number, each in enumerate(PdfReader(book).pages, 1):
        words = each.extract_text()
        if len(each.images) == 1 and "Voice note," in words:
            found.append((len(words), number))
    if not found:
        raise SystemExit("no page of the book has a picture and a note")
    return max(found)[1]


def _save(picture: Image.Image, out: Path) -> None:
    """Write a PNG of few colours, and refuse one that would weigh down the repository."""
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    size = out.stat().st_size
    print(f"{out.name:18} {picture.width} x {picture.height} {size / 1000:5.0f} kB")
    if size > LIMIT:
        raise SystemExit(f"{out} is over its limit")


if __name__ == "__main__":
    main()
