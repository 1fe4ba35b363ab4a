"""When weekly recaps are due: in each narrator's own time, once a week, and later if it was missed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.work.types import Work
from memory.store import now
from memory.types import Narrator

log = logging.getLogger(__name__)

_AGAIN = timedelta(hours=1)
_LATE = timedelta(days=7)

Due = tuple[str, str, tuple[str, ...]]
"""A job that is due: its name, its key, its ids."""


def due_recaps(
    narrators: Iterable[Narrator], moment: datetime, sent: Callable[[str, str], bool]
) -> list[tuple[Narrator, str]]:
    """Narrators whose newest recap is due at `moment` (aware) and was not sent, with its week.

    The week (``2026-W47``) is the ISO week to which most of the seven days before the due moment
    belong: a recap of Monday morning tells the week that has just ended.
    """
    found = []
    for one in narrators:
        if one.consented_at is None or one.paused_at is not None or one.unreachable_at is not None:
            continue
        due = last_due(one, moment)
        joined = max(one.consented_at, one.created_at or one.consented_at)
        week = week_of(due)
        if due.astimezone(UTC) > joined and not sent(one.id, week):
            found.append((one, week))
    return found


def due_longer(
    narrators: Iterable[Narrator], moment: datetime, sent: Callable[[str, str], bool]
) -> list[tuple[Narrator, str]]:
    """Narrators who want a recap of the month (on the 1st), the year (on its last day) or this day in earlier
    years, and to whom the newest was not sent. One that was missed comes up to a week late, a day's does not.
    """
    found = []
    for one in narrators:
        if one.consented_at is None or one.paused_at is not None or one.unreachable_at is not None:
            continue
        for due, key in _longer(one, moment.astimezone(_zone(one.timezone))):
            if one.consented_at < due.astimezone(UTC) <= moment.astimezone(UTC) and not sent(one.id, key):
                found.append((one, key))
    return found


def _longer(narrator: Narrator, local: datetime) -> Iterator[tuple[datetime, str]]:
    """When the month's, the year's and the day's were last due, not longer ago than they are still sent."""
    zone, hour = local.tzinfo, narrator.recap.hour
    for days in range(_LATE.days + 1):
        day = local.date() - timedelta(days=days)
        due = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
        if narrator.recap.month and day.day == 1:
            yield due, f"{day - timedelta(days=1):%Y-%m}"
        if narrator.recap.year and (day.month, day.day) == (12, 31):
            yield due, f"{day.year}"
        if narrator.recap.day and days == 0:
            yield due, f"{day:%Y-%m-%d}"


def last_due(narrator: Narrator, moment: datetime) -> datetime:
    """The narrator's newest recap time that is not after `moment`, in their zone.

    Found by the calendar, so an hour that a clock shows twice is due once (the first time), and
    one that it leaves out is due an hour later.
    """
    zone = _zone(narrator.timezone)
    local = moment.astimezone(zone)
    back = (local.weekday() - narrator.recap.weekday) % 7
    for days in (back, back + 7):
        day = local.date() - timedelta(days=days)
        due = datetime(day.year, day.month, day.day, narrator.recap.hour, tzinfo=zone)
        if due.astimezone(UTC) <= moment.astimezone(UTC):
            break
    return due


def week_of(due: datetime) -> str:
    """The ISO week that holds most of the seven days before `due`."""
    year, week, _ = (due.date() - timedelta(days=3)).isocalendar()
    return f"{year}-W{week:02d}"


@dataclass
class Schedule:
    """Wakes each minute and hands in the recaps that are due, and what ``more`` says is. ``sent`` takes
    narrator id and week.
    """

    work: Work
    narrators: Callable[[], Iterable[Narrator]]
    sent: Callable[[str, str], bool]
    clock: Callable[[], datetime] = now
    every: float = 60.0
    more: Sequence[Callable[[datetime], Iterable[Due]]] = ()
    _handed_in: dict[str, datetime] = field(default_factory=dict, repr=False)
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)

    def start(self) -> None:
        """Look at once, then each minute, in a thread of its own."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._loop, name="schedule", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(5)

    def tick(self) -> list[str]:
        """Hand in what is due; returns the keys. One that failed is handed in again after an hour."""
        moment, keys = self.clock(), []
        for name, key, ids in self._due(moment):
            before = self._handed_in.get(key)
            if before is not None and moment - before < _AGAIN:
                continue
            self.work.job(name, key, *ids)
            self._handed_in[key] = moment
            keys.append(key)
        return keys

    def _due(self, moment: datetime) -> Iterator[Due]:
        everyone = list(self.narrators())
        for due in (due_recaps, due_longer):
            for narrator, key in due(everyone, moment, self.sent):
                yield "recap", f"recap:{narrator.id}:{key}", (narrator.id, key)
        for find in self.more:
            yield from find(moment)

    def _loop(self) -> None:
        while not self._stop.is_set():
            try:
                self.tick()
            except Exception as error:  # noqa: BLE001 - the next minute is another try
                log.warning("recaps could not be scheduled: %s", type(error).__name__)
            self._stop.wait(self.every)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # not a zone's name, or one that this machine lacks
        return ZoneInfo("UTC")
