"""A question for this week."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_app
from bot.settings import load_settings
from bot.work.weekly import due_questions, send_weekly, usual_hour
from memory import journal, narrators, outbox, questions, sittings
from memory.types import Entry, EntryKind, Learning, Narrator, WeeklyQuestion
from tests.program import environ

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
JOINED = datetime(2026, 1, 1, tzinfo=UTC)


def narrator(**more: object) -> Narrator:
    """Somebody in Berlin who wants a question on Wednesdays at nine."""
    made = Narrator("n1", "Ann", "terminal", "ann", timezone="Europe/Berlin", consented_at=JOINED)
    return replace(made, weekly=WeeklyQuestion(True, 2, 9), **more)  # type: ignore[arg-type]


def due(who: Narrator, moment: datetime, hour: int = 19) -> list[str]:
    return [week for _, week in due_questions([who], moment, lambda *_: hour)]


def test_it_is_due_from_its_hour_on() -> None:
    """On Wednesday from nine in Berlin, which is eight in UTC, and until two days later."""
    wednesday = MONDAY + timedelta(days=2)
    assert due(narrator(), wednesday + timedelta(hours=7, minutes=59)) == []
    assert due(narrator(), wednesday + timedelta(hours=8)) == ["2026-W10"]
    assert due(narrator(), wednesday + timedelta(days=2)) == ["2026-W10"]
    assert due(narrator(), wednesday + timedelta(days=3)) == []


def test_without_an_hour_the_usual_one_is_asked_for() -> None:
    """Who chose no hour gets it when they mostly tell."""
    who = narrator()
    who = replace(who, weekly=replace(who.weekly, hour=None))
    wednesday = MONDAY + timedelta(days=2)
    assert due(who, wednesday + timedelta(hours=17)) == []
    assert due(who, wednesday + timedelta(hours=18)) == ["2026-W10"]


@pytest.mark.parametrize(
    "change",
    [
        {"paused_at": MONDAY},
        {"unreachable_at": MONDAY},
        {"consented_at": MONDAY + timedelta(days=2, hours=9)},
        {"weekly": WeeklyQuestion(False, 2, 9)},
        {"weekly": WeeklyQuestion(True, 2, 9, "2026-W10")},
    ],
)
def test_it_is_not_due(change: dict[str, object]) -> None:
    """Not while paused, unreachable, off, just joined, nor twice a week."""
    who = replace(narrator(), **change)  # type: ignore[arg-type]
    assert due(who, MONDAY + timedelta(days=2, hours=10)) == []


def test_it_is_sent_once_with_its_buttons(tmp_path: Path) -> None:
    """The job asks a new question, and says it again where one waits; the same week says nothing twice."""
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.create(app.store, replace(narrator(), id=""))
        send_weekly(app.tools, who.id, "2026-W10")
        send_weekly(app.tools, who.id, "2026-W10")
        first = outbox.take(app.store, "terminal", "ann")
        send_weekly(app.tools, who.id, "2026-W11")
        second = outbox.take(app.store, "terminal", "ann")
        sittings.begin(app.store, who.id, "1", 20, datetime.now(UTC))
        send_weekly(app.tools, who.id, "2026-W12")
        third = outbox.take(app.store, "terminal", "ann")
        asked = questions.list_questions(app.store, who.id)
        kept = narrators.get(app.store, who.id)
    assert first[0].text == "A question for this week:"
    assert first[1].buttons
    assert [one.text for one in second] == [one.text for one in first]
    assert third == []
    assert len(first) == 2
    assert len(asked) == 1
    assert kept.weekly.sent == "2026-W12"


def test_the_hour_is_learnt(tmp_path: Path) -> None:
    """Who tells in the evening is asked at seven in most weeks; without learning it is six."""
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.create(app.store, replace(narrator(), id=""))
        for day in range(12):
            at = datetime.now(UTC).replace(hour=20, minute=0) - timedelta(days=day + 1)
            key = journal.entry_id(app.store, who.id, str(day))
            journal.add_entry(app.store, Entry(key, who.id, str(day), EntryKind.TEXT, at, "We sang."))
        hours = [usual_hour(app.store, who, f"2026-W{week}") for week in range(10, 40)]
        assert hours.count(19) > 24
        assert usual_hour(app.store, replace(who, learning=Learning(on=False)), "2026-W10") == 18
