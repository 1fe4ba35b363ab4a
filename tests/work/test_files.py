"""Files made for a narrator, and what the channel can carry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work.files import most_to_send, send_file
from memory import attachments, narrators, outbox
from memory.store import now
from memory.types import Action, Narrator, OutMessage

MB = 1024 * 1024


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on a fresh folder."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        yield opened


def sent(app: App, channel: str, data: bytes) -> OutMessage:
    """What a narrator of this channel is told when `data` is made for them."""
    who = narrators.create(app.store, Narrator("", "Ann", channel, "7", consented_at=now()))
    send_file(app.tools, who, "k", data, "lifestory.zip", "Here it is.")
    (told,) = outbox.pending_for(app.store, channel, "7")
    return told


def test_a_file_goes_out_with_its_words(app: App) -> None:
    """What fits is queued, sealed, as a document of its name."""
    told = sent(app, "telegram", b"a small zip")
    assert (told.action, told.file_name, told.text) == (Action.DOCUMENT, "lifestory.zip", "Here it is.")
    assert told.path is not None
    assert attachments.read(app.store, told.path) == b"a small zip"


def test_what_telegram_cannot_carry_is_said(app: App) -> None:
    """A file over 50 MB is not queued for Telegram; its narrator is told where to have it from."""
    told = sent(app, "telegram", bytes(50 * MB + 1))
    assert (told.action, told.path) == (Action.SEND, None)
    assert "50 MB" in told.text


def test_limits_of_the_channels() -> None:
    """A server of one's own takes more, and the terminal has no limit."""
    assert most_to_send("telegram", own_server=False) == 50
    assert most_to_send("telegram", own_server=True) == 2000
    assert most_to_send("terminal", own_server=False) is None
