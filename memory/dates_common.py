"""What the date rules of both languages share."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_ABOUT_BEFORE = re.compile(
    r"(?:\b(?:around|about|circa|roughly|approximately|nearly|towards?|some ?time (?:in|around)|sometime)"
    r"(?:\s+(?:the|in|the year|the end of|the beginning of))*|大概(?:是|在)?|大约(?:是|在)?|差不多(?:是"
    r"|在)?|约)\s*$",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(r"^\s*(?:,?\s*or so\b|,?\s*or thereabouts|左右|前后|上下)", re.IGNORECASE)
_PERHAPS = re.compile(
    r"\b(?:I think|I believe|I guess|I suppose|maybe|perhaps|probably|possibly|might have been|may have been"
    r"|must have been|if I remember|as far as I remember|not sure|I am not certain|I'm not certain)\b"
    r"|好像|可能|也许|应该是|我想是|记得好像|大概记得|不太确定|记不清|说不准",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DateMention:
    """A date in EDTF and the characters ``start``..``end`` that say it."""

    edtf: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Found:
    """A date before its doubt is marked. ``vague`` where the words themselves are approximate."""

    edtf: str
    start: int
    end: int
    vague: bool = False


@dataclass(frozen=True)
class Told:
    """What relative dates and ages hang on."""

    day: date
    birth_year: int | None


def marked(found: Found, sentence: str) -> str:
    """The EDTF date with ``~`` (about), ``?`` (perhaps) or ``%`` (both) as the sentence has it."""
    about = (
        found.vague
        or _ABOUT_BEFORE.search(sentence[: found.start]) is not None
        or _ABOUT_AFTER.search(sentence[found.end :]) is not None
    )
    near = sentence[max(0, found.start - 60) : found.end + 30]
    perhaps = _PERHAPS.search(near) is not None
    mark = "%" if about and perhaps else "~" if about else "?" if perhaps else ""
    return "/".join(side + mark if side not in ("", "..") else side for side in found.edtf.split("/"))


def years(low: int, high: int) -> str:
    """An interval of whole years."""
    return f"{low:04d}/{high:04d}"


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return calendar.monthrange(year, month)[1]


def days_ago(told: Told, days: int) -> str:
    """A calendar day."""
    return (told.day - timedelta(days=days)).isoformat()


def months_ago(told: Told, months: int) -> str:
    """A calendar month."""
    whole = told.day.year * 12 + told.day.month - 1 - months
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"


def week_ago(told: Told) -> str:
    """The calendar week before, Monday to Sunday."""
    monday = told.day - timedelta(days=told.day.weekday() + 7)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def past_season(told: Told, season: int, back: int = 0) -> str:
    """The newest season of this number (21 spring to 24 winter) that is over, `back` years earlier."""
    ends = {21: 5, 22: 8, 23: 11, 24: 14}[season]
    year = told.day.year if told.day.month > ends else told.day.year - 1
    if season == 24:  # a winter bears the year of its December
        year = told.day.year - 1 if told.day.month > 2 else told.day.year - 2
    return f"{year - back:04d}-{season}"


def checked_day(year: int, month: int, day: int) -> str | None:
    """A day that exists, or None."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
