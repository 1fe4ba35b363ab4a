"""A narrator with everything that the program keeps, for tests of export and erasure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from memory import (
    asks,
    inbox,
    journal,
    narrators,
    off_limits,
    outbox,
    people_kept,
    questions,
    reactions,
    sittings,
    stories,
)
from memory.store import Store
from memory.types import (
    Caption,
    CaptionFact,
    Emotion,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    OutMessage,
    Passage,
    Perception,
    PerceptionKind,
    Question,
    RecapTime,
    Segment,
    Transcript,
    Word,
)

TOLD = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
SOUND, PICTURE = b"OggS-the-sound-of-a-voice", b"\xff\xd8-a-picture"


def make_narrator(store: Store, name: str = "Ann Canary", chat: str = "4711") -> Narrator:
    """A narrator in Berlin."""
    made = Narrator("", name, "telegram", chat, "en", "Europe/Berlin", RecapTime(), None, TOLD)
    return narrators.create(store, made)


def make_entry(store: Store, narrator: Narrator, ref: str, text: str = "", **more: object) -> Entry:
    """A text entry, kept."""
    entry = Entry(journal.entry_id(store, narrator.id, ref), narrator.id, ref, EntryKind.TEXT, TOLD, text)
    entry = replace(entry, **more)  # type: ignore[arg-type]
    journal.add_entry(store, entry)
    return entry


def make_media(store: Store, entry: Entry, name: str, kind: MediaKind, file_name: str | None) -> Media:
    """A file's row, not kept yet."""
    return Media(journal.media_id(store, entry.id, name), entry.id, entry.narrator_id, 0, kind, file_name)


def keep(store: Store, one: Media, data: bytes, folder: Path) -> Media:
    """Keep `data` as a file of the journal."""
    clear = folder / "clear"
    clear.write_bytes(data)
    kept = journal.keep_file(store, one, clear)
    clear.unlink()
    return kept


def fill(store: Store, narrator: Narrator, folder: Path, mark: str = "") -> dict[str, str]:
    """Texts, a voice note, a photo, questions, a story, a recap and messages of a narrator.

    `mark` is put into every word that is kept. Returns what was made: name -> id.
    """
    asked = Question(f"q{narrator.id[:30]}", narrator.id, "childhood", "opener", f"Where{mark}?", TOLD)
    questions.add_question(store, asked)
    text = make_entry(store, narrator, "1", f"I was born by the sea{mark}.", question_id=asked.id)
    journal.revise(store, text.id, "text", f"I was born by the lake{mark}.", "edit", first=text.text)
    told = {"told_at": TOLD + timedelta(hours=1)}
    voice = make_entry(store, narrator, "2", "", kind=EntryKind.VOICE, **told)
    sound = make_media(store, voice, "v", MediaKind.AUDIO, None)
    journal.add_entry(store, voice, [replace(sound, mime="audio/ogg")])
    keep(store, replace(sound, mime="audio/ogg"), SOUND + mark.encode(), folder)
    photo = make_entry(store, narrator, "3", "", kind=EntryKind.PHOTO, told_at=TOLD + timedelta(hours=2))
    picture = make_media(store, photo, "p", MediaKind.IMAGE, f"harbour{mark}.jpg")
    journal.add_entry(store, photo, [picture])
    keep(store, picture, PICTURE, folder)
    _perceive(store, voice, sound, photo, picture, mark)
    passage = Passage(
        f"{voice.id[:24]}-passage", narrator.id, voice.id, f"The harbour{mark}", "text", 0, 9, TOLD
    )
    journal.replace_passages(store, narrator.id, voice.id, [passage])
    sentence = {"text": f"I was born by the lake{mark}.", "paragraph": 0}
    chapters = [{"title": "Water", "held": None, "sentences": [sentence]}]
    story = {"story": {"title": f"A life{mark}", "chapters": chapters}}
    stories.save_story(store, narrator.id, f"s{narrator.id[:30]}", 1, story)
    stories.save_stage(store, narrator.id, "s2", "outline", {"words": mark})
    stories.approve(store, narrator.id, f"Water{mark}")
    stories.save_recap(store, narrator.id, "2026-W11", {"text": f"A week{mark}"})
    keys = (f"person||ana{mark}||", "person|||sister|")
    people_kept.decide(store, narrator.id, "same", keys, (f"Ana{mark}", "my sister"))
    off_limits.add(store, narrator.id, f"the divorce{mark}")
    _together(store, narrator, asked, mark)
    narrators.save_dialogue(store, narrator.id, {"for": f"fix{mark}"})
    inbox.commit(store, "telegram", [inbox.Incoming(9, f"raw{mark}", narrator.chat)])
    outbox.put(store, OutMessage(f"k{mark and 1}", "telegram", narrator.chat, text=f"Hello{mark}"))
    return {"text": text.id, "voice": voice.id, "photo": photo.id, "sound": sound.id, "picture": picture.id}


def _together(store: Store, narrator: Narrator, asked: Question, mark: str) -> None:
    """A thumb, a sitting, and a question that somebody else put by a link."""
    reactions.react(store, narrator.id, "question", asked.id, 1)
    sittings.begin(store, narrator.id, f"ref{mark}", 20, TOLD)
    link = asks.open_link(store, narrator.id, TOLD)
    asker = asks.asker_of(store, "telegram", f"77{mark}")
    asks.visit(store, link.id, narrator.id, asker, "told", TOLD)
    ask_id = f"a{narrator.id[:30]}"
    asks.add(store, asks.Ask(ask_id, narrator.id, asker, f"Ben{mark}", f"Why{mark}?", "waiting", TOLD))


def _perceive(store: Store, voice: Entry, sound: Media, photo: Entry, picture: Media, mark: str) -> None:
    words = (Word(f"harbour{mark}", 0.0, 0.5),)
    heard = Transcript(
        f"The harbour{mark} was full.",
        (Segment(f"The harbour{mark}", 0, 1, words),),
        "en",
        "whisper",
        "small",
    )
    seen = Caption(f"A ship{mark}", (CaptionFact("model", f"ship{mark}"),), "smolvlm", "256M")
    kept = Perception(f"{sound.id[:30]}t", voice.id, sound.id, PerceptionKind.TRANSCRIPT, heard, TOLD)
    feeling = Perception(
        f"{sound.id[:30]}e",
        voice.id,
        None,
        PerceptionKind.EMOTION,
        Emotion(0.5, {"joy": 0.9}, "m", "1"),
        TOLD,
    )
    journal.save_perceptions(store, voice, [kept, feeling])
    caption = Perception(f"{picture.id[:30]}c", photo.id, picture.id, PerceptionKind.CAPTION, (seen,), TOLD)
    journal.save_perceptions(store, photo, [caption])
