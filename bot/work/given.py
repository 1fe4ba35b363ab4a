"""What an archive says of a picture (date, place, people), joined to what the picture says itself.

A picture's own date stands, but for three cases: it has none, or a doubtful one; the archive is one in which
people put dates right (Google Photos), and they differ by more than the day that time zones make; a file's
name tells of an earlier year, as on a scan, whose own date is that of the scanning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.perception.wording import caption_line
from memory.dates import edtf_interval
from memory.types import Caption, CaptionFact, Entry

PlaceName = Callable[[float, float], str | None]
_ARCHIVES = ("takeout", "folder")  # whose records are of one file each
_CORRECTED = "takeout"


def is_given(entry: Entry) -> bool:
    """True where the archive that `entry` came out of says anything of its picture."""
    told = any(entry.extra.get(name) for name in ("taken_at", "people")) or "latitude" in entry.extra
    return told and entry.extra.get("imported") in _ARCHIVES


def with_given(
    shots: Sequence[Caption], entry: Entry, language: str, place_name: PlaceName
) -> tuple[Caption, ...]:
    """`shots` with what the archive says of the picture that they are of."""
    return tuple(_joined(shot, entry, language, place_name) for shot in shots)


def _joined(shot: Caption, entry: Entry, language: str, place_name: PlaceName) -> Caption:
    found: dict[str, Any] = {}
    facts = {fact.source: fact.text for fact in shot.facts}
    taken = entry.extra.get("taken_at")
    if isinstance(taken, str) and _wins(taken, shot.taken_at, entry.extra.get("imported") == _CORRECTED):
        found["taken_at"] = facts["exif-date"] = taken
    if "latitude" in entry.extra and shot.latitude is None:
        found["latitude"], found["longitude"] = entry.extra["latitude"], entry.extra["longitude"]
        if place := place_name(found["latitude"], found["longitude"]):
            found["place"] = facts["exif-place"] = place
    if people := entry.extra.get("people"):
        facts["people"] = ", ".join(people)
    told = tuple(CaptionFact(source, text) for source, text in facts.items())
    return replace(shot, facts=told, text=caption_line(told, language, shot.at_seconds), **found)


def _wins(given: str, own: str | None, corrected: bool) -> bool:
    """Whether the archive's date stands in place of the picture's own."""
    if own is None or own.endswith("?"):
        return True
    try:
        first, last = edtf_interval(given)
        seen, until = edtf_interval(own)
    except ValueError:
        return False
    if corrected:
        return first - until > timedelta(days=1) or seen - last > timedelta(days=1)
    return last.year < seen.year
