"""A picture restored in the conversation and on the command line; the original stays."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.errors import UsageError
from bot.files import attachment
from bot.settings import load_settings
from bot.work import steps, stories
from memory import attachments, journal, narrators, outbox
from memory.types import Action, EntryKind, Narrator
from tests.make_tiny_restorer import make_compact
from tests.perception.test_album import photo
from tests.program import command_line

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
ANN = Sender("telegram", "7", "Ann")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program with weights to restore with, and Ann."""
    weights = make_compact(tmp_path / "tiny.safetensors")
    environ = {"LIFESTORY_KEY_FILE": str(tmp_path / "key"), "RESTORER": str(weights)}
    with open_app(load_settings(environ, home=tmp_path / "home")) as opened:
        who = Narrator("", "Ann", "telegram", "7", consented_at=NOON, timezone="UTC")
        narrators.create(opened.store, who)
        yield opened


def test_a_press_restores_a_picture(app: App, tmp_path: Path) -> None:
    """The copy is sent and stands in the book, marked as restored, with the original's date; that is kept."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "1998:06:14 10:00:00"
    photo(1, (120, 80)).save(tmp_path / "wedding.jpg", exif=exif)
    words = "The day we were married in Lund, at the harbour."
    arrival = Arrival(ANN, "p1", NOON, EntryKind.PHOTO, words, (attachment(tmp_path / "wedding.jpg"),))
    entry = app.conversation.receive(arrival)
    assert entry is not None
    buttons = [
        one for out in outbox.pending_for(app.store, "telegram", "7") for row in out.buttons for one in row
    ]
    (button,) = [one for one in buttons if one.label == "Restore it"]
    app.conversation.press(Press(ANN, "q1", NOON, button.data, "m"))

    original, copy = journal.media_of(app.store, entry)
    assert journal.read_file(app.store, original) == (tmp_path / "wedding.jpg").read_bytes()
    assert (copy.of, copy.made, copy.file_name) == (original.id, "restored", "wedding-restored.jpg")
    made = Image.open(io.BytesIO(journal.read_file(app.store, copy)))
    assert made.size == (240, 160)
    assert "Restored by computer" in made.getexif()[0x010E]

    out = outbox.pending_for(app.store, "telegram", "7")
    assert any("100" in one.text for one in out if one.action is Action.EDIT)
    (sent,) = [one for one in out if one.action is Action.PHOTO]
    assert "details in it are guessed" in sent.text
    assert sent.path is not None
    assert attachments.read(app.store, sent.path) == journal.read_file(app.store, copy)

    book = stories.make_book(app.tools, copy.narrator_id, stories.current_story(app.tools, copy.narrator_id))
    (shown,) = [one for chapter in book.chapters for one in chapter.photos]
    assert shown.media_id == copy.id
    assert shown.caption.endswith("Taken 14 June 1998. Restored by computer.")
    steps.perceive(app.tools, entry, again=True)
    found = [one.value for one in journal.perceptions_of(app.store, entry) if one.media_id == copy.id]
    assert [one[0].taken_at for one in found if isinstance(one, tuple)] == ["1998-06-14"]


def test_a_file_is_restored_on_the_command_line(tmp_path: Path) -> None:
    """A copy lies beside the file, never in its place, and the hash of what made it is told."""
    weights = make_compact(tmp_path / "tiny.safetensors")
    photo(1, (60, 40)).save(tmp_path / "old.png")
    run = command_line(tmp_path)
    told = json.loads(run("restore", str(tmp_path / "old.png"), "--json", RESTORER=str(weights)))
    assert told["sha256"] == hashlib.sha256(weights.read_bytes()).hexdigest()
    with Image.open(tmp_path / "old-restored.jpg") as made:
        assert made.size == (120, 80)
    before = (tmp_path / "old.png").read_bytes()
    for out in (tmp_path / "old.png", tmp_path / "nowhere" / "new.jpg"):
        with pytest.raises(UsageError):
            run("restore", str(tmp_path / "old.png"), "--out", str(out), RESTORER=str(weights))
    assert (tmp_path / "old.png").read_bytes() == before
