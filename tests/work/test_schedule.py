"""When weekly recaps are due."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.work.schedule import Schedule, due_recaps, last_due
from memory.types import Narrator, RecapTime

JOINED = datetime(2026, 1, 1, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def narrator(**more: object) -> Narrator:
    values: dict[str, object] = {
        "timezone": "Europe/Berlin",
        "recap": RecapTime(6, 18),
        "created_at": JOINED,
        "consented_at": JOINED,
    }
    return Narrator("n1", "Ann", "telegram", "1", **(values | more))  # type: ignore[arg-type]


def never(*_: str) -> bool:
    return False


def weeks(one: Narrator, moment: datetime, sent: Callable[[str, str], bool] = never) -> list[str]:
    return [week for _, week in due_recaps([one], moment, sent)]


def test_due_at_the_hour_of_their_zone() -> None:
    """A recap of Sunday 18:00 is due at 18:00 by the narrator's own clock."""
    assert weeks(narrator(), datetime(2026, 11, 22, 17, 59, tzinfo=BERLIN)) == ["2026-W46"]
    assert weeks(narrator(), datetime(2026, 11, 22, 18, 0, tzinfo=BERLIN)) == ["2026-W47"]
    shanghai = narrator(timezone="Asia/Shanghai")
    assert weeks(shanghai, datetime(2026, 11, 22, 10, 0, tzinfo=UTC)) == ["2026-W47"]
    assert weeks(shanghai, datetime(2026, 11, 22, 9, 59, tzinfo=UTC)) == ["2026-W46"]


def test_missed_is_due_once() -> None:
    """After weeks with the machine off the newest recap alone is due, and not again once sent."""
    moment = datetime(2026, 11, 24, 9, 0, tzinfo=BERLIN)
    assert weeks(narrator(), moment) == ["2026-W47"]
    assert weeks(narrator(), moment, lambda whose, week: (whose, week) == ("n1", "2026-W47")) == []


@pytest.mark.parametrize("state", ["paused_at", "unreachable_at"])
def test_left_alone(state: str) -> None:
    """Who paused or cannot be reached gets no recap."""
    assert weeks(narrator(**{state: JOINED}), datetime(2026, 11, 24, tzinfo=UTC)) == []


def test_no_consent() -> None:
    """Who has not said yes gets no recap."""
    assert weeks(narrator(consented_at=None), datetime(2026, 11, 24, tzinfo=UTC)) == []


def test_joined_since() -> None:
    """Who joined after the due moment waits for the next one."""
    joined = datetime(2026, 11, 22, 18, 30, tzinfo=BERLIN)
    one = narrator(created_at=joined, consented_at=joined)
    assert weeks(one, datetime(2026, 11, 23, 12, 0, tzinfo=BERLIN)) == []
    assert weeks(one, datetime(2026, 11, 29, 18, 0, tzinfo=BERLIN)) == ["2026-W48"]


def test_the_night_the_clock_goes_back() -> None:
    """An hour that the clock shows twice brings one recap: one week through both hours."""
    one = narrator(recap=RecapTime(6, 2))
    start = datetime(2026, 10, 24, 23, 0, tzinfo=UTC)  # 01:00 in Berlin; 02:30 comes at 00:30 and 01:30 UTC
    sent: set[tuple[str, str]] = set()
    found = []
    for minute in range(0, 300):
        for whose, week in due_recaps([one], start + timedelta(minutes=minute), lambda *key: key in sent):
            found.append((minute, week))
            sent.add((whose.id, week))
    assert found == [(0, "2026-W42"), (60, "2026-W43")]


def test_the_hour_that_is_left_out() -> None:
    """An hour that the clock leaves out in spring is due once as well."""
    one = narrator(recap=RecapTime(6, 2))
    before = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert weeks(one, before) == ["2026-W12"]
    assert weeks(one, before + timedelta(minutes=1)) == ["2026-W13"]


def test_week_of_a_monday() -> None:
    """A recap of Monday morning tells the week that has just ended."""
    one = narrator(recap=RecapTime(0, 8))
    assert weeks(one, datetime(2026, 11, 23, 8, 0, tzinfo=BERLIN)) == ["2026-W47"]


def test_unknown_zone() -> None:
    """A zone that nobody knows counts as UTC."""
    for zone in ("Moon/Crater", "", "../etc"):
        assert weeks(narrator(timezone=zone), datetime(2026, 11, 22, 18, 0, tzinfo=UTC)) == ["2026-W47"]


@settings(max_examples=300, deadline=None)
@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 6),
    st.integers(0, 23),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "UTC"]),
)
def test_last_due_is_within_a_week(moment: datetime, weekday: int, hour: int, zone: str) -> None:
    """The newest due moment is past, on the chosen weekday, and no more than a week and an hour ago."""
    due = last_due(narrator(timezone=zone, recap=RecapTime(weekday, hour)), moment)
    assert timedelta(0) <= moment - due.astimezone(UTC) <= timedelta(days=7, hours=1)
    assert (due.weekday(), due.hour) == (weekday, hour)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 6), st.integers(0, 23), st.dates(date(2020, 1, 1), date(2029, 1, 1)))
def test_each_due_moment_has_its_own_week(weekday: int, hour: int, day: date) -> None:
    """Two recaps a week apart never share a week, over New Year either."""
    joined = datetime(2019, 1, 1, tzinfo=UTC)
    one = narrator(recap=RecapTime(weekday, hour), created_at=joined, consented_at=joined)
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    found = [due_recaps([one], moment + timedelta(days=days), never) for days in range(0, 28, 7)]
    assert len({week for due in found for _, week in due}) == 4


class Handed:
    """Work that notes the jobs handed in."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, ...]] = []
        self.any = threading.Event()

    def entry(self, entry_id: str) -> None:
        raise AssertionError(entry_id)

    def job(self, name: str, key: str, *ids: str) -> None:
        self.jobs.append((name, key, *ids))
        self.any.set()


def test_schedule_hands_in_once_an_hour() -> None:
    """What is due is handed in by its key, and again an hour later while it was not sent."""
    moments = [datetime(2026, 11, 22, 18, 0, tzinfo=BERLIN)]
    work = Handed()
    schedule = Schedule(work, lambda: [narrator()], never, clock=lambda: moments[-1])
    assert schedule.tick() == ["recap:n1:2026-W47"]
    moments.append(moments[-1] + timedelta(minutes=30))
    assert schedule.tick() == []
    moments.append(moments[-1] + timedelta(minutes=31))
    assert schedule.tick() == ["recap:n1:2026-W47"]
    assert work.jobs == [("recap", "recap:n1:2026-W47", "n1", "2026-W47")] * 2


def test_schedule_survives_trouble() -> None:
    """A minute that goes wrong does not end the schedule."""
    work, calls = Handed(), []

    def narrators() -> list[Narrator]:
        calls.append(1)
        if len(calls) == 1:
            raise OSError
        return [narrator()]

    schedule = Schedule(
        work, narrators, never, clock=lambda: datetime(2026, 11, 22, 18, tzinfo=BERLIN), every=0.01
    )
    schedule.start()
    assert work.any.wait(5)
    schedule.stop()
