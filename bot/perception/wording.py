"""The one line that a person reads about a picture: what is known, and where it came from. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

import prompts
from memory.types import CaptionFact

_DAY = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?$")
_LONGEST = 300  # letters of text in a picture that are told; all of it stays in the facts


def caption_line(facts: Iterable[CaptionFact], language: str, at_seconds: float | None = None) -> str:
    """What is seen, what the photograph's data say, and what is written in it, in `language`.

    `at_seconds` marks a key frame of a video.
    """
    by = {fact.source: fact.text for fact in facts}
    parts = []
    if made := _made(by, language):
        parts.append(made)
    if seen := by.get("model"):
        parts.append(_seen(seen, language))
    if faces := by.get("faces"):
        parts.append(prompts.message("perception-faces", language, count=int(faces)))
    if people := by.get("people"):
        parts.append(prompts.message("perception-people", language, names=people))
    if data := _data(by, language):
        parts.append(data)
    if written := by.get("text-in-picture"):
        parts.append(prompts.message("perception-written", language, text=_short(written)))
    if at_seconds is not None:
        key = "perception-moment" if parts else "perception-frame-unknown"
        parts.insert(0, prompts.message(key, language, time=clock(at_seconds)))
    if not parts:
        return prompts.message("perception-nothing-known", language)
    return prompts.message("perception-between", language).join(parts)


def _made(by: dict[str, str], language: str) -> str:
    """That it is an album page, one of the photographs of one, or was restored."""
    parts = []
    if photos := by.get("album-page"):
        parts.append(prompts.message("perception-album-page", language, count=int(photos)))
    if place := by.get("album-photo"):
        number, _, count = place.partition("/")
        parts.append(prompts.message("perception-album-photo", language, number=number, count=count))
    if "restored" in by:
        parts.append(prompts.message("perception-restored", language))
    return prompts.message("perception-between", language).join(parts)


def _seen(seen: str, language: str) -> str:
    # Small captioners know English alone; a Chinese reader is told so.
    foreign = prompts.nearest_language(language) == "zh" and not re.search("[\u4e00-\u9fff]", seen)
    key = "perception-seen-in-english" if foreign else "perception-seen"
    return prompts.message(key, language, text=seen.rstrip(". 。"))


def _data(by: dict[str, str], language: str) -> str:
    """Date, place and camera in one sentence, as far as they are known."""
    pieces = []
    if date := by.get("exif-date"):
        pieces.append(prompts.message("perception-taken-on", language, date=day_in_words(date, language)))
    if place := by.get("exif-place"):
        pieces.append(prompts.message("perception-taken-in", language, place=place))
    if camera := by.get("exif-camera"):
        pieces.append(prompts.message("perception-taken-with", language, camera=camera))
    if not pieces:
        return ""
    joined = prompts.message("perception-comma", language).join(pieces)
    return prompts.message("perception-data", language, pieces=joined)


def day_in_words(edtf: str, language: str) -> str:
    """An EDTF year, month or day as a person writes it; doubt (``?``, ``~``) is said."""
    found = _DAY.match(edtf)
    if not found:
        return edtf
    year, month, day = found.groups()
    if not month:
        words = prompts.message("perception-year", language, year=year)
    else:
        name = prompts.message(f"perception-month-{int(month)}", language)
        if day:
            words = prompts.message("perception-day", language, year=year, month=name, day=str(int(day)))
        else:
            words = prompts.message("perception-month", language, year=year, month=name)
    return words if edtf[-1].isdigit() else prompts.message("perception-doubtful", language, date=words)


def clock(seconds: float) -> str:
    """``0:07``, ``12:30`` or ``1:02:03``."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _short(text: str) -> str:
    line = " / ".join(part for part in text.splitlines() if part.strip())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
