"""Words in a picture, by tesseract where it is installed. Runs in the sandbox's child.

The program is called directly: one process, one pass, words with their confidence.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SURE = 60.0  # tesseract's confidence in a word, 0..100, from which it is believed
_WANTED = ("eng", "chi_sim", "chi_tra")
_PAGE = 10.0  # seconds


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


def words_in(picture: Image, folder: Path) -> tuple[str, str]:
    """The text in `picture`, one line for each line seen, and the languages read.

    In place of the languages stands ``absent`` (no tesseract) or ``failed``.
    """
    languages = "+".join(installed())
    if not languages:
        return "", "absent"
    page = folder / "scan.png"
    picture.save(page)
    command = ["tesseract", str(page), "stdout", "-l", languages, "--psm", "11", "tsv"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PAGE, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return "", "failed"
    rows = csv.DictReader(done.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return lines_of(rows), languages


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
