"""A time set aside for telling, as the conversation sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.conversation import Conversation
from bot.conversation.say import say_question
from memory import questions, sittings
from memory.types import Narrator, Question
from prompts import message
from tests.conversation.fakes import ANA, FakeWork, command, labels, press, said


def ana_of(conversation: Conversation) -> Narrator:
    found = conversation.narrator(ANA)
    assert found is not None
    return found


def test_interview_asks_how_long_and_begins(ana: Conversation, work: FakeWork) -> None:
    """/interview offers 10, 20 and 40 minutes; a button begins it and has the first question put."""
    ana.command(command("interview"))
    asked = said(ana)[0]
    assert "Twenty minutes?" in asked.text
    assert [one.data for one in labels(asked)] == ["sit:10", "sit:20", "sit:40"]
    ana.press(press("sit:20"))
    assert "about 20 minutes" in said(ana)[0].text
    assert work.names() == ["question"]
    lasting = sittings.current(ana.store, ana_of(ana).id)
    assert lasting is not None
    assert lasting.minutes == 20


def test_minutes_may_be_said_at_once(ana: Conversation) -> None:
    """/interview 30 begins at once; foolish lengths are brought within reason."""
    ana.command(command("interview", "30"))
    lasting = sittings.current(ana.store, ana_of(ana).id)
    assert lasting is not None
    assert lasting.minutes == 30
    sittings.end(ana.store, lasting.id, "enough", datetime.now(UTC))
    ana.command(command("interview", "99999"))
    longer = sittings.current(ana.store, ana_of(ana).id)
    assert longer is not None
    assert longer.minutes == 180


def test_what_looks_like_a_digit_is_no_number(ana: Conversation) -> None:
    """/interview with a raised two asks how long, and such a press is an old button's."""
    ana.command(command("interview", "²"))
    assert "Twenty minutes?" in said(ana)[0].text
    for data in ("sit:²", "weekly:hour:²", "recapday:²", "approve:²:one:yes"):
        assert ana.press(press(data)) in (
            message("conversation-old-button", "en"),
            message("conversation-sitting-none", "en"),
        )


def test_a_second_interview_says_what_is_left(ana: Conversation) -> None:
    """In the middle of a sitting neither the command nor an old button begins another."""
    sittings.begin(ana.store, ana_of(ana).id, "1", 20, datetime.now(UTC) - timedelta(minutes=12))
    ana.command(command("interview"))
    ana.press(press("sit:40"))
    assert ["about 8 minutes left" in one.text for one in said(ana)] == [True, True]
    assert len(sittings.sittings_of(ana.store, ana_of(ana).id)) == 1


def test_a_press_handed_over_twice_begins_once(ana: Conversation) -> None:
    """The same press again, also after the sitting ended, begins no second one."""
    ana.press(press("sit:20", ref="p"))
    first = sittings.current(ana.store, ana_of(ana).id)
    assert first is not None
    sittings.end(ana.store, first.id, "enough", datetime.now(UTC))
    ana.press(press("sit:20", ref="p"))
    assert sittings.current(ana.store, ana_of(ana).id) is None


def test_enough_for_today_stands_under_each_question(ana: Conversation, work: FakeWork) -> None:
    """While a sitting lasts its questions have the button that ends it; outside they have not."""
    who = ana_of(ana)
    question = Question("q1", who.id, "bread", "opener", "What bread?", datetime.now(UTC))
    questions.add_question(ana.store, question)
    say_question(ana.store, who, question)
    assert not any(one.data.startswith("enough:") for one in labels(said(ana)[0]))
    sittings.begin(ana.store, who.id, "1", 20, datetime.now(UTC))
    say_question(ana.store, who, question, again="once more")
    within = [one.data for one in labels(said(ana)[0])]
    end = next(one for one in within if one.startswith("enough:"))
    assert ana.press(press(end)) == ""
    assert work.jobs[-1][0] == "end_sitting"
    assert work.jobs[-1][-1] == "enough"


def test_pause_and_cancel_end_a_sitting(ana: Conversation, work: FakeWork) -> None:
    """/pause and /cancel end it as well; with none, an old button says so."""
    for name in ("pause", "cancel"):
        begun = sittings.begin(ana.store, ana_of(ana).id, name, 20, datetime.now(UTC))
        work.jobs.clear()
        ana.command(command(name))
        assert work.names() == ["end_sitting"]
        sittings.end(ana.store, begun.id, "enough", datetime.now(UTC))
    assert "No sitting" in ana.press(press(f"enough:{begun.id}"))
