"""What was heard and seen, shown under the note that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work import showing, steps
from memory import journal, narrators, outbox
from memory.store import now
from memory.types import (
    Action,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    OutMessage,
    Perception,
    PerceptionKind,
    Transcript,
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on a fresh folder."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        yield opened


@pytest.fixture
def ann(app: App) -> Narrator:
    """A narrator on Telegram."""
    return narrators.create(app.store, Narrator("", "Ann", "telegram", "7", consented_at=now()))


def add(app: App, ann: Narrator, kind: MediaKind, files: int, **more: object) -> Entry:
    """An entry with `files` files."""
    ref = uuid4().hex
    entry_id = journal.entry_id(app.store, ann.id, ref)
    entry = Entry(entry_id, ann.id, ref, EntryKind.ALBUM, now(), **more)  # type: ignore[arg-type]
    media = [Media(uuid4().hex, entry_id, ann.id, n, kind) for n in range(files)]
    journal.add_entry(app.store, entry, media)
    return entry


def told(app: App) -> list[OutMessage]:
    """What waits to be said to her."""
    return outbox.pending_for(app.store, "telegram", "7")


def test_pictures_of_an_album_are_answered_one_by_one(app: App, ann: Narrator) -> None:
    """What is seen in each picture stands under that picture."""
    entry = add(app, ann, MediaKind.IMAGE, 3, extra={"message_ids": [31, 32, 33]})
    showing.show_progress(app.tools, ann, entry)
    showing.show(app.tools, ann, entry)
    assert [one.reply_to for one in told(app) if one.action is Action.SEND] == ["31", "32", "33"]


def test_all_that_was_heard_is_shown(app: App, ann: Narrator) -> None:
    """Five minutes of talk are shown whole: nobody can put right what they do not see."""
    entry = add(app, ann, MediaKind.AUDIO, 1)
    (media,) = journal.media_of(app.store, entry.id)
    words = "We lived by the harbour. " * 200 + "That was the end."
    value = Transcript(words, (), "en", "test", "1")
    found = Perception(uuid4().hex, entry.id, media.id, PerceptionKind.TRANSCRIPT, value, now())
    journal.save_perceptions(app.store, entry, [found])
    showing.show(app.tools, ann, entry)
    (shown,) = told(app)
    assert "That was the end." in shown.text
    assert shown.buttons


def test_a_failure_takes_the_place_of_the_progress(app: App, ann: Narrator) -> None:
    """Nobody is left with "Listening …" under a note that could not be heard."""
    entry = add(app, ann, MediaKind.AUDIO, 1)
    showing.show_progress(app.tools, ann, entry)
    steps.failed(app.tools, entry.id, "perceive: Broken")
    progress, failure = told(app)
    assert (failure.action, failure.edit_key) == (Action.EDIT, progress.key)
    assert "went wrong" in failure.text
