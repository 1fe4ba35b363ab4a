"""The time that a recap is of: a week, a month, a year, or one day of the calendar in all earlier years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_KEYS = (
    ("week", re.compile(r"(\d{4})-W(\d\d)")),
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
    ("month", re.compile(r"(\d{4})-(\d\d)")),
    ("year", re.compile(r"(\d{4})")),
)


@dataclass(frozen=True)
class Period:
    """``kind`` is ``week``, ``month``, ``year`` or ``day``; ``key`` is ``2026-W47``, ``2026-11``, ``2026`` or
    ``2026-11-26``. From ``since`` to before ``until``, where the narrator lives.
    """

    kind: str
    key: str
    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        """True where `moment` (aware) lies in it."""
        return self.since <= moment < self.until

    def is_anniversary(self, moment: datetime) -> bool:
        """True where `moment` was this day of the calendar in an earlier year, where the narrator lives."""
        local = moment.astimezone(self.since.tzinfo).date()
        return (local.month, local.day) == (self.since.month, self.since.day) and local.year < self.since.year


def period_of(key: str, timezone: str) -> Period:
    """The period that `key` names, in `timezone`. Raises ValueError."""
    for kind, form in _KEYS:
        match = form.fullmatch(key)
        if match:
            try:
                first, last = _days(kind, [int(part) for part in match.groups()])
            except OverflowError:
                raise ValueError(f"too near the end of the calendar: {key!r}") from None
            if not MINYEAR < first.year < MAXYEAR:
                raise ValueError(f"too near the end of the calendar: {key!r}")
            zone = zone_named(timezone)
            return Period(
                kind, key, datetime.combine(first, time(), zone), datetime.combine(last, time(), zone)
            )
    raise ValueError(f"not a week, month, year or day such as 2026-W47, 2026-11, 2026 or 2026-11-26: {key!r}")


def key_at(kind: str, moment: datetime, timezone: str) -> str:
    """The key of the `kind` of period that `moment` lies in, where the narrator lives. Raises ValueError."""
    local = moment.astimezone(zone_named(timezone))
    if kind == "week":
        year, week, _ = local.isocalendar()
        return f"{year}-W{week:02d}"
    forms = {"month": "%Y-%m", "year": "%Y", "day": "%Y-%m-%d"}
    if kind not in forms:
        raise ValueError(f"no kind of period: {kind!r}")
    return local.strftime(forms[kind])


def zone_named(name: str) -> ZoneInfo:
    """The zone, or UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _days(kind: str, numbers: list[int]) -> tuple[date, date]:
    if kind == "week":
        first = date.fromisocalendar(numbers[0], numbers[1], 1)
        return first, first + timedelta(days=7)
    if kind == "day":
        first = date(*numbers)
        return first, first + timedelta(days=1)
    if kind == "month":
        first = date(numbers[0], numbers[1], 1)
        return first, (first + timedelta(days=32)).replace(day=1)
    return date(numbers[0], 1, 1), date(numbers[0] + 1, 1, 1)
