"""The time that a recap is of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.story.period import key_at, period_of


def test_a_week_begins_on_monday_where_the_narrator_lives() -> None:
    """In Shanghai the week begins eight hours before it does in UTC."""
    week = period_of("2026-W11", "Asia/Shanghai")
    assert week.since.astimezone(UTC) == datetime(2026, 3, 8, 16, tzinfo=UTC)
    assert week.until - week.since == timedelta(days=7)


def test_the_week_of_a_clock_change_is_as_long_as_it_is() -> None:
    """In Berlin the last week of March has an hour less."""
    week = period_of("2026-W13", "Europe/Berlin")
    assert week.until.astimezone(UTC) - week.since.astimezone(UTC) == timedelta(days=7, hours=-1)


@pytest.mark.parametrize(
    ("key", "kind", "days"),
    [("2026-02", "month", 28), ("2026-12", "month", 31), ("2028", "year", 366), ("2026-11-26", "day", 1)],
)
def test_months_years_and_days_have_their_length(key: str, kind: str, days: int) -> None:
    """Each key names its own kind of period."""
    period = period_of(key, "UTC")
    assert (period.kind, (period.until - period.since).days) == (kind, days)


@pytest.mark.parametrize(
    "key",
    ["", "2026-13", "2026-W54", "week 3", "2026-02-30", "9999-12", "9999", "9999-W52", "0001-W01", "26"],
)
def test_what_is_no_period_raises(key: str) -> None:
    """Other words, and the ends of the calendar, are no period."""
    with pytest.raises(ValueError):
        period_of(key, "UTC")


def test_a_moment_has_a_key_of_each_kind() -> None:
    """The night of New Year belongs to the year of the narrator's place."""
    moment = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    keys = [key_at(kind, moment, "Asia/Shanghai") for kind in ("week", "month", "year", "day")]
    assert keys == ["2026-W01", "2026-01", "2026", "2026-01-01"]


def test_an_anniversary_is_of_an_earlier_year() -> None:
    """The same day of the calendar counts in earlier years only, by the narrator's clock."""
    day = period_of("2026-11-26", "Asia/Shanghai")
    assert day.is_anniversary(datetime(2025, 11, 25, 17, tzinfo=UTC))
    assert not day.is_anniversary(datetime(2026, 11, 26, 1, tzinfo=UTC))
    assert not day.is_anniversary(datetime(2025, 11, 25, 15, tzinfo=UTC))
