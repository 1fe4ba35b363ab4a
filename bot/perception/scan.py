"""Words in a picture, by tesseract where it is installed. Runs in the sandbox's child.

The program is called directly: one process, one pass, words with their confidence.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_Rows = list[Mapping[str, str]]

SURE = 60.0  # tesseract's confidence in a word, 0..100, from which it is believed
_WANTED = ("eng", "chi_sim", "chi_tra")
_PAGE = 10.0  # seconds
_ALL = 14.0  # seconds for both readings of a page; a picture has 25 in all
_LAYOUT = "3"  # of tesseract: it finds columns and blocks itself
_CLEAR = 0.7  # of the letters seen that are sure, below which the page may lie on its side
_ASKEW = 6.0  # degrees
_LEVEL = 1.3  # times as level as it lay, from which a page is turned
_FLAT = 0.04  # of the paper's brightness: with less between ink and paper there is nothing to read


def installed() -> tuple[str, ...]:
    """The wanted languages that tesseract has here; empty where it is absent."""
    program = shutil.which("tesseract")
    if not program:
        return ()
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
            [program, "--list-langs"], capture_output=True, text=True, timeout=_PAGE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    listed = set(done.stdout.split())
    return tuple(language for language in _WANTED if language in listed)


def words_in(picture: Image, folder: Path, seconds: float = _ALL) -> tuple[str, str]:
    """The text in `picture`, one line for each line seen, and the languages read.

    In place of the languages stands ``absent`` (no tesseract) or ``failed``. A picture whose words are
    doubtful is read a second time, the way up that tesseract takes it to stand. It takes little more than
    `seconds`: what else is known of the picture waits for it.
    """
    until = time.monotonic() + seconds
    languages = "+".join(installed())
    if not languages:
        return "", "absent"
    page = folder / "scan.png"
    flat = straight(flattened(picture))
    flat.save(page)
    try:
        rows = _rows(page, languages, until)
    except (OSError, subprocess.SubprocessError):
        return "", "failed"
    return lines_of(_read_turned(rows, flat, page, languages, until)), languages


def _read_turned(rows: _Rows, flat: Image, page: Path, languages: str, until: float) -> _Rows:
    """The rows of the page turned upright, where those it has are doubtful and that makes them surer."""
    sure, seen = _letters(rows)
    if seen and sure >= _CLEAR * seen:
        return rows
    try:
        turn = _turn(page, until)
        if not turn:
            return rows
        straight(flat.rotate(-turn, expand=True, fillcolor=255)).save(page)
        return max(rows, _rows(page, languages, until), key=_letters)
    except (OSError, subprocess.SubprocessError):
        return rows


def flattened(picture: Image) -> Image:
    """Grey, with even light and full contrast: each pixel by the brightness of the paper around it."""
    import cv2
    import numpy as np
    from PIL import Image

    grey = np.asarray(picture.convert("L"))
    wide = max(3, min(grey.shape) // 12 * 2 + 1)
    around = cv2.GaussianBlur(cv2.dilate(grey, np.ones((9, 9), np.uint8)), (0, 0), wide / 4)
    even = np.minimum(1.0, (grey.astype(np.float32) + 1) / (around.astype(np.float32) + 1))
    dark = float(np.percentile(even, 1))
    light = float(np.percentile(even, 70))
    if light - dark < _FLAT:
        return Image.fromarray(grey)
    stretched = ((even - dark) / (light - dark)).clip(0, 1)
    return Image.fromarray((255 * stretched).astype(np.uint8))


def straight(page: Image) -> Image:
    """The page turned by up to `_ASKEW` degrees, so that its lines lie level.

    Lines are level where rows differ most in their ink (Postl's projection profiles, 1986).
    """
    import cv2
    import numpy as np
    from PIL import Image

    small = page.copy()
    small.thumbnail((700, 700))
    grey = np.asarray(small, np.float32)
    ink = np.maximum(0.0, np.median(grey) - grey).astype(np.float32)
    middle = (ink.shape[1] / 2, ink.shape[0] / 2)

    def level(angle: float) -> float:
        turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
        rows = cv2.warpAffine(ink, turn, (ink.shape[1], ink.shape[0])).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    best = max(np.arange(-_ASKEW, _ASKEW + 0.1, 0.5), key=level)
    if abs(best) < 1 or level(float(best)) <= _LEVEL * level(0.0):
        return page
    return page.rotate(float(best), Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _rows(page: Path, languages: str, until: float) -> _Rows:
    done = _tesseract(page, until, "-l", languages, "--psm", _LAYOUT, "tsv")
    return list(csv.DictReader(done.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _turn(page: Path, until: float) -> int:
    """By how many degrees, clockwise, the page is to be turned; 0 where tesseract cannot tell."""
    try:
        said = _tesseract(page, until, "-l", "osd", "--psm", "0")
    except subprocess.CalledProcessError:  # too few letters, or no osd data
        return 0
    found = re.search(r"^Rotate: (\d+)$", said, re.MULTILINE)
    return int(found[1]) if found else 0


def _tesseract(page: Path, until: float, *options: str) -> str:
    command = ["tesseract", str(page), "stdout", *options]
    left = max(0.1, min(_PAGE, until - time.monotonic()))
    return subprocess.run(  # noqa: S603 - a fixed program
        command, capture_output=True, text=True, timeout=left, check=True
    ).stdout


def _letters(rows: Iterable[Mapping[str, str]]) -> tuple[int, int]:
    """Letters in words that are sure, and in all words."""
    words = [((row.get("text") or "").strip(), float(row.get("conf") or -1)) for row in rows]
    return sum(len(word) for word, conf in words if conf >= SURE), sum(len(word) for word, _ in words)


def lines_of(rows: Iterable[Mapping[str, str]]) -> str:
    """Text from tesseract's rows: words that are sure, by line; lines without a real word left out."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        word = (row.get("text") or "").strip()
        if word and float(row.get("conf") or -1) >= SURE:
            line = tuple(row.get(key) or "" for key in ("block_num", "par_num", "line_num"))
            lines.setdefault(line, []).append(word)
    return "\n".join(text for text in map(_joined, lines.values()) if _means(text))


def _joined(words: list[str]) -> str:
    text = words[0]
    for word in words[1:]:
        # Chinese has no spaces between words.
        text += word if _chinese(text[-1]) and _chinese(word[0]) else f" {word}"
    return text


def _means(text: str) -> bool:
    """Texture is often read as single letters and strokes: ask for two Chinese signs, or three
    letters or digits in one word.
    """
    if sum(map(_chinese, text)) >= 2:
        return True
    return any(sum(c.isascii() and c.isalnum() for c in word) >= 3 for word in text.split())


def _chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
