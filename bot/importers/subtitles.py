"""Subtitles (SRT, WebVTT) as lines of a transcript: ``[time] name: words``."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CUE = re.compile(r"^(?:(\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3})\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?\s{1,3}([^<>]{1,100})>")
_TAG = re.compile(r"</?[A-Za-z\d][^<>]{0,200}>|\{\\[^{}]{0,200}\}")


def is_subtitles(text: str) -> bool:
    """True where cues with their times stand near the head."""
    return any(_CUE.match(line.strip()) for line in text[:4000].split("\n"))


def lines_of(text: str) -> Iterator[str]:
    """One line for each of the file's, so that places stay right; what is no speech is empty."""
    inside, stamp = False, ""
    for raw in text.split("\n"):
        line = raw.strip()
        if _CUE.match(line):
            inside, stamp = True, line.partition("-->")[0].strip()
            yield ""
            continue
        inside = inside and bool(line)
        yield f"[{stamp}] {_spoken(line)}" if inside else ""


def _spoken(line: str) -> str:
    voice = _VOICE.search(line)
    words = _TAG.sub("", line).strip().removeprefix("- ")
    return f"{voice[1].strip()}: {words}" if voice else words
