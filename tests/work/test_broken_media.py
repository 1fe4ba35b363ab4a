"""Files that cannot be read, sent by a narrator: each is kept, and answered by one kind sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Attachment, Sender
from bot.settings import load_settings
from memory import journal, narrators, outbox
from memory.types import Action, EntryKind, EntryState, Narrator
from prompts import message
from tests.mutants import whole_files
from tests.perception.conftest import png_bomb


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The wired program on a fresh folder."""
    folder = tmp_path_factory.mktemp("broken")
    with open_app(load_settings({"LIFESTORY_KEY_FILE": str(folder / "key")}, home=folder / "home")) as opened:
        yield opened


BROKEN = {
    "cut off.mp4": (EntryKind.VIDEO, whole_files()["mp4"][:300], "broken"),
    "half a picture.jpg": (EntryKind.PHOTO, whole_files()["jpg"][:120], "broken"),
    "bomb.png": (EntryKind.PHOTO, png_bomb(12_000, 12_000), "too-large-picture"),
    "noise.ogg": (EntryKind.VOICE, whole_files()["ogg"][:60] + bytes(range(256)) * 8, "broken"),
    "no pages.pdf": (EntryKind.DOCUMENT, whole_files()["pdf"][:40], "broken"),
}


@pytest.mark.parametrize(("name", "language"), [*zip(sorted(BROKEN), ["en", "zh"] * 3, strict=False)])
def test_a_broken_file_is_answered_kindly(app: App, tmp_path: Path, name: str, language: str) -> None:
    """One sentence in the narrator's language, no failure, and the file lies here as it came."""
    kind, data, reason = BROKEN[name]
    chat = f"{language} {name}"
    narrators.create(
        app.store,
        Narrator("", chat, "terminal", chat, language=language, consented_at=datetime.now(UTC)),
    )
    (tmp_path / name).write_bytes(data)
    file = Attachment(kind, path=tmp_path / name, file_name=name, size=len(data))
    arrival = Arrival(Sender("terminal", chat, chat), "m1", datetime.now(UTC), kind, attachments=(file,))
    entry_id = app.conversation.receive(arrival)
    assert entry_id
    about = [one for one in outbox.take(app.store, "terminal", chat) if one.subject == ("entry", entry_id)]
    assert [one.action for one in about] == [Action.SEND, Action.EDIT]  # "I am looking", then what came of it
    assert about[1].text == message(f"perception-trouble-{reason}", language)
    assert not about[1].buttons
    (media,) = journal.media_of(app.store, entry_id)
    assert journal.read_file(app.store, media) == data
    assert journal.get_entry(app.store, entry_id).state is EntryState.REMEMBERED
