"""This machine: Python, the data folder, free disk, programs and fonts."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from bot.care.lines import lines_for
from bot.doctor.check import Check, failed, passed
from bot.errors import ConfigurationError
from bot.settings import Settings
from prompts import message

OLDEST, NEWEST = (3, 11), (3, 13)
ENOUGH = 1.0  # GB: room for some weeks of voice notes and for one book being made


def checks(settings: Settings) -> list[Check]:
    """What the machine brings."""
    from bot.perception.scan import installed

    language = settings.language
    return [
        python(language, sys.version_info[:3]),
        data_folder(language, settings.home),
        disk(language, shutil.disk_usage(standing(settings.home)).free / 1e9),
        tesseract(language, installed()),
        speaker(language, shutil.which("espeak-ng")),
        font(language),
        lines_to_call(language, settings.care_lines),
    ]


def python(language: str, version: tuple[int, int, int]) -> Check:
    """Whether this Python is one that the locks were made for."""
    found = ".".join(map(str, version)) + f", {platform.system()} {platform.machine()}"
    if OLDEST <= version[:2] <= NEWEST:
        return passed("python", language, found, needed=True)
    return failed("python", language, found, needed=True)


def lines_to_call(language: str, over: Path | None) -> Check:
    """Whether the operator's file of whom somebody in distress can call is read."""
    shipped = message("doctor-lines-shipped", language)
    try:
        lines_for("UTC", over)
    except ConfigurationError:
        return failed("lines", language, str(over))
    return passed("lines", language, str(over) if over else shipped)


def data_folder(language: str, home: Path) -> Check:
    """Whether the data folder can be written, or made."""
    if not os.access(standing(home), os.W_OK | os.X_OK) or (home.exists() and not home.is_dir()):
        return failed("home", language, str(home), needed=True)
    found = str(home) if home.exists() else message("doctor-not-made-yet", language, path=str(home))
    return passed("home", language, found, needed=True)


def disk(language: str, free: float) -> Check:
    """Whether there is room for more. `free` is in gigabytes."""
    found = message("doctor-free", language, size=f"{free:.1f}")
    return passed("disk", language, found) if free >= ENOUGH else failed("disk", language, found)


def tesseract(language: str, languages: tuple[str, ...]) -> Check:
    """Whether words in pictures can be read, in English and in Chinese."""
    found = ", ".join(languages) or message("doctor-absent", language)
    if "eng" not in languages:
        return failed("tesseract", language, found)
    if "chi_sim" not in languages:
        return failed("tesseract", language, found, "tesseract-chinese")
    return passed("tesseract", language, found)


def speaker(language: str, program: str | None) -> Check:
    """Whether the sample voices can be spoken anew."""
    if program is None:
        return failed("speaker", language, message("doctor-absent", language))
    return passed("speaker", language, program)


def font(language: str) -> Check:
    """Whether Chinese can be printed in the PDF."""
    from bot.book.pdf import cjk_font_available

    if cjk_font_available():
        return passed("font", language, message("doctor-present", language))
    return failed("font", language, message("doctor-absent", language))


def standing(path: Path) -> Path:
    """`path`, or the nearest folder above it that exists."""
    return next(place for place in (path, *path.parents) if place.exists())
