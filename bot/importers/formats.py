"""The formats that are known here, in the order in which they are tried: the most particular first.

Imported where an archive is at hand: all of them together take longer than a start may.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.errors import UsageError
from bot.importers import (
    dayone,
    folder,
    interview_transcript,
    json_lines,
    markdown_diary,
    mbox,
    takeout,
    telegram_html,
    telegram_json,
    whatsapp,
)
from bot.importers.bundle import open_bundle
from bot.importers.members import ArchiveFault
from bot.importers.types import Format, Options

FORMATS: tuple[Format, ...] = (
    telegram_json.FORMAT,
    telegram_html.FORMAT,
    whatsapp.FORMAT,
    dayone.FORMAT,
    takeout.FORMAT,
    mbox.FORMAT,
    json_lines.FORMAT,
    interview_transcript.FORMAT,
    markdown_diary.FORMAT,
    folder.FORMAT,
)


def find_format(path: Path, name: str = "auto") -> Format:
    """The format called `name`, or the one that `path` is in. Raises UsageError."""
    if name != "auto":
        named = next((one for one in FORMATS if one.name == name), None)
        if named is None:
            raise UsageError(f"there is no format {name}; there are {_names()}")
        return named
    found = recognised(path, FORMATS)
    if found is None:
        raise UsageError(f"{path.name} is in no format known here; name one with --format: {_names()}")
    return found


def recognised(path: Path, formats: Iterable[Format]) -> Format | None:
    """The first of `formats` that `path` is in; None where it is in none of them."""
    try:
        with open_bundle(path, Options(path.parent)) as bundle:
            return next((one for one in formats if one.recognises(bundle)), None)
    except ArchiveFault:
        return None


def _names() -> str:
    return ", ".join(one.name for one in FORMATS)
