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
    assert found.words == what


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


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("I'd rather not talk about my father.", "my father"),
        ("I'm sorry, I don't want to speak of my first marriage, please.", "my first marriage"),
        ("Let's not talk about Jaan.", "Jaan"),
        ("我不想谈我爸爸。", "我爸爸"),
        ("Prefiero no hablar de mi padre.", "mi padre"),
    ],
)
def test_what_somebody_would_rather_not_talk_about_is_left_out_for_good(
    ana: Conversation, work: FakeWork, words: str, what: str
) -> None:
    """It goes on the list, the question that stood there is refused, and another is put."""
    narrator = ana.narrator(ANA)
    assert narrator is not None
    asked = Question("q1", narrator.id, "home", "opener", "Who was strict with you?", datetime.now(UTC))
    questions.add_question(ana.store, asked)
    assert ana.receive(text(words)) is None
    assert kept(ana) == [what]
    assert what in said(ana)[-1].text
    found = questions.get_question(ana.store, "q1")
    assert found is not None
    assert found.outcome is Outcome.DECLINED
    assert work.names() == ["question"]


@pytest.mark.parametrize(
    "words",
    [
        "I'd rather not talk about it today.",
        "I don't want to talk about the war tonight.",
        "I don't want to talk about that time.",
        "I didn't want to talk about the war with her.",
        "I don't want to talk about my father, he hit us.",
        "I don't want to talk about myself.",
        "我不想谈这个。",
        "不愿意提起那几年。",
        "我不想说我爸爸，他对我们不好。",
        "Prefiero no hablar de eso.",
    ],
)
def test_what_only_points_is_for_now_or_tells_is_not_put_on_the_list(ana: Conversation, words: str) -> None:
    """A refusal of the question that stands there closes that one alone."""
    ana.receive(text(words))
    assert kept(ana) == []
