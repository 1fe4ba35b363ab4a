"""What a narrator wants left out, as they say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.conversation import Conversation
from bot.conversation.off_limits import meant
from memory import journal, off_limits, questions
from memory.types import Outcome, Question
from tests.conversation.fakes import ANA, FakeWork, command, labels, press, said, text


def kept(conversation: Conversation) -> list[str]:
    narrator = conversation.narrator(ANA)
    assert narrator is not None
    return [one.words for one in off_limits.kept(conversation.store, narrator.id)]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Please never ask about my divorce.", "my divorce"),
        ("don’t ask me about the war again", "the war"),
        ("Stop asking me about Karl, please", "Karl"),
        ("Never mention my brother.", "my brother"),
        ("请不要再问我离婚的事了。", "我离婚的事"),
        ("以后别提我妹妹了", "我妹妹"),
    ],
)
def test_plain_words_are_understood(words: str, what: str) -> None:
    """A wish in plain words names what is to be left out."""
    found = meant(words)
    assert found is not None
    assert found.rstrip(",") == what


@pytest.mark.parametrize(
    "words",
    [
        "Don't ask me about it.",
        "Please don't ask about that time again.",
        "My mother said: never ask about money. We never did.",
        "He told me not to ask about the war.",
        "别问了。",
        "别再提这件事",
        "I never asked about my grandfather's farm.",
    ],
)
def test_other_words_are_no_such_wish(words: str) -> None:
    """Pointing at the question that stands there is a refusal of it, and a story is a story."""
    assert meant(words) is None


def test_a_wish_is_kept_and_is_no_memory(ana: Conversation) -> None:
    """The words go on the list and not into the journal."""
    assert ana.receive(text("Please never ask about my divorce.")) is None
    narrator = ana.narrator(ANA)
    assert narrator is not None
    assert kept(ana) == ["my divorce"]
    assert journal.list_entries(ana.store, narrator.id) == []
    assert "my divorce" in said(ana)[0].text


def test_the_list_is_shown_and_shortened(ana: Conversation) -> None:
    """/off_limits lists what is left out with a button each; a press takes it off, a second one is old."""
    ana.command(command("off_limits"))
    assert "Nothing is left out" in said(ana)[0].text
    ana.command(command("off_limits", "the war"))
    ana.command(command("off_limits"))
    button = labels(said(ana)[-1])[0]
    assert button.label == "✕ the war"
    assert ana.press(press(button.data)) == "It is off the list."
    assert kept(ana) == []
    assert "old one" in ana.press(press(button.data))


def test_what_is_too_long_is_answered_kindly(ana: Conversation) -> None:
    """Who writes a whole story behind the command is asked for a few words."""
    ana.command(command("off_limits", "x" * 200))
    assert "a few words" in said(ana)[0].text
    assert kept(ana) == []


def test_a_question_that_touches_it_is_taken_back(ana: Conversation, work: FakeWork) -> None:
    """The question that stands open and touches the new words is skipped, and another is put."""
    narrator = ana.narrator(ANA)
    assert narrator is not None
    asked = Question("q1", narrator.id, "war", "opener", "What do you recall of the war?", datetime.now(UTC))
    questions.add_question(ana.store, asked)
    ana.command(command("off_limits", "the war"))
    found = questions.get_question(ana.store, "q1")
    assert found is not None
    assert found.outcome is Outcome.SKIPPED
    assert work.names() == ["question"]
