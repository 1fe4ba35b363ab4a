"""Questions from others, by a link."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.arrivals import Sender
from bot.conversation import Conversation
from memory import asks, journal, narrators
from memory.store import now
from memory.types import Narrator
from tests.conversation.fakes import ANA, command, labels, press, said, text

BEN = Sender("terminal", "ben", "Ben Ray", "en")


def ana_of(conversation: Conversation) -> Narrator:
    found = conversation.narrator(ANA)
    assert found is not None
    return found


def link_of(conversation: Conversation) -> str:
    """What follows /start in the link that /invite shows."""
    conversation.command(command("invite"))
    line = next(one for one in said(conversation)[-1].text.splitlines() if "q_" in one)
    return line.split("/start ")[1].strip()


def agree(conversation: Conversation, sender: Sender = BEN, how: str = "q:yes") -> None:
    """Open Ana's link and say that one would like to ask."""
    conversation.command(command("start", link_of(conversation), sender=sender))
    conversation.press(press(how, sender=sender))
    said(conversation, sender)


def waiting(conversation: Conversation) -> list[tuple[str, str]]:
    found = asks.asks_of(conversation.store, ana_of(conversation).id, "waiting")
    return [(one.name, one.text) for one in found]


def test_a_link_is_told_of_before_anything_is_kept(ana: Conversation) -> None:
    """Whoever opens it learns what is kept, of whom, and sees no word of what was told."""
    ana.receive(text("I was born by the lake."))
    ana.command(command("start", link_of(ana), sender=BEN))
    hello = said(ana, BEN)[0]
    for part in ("Ana", "your question, and your name", "encrypted", "You see nothing"):
        assert part in hello.text
    assert "lake" not in hello.text
    assert [one.data for one in labels(hello)] == ["q:yes", "q:unnamed", "q:no"]
    assert not ana.take_question(BEN, "Why did you leave the sea?", "1")  # not before they said yes
    assert waiting(ana) == []


def test_a_question_is_taken_with_its_name(ana: Conversation) -> None:
    """After yes, one question is kept with the name; the next words are not taken any more."""
    agree(ana)
    assert ana.take_question(BEN, "Why did you  leave the sea?", "1")
    thanks = said(ana, BEN)[0]
    assert "I keep your question for Ana" in thanks.text
    assert waiting(ana) == [("Ben Ray", "Why did you leave the sea?")]
    assert not ana.take_question(BEN, "I was born in 1950.", "2")
    assert ana.take_question(BEN, "Why did you  leave the sea?", "1")  # the same message handed over again
    assert len(waiting(ana)) == 1
    assert narrators.find_by_chat(ana.store, BEN.channel, BEN.chat) is None


def test_the_name_may_be_left_out(ana: Conversation) -> None:
    """Who asks without a name is kept without one."""
    agree(ana, how="q:unnamed")
    ana.take_question(BEN, "Why did you leave?", "1")
    assert waiting(ana) == [("", "Why did you leave?")]
    ana.command(command("invite"))
    assert "Somebody close to you (1)" in said(ana)[-1].text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", "in words"),
        ("Tell me of the sea.", "just one question"),
        ("Why? And when?", "just one question"),
        ("Why " + "very " * 80 + "?", "at most 280"),
        ("What is <b>this</b>?", "plain words"),
        ("Have you seen https://example.org/x ?", "plain words"),
        ("Do you know @somebody of old?", "plain words"),
    ],
)
def test_what_is_no_plain_question_is_answered_kindly(ana: Conversation, words: str, answer: str) -> None:
    """Each kind of trouble has its sentence; nothing is kept, and a second try is open."""
    agree(ana)
    assert ana.take_question(BEN, words, "1")
    assert answer in said(ana, BEN)[0].text
    assert waiting(ana) == []
    assert ana.take_question(BEN, "Why did you leave?", "2")
    assert len(waiting(ana)) == 1


def test_unkind_words_are_not_passed_on(ana: Conversation) -> None:
    """A question that judges or insults is given back, with a request for kinder words."""
    agree(ana)
    assert ana.take_question(BEN, "Do you think that was your own fault?", "1")
    assert "kinder words" in said(ana, BEN)[0].text
    assert waiting(ana) == []


def test_one_in_distress_is_told_whom_to_call(ana: Conversation) -> None:
    """Who writes that they want to die is answered with care; the words are no question and are not kept."""
    agree(ana)
    assert ana.take_question(BEN, "I want to kill myself. Did you ever feel so?", "1")
    assert waiting(ana) == []
    answers = " ".join(one.text for one in said(ana, BEN))
    assert "I keep your question" not in answers
    assert any(digit in answers for digit in "0123456789")


