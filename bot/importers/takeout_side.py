"""What the JSON beside a picture of a Google Takeout says of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.importers.file_dates import is_past
from bot.importers.places import point
from bot.importers.words import clean

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Side:
    """``taken`` is when the picture was taken, UTC; ``shared`` that somebody else may have put it there."""

    taken: datetime | None = None
    description: str = ""
    point: tuple[float, float] | None = None
    people: tuple[str, ...] = ()
    favourite: bool = False
    trashed: bool = False
    shared: bool = False


@dataclass(frozen=True)
class Album:
    """An album's title and what was written of it."""

    title: str
    description: str = ""


def read_side(data: bytes) -> Side | Album | None:
    """What the JSON is of; None where it is of something else. Raises ValueError where it is none."""
    try:
        found = json.loads(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(found, dict):
        return None
    if "photoTakenTime" in found or "geoData" in found:
        return _side(found)
    # Until 2019 the words of an album stood one level deeper.
    inner = found.get("albumData")
    album = inner if isinstance(inner, dict) else found
    title = album.get("title")
    return (
        Album(clean(title), _text(album, "description")) if isinstance(title, str) and title.strip() else None
    )


def joined(sides: Sequence[Side]) -> Side:
    """One picture's JSONs as one: what the first does not say, the next does. At least one."""
    first = sides[0]
    return Side(
        taken=first.taken,
        description=next((one.description for one in sides if one.description), ""),
        point=next((one.point for one in sides if one.point), None),
        people=tuple(dict.fromkeys(name for one in sides for name in one.people)),
        favourite=any(one.favourite for one in sides),
        trashed=first.trashed,
        shared=any(one.shared for one in sides),
    )


def _side(found: dict[str, Any]) -> Side:
    origin = found.get("googlePhotosOrigin")
    places = (found.get(name) for name in ("geoData", "geoDataExif"))
    points = [point(one.get("latitude"), one.get("longitude")) for one in places if isinstance(one, dict)]
    where = next((one for one in points if one), None)
    listed = found.get("people")
    people = [one.get("name") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return Side(
        taken=_moment(found.get("photoTakenTime")),
        description=_text(found, "description"),
        point=(where["latitude"], where["longitude"]) if where else None,
        people=tuple(dict.fromkeys(clean(one) for one in people if isinstance(one, str) and one.strip())),
        favourite=found.get("favorited") is True,
        trashed=found.get("trashed") is True,
        shared=isinstance(origin, dict) and any(str(key).startswith("from") for key in origin),
    )


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return clean(value).strip() if isinstance(value, str) else ""


def _moment(stamp: Any) -> datetime | None:
    """A time in seconds since 1970, before it too. Zero, or the year 1, is how a program writes that it does
    not know.
    """
    try:
        seconds = int(stamp["timestamp"])
        taken = _EPOCH + timedelta(seconds=seconds)
    except (TypeError, KeyError, ValueError, OverflowError):
        return None
    return taken if seconds and is_past(taken.date()) else None
