"""Somebody in distress is answered first, with fixed words, and everything is kept."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.arrivals import Sender
from bot.conversation import Conversation, awaiting, care
from memory import journal, narrators, questions, sittings
from memory.store import now
from memory.types import Narrator, Question
from prompts import message
from tests.conversation.fakes import ANA, FakeWork, command, labels, press, said, text


def _narrator(ana: Conversation) -> Narrator:
    narrator = ana.narrator(ANA)
    assert narrator is not None
    return narrator


def test_the_answer_comes_first_and_the_words_are_kept(ana: Conversation, work: FakeWork) -> None:
    """The fixed words with a number come before any work, and the message is an entry."""
    narrators.save(ana.store, replace(_narrator(ana), timezone="Europe/London"))
    entry_id = ana.receive(text("I don't want to be here any more."))
    assert entry_id is not None
    assert journal.get_entry(ana.store, entry_id).text == "I don't want to be here any more."
    answer = said(ana)[0]
    assert "116 123" in answer.text
    assert "cannot call anybody" in answer.text
    assert work.entries == [entry_id]


@pytest.mark.parametrize(
    ("zone", "number"), [("Asia/Shanghai", "12356"), ("Asia/Taipei", "1925"), ("UTC", "findahelpline")]
)
def test_it_is_said_in_the_narrators_language_and_place(ana: Conversation, zone: str, number: str) -> None:
    """Chinese words with the lines of the narrator's time zone."""
    narrators.save(ana.store, replace(_narrator(ana), language="zh", timezone=zone))
    ana.receive(text("不想活了"))
    answer = said(ana)[0].text
    assert answer.startswith("谢谢您把这话告诉我")
    assert number in answer


def test_nothing_is_asked_until_they_write_again_and_then_lightly(ana: Conversation) -> None:
    """After such words the narrator rests; an ordinary message ends it, and a light question is next."""
    narrator = _narrator(ana)
    ana.receive(text("I want to die"))
    assert care.resting(ana.store, narrator.id)
    ana.receive(text("The kettle is on."))
    assert not care.resting(ana.store, narrator.id)
    light = care.gentle_question(ana.store, narrator)
    assert light is not None
    assert light.text == message("care-gentle-0", "en")
    assert care.gentle_question(ana.store, narrator) is None


def test_going_on_asks_a_light_question_at_once(ana: Conversation) -> None:
    """The button under the answer brings a light question with its own buttons."""
    ana.receive(text("I want to die"))
    assert [one.data for one in labels(said(ana)[0])] == ["care:on", "care:rest"]
    ana.press(press("care:on"))
    assert [one.text for one in said(ana)] == [message("care-gentle-0", "en")]
    assert not care.resting(ana.store, _narrator(ana).id)


def test_not_today_leaves_them_in_peace(ana: Conversation) -> None:
    """The other button changes nothing and says one kind line."""
    ana.receive(text("I want to die"))
    assert ana.press(press("care:rest")) == message("care-rested", "en")
    assert care.resting(ana.store, _narrator(ana).id)


def test_a_command_that_goes_on_ends_the_rest(ana: Conversation, work: FakeWork) -> None:
    """/skip is a wish to go on; /help is none."""
    ana.receive(text("I want to die"))
    ana.command(command("help"))
    assert care.resting(ana.store, _narrator(ana).id)
    ana.command(command("skip"))
    assert not care.resting(ana.store, _narrator(ana).id)
    assert "question" in work.names()


def test_said_again_within_the_hour_it_is_answered_shortly_and_never_the_same(ana: Conversation) -> None:
    """Five times in an hour: one whole answer, then short ones, no two neighbours alike, all with help."""
    for turn in range(5):
        ana.receive(text(f"I want to die {turn}"))
    answers = [one.text for one in said(ana)]
    assert len(answers) == 5
    assert all(len(one) < len(answers[0]) for one in answers[1:])
    assert all(one != other for one, other in itertools.pairwise(answers))
    assert all("findahelpline" in one or "988" in one or "116" in one for one in answers)


def test_the_same_message_twice_is_answered_once(ana: Conversation) -> None:
    """A repeated update has no second answer."""
    for _ in range(2):
        ana.receive(text("I want to die", ref="77"))
    assert len(said(ana)) == 1


def test_an_edit_is_heard_too(ana: Conversation) -> None:
    """A message that is changed into such words is answered."""
    ana.receive(text("I want to fly", ref="5"))
    said(ana)
    ana.revise(text("I want to die", ref="5"))
    assert said(ana)[0].text.startswith("Thank you for saying this to me")


def test_words_that_were_waited_for_are_kept_instead(ana: Conversation, work: FakeWork) -> None:
    """After /ask with nothing behind it, such words are no question to a model but an entry."""
    ana.command(command("ask"))
    entry_id = ana.receive(text("How do I kill myself?"))
    assert entry_id is not None
    assert "answer" not in work.names()
    assert awaiting.load(ana.store, _narrator(ana).id).get("for") is None


