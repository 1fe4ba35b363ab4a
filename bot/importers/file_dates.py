"""Dates that people and cameras write into the names of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import PurePosixPath

_YEAR = r"(?P<y>1[89]\d\d|20\d\d)"
_MONTH, _DAY = r"(?P<mo>0?[1-9]|1[0-2])", r"(?P<d>0?[1-9]|[12]\d|3[01])"
_CLOCK = r"(?P<h{0}>[01]\d|2[0-3])[-_.:h]?(?P<mi{0}>[0-5]\d)[-_.:m]?(?P<s{0}>[0-5]\d)?(?:\d{{3}})?(?!\d)"
_TIME = rf"(?:[ T_.,-]{{1,3}}(?:at |um |a las )?{_CLOCK.format('')})?"
_AT_ONCE = rf"(?<!\d){_YEAR}(?P<mo>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
# Numbers in an order that is plain; 14-07-2019 is read where no month could be the 14th, 07-04-2019 never.
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<sep>[-_. ]){_MONTH}(?P=sep){_DAY}(?!\d){_TIME}",
        rf"{_AT_ONCE}(?:{_TIME}(?!\d)|{_CLOCK.format('2')})",
        rf"(?<!\d){_YEAR} ?年 ?{_MONTH} ?月 ?{_DAY} ?[日号]",
        rf"(?<!\d){_DAY}\.{_MONTH}\.{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<d>1[3-9]|2\d|3[01])[-_]{_MONTH}[-_]{_YEAR}(?!\d)",
    )
)
_MONTHS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}[-_.](?P<mo>0[1-9]|1[0-2])(?![\d-])",
        rf"(?<!\d){_YEAR} ?年 ?(?P<mo>0?[1-9]|1[0-2]) ?月",
    )
)
# A year by itself; IMG_1962 and DSC01962 are counters of a camera.
_YEARS = re.compile(rf"(?:^|(?<=[\s(,]))(?:ca?\.? ?)?{_YEAR}(?=$|[\s),._]|s\b|年)")
# Milliseconds since 1970, as chat programs name what they save (mmexport1563098765432).
_MILLISECONDS = re.compile(r"(?<!\d)(1[0-9]{12})(?!\d)")


@dataclass(frozen=True)
class Dated:
    """What a name says. ``edtf`` is to the day, month or year; ``at`` is set where the day is known."""

    edtf: str
    at: datetime | None = None


def date_in(name: str, zone: tzinfo) -> Dated | None:
    """The date in a file's name, else in its folders', the nearest first. Local times are in `zone`.

    A month or a year by itself is marked as uncertain (``1962?``): it may be of something else.
    """
    parts = PurePosixPath(name).parts
    pieces = [PurePosixPath(parts[-1]).stem, *reversed(parts[:-1])] if parts else []
    found = (one for piece in pieces for one in _readings(piece, zone))
    return next(found, None)


def noon(day: date, zone: tzinfo) -> datetime:
    """A day whose hour is not known."""
    return datetime.combine(day, time(12), zone)


def _readings(piece: str, zone: tzinfo) -> Iterator[Dated]:
    """What the piece says, the most exact first."""
    yield from _days(piece, zone)
    for found in (one for pattern in _MONTHS for one in pattern.finditer(piece)):
        if is_past(date(int(found["y"]), int(found["mo"]), 1)):
            yield Dated(f"{found['y']}-{int(found['mo']):02d}?")
    for found in _YEARS.finditer(piece):
        if is_past(date(int(found["y"]), 1, 1)):
            year, decade = found["y"], piece[found.end() : found.end() + 1] == "s"
            yield Dated(f"{year[:3]}X" if decade and year[3] == "0" else f"{year}?")


def _days(piece: str, zone: tzinfo) -> Iterator[Dated]:
    """Days with their time. Pixel phones write UTC, all others what their clock showed."""
    for found in (one for pattern in _DAYS for one in pattern.finditer(piece)):
        if (at := _moment(found, UTC if piece.startswith("PXL_") else zone)) is not None:
            yield Dated(at.astimezone(zone).date().isoformat(), at)
    for found in _MILLISECONDS.finditer(piece):
        at = datetime.fromtimestamp(int(found[1]) / 1000, UTC).astimezone(zone)
        if is_past(at.date()):
            yield Dated(at.date().isoformat(), at)


def _moment(found: re.Match[str], zone: tzinfo) -> datetime | None:
    parts = found.groupdict()
    try:
        day = date(int(parts["y"]), int(parts["mo"]), int(parts["d"]))
    except ValueError:
        return None
    if not is_past(day):
        return None
    hour, minute, second = (parts.get(name) or parts.get(f"{name}2") for name in ("h", "mi", "s"))
    if hour is None or minute is None:
        return noon(day, zone)
    return datetime.combine(day, time(int(hour), int(minute), int(second or 0)), zone)


def is_past(day: date) -> bool:
    """Since the oldest photograph that is left, and not after tomorrow."""
    return day.year >= 1826 and day <= datetime.now(UTC).date() + timedelta(days=1)
