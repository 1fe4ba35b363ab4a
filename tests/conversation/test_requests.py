"""Plain words that ask something of the bot do what its command or button does."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from bot.conversation import Conversation
from memory import journal, narrators, questions
from memory.types import Narrator, Outcome, Question
from tests.conversation.fakes import ANA, FakeWork, command, press, said, text


def _narrator(ana: Conversation) -> Narrator:
    narrator = ana.narrator(ANA)
    assert narrator is not None
    return narrator


def _ask(ana: Conversation) -> Question:
    words = "Where did you play as a child?"
    question = Question(uuid4().hex, _narrator(ana).id, "childhood", "opener", words, datetime.now(UTC))
    questions.add_question(ana.store, question)
    return question


@pytest.mark.parametrize(
    ("words", "job"),
    [
        ("Why do you ask me this?", "why"),
        ("Please show me my story.", "story"),
        ("Make me a book!", "book"),
        ("What have we talked about so far?", "topics"),
        ("请给我看看我的故事。", "story"),
    ],
)
def test_slow_requests_start_their_job(ana: Conversation, work: FakeWork, words: str, job: str) -> None:
    """The same job as the command starts; nothing is kept, and the question still waits."""
    question = _ask(ana)
    assert ana.receive(text(words)) is None
    assert work.names() == [job]
    assert journal.list_entries(ana.store, _narrator(ana).id) == []
    assert questions.get_question(ana.store, question.id).outcome is Outcome.OPEN  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Who are you?", "computer program"),
        ("Thank you, dear.", "You are welcome"),
        ("How does this work?", "/interview"),
        ("Who can read this?", "encrypt"),
        ("Please don't write to me for a while.", "/resume"),
        ("Delete everything I told you.", "DELETE"),
    ],
)
def test_quick_requests_are_answered(ana: Conversation, words: str, answer: str) -> None:
    """In the words that the command has, or in one sentence of their own."""
    ana.receive(text(words))
    assert answer.casefold() in said(ana)[-1].text.casefold()


def test_a_greeting_is_returned_and_the_question_put_once_more(ana: Conversation) -> None:
    """A good morning is no answer to it."""
    question = _ask(ana)
    ana.receive(text("Good morning!"))
    assert [one.text for one in said(ana)] == ["Hello, Ana.", question.text]


def test_while_at_rest_a_greeting_brings_no_question(ana: Conversation) -> None:
    """Being asked for a question does, and ends the rest."""
    question = _ask(ana)
    ana.command(command("pause"))
    said(ana)
    ana.receive(text("Hello!"))
    assert [one.text for one in said(ana)] == ["Hello, Ana."]
    ana.receive(text("I'm ready."))
    assert [one.text for one in said(ana)] == ["Here I am again.", question.text]


def test_good_night_ends_the_day_but_a_sitting_by_itself(ana: Conversation) -> None:
    """Outside a sitting one kind line is the answer; within one it is said what was gained."""
    ana.receive(text("Good night."))
    assert "Rest well, Ana." in said(ana)[-1].text
    ana.command(command("interview", "20"))
    assert ana.receive(text("Good night.")) is not None


def test_a_language_is_changed_in_plain_words(ana: Conversation) -> None:
    """The one that was named is spoken from then on."""
    ana.receive(text("Can we speak Chinese?"))
    assert _narrator(ana).language == "zh"


def test_handed_over_twice_it_is_carried_out_once(ana: Conversation) -> None:
    """The channel may repeat a message."""
    for _ in range(2):
        ana.receive(text("Who are you?", ref="5"))
        ana.receive(text("What was the question?", ref="6"))
    assert len(said(ana)) == 1


def test_what_is_waited_for_goes_before(ana: Conversation) -> None:
    """After /delete_my_data the next words are the answer to it; a reply is about what it replies to."""
    ana.command(command("delete_my_data"))
    said(ana)
    ana.receive(text("Thank you."))
    assert "nothing was deleted" in said(ana)[-1].text.casefold()
    assert narrators.find_by_chat(ana.store, ANA.channel, ANA.chat) is not None


def test_the_button_under_a_voice_note_carries_it_out(ana: Conversation, work: FakeWork) -> None:
    """What was heard as a request is done only now."""
    ana.press(press("do:story"))
    assert work.names() == ["story"]
    ana.press(press("do:language:es"))
    assert _narrator(ana).language == "es"
    ana.press(press("do:nonsense"))
    assert "nonsense" in said(ana)[-1].text
