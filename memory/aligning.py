"""Seconds for the words of a transcript, also after the narrator has set its wording right.

The standing words are matched with the heard ones; words that stayed keep their time, and those
that are new lie in the gap that is left between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from memory.sentences import CJK
from memory.types import Segment

_UNIT = re.compile(rf"[{CJK}]|[^\s{CJK}]+")
_NOISE = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class TimedSpan:
    """Characters ``start``..``end`` of a text, the seconds at which they are said, and in what language."""

    start: int
    end: int
    start_s: float
    end_s: float
    language: str | None = None


@dataclass(frozen=True)
class _Heard:
    key: str
    start_s: float
    end_s: float
    language: str | None = None


def time_words(text: str, segments: Sequence[Segment]) -> list[TimedSpan]:
    """Each word of `text` (each character of Chinese) with its seconds; empty where nothing was heard."""
    heard = [unit for segment in segments for unit in _heard(segment)]
    places = [(match.start(), match.end()) for match in _UNIT.finditer(text)]
    places = [(start, end) for start, end in places if _key(text[start:end])]
    if not heard or not places:
        return []
    keys = [_key(text[start:end]) for start, end in places]
    if keys == [one.key for one in heard]:  # as it was heard: hours of it need no matching
        return [_timed(place, one) for place, one in zip(places, heard, strict=True)]
    matcher = SequenceMatcher(None, [one.key for one in heard], keys, autojunk=False)
    found: list[TimedSpan] = []
    for _, first, last, begin, end in matcher.get_opcodes():
        if begin == end:
            continue
        if last - first == end - begin:
            units = heard[first:last]
        else:
            tongue = heard[min(first, len(heard) - 1)].language
            times = _spread(*_gap(heard, first, last), end - begin)
            units = [_Heard("", *time, tongue) for time in times]
        found.extend(_timed(place, one) for place, one in zip(places[begin:end], units, strict=True))
    return found


def _timed(place: tuple[int, int], heard: _Heard) -> TimedSpan:
    return TimedSpan(*place, heard.start_s, heard.end_s, heard.language)


def _heard(segment: Segment) -> Iterator[_Heard]:
    """What was heard, a unit at a time; a segment without words spreads its own evenly."""
    words = [(one.text, one.start, one.end) for one in segment.words]
    for text, start, end in words or [(segment.text, segment.start, segment.end)]:
        units = [key for unit in _UNIT.findall(text) if (key := _key(unit))]
        for key, (begin, stop) in zip(units, _spread(start, end, len(units)), strict=True):
            yield _Heard(key, begin, stop, segment.language)


def _gap(heard: Sequence[_Heard], first: int, last: int) -> tuple[float, float]:
    """The seconds that replaced words take up, or the pause into which words were put."""
    if first < last:
        return heard[first].start_s, heard[last - 1].end_s
    before = heard[first - 1].end_s if first else heard[0].start_s
    after = heard[first].start_s if first < len(heard) else heard[-1].end_s
    return before, max(before, after)


def _spread(start: float, end: float, count: int) -> list[tuple[float, float]]:
    step = (end - start) / count if count else 0.0
    return [(start + number * step, start + (number + 1) * step) for number in range(count)]


def _key(word: str) -> str:
    return _NOISE.sub("", word).casefold()
