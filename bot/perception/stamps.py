"""Moments as photographs write them, doubted. Pure.

Cameras with an unset clock and editors that write nonsense are common: what is no day gives None, and
nothing is guessed from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

# EXIF's own form, and ISO 8601's, of which XMP also takes a year or a month alone (ISO 16684-1, 8.2.1.2).
_STAMP = re.compile(
    r"^(?P<year>\d{4})(?:[:\-/](?P<month>\d{2})(?:[:\-/](?P<day>\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?P<part>\.\d{1,9})?\s*"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?(?!\d)"
)
_ZONE = re.compile(r"^[+-](?:0\d|1[0-4]):[0-5]\d$")
# Where clocks start when nobody has set them.
_UNSET = {(y, 1, 1) for y in (1970, 1980, 1990, *range(1999, 2011))}
_OLDEST = 1826  # the year of the oldest photograph that is left


@dataclass(frozen=True)
class Stamp:
    """``edtf`` is to the day, month or year, with ``?`` where doubtful; ``moment`` is ISO 8601 with the
    fraction of a second and the zone as far as they are written, None without a time of day.
    """

    edtf: str
    moment: str | None = None

    @property
    def doubted(self) -> Stamp:
        """The same, marked as doubtful."""
        return Stamp(f"{self.edtf.rstrip('?')}?", self.moment)


def read_stamp(
    value: object, part: object = None, zone: object = None, partial: bool = False
) -> Stamp | None:
    """The moment written as `value`; None where it is no date.

    `part` holds the digits behind the second, `zone` the offset from UTC (``+02:00``), where they are
    written apart. With `partial` a year or month by itself counts.
    """
    text = clean(value)
    found = _STAMP.match(text)
    if not found:
        return _spelt_out(text) if partial else None
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    if day is None and not (partial and text == found[0]):
        return None
    edtf = _edtf(year or 0, month, day)
    return None if edtf is None else Stamp(edtf, _moment(found, clean(part), clean(zone)))


def _edtf(year: int, month: int | None, day: int | None) -> str | None:
    try:
        when = date(year, month or 1, day or 1)
    except ValueError:
        return None
    # One day more for zones that are ahead of ours.
    if year < _OLDEST or when > datetime.now(UTC).date() + timedelta(days=1):
        return None
    if day is not None:
        return f"{when.isoformat()}?" if (year, month, day) in _UNSET else when.isoformat()
    return f"{year:04}" if month is None else f"{year:04}-{month:02}"


def _moment(found: re.Match[str], part: str, zone: str) -> str | None:
    clock = found["clock"]
    if clock is None:
        return None
    zone = (found["zone"] or zone).replace("Z", "+00:00")
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    clock = clock if clock.count(":") == 2 else f"{clock}:00"
    part = (found["part"] or "").lstrip(".") or (part if part.isascii() and part.isdigit() else "")
    day = "-".join(found[name] for name in ("year", "month", "day"))
    text = f"{day}T{clock}{f'.{part[:6]}' if part else ''}{zone if _ZONE.match(zone) else ''}"
    try:
        datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        return None
    return text


def _spelt_out(text: str) -> Stamp | None:
    """PNG's ``Creation Time``, which its specification wants as RFC 1123 has it."""
    try:
        when = parsedate_to_datetime(text)
        edtf = _edtf(when.year, when.month, when.day)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Stamp(edtf, when.isoformat()) if edtf else None


def clean(value: object) -> str:
    """`value` as one line of printable text; nothing for None."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    text = "" if value is None else str(value)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
