"""How something felt: shown with its reasons, put right by the narrator, asked about by none but by wish."""

from __future__ import annotations

from uuid import uuid4

import pytest

from bot.conversation import Conversation
from memory import feelings, journal
from memory.store import now
from memory.types import Action, Emotion, Entry, Felt, Part, Perception, PerceptionKind
from tests.conversation.fakes import command, labels, press, said, text

READ = {one: 0.1 for one in feelings.LABELS} | {"joy": 0.9}


def told(ana: Conversation, words: str = "We sang on the way home.", parts: tuple[Part, ...] = ()) -> Entry:
    """An entry of Ana's, read as glad."""
    entry_id = ana.receive(text(words))
    assert entry_id is not None
    entry = journal.get_entry(ana.store, entry_id)
    emotion = Emotion(0.8, READ, "m", "1", parts=parts)
    row = Perception(uuid4().hex, entry.id, None, PerceptionKind.EMOTION, emotion, now())
    journal.save_perceptions(ana.store, entry, [row])
    return entry


def data(ana: Conversation) -> list[str]:
    """What the buttons of the message that was just said carry."""
    return [one.data for one in labels(said(ana)[-1])]


def test_the_narrator_says_otherwise(ana: Conversation) -> None:
    """The reading is shown, another is chosen by buttons and stands above it, thanks are said."""
    entry = told(ana)
    ana.press(press(f"feel:{entry.id}"))
    shown = said(ana)[0]
    assert "“We sang on the way home.”\nI read it as: glad." in shown.text
    ana.press(press(labels(shown)[0].data))
    choice = said(ana)[0]
    assert "How did that feel for you?" in choice.text
    offered = labels(choice)
    assert [one.data.split(":")[2] for one in offered] == [
        "+joy", "+surprise", "+neutral", "+sadness", "+fear", "+anger", "+disgust", "done", "rather",
    ]  # fmt: skip
    assert all(len(one.data.encode()) <= 64 for one in offered)
    assert ana.press(press(offered[3].data)) == "sad"
    edited = said(ana)[0]
    assert (edited.action, edited.edit_key) == (Action.EDIT, choice.key)
    assert [one.label for one in labels(edited)][3] == "✓ Sad"
    assert ana.press(press(offered[4].data)) == "sad, afraid"
    ana.press(press(f"felt:{entry.id}:done"))
    assert said(ana)[-1].text == "Thank you. I will go by that: sad, afraid."
    counts = feelings.feeling_of(ana.store, entry.id)
    assert counts is not None
    assert (counts.model, counts.valence) == ("narrator", -0.7)
    assert [one for one, score in counts.labels.items() if score >= feelings.HOLDS] == ["fear", "sadness"]


def test_a_press_that_comes_twice_changes_nothing(ana: Conversation) -> None:
    """A button says what shall be, not that something is switched; a mark is taken away by the next one."""
    entry = told(ana)
    for _ in range(2):
        ana.press(press(f"felt:{entry.id}:+joy"))
    assert feelings.said_of(ana.store, entry.id) == Felt(("joy",))
    assert f"felt:{entry.id}:-joy" in data(ana)
    ana.press(press(f"felt:{entry.id}:-joy"))
    assert feelings.said_of(ana.store, entry.id) == Felt()
    ana.press(press(f"felt:{entry.id}:done"))
    assert said(ana)[-1].text == "Nothing was changed."


def test_rather_not_is_for_good(ana: Conversation) -> None:
    """Who would rather not say leaves the entry without any feeling, and that is what is shown."""
    entry = told(ana)
    ana.press(press(f"felt:{entry.id}:rather"))
    assert "not ask about it again" in said(ana)[-1].text
    assert feelings.feeling_of(ana.store, entry.id) is None
    ana.press(press(f"feel:{entry.id}"))
    assert "rather not say" in said(ana)[0].text


@pytest.mark.parametrize("bad", ["felt:{}:+bliss", "felt:{}:", "felt:{}", "felt:{}:joy", "feel:nobody"])
def test_other_presses_are_old_buttons(ana: Conversation, bad: str) -> None:
    """What is no choice, and what is nobody's entry, changes nothing."""
    entry = told(ana)
    assert "old one" in ana.press(press(bad.format(entry.id)))
    assert feelings.all_said(ana.store, entry.narrator_id) == {}


def test_a_forgotten_entry_has_no_feeling_to_change(ana: Conversation) -> None:
    """Its buttons are old ones."""
    entry = told(ana)
    journal.forget_entry(ana.store, entry.id, now())
    assert "old one" in ana.press(press(f"unfelt:{entry.id}"))


def test_the_command_shows_what_was_told_last(ana: Conversation) -> None:
    """/feeling tells how the last entry reads, and kindly that nothing was read yet."""
    ana.command(command("feeling"))
    assert said(ana)[0].text == "I have read no feeling in anything yet."
    entry = told(ana)
    ana.command(command("feeling"))
    shown = said(ana)[-1]
    assert "glad" in shown.text
    assert labels(shown)[0].data == f"unfelt:{entry.id}"


def test_what_each_part_gave_is_said(ana: Conversation) -> None:
    """A voice that is clearly different says how, one that is not says so, and a picture says its share."""
    voice = Part("voice", 0.0, None, 0.6, {"pace": 1.4, "pitch": 0.2, "loudness": 1.0, "pauses": -0.9})
    entry = told(ana, parts=(Part("words", 0.8, 0.9), voice, Part("picture", 0.2, 0.1)))
    ana.press(press(f"feel:{entry.id}"))
    assert "You spoke faster, louder, with fewer pauses than you usually do." in said(ana)[0].text
    usual = told(ana, "We walked.", (Part("words", 1.0, 0.9), Part("voice", 0.0, None, 0.1, {"pace": 0.3})))
    ana.press(press(f"feel:{usual.id}"))
    assert "much as you usually do" in said(ana)[0].text
    new = told(ana, "We ran.", (Part("words", 1.0, 0.9), Part("voice", 0.0)))
    ana.press(press(f"feel:{new.id}"))
    assert "I do not know yet how you usually sound" in said(ana)[0].text


def test_a_picture_that_hardly_counts_counts_for_one_part(ana: Conversation) -> None:
    """A part that is there is never said to be none, and one part is not called parts."""
    entry = told(ana, parts=(Part("words", 0.96, 0.9), Part("picture", 0.04, 0.1)))
    ana.press(press(f"feel:{entry.id}"))
    assert "counts for one part in ten" in said(ana)[0].text


def test_asking_and_teaching_are_off_until_they_are_wanted(ana: Conversation) -> None:
    """/settings leads to two wishes, each switched on and off by its own button."""
    ana.command(command("settings"))
    assert "feelings" in data(ana)
    ana.press(press("feelings"))
    assert data(ana) == ["feelings:on", "feelings:teach"]
    for choice in ("on", "teach"):
        ana.press(press(f"feelings:{choice}"))
    ana.press(press("feelings"))
    assert data(ana) == ["feelings:off", "feelings:unteach"]
