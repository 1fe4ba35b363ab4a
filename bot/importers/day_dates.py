"""A day at the head of a line, in the ways in which people head the pages of a diary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from memory.numerals import chinese_value

_MONTHS = (
    "january januar enero janvier gennaio janeiro января jan ene janv gen янв jänner",
    "february februar febrero février febbraio fevereiro февраля feb fév févr fev feb feber фев feb.",
    "march märz marzo mars março марта mar mär mrz мар",
    "april abril avril aprile апреля apr abr avr апр",
    "may mai mayo maggio maio мая mag",
    "june juni junio juin giugno junho июня jun giu июн",
    "july juli julio juillet luglio julho июля jul juil lug июл",
    "august agosto août августа aug ago авг",
    "september septiembre septembre settembre setembro сентября sep sept set сен",
    "october oktober octubre octobre ottobre outubro октября oct okt ott out окт",
    "november noviembre novembre novembro ноября nov ноя",
    "december dezember diciembre décembre dicembre dezembro декабря dec dez dic déc дек",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_HAN = "[零〇○一二三四五六七八九十]"
_ANY_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d)"
_WEEKDAY_ZH = r"(?:[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)"
_DAY_ZH = rf"(?P<hm>\d{{1,2}}|{_HAN}{{1,2}})\s*月\s*(?P<hd>\d{{1,2}}|{_HAN}{{1,3}})\s*[日号]"
_BEFORE = r"^[\[(【「]{0,2}\s*(?:[^\W\d_]{2,12}\.?,?\s+(?:the\s+|den\s+|le\s+|el\s+)?)?"
_AFTER = (
    rf"\s*(?:,?\s*[^\W\d_]{{3,12}}day\b|{_WEEKDAY_ZH})?[,，]?"
    r"(?:\s*(?:at\s+|T)?(?P<h>[01]?\d|2[0-3])[:：](?P<mi>[0-5]\d)(?::[0-5]\d)?\s*(?P<pm>[AaPp]\.?[Mm]\.?)?)?"
    r"\s*[\])】」]{0,2}\s*[:：.,，、|–—-]{0,2}\s*(?P<rest>.*)$"
)
_FORMS = tuple(
    re.compile(_BEFORE + form + _AFTER, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep){_ANY_DAY}(?!\d)",
        rf"{_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?:公元)?(?P<hy>1[5-9]\d\d|20\d\d|{_HAN}{{4}})\s*年\s*{_DAY_ZH}",
        rf"{_ANY_DAY}(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+|d['’])?(?P<name>{_NAMES})\.?,?"
        rf"(?:\s+(?:de\s+|del\s+)?{_YEAR}(?!\d))?(?:\s*г\.)?",
        rf"(?P<name>{_NAMES})\.?\s+{_ANY_DAY}(?:st|nd|rd|th)?(?!\d)(?:,?\s+{_YEAR}(?!\d))?",
        rf"{_ANY_DAY}\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?{_YEAR}(?!\d)",
        rf"(?P<one>0?[1-9]|[12]\d|3[01])(?P<sep>[/-])(?P<two>0?[1-9]|[12]\d|3[01])(?P=sep){_YEAR}(?!\d)",
        _DAY_ZH,
    )
)


@dataclass(frozen=True)
class Day:
    """What heads a page. ``year`` is None where it is not said. ``order`` is set for 3/4/2019: ``dmy``,
    ``mdy``, or ``either``, read as if the day came first. ``rest`` is what stands after it in the line.
    """

    year: int | None
    month: int
    day: int
    clock: time | None = None
    rest: str = ""
    order: str = ""

    def month_first(self) -> Day:
        """The same where the month comes first."""
        return replace(self, month=self.day, day=self.month, order="mdy") if self.order == "either" else self

    def date(self, year: int | None = None) -> date | None:
        """The day, in `year` where it says none; None where there is no such day."""
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None


def day_at(line: str) -> Day | None:
    """The day at the head of `line`; None where there is none that can have been."""
    words = line.strip().replace("[[", "").replace("]]", "")
    for form in _FORMS:
        found = form.match(words) if len(words) < 300 else None
        day = _day(found) if found else None
        if day is not None and _has_been(day):
            return day
    return None


def _day(found: re.Match[str]) -> Day | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    year = int(parts["y"]) if "y" in parts else _number(parts["hy"]) if "hy" in parts else None
    clock, rest = _clock(parts), parts.get("rest", "").strip()
    if "one" in parts:
        first, second = int(parts["one"]), int(parts["two"])
        if second > 12:
            return Day(year, first, second, clock, rest, "mdy")
        return Day(year, second, first, clock, rest, "either" if first <= 12 else "dmy")
    if "name" in parts:
        month = _MONTH_OF[parts["name"].casefold()]
    else:
        month = int(parts["m"]) if "m" in parts else _number(parts["hm"])
    day = int(parts["d"]) if "d" in parts else _number(parts["hd"])
    return Day(year, month, day, clock, rest)


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else chinese_value(digits)


def _clock(parts: dict[str, str]) -> time | None:
    if "h" not in parts:
        return None
    hour, half = int(parts["h"]), parts.get("pm", "").casefold()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(parts["mi"]))


def _has_been(day: Day) -> bool:
    found = day.date(2000)  # a leap year, where it says none
    return found is not None and found <= datetime.now(UTC).date() + timedelta(days=2)
