"""The arc of a life as it is made of what was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import App, open_app
from bot.arrivals import Command, Sender
from bot.perception.perceive import Perceiver
from bot.settings import load_settings
from bot.work import arc, book_talk, recaps, steps, stories, story_talk
from bot.work.told import events_of, gather
from memory import feelings, journal, narrators, off_limits, outbox
from memory.types import Action, Emotion, Entry, EntryKind, Felt, Narrator
from prompts import message
from tests.program import environ

ANN = Sender("terminal", "ann", "Ann")
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
LIFE = (
    "I was born in 1938 in a small house behind the harbour.",
    "In 1946 we were hungry and I was sad and afraid.",
    "In 1961 I married Karl and we were happy and glad and full of joy.",
    "Around 1955 we danced every Saturday at the harbour.",
)
HARD = "In 1944 we were starving in the war, and I was sad and afraid."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program with an empty data folder; feelings are read by the lists of words."""
    with open_app(load_settings(environ(tmp_path, EMOTION="lexicon"))) as opened:
        yield opened


@dataclass(frozen=True)
class Watched:
    """A perceiver that notes which texts are read for a feeling."""

    perceiver: Perceiver
    read: list[str]

    def classify_all(self, texts: Sequence[str], language: str) -> list[Emotion]:
        """Note and read."""
        self.read.extend(texts)
        return self.perceiver.classify_all(texts, language)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.perceiver, name)


def told(app: App, *texts: str) -> tuple[Narrator, list[Entry]]:
    """Ann, and what she told."""
    agreed = datetime(2026, 1, 1, tzinfo=UTC)
    who = narrators.create(app.store, Narrator("", "Ann", "terminal", "ann", consented_at=agreed))
    entries = []
    for number, text in enumerate(texts):
        key = journal.entry_id(app.store, who.id, f"m{number}")
        at = MONDAY + timedelta(hours=number)
        journal.add_entry(app.store, Entry(key, who.id, f"m{number}", EntryKind.TEXT, at, text), [])
        steps.perceive(app.tools, key)
        steps.remember(app.tools, key)
        entries.append(journal.get_entry(app.store, key))
    return who, entries


def by_when(app: App, who: Narrator) -> dict[str, arc.Moment]:
    """The moments by when they were, in words."""
    told = gather(app.tools, who.id)
    return {one.when: one for one in arc.moments(app.tools, told, events_of(app.tools, told))}


def test_each_dated_sentence_is_a_moment(app: App) -> None:
    """It stands at its own time with its own feeling; "around" is unsure and a year is not."""
    who, _ = told(app, *LIFE)
    found = by_when(app, who)
    assert set(found) == {"1938", "1946", "1961", "about 1955"}
    assert found["1961"].valence > 0 > found["1946"].valence
    assert [one.unsure for one in (found["about 1955"], found["1938"])] == [True, False]


def test_the_narrators_word_is_drawn(app: App) -> None:
    """What they said stands in place of what was read; what they would rather not say is not drawn."""
    who, entries = told(app, *LIFE)
    feelings.keep(app.store, entries[2], Felt(("sadness",)))
    feelings.keep(app.store, entries[1], Felt(declined=True))
    found = by_when(app, who)
    assert (found["1961"].valence, found["1961"].own) == (-0.7, True)
    assert "1946" not in found


def test_what_is_off_limits_is_not_drawn(app: App) -> None:
    """Words that the narrator wants left out are in no picture."""
    who, _ = told(app, *LIFE)
    off_limits.add(app.store, who.id, "Karl")
    assert "1961" not in by_when(app, who)


def test_the_command_sends_it(app: App) -> None:
    """/arc sends a picture, and kindly says when it is too early for one."""
    who, _ = told(app, LIFE[0])
    outbox.take(app.store, "terminal", "ann")
    app.conversation.command(Command(ANN, "c1", MONDAY, "arc"))
    [early] = outbox.take(app.store, "terminal", "ann")
    assert early.action is Action.SEND
    for number, text in enumerate(LIFE[1:]):
        key = journal.entry_id(app.store, who.id, f"x{number}")
        journal.add_entry(app.store, Entry(key, who.id, f"x{number}", EntryKind.TEXT, MONDAY, text), [])
        steps.perceive(app.tools, key)
        steps.remember(app.tools, key)
    app.conversation.command(Command(ANN, "c2", MONDAY, "arc"))
    [sent] = outbox.take(app.store, "terminal", "ann")
    assert (sent.action, sent.file_name) == (Action.PHOTO, "life.png")


def test_the_years_recap_ends_with_it_and_the_book_has_it(app: App) -> None:
    """A year is looked back on within a life; the narrator's own book has a page of it, others' has none."""
    who, _ = told(app, *LIFE)
    recaps.send_recap(app.tools, who.id, "2026")
    assert "life.png" in [one.file_name for one in outbox.take(app.store, "terminal", "ann")]
    story = stories.current_story(app.tools, who.id)
    assert stories.make_book(app.tools, who.id, story).arc is not None
    assert stories.make_book(app.tools, who.id, story, for_others=True).arc is None


@pytest.mark.parametrize("hard", [True, False])
def test_the_years_recap_draws_what_is_hard_only_where_it_is_wanted(app: App, hard: bool) -> None:
    """A picture that comes by itself brings no hard memory back; /arc, which is asked for, draws it."""
    who, _ = told(app, LIFE[0], HARD, LIFE[2])  # without the hard one they are too few for a picture
    narrators.save(app.store, replace(who, recap=replace(who.recap, hard=hard)))
    recaps.send_recap(app.tools, who.id, "2026")
    assert ("life.png" in [one.file_name for one in outbox.take(app.store, "terminal", "ann")]) is hard
    assert arc.life_arc(app.tools, who.id) is not None


def test_the_story_in_the_chat_draws_none(app: App) -> None:
    """/story and others' books read no sentence for an arc that they do not show."""
    who, _ = told(app, *LIFE)
    story = stories.current_story(app.tools, who.id)
    read: list[str] = []
    tools = replace(app.tools, perceiver=Watched(app.tools.perceiver, read))  # type: ignore[arg-type]
    assert stories.make_book(tools, who.id, story, arc=False).arc is None
    story_talk.tell_story(tools, who.id, "r1")
    book_talk.send_book(tools, who.id, "others", "r2")
    assert read == []
    told_last = outbox.take(app.store, "terminal", "ann")[-1].text
    assert told_last == message("story-none-approved", "en")
    book_talk.send_book(tools, who.id, "mine", "r3")
    assert len(read) == len(LIFE)
