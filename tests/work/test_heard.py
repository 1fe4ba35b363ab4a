"""How far a long recording was heard, in one message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work.heard import Heard, progress_text
from memory import journal, narrators, outbox
from memory.types import Action, Entry, EntryKind, Narrator
from tests.work.fakes import NOON


@pytest.fixture
def app(tmp_path: Path):
    """The program with an empty data folder."""
    environ = {"LIFESTORY_KEY_FILE": str(tmp_path / "key")}
    with open_app(load_settings(environ, home=tmp_path / "home")) as opened:
        yield opened


def _note(app: App, channel: str) -> tuple[Narrator, Entry]:
    who = narrators.create(app.store, Narrator("", "Maria", channel, "me", consented_at=NOON))
    entry = Entry(journal.entry_id(app.store, who.id, "1"), who.id, "1", EntryKind.VOICE, NOON)
    journal.add_entry(app.store, entry)
    return who, entry


def test_one_message_is_edited_at_most_every_ten_seconds(app: App) -> None:
    """Each edit is of the note's own progress message and may be overtaken; the last word is the result's."""
    who, entry = _note(app, "telegram")
    moments = iter([0.0, 4.0, 11.0, 30.0])
    heard = Heard(app.tools, who, entry, clock=lambda: next(moments))
    for done in (600.0, 1200.0, 5400.0, 10_800.0):
        heard(done, 10_800.0)
    sent = outbox.take(app.store, "telegram", "me")
    assert [one.text.splitlines()[-1].split()[1:] for one in sent] == [
        ["10", "of", "180", "minutes"],
        ["90", "of", "180", "minutes"],
    ]
    assert {(one.action, one.edit_key, one.passing) for one in sent} == {
        (Action.EDIT, f"progress:{entry.id}", True)
    }


@pytest.mark.parametrize(("channel", "total"), [("telegram", 100.0), ("local", 10_800.0)])
def test_short_notes_and_those_nobody_waits_for_say_nothing(app: App, channel: str, total: float) -> None:
    """A note of a minute and a half, and a recording that an operator added."""
    who, entry = _note(app, channel)
    Heard(app.tools, who, entry)(total / 2, total)
    assert outbox.take(app.store, channel, "me") == []


def test_the_bar_fills(app: App) -> None:
    """Half a recording is half a bar, in both languages."""
    for language in ("en", "zh"):
        assert progress_text(language, 90.0, 180.0).count("▓") == 6
