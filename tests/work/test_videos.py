"""What is made of a video: for the narrator in the chat, and on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.conversation.wording import wordings_of
from bot.errors import PerceptionError
from bot.files import attachment
from bot.settings import load_settings
from bot.work import videos
from memory import attachments, journal, narrators, outbox
from memory.types import Action, EntryKind, Narrator, OutMessage
from tests.perception.conftest import MEDIA, TINY_WHISPER
from tests.perception.test_video import make_video

ME = Sender("terminal", "me", "Ann")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The wired program, with the tiny Whisper."""
    folder = tmp_path_factory.mktemp("videos")
    # The tiny Whisper never learnt what to do with names told beforehand: it would guess at random.
    whisper = {"WHISPER_MODEL": str(TINY_WHISPER), "WHISPER_NAMES": "no"}
    environ = {"LIFESTORY_KEY_FILE": str(folder / "key"), **whisper}
    with open_app(load_settings(environ, home=folder / "home")) as opened:
        narrators.create(
            opened.store, Narrator("", "Ann", "terminal", "me", consented_at=datetime.now(UTC), language="en")
        )
        yield opened


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three scenes of plain colours, with a sentence."""
    return make_video(tmp_path_factory.mktemp("film") / "film.mp4", MEDIA / "sea.ogg")


@pytest.fixture(scope="module")
def shown(app: App, film: Path) -> OutMessage:
    """What was said under the film that was sent."""
    arrival = Arrival(ME, "v1", datetime.now(UTC), EntryKind.VIDEO, attachments=(attachment(film),))
    app.conversation.receive(arrival)
    waiting = outbox.take(app.store, "terminal", "me")
    return next(one for one in waiting if one.action is Action.EDIT and one.buttons)


def heard(app: App, shown: OutMessage) -> str:
    """The words of the film that stand."""
    assert shown.subject
    return next(one.text for one in wordings_of(app.store, shown.subject[1]) if "transcript" in one.field)


def press(app: App, shown: OutMessage, name: str) -> list[OutMessage]:
    """What comes after a press on the button `name`."""
    (data,) = [one.data for line in shown.buttons for one in line if one.data.startswith(f"{name}:")]
    assert app.conversation.press(Press(ME, f"press:{name}", datetime.now(UTC), data, shown.key))
    return outbox.take(app.store, "terminal", "me")


def test_under_a_video_subtitles_are_offered_and_sent(app: App, shown: OutMessage) -> None:
    """A press brings the words as SubRip and WebVTT."""
    one, other = press(app, shown, "subtitles")
    assert [one.file_name, other.file_name] == ["subtitles.srt", "subtitles.vtt"]
    assert "subtitles of your video" in one.text
    assert one.path
    shown_words = attachments.read(app.store, one.path).decode().split()
    assert set(heard(app, shown).split()) <= set(shown_words)


def test_under_a_video_a_contact_sheet_is_offered_and_sent(
    app: App, shown: OutMessage, tmp_path: Path
) -> None:
    """A press brings one picture of the whole."""
    (sent,) = press(app, shown, "sheet")
    assert sent.action is Action.PHOTO
    assert sent.path
    (tmp_path / "sheet.jpg").write_bytes(attachments.read(app.store, sent.path))
    with Image.open(tmp_path / "sheet.jpg") as sheet:
        assert sheet.format == "JPEG"


def test_everything_of_an_entry_is_written(app: App, shown: OutMessage, tmp_path: Path) -> None:
    """Subtitles, feelings, chapters, the sheet and the data of a kept video, in the wording that stands."""
    entry_id = shown.subject[1] if shown.subject else ""
    (media,) = journal.media_of(app.store, entry_id)
    found = videos.of_media(app.tools, media)
    perceiver = app.tools.perceiver
    with videos.opened(app.tools, media) as path, videos.looked(perceiver, path, found) as look:
        made = videos.write_all(perceiver, found, look, tmp_path, "film")
    names = {one.name for one in tmp_path.iterdir()}
    endings = ("srt", "vtt", "feelings.vtt", "chapters.vtt", "contact-sheet.jpg", "json")
    assert names == {f"film.{ending}" for ending in endings}
    data = json.loads((tmp_path / "film.json").read_text())
    assert [one["at"] for one in data["changes"]] == [pytest.approx(at, abs=0.15) for at in (1.5, 3.0)]
    assert data["feelings"][0]["text"] == heard(app, shown)
    assert made["files"] == [str(tmp_path / f"film.{ending}") for ending in endings]
    assert (tmp_path / "film.chapters.vtt").read_text().count("-->") == 3


def test_a_recording_has_subtitles_and_no_sheet(app: App, tmp_path: Path) -> None:
    """A voice note makes subtitles; what can be neither heard nor seen raises."""
    perceiver = app.tools.perceiver
    with videos.of_file(perceiver, MEDIA / "sea.ogg", "en") as (found, look):
        videos.write_all(perceiver, found, look, tmp_path, "sea")
    assert (tmp_path / "sea.srt").exists()
    assert not (tmp_path / "sea.contact-sheet.jpg").exists()
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(400))
    with videos.of_file(perceiver, broken, "en") as (found, look), pytest.raises(PerceptionError) as caught:
        videos.write_all(perceiver, found, look, tmp_path, "b")
    assert caught.value.reason == "broken"
