"""Thumbs, what is learnt, and the weekly question's settings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.conversation import Conversation
from bot.conversation.say import say_question, thumb_buttons
from memory import questions, reactions
from memory.types import Narrator, Question
from tests.conversation.fakes import ANA, FakeWork, command, labels, press, said


def ana_of(conversation: Conversation) -> Narrator:
    found = conversation.narrator(ANA)
    assert found is not None
    return found


def ask(conversation: Conversation) -> list[str]:
    """Put a question; its buttons' data."""
    who = ana_of(conversation)
    question = Question("q1", who.id, "bread", "opener", "What bread?", datetime.now(UTC))
    questions.add_question(conversation.store, question)
    say_question(conversation.store, who, question)
    return [one.data for one in labels(said(conversation)[0])]


def test_a_question_has_thumbs(ana: Conversation) -> None:
    """A press is kept with the question; a later one changes it, and a repeat changes nothing."""
    data = ask(ana)
    assert data == ["skip:q1", "cannot:q1", "rather:q1", "up:question:q1", "down:question:q1"]
    assert "more like that" in ana.press(press("up:question:q1"))
    first = reactions.reactions_of(ana.store, ana_of(ana).id)
    ana.press(press("up:question:q1"))
    assert reactions.reactions_of(ana.store, ana_of(ana).id) == first
    ana.press(press("down:question:q1"))
    assert reactions.thumbs(ana.store, ana_of(ana).id) == {"q1": -1}


def test_a_recap_has_thumbs(ana: Conversation) -> None:
    """The buttons under a recap are kept with its name and are no thumb on a question."""
    more, less = thumb_buttons("en", "recap", "2026-W47")
    assert (more.label, less.label) == ("More like this", "Less")
    assert all(len(one.data.encode()) <= 64 for one in thumb_buttons("en", "recap", "x" * 48))
    ana.press(press(less.data))
    assert reactions.thumbs(ana.store, ana_of(ana).id, "recap") == {"2026-W47": -1}
    assert reactions.thumbs(ana.store, ana_of(ana).id) == {}


@pytest.mark.parametrize("data", ["up:question:other", "up:story:1", "up:recap:", "up:recap:" + "x" * 49])
def test_a_thumb_on_nothing_is_an_old_button(ana: Conversation, data: str) -> None:
    """Somebody else's question, and what is no question, take no thumb."""
    assert "old one" in ana.press(press(data))
    assert reactions.reactions_of(ana.store, ana_of(ana).id) == []


def test_settings_lead_to_why_and_weekly(ana: Conversation, work: FakeWork) -> None:
    """/settings has "Why this question?" and the weekly question; the first starts its job."""
    ana.command(command("settings"))
    data = [one.data for one in labels(said(ana)[0])]
    assert {"why", "weekly"} <= set(data)
    ana.press(press("why"))
    assert work.names() == ["why"]


def test_learning_is_turned_off_on_and_begun_anew(ana: Conversation) -> None:
    """Each choice is kept with the narrator and answered."""
    assert "no longer" in ana.press(press("learn:off"))
    assert not ana_of(ana).learning.on
    ana.press(press("learn:on"))
    assert ana_of(ana).learning.on
    assert "forgotten" in ana.press(press("learn:forget"))
    assert ana_of(ana).learning.since is not None
    assert "old one" in ana.press(press("learn:everything"))


def test_the_weekly_question_is_set(ana: Conversation) -> None:
    """It is off until it is wanted; a day or an hour turns it on, and what it is now is said."""
    ana.press(press("weekly"))
    shown = said(ana)[0]
    assert "none comes" in shown.text
    assert "weekly:day:6" in [one.data for one in labels(shown)]
    assert "when you mostly tell" in ana.press(press("weekly:on"))
    assert "Wednesday at 9:00" in ana.press(press("weekly:hour:9"))
    assert "Friday at 9:00" in ana.press(press("weekly:day:4"))
    assert (ana_of(ana).weekly.on, ana_of(ana).weekly.weekday, ana_of(ana).weekly.hour) == (True, 4, 9)
    assert "mostly tell" in ana.press(press("weekly:hour:usual"))
    assert "none comes" in ana.press(press("weekly:off"))
    assert "old one" in ana.press(press("weekly:day:9"))
