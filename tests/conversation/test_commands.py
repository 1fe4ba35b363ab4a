"""The commands."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation, commands
from memory import narrators
from tests.conversation.fakes import ANA, FakeWork, command, press, said, text


def _ana(conversation: Conversation) -> narrators.Narrator:
    found = conversation.narrator(ANA)
    assert found is not None
    return found


@pytest.mark.parametrize("name", commands.NAMES)
def test_every_command_answers_or_starts_work(ana: Conversation, work: FakeWork, name: str) -> None:
    """No command is silent."""
    ana.command(command(name))
    assert said(ana) or work.jobs


@pytest.mark.parametrize("name", ["pause", "settings", "undo", "help", "story"])
def test_a_command_handed_over_twice_acts_once(ana: Conversation, work: FakeWork, name: str) -> None:
    """The same command again, by its ref, says and starts nothing more."""
    ana.command(command(name, ref="42"))
    first = (len(said(ana)), len(work.jobs))
    ana.command(command(name, ref="42"))
    assert (len(said(ana)), len(work.jobs) - first[1]) == (0, 0)


def test_an_unknown_command_is_answered_kindly(ana: Conversation) -> None:
    """/dance brings a line, not an error."""
    ana.command(command("dance"))
    assert "/dance" in said(ana)[0].text


def test_pause_and_resume(ana: Conversation) -> None:
    """/pause and /resume are kept with the narrator."""
    ana.command(command("pause"))
    assert _ana(ana).paused_at is not None
    ana.command(command("resume"))
    assert _ana(ana).paused_at is None


def test_language_and_zone_can_be_changed(ana: Conversation) -> None:
    """/language and /timezone take words that people would type."""
    ana.command(command("language", "中文"))
    ana.command(command("timezone", "berlin"))
    assert (_ana(ana).language, _ana(ana).timezone) == ("zh", "Europe/Berlin")


def test_an_unknown_zone_changes_nothing(ana: Conversation) -> None:
    """A place that is no zone is answered with how to name one."""
    before = _ana(ana).timezone
    ana.command(command("timezone", "Narnia"))
    assert _ana(ana).timezone == before
    assert "Narnia" in said(ana)[0].text


def test_deleting_needs_the_typed_word(ana: Conversation, work: FakeWork) -> None:
    """Only the typed word erases; anything else deletes nothing and is no memory."""
    ana.command(command("delete_my_data"))
    assert ana.receive(text("hm, wait")) is None
    assert work.jobs == []
    ana.command(command("delete_my_data"))
    ana.receive(text("delete"))
    assert work.names() == ["erase"]


def test_cancel_ends_the_waiting(ana: Conversation, work: FakeWork) -> None:
    """After /cancel the word is a memory like any other."""
    ana.command(command("delete_my_data"))
    ana.command(command("cancel"))
    assert ana.receive(text("DELETE")) is not None
    assert work.names() == []


def test_ask_takes_its_question_from_the_next_message(ana: Conversation, work: FakeWork) -> None:
    """/ask alone waits for the question; it is no memory."""
    ana.command(command("ask"))
    assert ana.receive(text("Where did I grow up?")) is None
    assert work.names() == ["answer"]


def test_the_recap_day_is_chosen_by_a_button(ana: Conversation) -> None:
    """A press in /settings moves the weekly recap."""
    ana.press(press("recapday:2"))
    assert _ana(ana).recap.weekday == 2


@pytest.mark.parametrize("data", ["", "x", "right:", "fix:zzz:0", "skip:none", "recapday:9", "lang:xx"])
def test_an_old_button_is_harmless(ana: Conversation, data: str) -> None:
    """A button that means nothing any more changes nothing and says so."""
    before = _ana(ana)
    assert ana.press(press(data))
    assert _ana(ana) == before
