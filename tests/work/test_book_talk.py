"""The book in a chat: to read, and to listen to where something was told aloud."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Command, Press, Sender
from bot.files import attachment
from bot.settings import load_settings
from memory import attachments, narrators, outbox
from memory.types import EntryKind, Narrator, OutMessage
from tests.conftest import ROOT

WHO = Sender("terminal", "Maria", "Maria", "en")
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
BREAD = ROOT / "tests" / "media" / "bread-school.ogg"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program with a small Whisper, in which Maria has written one thing; nothing can speak."""
    environ = {
        "LIFESTORY_KEY_FILE": str(tmp_path / "key"),
        "WHISPER_MODEL": str(ROOT / "tests" / "models" / "tiny-whisper"),
        "VOICE": "none",
    }
    with open_app(load_settings(environ, home=tmp_path / "home")) as opened:
        narrators.create(opened.store, Narrator("", "Maria", "terminal", "Maria", consented_at=AT))
        words = "In 1962 the flood took our house in Porto, and we moved to Lisbon with one suitcase."
        opened.conversation.receive(Arrival(WHO, "t1", AT, EntryKind.TEXT, text=words))
        said(opened)
        yield opened


def said(app: App) -> list[OutMessage]:
    """What was said since, and it counts as sent."""
    return outbox.take(app.store, "terminal", "Maria")


def book(app: App, ref: str) -> list[OutMessage]:
    """What /book is answered with."""
    app.conversation.command(Command(WHO, ref, AT + timedelta(days=1), "book", ""))
    return said(app)


def test_what_was_told_aloud_is_offered_to_be_heard(app: App) -> None:
    """Three files to read; then, on a button, an EPUB that speaks and an audio book with its sound."""
    spoken = Arrival(WHO, "v1", AT + timedelta(hours=1), EntryKind.VOICE, attachments=(attachment(BREAD),))
    app.conversation.receive(spoken)
    said(app)
    sent = book(app, "b1")
    assert [one.file_name for one in sent if one.file_name] == ["book.pdf", "book.epub", "book.html"]
    (button,) = [one for each in sent for line in each.buttons for one in line]
    app.conversation.press(Press(WHO, "p1", AT + timedelta(days=1), button.data, "m"))
    heard = {one.file_name: files_of(app, one) for one in said(app) if one.file_name}
    assert list(heard) == ["book.epub", "book.m4b"]
    with zipfile.ZipFile(io.BytesIO(heard["book.epub"])) as archive:
        assert any(name.endswith(".mp3") for name in archive.namelist())
    with av.open(io.BytesIO(heard["book.m4b"])) as sound:
        assert float(sound.duration or 0) / 1_000_000 > 1


def test_where_nothing_was_spoken_nothing_is_offered(app: App) -> None:
    """A life that was written has a book to read, and no button."""
    sent = book(app, "b2")
    assert [one.file_name for one in sent if one.file_name] == ["book.pdf", "book.epub", "book.html"]
    assert not [one for each in sent for line in each.buttons for one in line]


def files_of(app: App, message: OutMessage) -> bytes:
    """The file that goes with a message."""
    assert message.path is not None
    return attachments.read(app.store, message.path)
