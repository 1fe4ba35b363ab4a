"""What a narrator sends becomes an entry, a fix, or the answer to a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from bot.conversation import Conversation
from bot.conversation.say import under
from memory import journal, outbox, questions
from memory.types import (
    EntryKind,
    EntryState,
    Outcome,
    OutMessage,
    Perception,
    PerceptionKind,
    Question,
    Transcript,
)
from tests.conversation.fakes import ANA, FakeWork, album, command, press, said, text, voice


def _narrator_id(ana: Conversation) -> str:
    narrator = ana.narrator(ANA)
    assert narrator is not None
    return narrator.id


def _ask(ana: Conversation, words: str = "Where did you play as a child?") -> Question:
    question = Question(uuid4().hex, _narrator_id(ana), "childhood", "opener", words, datetime.now(UTC))
    questions.add_question(ana.store, question)
    return question


def _heard(ana: Conversation, entry_id: str, words: str, draft: bool = True) -> None:
    entry = journal.get_entry(ana.store, entry_id)
    media = journal.media_of(ana.store, entry_id)[0]
    value = Transcript(words, (), "en", "test", "1", draft=draft)
    found = Perception(uuid4().hex, entry_id, media.id, PerceptionKind.TRANSCRIPT, value, datetime.now(UTC))
    journal.save_perceptions(ana.store, entry, [found])


def test_a_text_becomes_an_entry(ana: Conversation, work: FakeWork) -> None:
    """A message is kept with its words and its time, and work on it starts."""
    entry_id = ana.receive(text("We lived by the harbour.", ref="7"))
    assert entry_id is not None
    entry = journal.get_entry(ana.store, entry_id)
    assert (entry.text, entry.kind, entry.own) == ("We lived by the harbour.", EntryKind.TEXT, True)
    assert work.entries == [entry_id]


def test_the_same_message_twice_is_one_entry(ana: Conversation) -> None:
    """A repeated arrival has no second effect."""
    first, second = ana.receive(text("once", ref="9")), ana.receive(text("once", ref="9"))
    assert first == second
    assert len(journal.list_entries(ana.store, _narrator_id(ana))) == 1


def test_an_edit_keeps_the_old_wording(ana: Conversation) -> None:
    """An edited message shows its new words and keeps the first."""
    entry_id = ana.receive(text("In 1961", ref="5"))
    assert entry_id is not None
    ana.revise(text("In 1962", ref="5"))
    assert journal.get_entry(ana.store, entry_id).text == "In 1962"
    assert [one.text for one in journal.revisions_of(ana.store, entry_id)] == ["In 1961", "In 1962"]


def test_a_large_file_is_answered_before_any_download(ana: Conversation, work: FakeWork) -> None:
    """A file over the limit brings a helpful line; the words that came with it are kept."""
    entry_id = ana.receive(voice(size=30 * 1024 * 1024, words="my wedding"))
    assert entry_id is not None
    assert "20 MB" in said(ana)[0].text
    assert journal.media_of(ana.store, entry_id) == []
    assert journal.get_entry(ana.store, entry_id).text == "my wedding"


def test_an_answer_is_linked_to_its_question(ana: Conversation) -> None:
    """The words after a question answer it."""
    question = _ask(ana)
    entry_id = ana.receive(text("In the lane behind the bakery, with my brothers."))
    assert entry_id is not None
    assert journal.get_entry(ana.store, entry_id).question_id == question.id
    known = questions.get_question(ana.store, question.id)
    assert known is not None
    assert known.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("I'd rather not.", Outcome.DECLINED), ("I can't remember", Outcome.CANNOT_REMEMBER)],
)
def test_a_refusal_is_no_memory(ana: Conversation, work: FakeWork, words: str, outcome: Outcome) -> None:
    """Refusing or not remembering settles the question, leaves no entry, and brings another."""
    question = _ask(ana)
    assert ana.receive(text(words)) is None
    known = questions.get_question(ana.store, question.id)
    assert known is not None
    assert known.outcome is outcome
    assert journal.list_entries(ana.store, _narrator_id(ana)) == []
    assert work.names() == ["question"]


def test_what_was_sent_before_the_question_is_no_answer(ana: Conversation) -> None:
    """Words on their way when a question was put do not answer it; it stays open."""
    question = _ask(ana)
    earlier = replace(text("We lived by the harbour."), at=question.asked_at - timedelta(minutes=5))
    entry_id = ana.receive(earlier)
    assert entry_id is not None
    assert journal.get_entry(ana.store, entry_id).question_id is None


def test_a_forward_is_not_an_answer(ana: Conversation) -> None:
    """Words forwarded from another are kept with their origin and answer nothing."""
    question = _ask(ana)
    entry_id = ana.receive(text("I'd rather not", origin="Karl"))
    assert entry_id is not None
    entry = journal.get_entry(ana.store, entry_id)
    assert (entry.origin, entry.own, entry.question_id) == ("Karl", False, None)
    known = questions.get_question(ana.store, question.id)
    assert known is not None
    assert known.outcome is Outcome.OPEN


def test_a_fix_replaces_what_was_heard_and_keeps_it(ana: Conversation, work: FakeWork) -> None:
    """After "fix it" the next words stand; what was first heard is kept beside them."""
    entry_id = ana.receive(voice())
    assert entry_id is not None
    _heard(ana, entry_id, "we liver by the arbour")
    ana.press(press(f"fix:{entry_id}:0"))
    assert ana.receive(text("We lived by the harbour.")) is None
    words = [one.text for one in journal.revisions_of(ana.store, entry_id)]
    assert words == ["we liver by the arbour", "We lived by the harbour."]
    assert journal.get_entry(ana.store, entry_id).state is EntryState.PERCEIVED
    assert work.entries[-1] == entry_id


def test_a_fix_that_is_edited(ana: Conversation, work: FakeWork) -> None:
    """Editing the message that put something right changes the wording, and is no new entry."""
    entry_id = ana.receive(voice())
    assert entry_id is not None
    _heard(ana, entry_id, "we liver by the arbour")
    ana.press(press(f"fix:{entry_id}:0"))
    ana.receive(text("We lived by the harbor.", ref="fix-1"))
    ana.revise(text("We lived by the harbour.", ref="fix-1"))
    assert list(journal.wordings(ana.store, entry_id).values()) == ["We lived by the harbour."]
    assert len(journal.list_entries(ana.store, _narrator_id(ana))) == 1
    assert work.entries.count(entry_id) == 3


def test_words_of_the_next_day_are_no_fix(ana: Conversation) -> None:
    """A pressed "fix it" that was forgotten does not swallow a new telling."""
    entry_id = ana.receive(voice())
    assert entry_id is not None
    _heard(ana, entry_id, "we lived by the harbour")
    ana.press(press(f"fix:{entry_id}:0"))
    later = replace(text("My brother was born in 1950."), at=datetime.now(UTC) + timedelta(days=1))
    assert ana.receive(later) is not None
    assert journal.wordings(ana.store, entry_id) == {}


def test_a_reply_to_the_request_is_a_fix_at_any_time(ana: Conversation) -> None:
    """Whoever answers "please write it the way it should be" days later, or after a command, fixes it."""
    entry_id = ana.receive(voice())
    assert entry_id is not None
    _heard(ana, entry_id, "mumble")
    ana.press(press(f"fix:{entry_id}:0"))
    (asked,) = said(ana)
    ana.command(command("help"))
    later = text("We kept bees behind the school.", reply_to=asked.key)
    assert ana.receive(replace(later, at=later.at + timedelta(days=3))) is None
    assert list(journal.wordings(ana.store, entry_id).values()) == ["We kept bees behind the school."]


def test_edits_in_an_album_lose_no_words(ana: Conversation) -> None:
    """An edited caption replaces itself; an edit of another picture leaves it, and adds its own words."""
    entry_id = ana.receive(album([11, 12], "Our weding"))
    assert entry_id is not None
    ana.revise(album([12]))
    assert journal.get_entry(ana.store, entry_id).text == "Our weding"
    ana.revise(album([11], "Our wedding"))
    assert journal.get_entry(ana.store, entry_id).text == "Our wedding"
    ana.revise(album([12], "Aunt May"))
    assert journal.get_entry(ana.store, entry_id).text == "Our wedding\nAunt May"


def test_a_late_picture_of_an_album(ana: Conversation) -> None:
    """It joins in the order of sending, with its words, and what is said of it stands under it."""
    entry_id = ana.receive(album([21, 23]))
    assert ana.receive(album([22], "Our wedding")) == entry_id
    assert entry_id is not None
    assert ana.receive(album([22], "Our wedding")) == entry_id
    assert [one.remote_id for one in journal.media_of(ana.store, entry_id)] == ["f21", "f22", "f23"]
    entry = journal.get_entry(ana.store, entry_id)
    assert entry.text == "Our wedding"
    assert [under(entry.ref, entry.extra, number) for number in range(3)] == ["21", "23", "23"]


def test_a_reply_that_is_nearly_the_transcript_is_a_fix(ana: Conversation) -> None:
    """A reply to what was heard with nearly the same words corrects it without a button."""
    entry_id = ana.receive(voice())
    assert entry_id is not None
    _heard(ana, entry_id, "we liver by the arbour")
    shown = OutMessage("shown", "terminal", "ana", text="I heard", subject=("entry", entry_id))
    outbox.put(ana.store, shown)
    said(ana)
    assert ana.receive(text("We lived by the harbour.", reply_to="shown")) is None
    assert journal.wordings(ana.store, entry_id)


def test_a_reply_with_other_words_is_a_telling_about_it(ana: Conversation) -> None:
    """A reply that says something new is an entry of its own, tied to the first."""
    entry_id = ana.receive(text("We lived by the harbour.", ref="21"))
    more = ana.receive(text("My uncle sold herrings there every Friday.", reply_to="21"))
    assert more is not None
    assert journal.get_entry(ana.store, more).about_entry_id == entry_id


def test_forget_and_undo(ana: Conversation, work: FakeWork) -> None:
    """A forgotten entry is out of every reading until /undo brings it back."""
    entry_id = ana.receive(text("something"))
    assert entry_id is not None
    ana.press(press(f"forget:{entry_id}"))
    assert journal.list_entries(ana.store, _narrator_id(ana)) == []
    ana.command(command("undo"))
    assert [one.id for one in journal.list_entries(ana.store, _narrator_id(ana))] == [entry_id]
    assert work.names() == ["refresh", "refresh"]


def test_another_person_cannot_press_my_button(ana: Conversation) -> None:
    """A button about an entry does nothing for anybody but its narrator."""
    entry_id = ana.receive(text("mine"))
    bob = ANA.__class__("terminal", "bob", "Bob", "en")
    ana.press(press("consent:yes", sender=bob))
    assert "old one" in ana.press(press(f"forget:{entry_id}", sender=bob))
    assert len(journal.list_entries(ana.store, _narrator_id(ana))) == 1


def test_confirming_twice_is_one_revision(ana: Conversation) -> None:
    """Pressing "right" twice keeps one confirmation."""
    entry_id = ana.receive(voice())
    assert entry_id is not None
    _heard(ana, entry_id, "we lived by the harbour")
    ana.press(press(f"right:{entry_id}:0"))
    ana.press(press(f"right:{entry_id}:0"))
    assert [one.reason for one in journal.revisions_of(ana.store, entry_id)] == ["first", "confirm"]