def test_what_is_off_limits_is_not_given_away(ana: Conversation) -> None:
    """A question on it is answered like any other: its asker cannot find out what is left out."""
    ana.command(command("off_limits", "my divorce"))
    agree(ana)
    ana.take_question(BEN, "Why did you divorce?", "1")
    assert "I keep your question for Ana" in said(ana, BEN)[0].text


def test_five_questions_of_one_may_wait(ana: Conversation) -> None:
    """The sixth is put off; somebody else may still ask."""
    for number in range(6):
        agree(ana)
        ana.take_question(BEN, f"Why number {number}?", str(number))
    assert len(waiting(ana)) == 5
    assert "already" in said(ana, BEN)[-1].text
    carla = Sender("terminal", "carla", "Carla", "en")
    agree(ana, carla)
    ana.take_question(carla, "Why?", "1")
    assert len(waiting(ana)) == 6


def test_a_question_can_be_taken_back_by_its_asker_alone(ana: Conversation) -> None:
    """The button deletes it; nobody else's press does."""
    agree(ana)
    ana.take_question(BEN, "Why did you leave?", "1")
    back = next(one.data for one in labels(said(ana, BEN)[0]) if "back" in one.data)
    assert "put already" in ana.press(press(back, sender=Sender("terminal", "carla", "Carla")))
    assert len(waiting(ana)) == 1
    assert "deleted" in ana.press(press(back, sender=BEN))
    assert waiting(ana) == []


def test_no_leaves_nothing(ana: Conversation) -> None:
    """Who declines is thanked, and no row of them remains."""
    ana.command(command("start", link_of(ana), sender=BEN))
    ana.press(press("q:no", sender=BEN))
    assert "I have kept nothing" in said(ana, BEN)[-1].text
    assert asks.visit_of(ana.store, asks.asker_of(ana.store, BEN.channel, BEN.chat)) is None


def test_a_closed_link_and_an_old_one_do_not_work(ana: Conversation) -> None:
    """After the narrator closed it, or a month later, or with a made-up token, it says so."""
    payload = link_of(ana)
    assert link_of(ana) == payload  # the same one until it is closed
    ana.command(command("start", payload, sender=BEN))
    assert "no longer works" in ana.press(press("invite:close"))
    assert "does not work any more" in ana.press(press("q:yes", sender=BEN))
    ana.command(command("start", payload, sender=BEN))
    ana.command(command("start", "q_made-up", sender=BEN))
    assert ["does not work any more" in one.text for one in said(ana, BEN)[1:]] == [True, True]
    assert link_of(ana) != payload
    token = link_of(ana).removeprefix("q_")
    assert asks.find_link(ana.store, token, now()) is not None
    assert asks.find_link(ana.store, token, now() + timedelta(days=31)) is None


def test_what_waits_can_be_refused(ana: Conversation) -> None:
    """The narrator sees whose questions wait and can drop them unread."""
    agree(ana)
    ana.take_question(BEN, "Why did you leave?", "1")
    ana.command(command("invite"))
    shown = said(ana)[-1]
    assert "Ben Ray (1)" in shown.text
    assert "Why did you leave" not in shown.text
    assert "One question is removed" in ana.press(press("invite:drop"))
    assert waiting(ana) == []


def test_a_narrator_may_ask_another(ana: Conversation) -> None:
    """Their question is for the other one, and what they say next is their own memory again."""
    ana.press(press("consent:yes", sender=BEN))
    agree(ana)
    assert not ana.take_question(BEN, "", "v")  # a voice note of theirs is a memory
    assert ana.take_question(BEN, "Why did you leave?", "1")
    ben = ana.narrator(BEN)
    assert ben is not None
    assert journal.list_entries(ana.store, ben.id) == []
    assert not ana.take_question(BEN, "I was born in 1950.", "2")
    own = link_of(ana)
    said(ana)
    ana.command(command("start", own))
    assert "your own link" in said(ana)[0].text


def test_who_cancels_does_not_ask(ana: Conversation) -> None:
    """/cancel after yes takes it back: the next words are no question."""
    agree(ana)
    ana.command(command("cancel", sender=BEN))
    assert not ana.take_question(BEN, "Why did you leave?", "1")
    assert waiting(ana) == []


def test_a_name_is_made_plain(ana: Conversation) -> None:
    """A name with links, markup or hidden signs in it is shown without them."""
    odd = Sender("terminal", "odd", "<b>Eve</b> @bot\u202e https://x.org", "en")
    agree(ana, odd)
    ana.take_question(odd, "Why?", "1")
    name = waiting(ana)[0][0]
    assert not set("<>@:/\u202e") & set(name)
    assert name.startswith("b Eve")
