"""How a sitting ends, and what was gained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.serve import sittings_over
from bot.settings import load_settings
from bot.work import asking
from bot.work.schedule import Schedule
from bot.work.sittings import GRACE, gained, overdue
from memory import journal, narrators, off_limits, outbox, questions, sittings
from memory.types import (
    Caption,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    Outcome,
    Perception,
    PerceptionKind,
)
from tests.program import environ

ANN = Sender("terminal", "ann", "Ann")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with open_app(load_settings(environ(tmp_path))) as opened:
        narrators.create(opened.store, Narrator("", "Ann", "terminal", "ann", consented_at=datetime.now(UTC)))
        yield opened


def ann_of(app: App) -> Narrator:
    return narrators.find(app.store, "Ann")


def tell(app: App, words: str) -> None:
    arrival = Arrival(ANN, f"m{words}", datetime.now(UTC), EntryKind.TEXT, text=words)
    app.conversation.receive(arrival)


def said(app: App) -> list[str]:
    return [one.text for one in outbox.take(app.store, "terminal", "ann")]


def begun_ago(app: App, minutes: int) -> sittings.Sitting:
    """A sitting of twenty minutes that began so long ago."""
    begin = datetime.now(UTC) - timedelta(minutes=minutes)
    return sittings.begin(app.store, ann_of(app).id, f"begun {minutes}", 20, begin)


def press(app: App, data: str) -> None:
    app.conversation.press(Press(ANN, f"p{data}", datetime.now(UTC), data, "1"))


def test_it_goes_on_until_its_time_is_up(app: App) -> None:
    """Within its time each answer brings the next question; after it, the end and no question."""
    press(app, "sit:20")
    tell(app, "My sister Rosa and I walked to the bakery of old Holm each morning before school.")
    assert any("?" in one for one in said(app)[-1:])
    lasting = sittings.current(app.store, ann_of(app).id)
    assert lasting is not None
    sittings.end(app.store, lasting.id, "enough", datetime.now(UTC))
    begun_ago(app, 21)
    tell(app, "Rosa carried the basket, and I counted the coins twice over on the way to the shop.")
    end = said(app)[-1]
    assert "Our time is up" in end
    assert "2 memories" in end
    assert "Rosa" in end
    assert sittings.current(app.store, ann_of(app).id) is None


@pytest.mark.parametrize("words", ["That is enough for today.", "I am tired now."])
def test_words_end_it_and_count_as_no_memory(app: App, words: str) -> None:
    """ "Enough for today" ends it kindly, and is not counted among what was told."""
    begun_ago(app, 3)
    tell(app, words)
    end = said(app)[-1]
    assert "Then that is enough for today" in end
    assert "did not come to a memory today" in end


def test_the_button_ends_it_and_says_what_was_told(app: App) -> None:
    """Memories, topics of answered questions and people are named; a second press says nothing more."""
    press(app, "sit:10")
    asked = questions.list_questions(app.store, ann_of(app).id)[-1]
    tell(
        app, "The first thing I remember is a blue cup in my grandmother's hands, and the steam on the glass."
    )
    lasting = sittings.current(app.store, ann_of(app).id)
    assert lasting is not None
    said(app)
    press(app, f"enough:{lasting.id}")
    press(app, f"enough:{lasting.id}")
    ends = [one for one in said(app) if "enough for today" in one]
    assert len(ends) == 1
    assert "one memory" in ends[0]
    assert "You spoke of:" in ends[0]
    assert "last question can wait" in ends[0]
    assert "wonderful" not in ends[0].lower()
    assert questions.get_question(app.store, asked.id).outcome is Outcome.ANSWERED  # type: ignore[union-attr]


def test_a_skip_after_the_time_ends_it(app: App) -> None:
    """Who asks for another question when the time is up hears the end instead."""
    press(app, "sit:20")
    asked = questions.list_questions(app.store, ann_of(app).id)[-1]
    lasting = sittings.current(app.store, ann_of(app).id)
    assert lasting is not None
    sittings.end(app.store, lasting.id, "enough", datetime.now(UTC))
    begun_ago(app, 30)
    said(app)
    press(app, f"skip:{asked.id}")
    assert "Our time is up" in said(app)[-1]
    assert len(questions.list_questions(app.store, ann_of(app).id)) == 1


def test_what_nobody_answers_ends_after_the_grace(app: App) -> None:
    """The schedule ends a sitting five minutes after its time, also one begun before a restart."""
    lasting = begun_ago(app, 0)
    assert overdue(app.store, lasting.due_at) == []
    assert overdue(app.store, lasting.due_at + GRACE) == [lasting]
    app.work.job("end_sitting", "end", lasting.narrator_id, lasting.id, "time")
    assert overdue(app.store, lasting.due_at + GRACE) == []
    assert "Our time is up" in said(app)[-1]


def test_what_is_off_limits_is_not_named_at_the_end(app: App) -> None:
    """A person who is to be left out is not among those told of."""
    lasting = begun_ago(app, 1)
    tell(app, "My sister Rosa sang. My brother Emil played the harp beside her.")
    before = gained(app.tools, ann_of(app), lasting)
    assert {"Rosa", "Emil"} <= set(before.people)
    off_limits.add(app.store, ann_of(app).id, "Emil")
    after = gained(app.tools, ann_of(app), lasting)
    assert "Emil" not in after.people
    assert after.memories == before.memories == 1
    assert len(journal.list_entries(app.store, ann_of(app).id)) == 1


def test_a_sitting_outlives_a_restart(tmp_path: Path) -> None:
    """What was begun before the process ended is ended by the schedule of the next one, once."""
    settings = load_settings(environ(tmp_path))
    with open_app(settings) as first:
        who = narrators.create(
            first.store, Narrator("", "Ann", "terminal", "ann", consented_at=datetime.now(UTC))
        )
        sittings.begin(first.store, who.id, "1", 20, datetime.now(UTC) - timedelta(minutes=26))
    with open_app(settings) as app:
        over = partial(sittings_over, app.store)
        schedule = Schedule(app.work, lambda: [], lambda *_: True, more=(over,))
        assert len(schedule.tick()) == 1
        assert schedule.tick() == []
        assert [("Our time is up" in one) for one in said(app)] == [True]
        assert sittings.current(app.store, who.id) is None


def test_a_picture_from_a_place_that_is_off_limits(app: App) -> None:
    """The question on a picture does not name a place that is to be left out."""
    who = ann_of(app)
    key = journal.entry_id(app.store, who.id, "photo")
    entry = Entry(key, who.id, "photo", EntryKind.PHOTO, datetime.now(UTC))
    picture = Media(journal.media_id(app.store, key, "p"), key, who.id, 0, MediaKind.IMAGE)
    journal.add_entry(app.store, entry, [picture])
    seen = Caption("A house", (), "m", "1", place="Lysekil, Sweden")
    reading = Perception("r1", key, picture.id, PerceptionKind.CAPTION, (seen,), datetime.now(UTC))
    journal.save_perceptions(app.store, entry, [reading])
    open_question = asking.choose(app.tools, who, "one", photo=entry)
    off_limits.add(app.store, who.id, "Lysekil")
    closed = asking.choose(app.tools, who, "two", photo=entry)
    assert open_question is not None
    assert closed is not None
    assert "Lysekil" in open_question.text
    assert "Lysekil" not in closed.text
