"""What a photograph's own data say: date, place, camera. Tags are those of EXIF 3.0 (CIPA DC-008).

Runs in the sandbox's child. Every value is doubted: cameras with an unset clock, receivers without a
fix, and editors that write nonsense are common.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_MAKE, _MODEL, _CHANGED = 0x010F, 0x0110, 0x0132
_TAKEN, _DIGITISED = 0x9003, 0x9004
_STAMP = re.compile(r"^(\d{4})[:\-/](\d{2})[:\-/](\d{2})")
# Where clocks start when nobody has set them.
_UNSET = {(y, 1, 1) for y in (1970, 1980, 1990, *range(1999, 2011))}


@dataclass(frozen=True)
class Exif:
    """``taken_at`` is EDTF to the day (``?`` where doubtful); degrees are WGS 84."""

    taken_at: str | None = None
    camera: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def read_exif(picture: Image) -> Exif:
    """The picture's data; what is missing or broken is None."""
    try:
        exif = picture.getexif()
        main: dict[int, Any] = dict(exif)
        details = dict(exif.get_ifd(_EXIF_IFD))
        gps = dict(exif.get_ifd(_GPS_IFD))
    except Exception:  # noqa: BLE001 - Pillow raises anything on broken EXIF; the picture still counts
        return Exif()
    latitude, longitude = _position(gps)
    return Exif(_taken(main, details), _camera(main), latitude, longitude)


def _taken(main: Mapping[int, Any], details: Mapping[int, Any]) -> str | None:
    sure = to_edtf(details.get(_TAKEN)) or to_edtf(details.get(_DIGITISED))
    if sure:
        return sure
    # The time of the last change: an upper bound at best, so marked as doubtful.
    changed = to_edtf(main.get(_CHANGED))
    return changed if changed is None or changed.endswith("?") else f"{changed}?"


def to_edtf(stamp: object) -> str | None:
    """EDTF of an EXIF time stamp (``1999:12:31 23:59:59``); None where it is no date.

    A day on which unset clocks start is marked ``?``.
    """
    found = _STAMP.match(_clean(stamp))
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    # The oldest photograph that is left; and a day for zones that are ahead of ours.
    if year < 1826 or when > datetime.now(UTC).date() + timedelta(days=1):
        return None
    return f"{when.isoformat()}?" if (year, month, day) in _UNSET else when.isoformat()


def _camera(main: Mapping[int, Any]) -> str | None:
    make, model = _clean(main.get(_MAKE)), _clean(main.get(_MODEL))
    if make and model.lower().startswith(make.split()[0].lower()):
        make = ""  # "Canon Canon EOS 5D"
    return f"{make} {model}".strip()[:80] or None


def _clean(value: object) -> str:
    text = value.decode("latin-1") if isinstance(value, bytes) else str(value or "")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _position(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    try:
        latitude = degrees(gps[2], str(gps.get(1, "N")))
        longitude = degrees(gps[4], str(gps.get(3, "E")))
    except (KeyError, TypeError, ValueError, ZeroDivisionError, IndexError):
        return None, None
    within = abs(latitude) <= 90 and abs(longitude) <= 180
    # A receiver without a fix writes zeros.
    return (latitude, longitude) if within and (latitude, longitude) != (0.0, 0.0) else (None, None)


def degrees(parts: Any, hemisphere: str) -> float:
    """Decimal degrees of (degrees, minutes, seconds). Raises ValueError where one is not a number."""
    whole, minutes, seconds = (*(float(p) for p in parts), 0.0, 0.0)[:3]
    value = whole + minutes / 60 + seconds / 3600
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError("not a number")
    return round(-value if hemisphere.strip("\x00 ").upper() in ("S", "W") else value, 6)
