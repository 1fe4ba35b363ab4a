"""The first line of a WhatsApp message: when, and the rest. Both platforms' ways, in any language.

Android: ``20/01/19, 11:23 - Tom: words``. iOS: ``[20.01.19, 11:23:45] Tom: words``. Times have twelve
hours or twenty-four, a narrow space before AM, and the marks of the phone's language ("a. m.", 下午).
Whether the day or the month comes first is told by the whole file, or has to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

_DATE = r"(\d{1,4})([./-]) ?(\d{1,2})[./-] ?(\d{1,4})\.?[,،]?\s+"
_TIME = r"([^\d\s\[\]]{0,6}\s?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s?([^\W\d_][^\d\[\]:–-]{0,6}?))?"
_IOS = re.compile(rf"\[{_DATE}{_TIME}\]\s?")
_ANDROID = re.compile(rf"{_DATE}{_TIME}\s+[-–]\s")
_MORNING = {"am", "vm", "上午", "凌晨", "早上", "清晨", "午前", "오전", "ص", "πμ"}
_EVENING = {"pm", "nm", "下午", "晚上", "中午", "傍晚", "午後", "오후", "م", "μμ"}
_MARKS = "\u200e\u200f\ufeff"  # of direction, and of the file's beginning


@dataclass(frozen=True)
class Head:
    """A first line: three numbers of the date as they stand, what is between them, and the time."""

    numbers: tuple[int, int, int]
    digits: int  # of the first number
    dash: str
    at: time
    rest: str


@dataclass
class Style:
    """What the heads of one file have told so far. ``ios`` is None before the first."""

    ios: bool | None = None
    day_first: int = 0
    month_first: int = 0
    slashed: bool = False
    back: dict[str, int] = field(default_factory=lambda: {"dmy": 0, "mdy": 0})
    last: dict[str, date] = field(default_factory=dict)
    differ: bool = False

    def head(self, line: str) -> Head | None:
        """The head that a line begins with, in this file's style."""
        line = line.lstrip(_MARKS)
        ways = (True, False) if self.ios is None else (self.ios,)
        for ios in ways:
            found = (_IOS if ios else _ANDROID).match(line)
            head = _head(found, line) if found else None
            if head:
                self.ios = ios
                return head
        return None

    def learn(self, head: Head) -> None:
        """Count what a head tells of the order."""
        first, second, _ = head.numbers
        if head.digits == 4:
            return
        self.slashed = self.slashed or head.dash == "/"
        self.day_first += first > 12
        self.month_first += second > 12
        self.differ = self.differ or first != second
        for order in self.back:
            day = _day(head, order)
            if day is not None:
                self.back[order] += day < self.last.get(order, day)
                self.last[order] = day

    def order(self) -> str | None:
        """``dmy`` or ``mdy``; None where nothing tells. Only dates with a slash have the month first."""
        if self.day_first or self.month_first:
            return "dmy" if self.day_first >= self.month_first else "mdy"
        if not (self.slashed and self.differ):
            return "dmy"
        forwards = [order for order, jumps in self.back.items() if not jumps]
        return forwards[0] if len(forwards) == 1 else None


def moment(head: Head, order: str) -> datetime:
    """When it was, by the phone's clock. Raises ValueError where there is no such day."""
    day = _day(head, order)
    if day is None:
        raise ValueError("there is no such day")
    return datetime.combine(day, head.at)


def learnt(lines: Iterable[str]) -> Style:
    """The style of a whole file."""
    style = Style()
    for line in lines:
        if head := style.head(line):
            style.learn(head)
    return style


def _head(found: re.Match[str], line: str) -> Head | None:
    first, dash, second, third, before, hour, minute, seconds, after = found.groups()
    at = _time(int(hour), int(minute), int(seconds or 0), (before or "") + (after or ""))
    if at is None:
        return None
    numbers = (int(first), int(second), int(third))
    return Head(numbers, len(first), dash, at, line[found.end() :])


def _time(hour: int, minute: int, second: int, mark: str) -> time | None:
    mark = "".join(letter for letter in mark.casefold() if letter.isalpha())
    if hour == 12 and mark in _MORNING:
        hour = 0
    elif hour < 12 and mark in _EVENING:
        hour += 12
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _year(number: int) -> int:
    """WhatsApp is of 2009; phones that count as in Thailand wrote 2552 then, or 52."""
    year = number + (2000 if number < 52 else 2500) if number < 100 else number
    return year - 543 if year >= 2552 else year


def _day(head: Head, order: str) -> date | None:
    first, second, third = head.numbers
    if head.digits == 4:
        year, month, day = _year(first), second, third
    else:
        year = _year(third)
        day, month = (first, second) if order == "dmy" else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
