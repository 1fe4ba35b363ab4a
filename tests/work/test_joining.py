"""What an entry's words, voice and pictures say together, as it is kept and shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work import steps
from memory import feelings, journal, narrators
from memory.store import now
from memory.types import (
    Caption,
    CaptionFact,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    Perception,
    PerceptionKind,
    Voice,
)
from tests.program import environ

TESTS = Path(__file__).parents[1]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program with the tiny Whisper; feelings are read by the lists of words."""
    whisper = str(TESTS / "models" / "tiny-whisper")
    with open_app(load_settings(environ(tmp_path, EMOTION="lexicon", WHISPER_MODEL=whisper))) as opened:
        yield opened


@pytest.fixture
def ann(app: App) -> Narrator:
    """A narrator."""
    return narrators.create(app.store, Narrator("", "Ann", "local", "ann", consented_at=now()))


def entry_of(app: App, ann: Narrator, kind: EntryKind, text: str = "") -> tuple[Entry, Media]:
    """An entry with one file, which was not fetched."""
    entry_id = journal.entry_id(app.store, ann.id, uuid4().hex)
    entry = Entry(entry_id, ann.id, entry_id, kind, now(), text)
    sound = MediaKind.AUDIO if kind is EntryKind.VOICE else MediaKind.IMAGE
    one = Media(uuid4().hex, entry_id, ann.id, 0, sound)
    journal.add_entry(app.store, entry, [one])
    return entry, one


def keep(
    app: App, entry: Entry, one: Media, kind: PerceptionKind, value: Voice | tuple[Caption, ...]
) -> None:
    """A reading of the file, as if it had been made."""
    row = Perception(uuid4().hex, entry.id, one.id, kind, value, now())
    journal.save_perceptions(app.store, entry, [row])


def sources(app: App, entry: Entry) -> dict[str, float]:
    """What the entry's feeling was joined from, and each part's share."""
    emotion = feelings.feeling_of(app.store, entry.id)
    assert emotion is not None
    return {part.source: part.weight for part in emotion.parts}


def test_a_voice_note_is_held_against_the_narrators_others(app: App, ann: Narrator) -> None:
    """The first recording is measured and does not count; after five calmer ones the same is stirred."""
    note, one = entry_of(app, ann, EntryKind.VOICE)
    journal.keep_file(app.store, one, TESTS / "media" / "sea.ogg")
    steps.perceive(app.tools, note.id)
    [voice] = [
        each.value for each in journal.perceptions_of(app.store, note.id) if each.kind == PerceptionKind.VOICE
    ]
    assert isinstance(voice, Voice)
    assert voice.pitch is not None
    assert sources(app, note) == {"words": 1.0, "voice": 0.0}
    first = feelings.feeling_of(app.store, note.id)
    assert first is not None
    assert first.arousal is None
    for _ in range(5):
        calm = Voice(5.0, 0.4, (voice.loudness or 0) - 9, voice.pitch - 4, 3.0, "voice", "1")
        keep(app, *entry_of(app, ann, EntryKind.VOICE), PerceptionKind.VOICE, calm)
    steps.perceive(app.tools, note.id)
    again = feelings.feeling_of(app.store, note.id)
    assert again is not None
    assert again.arousal is not None
    assert again.arousal > 0.4


def test_what_a_model_saw_counts_beside_the_words(app: App, ann: Narrator) -> None:
    """The words have the greater share; what a camera noted has none, and a picture alone has no feeling."""
    seen = CaptionFact("model", "A happy family laughing at a wedding.")
    noted = CaptionFact("exif-place", "Happy Valley")
    entry, one = entry_of(app, ann, EntryKind.PHOTO, "I was so sad and lonely on that day.")
    keep(app, entry, one, PerceptionKind.CAPTION, (Caption("", (seen, noted), "m", "1"),))
    steps.perceive(app.tools, entry.id)
    shares = sources(app, entry)
    assert shares["words"] > 0.6 > 0.1 < shares["picture"]
    plain, two = entry_of(app, ann, EntryKind.PHOTO, "I was so sad and lonely on that day.")
    keep(app, plain, two, PerceptionKind.CAPTION, (Caption("", (noted,), "m", "1"),))
    steps.perceive(app.tools, plain.id)
    assert sources(app, plain) == {}
    alone, three = entry_of(app, ann, EntryKind.PHOTO)
    keep(app, alone, three, PerceptionKind.CAPTION, (Caption("", (seen,), "m", "1"),))
    steps.perceive(app.tools, alone.id)
    assert feelings.feeling_of(app.store, alone.id) is None