def test_words_behind_ask_never_reach_a_model(ana: Conversation, work: FakeWork) -> None:
    """/ask with such words is answered with whom to call, kept, and not handed on."""
    ana.command(command("ask", "what is the easiest way to die"))
    assert "answer" not in work.names()
    assert len(work.entries) == 1
    assert said(ana)[0].text.startswith("Thank you for saying this to me")


def test_advice_on_health_is_kindly_not_given(ana: Conversation, work: FakeWork) -> None:
    """/ask about pills is answered by code; told in a message it is kept and the talk goes on."""
    ana.command(command("ask", "Should I stop taking my blood pressure pills?"))
    assert "answer" not in work.names()
    assert said(ana)[0].text == message("care-advice", "en")
    assert ana.receive(text("Do you think I have dementia?")) is not None
    assert not care.resting(ana.store, _narrator(ana).id)


def test_a_past_wish_is_met_quietly(ana: Conversation) -> None:
    """What is told of long ago is thanked for, with a number and without an alarm."""
    ana.receive(text("In 1946 I wanted to die, but my sister would not let me."))
    answer = said(ana)[0].text
    assert answer.startswith("Thank you for trusting me with this")
    assert "danger" not in answer


def test_violence_now_is_answered_with_other_lines(ana: Conversation) -> None:
    """Somebody who is being hit is told that it is not their fault and who helps."""
    narrators.save(ana.store, replace(_narrator(ana), timezone="America/New_York"))
    ana.receive(text("My son hits me when he is drunk."))
    assert "1-800-799-7233" in said(ana)[0].text


def test_what_others_said_is_not_taken_for_the_narrators(ana: Conversation) -> None:
    """A forwarded message is somebody else's."""
    ana.receive(text("I want to die", origin="Bo"))
    assert said(ana) == []


def test_an_old_message_that_is_read_again_stays_unanswered(ana: Conversation) -> None:
    """Nobody waits for an answer to what was sent a week ago."""
    ana.receive(replace(text("I want to die"), at=now() - timedelta(days=7)))
    assert said(ana) == []


def test_a_sitting_ends_without_a_count(ana: Conversation) -> None:
    """No cheerful sum of what was gained follows such words."""
    narrator = _narrator(ana)
    sittings.begin(ana.store, narrator.id, "s1", 20, now())
    ana.receive(text("I want to die"))
    assert sittings.current(ana.store, narrator.id) is None
    assert len(said(ana)) == 1


def test_a_stranger_is_told_whom_to_call_before_agreeing(conversation: Conversation) -> None:
    """Nothing is kept of somebody who has not agreed, but they are not left without an answer."""
    stranger = Sender("telegram", "9", "Bo", "en-gb")
    conversation.answer_invitation(stranger, "I want to kill myself", "3")
    told = said(conversation, stranger)
    assert "116 123" in told[0].text
    assert narrators.all_narrators(conversation.store) == []


def test_a_broken_file_of_lines_keeps_nobody_from_an_answer(ana: Conversation) -> None:
    """The shipped lines are used where the operator's cannot be read."""
    broken = replace(
        ana, settings=ana.settings.model_copy(update={"care_lines": ana.settings.home / "none.yaml"})
    )
    broken.receive(text("I want to die"))
    assert "findahelpline" in said(broken)[0].text or "988" in said(broken)[0].text


def test_a_hard_memory_brings_one_quiet_line_and_not_another_soon(ana: Conversation) -> None:
    """The line has an easy way out, comes once in some hours, and is the same for the same message."""
    narrator, moment = _narrator(ana), now()
    assert care.meet_hard(ana.store, narrator, "1", moment)
    assert care.meet_hard(ana.store, narrator, "1", moment)
    assert not care.meet_hard(ana.store, narrator, "2", moment + timedelta(hours=1))
    told = said(ana)
    assert [one.text for one in told] == [message("care-hard-0", "en")]
    assert [one.data for one in labels(told[0])] == ["care:stay", "care:leave"]


def test_leaving_a_hard_memory_brings_another_question(ana: Conversation, work: FakeWork) -> None:
    """To leave it goes on to something else; to stay with it only listens."""
    assert ana.press(press("care:stay")) == message("care-hard-stay", "en")
    assert work.names() == []
    ana.press(press("care:leave"))
    assert work.names() == ["question"]


def test_a_light_question_is_kept_like_any_other(ana: Conversation) -> None:
    """The journal knows that it was asked, so that a reply is its answer."""
    ana.receive(text("I want to die"))
    ana.press(press("care:on"))
    asked: list[Question] = questions.list_questions(ana.store, _narrator(ana).id)
    assert asked[-1].topic == care.TOPIC
