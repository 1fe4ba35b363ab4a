"""Dates in words. Life-event dates are EDTF (ISO 8601-2, levels 0 and 1, and decades)."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prompts import message

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(
    r"(?P<year>\d{2}(?:\d[\dXu]|XX|uu))(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<doubt>[~?%]?)"
)


def day_in_words(day: date, language: str) -> str:
    """``12 March 2026``."""
    return message(
        "book-date-day",
        language,
        year=str(day.year),
        month=_month(day.month, language),
        day=str(day.day),
    )


def moment_day(moment: datetime, timezone: str) -> date:
    """The calendar day of an aware time where the narrator lives (UTC where the zone is unknown)."""
    try:
        return moment.astimezone(ZoneInfo(timezone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return moment.date()


def edtf_in_words(edtf: str, language: str) -> str:
    """``1962-06~`` as ``about June 1962``. What is not understood is given back as it came."""
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _interval(start, end, language)
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    plain = _plain(found["year"], found["month"], found["day"], language)
    if plain is None:
        return edtf
    match found["doubt"]:
        case "":
            return plain
        case "?":
            return message("book-date-perhaps", language, date=plain)
        case _:
            return message("book-date-about", language, date=plain)


def minutes(seconds: float) -> str:
    """Seconds of sound as ``0:14`` or ``1:02:03``."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return f"{rest // 60}:{rest % 60:02d}"


def _plain(year: str, month: str | None, day: str | None, language: str) -> str | None:
    if "X" in year:
        return None if month else _span(year, language)
    if month is None:
        return message("book-date-year", language, year=year)
    if month in _SEASONS:
        return message(f"book-date-{_SEASONS[month]}", language, year=year)
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return message("book-date-month", language, year=year, month=_month(int(month), language))
    try:
        return day_in_words(date(int(year), int(month), int(day)), language)
    except ValueError:
        return None


def _span(year: str, language: str) -> str:
    if year.endswith("XX"):
        return message("book-date-century", language, century=int(year[:2]) + 1)
    return message("book-date-decade", language, decade=f"{year[:3]}0")


def _interval(start: str, end: str, language: str) -> str:
    if start in ("", ".."):
        return message("book-date-until", language, date=edtf_in_words(end, language))
    if end in ("", ".."):
        return message("book-date-since", language, date=edtf_in_words(start, language))
    return message(
        "book-date-span", language, start=edtf_in_words(start, language), end=edtf_in_words(end, language)
    )


def _month(month: int, language: str) -> str:
    return message(f"book-month-{month}", language)
