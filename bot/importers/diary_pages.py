"""A diary's text cut into its days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from bot.importers.day_dates import Day, day_at

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*)$")
_BOLD = re.compile(r"^\s*(\*\*|__|<b>)(.+?)(\*\*|__|</b>)\s*$")
_YEAR_ALONE = re.compile(r"^\D{0,12}(1[5-9]\d\d|20\d\d)\s*年?\D{0,12}$")
_SENTENCE = tuple(".!?。！？…")
_MOST = 300  # letters of a heading
_LONGEST = 60  # letters of a line that is a heading without being marked as one


@dataclass(frozen=True)
class Page:
    """One day's words: ``line`` (from 1) is where its heading stands, ``day`` None before the first."""

    line: int
    day: date | None
    clock: time | None
    words: str

    def at(self, zone: tzinfo) -> datetime:
        """When it was written; noon where no hour is said."""
        assert self.day is not None
        return datetime.combine(self.day, self.clock or time(12), zone)


@dataclass(frozen=True)
class _Head:
    line: int
    day: Day


def pages(text: str, head: Day | None, year: int | None, month_first: bool) -> Iterator[Page]:
    """The days of `text` in their order. `head` is the day before any heading (of the file's name).

    A day without a year is of the last year said, or of `year`.
    """
    lines = text.split("\n")
    heads = _heads(lines)
    first = heads[0].line if heads else len(lines)
    day, clock = (head.date(year), head.clock) if head else (None, None)
    year = day.year if day else year
    yield Page(1, day, clock, "\n".join(lines[:first]))
    first = 0
    for number, one in enumerate(heads):
        end = heads[number + 1].line if number + 1 < len(heads) else len(lines)
        year = one.day.year or _year_said(lines[first : one.line]) or year
        meant = one.day.month_first() if month_first else one.day
        words = [meant.rest, *lines[one.line + 1 : end]]
        yield Page(one.line + 1, meant.date(year), meant.clock, "\n".join(words))
        first = one.line


def orders(text: str) -> set[str]:
    """How the days with slashes in `text` are written: ``dmy``, ``mdy``, ``either``."""
    return {one.day.order for one in _heads(text.split("\n"))} - {""}


def count_days(text: str) -> int:
    """How many pages are headed by a day with its year."""
    return sum(one.day.year is not None for one in _heads(text.split("\n")))


def _heads(lines: Sequence[str]) -> list[_Head]:
    found = []
    for number, line in enumerate(lines):
        blank_before = number == 0 or not lines[number - 1].strip()
        if (day := _head(line, blank_before)) is not None:
            found.append(_Head(number, day))
    return found


def _head(line: str, blank_before: bool) -> Day | None:
    """The day of a heading. A line that is not marked as one must look like one: short, and no sentence."""
    if len(line) > _MOST:
        return None
    marked = _HEADING.match(line)
    bold = _BOLD.match(line)
    words = marked[1].rstrip("# ") if marked else bold[2] if bold else line
    day = day_at(words)
    if day is None or marked or (bold and not day.rest):
        return day
    alone = blank_before and len(line) <= _LONGEST and not day.rest.endswith(_SENTENCE)
    return day if alone and (day.year or not day.rest) else None


def _year_said(lines: Sequence[str]) -> int | None:
    """The year that heads several days (``# 2019``), the last one."""
    headings = (found[1].rstrip("# ") for line in lines if (found := _HEADING.match(line[:_MOST])))
    years = [int(found[1]) for words in headings if (found := _YEAR_ALONE.match(words))]
    return years[-1] if years else None
