"""Three sample narrators and their stories by the default writer: what the golden chapters are made from.

In the samples ``|`` is a short and ``||`` a long pause of a voice note; each spoken word takes the same time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.story.outline import Photo
from bot.story.pipeline import write_story
from bot.story.shape import Shape
from memory.passages import build_passages
from memory.types import (
    Caption,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    Passage,
    Perception,
    PerceptionKind,
    Question,
    Segment,
    Story,
    Transcript,
    Word,
)

SAMPLES = Path(__file__).parent.parent / "samples"
_NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
_WORD_S, _PAUSES_S = 0.3, {"|": 0.4, "||": 0.8}
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


@dataclass(frozen=True)
class Life:
    """A sample narrator and all that they told."""

    narrator: Narrator
    passages: tuple[Passage, ...]
    pronoun: str
    photos: tuple[Photo, ...]
    questions: tuple[Question, ...]
    about: Mapping[str, str]

    @property
    def log(self) -> str:
        """What was told, in the order told: what a writer starts from."""
        return "\n\n".join(one.text for one in self.passages)


def sample_lives() -> list[Life]:
    """One who speaks English, one who speaks and types Chinese, one who does both in two languages."""
    return [
        _life("walter", "Walter Pugh", "en", SAMPLES / "golden" / "walter.jsonl", "he"),
        _life("guifang", "周桂芳", "zh", SAMPLES / "golden" / "guifang.jsonl", "she"),
        _life("rosa", "Rosa Lindqvist", "en", SAMPLES / "narrator.jsonl", "she"),
    ]


def story_of(life: Life, shape: Shape | None = None) -> Story:
    """The story that the default writer makes of a life."""
    kept: dict[str, dict[str, Any]] = {}
    return write_story(
        narrator=life.narrator,
        passages=life.passages,
        photos=life.photos,
        questions=life.questions,
        model=None,
        story_id=life.narrator.id,
        version=1,
        now=_NOW,
        save=kept.__setitem__,
        load=kept.get,
        shape=shape or Shape(),
        about=life.about,
    )


def _life(key: str, name: str, language: str, path: Path, pronoun: str) -> Life:
    narrator = Narrator(key, name, "sample", key, language)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = [passage for row in rows for passage in _passages(row, narrator)]
    return Life(
        narrator,
        tuple(found),
        pronoun,
        tuple(_photo(row) for row in rows if row["kind"] == "photo"),
        tuple(_question(row, narrator) for row in rows if row.get("question")),
        {row["ref"]: row["reply_to"] for row in rows if row.get("reply_to")},
    )


def _photo(row: dict[str, Any]) -> Photo:
    return str(row["file"]), Caption("", (), "sample", "1"), row["ref"], datetime.fromisoformat(row["at"])


def _question(row: dict[str, Any], narrator: Narrator) -> Question:
    at = datetime.fromisoformat(row["at"])
    kind = "follow-up" if "about" in row else "opener"
    topic = row.get("topic", "")
    return Question(
        row["ref"], narrator.id, topic, kind, row["question"], at, about_entry_id=row.get("about")
    )


def _passages(row: dict[str, Any], narrator: Narrator) -> Sequence[Passage]:
    kind = EntryKind(row["kind"])
    spoken = row.get("spoken") or (row["text"] if kind is EntryKind.VOICE else "")
    at = datetime.fromisoformat(row["at"])
    typed = "" if kind is EntryKind.VOICE else row["text"]
    entry = Entry(row["ref"], narrator.id, row["ref"], kind, at, typed)
    media = Media(f"{row['ref']}-m", entry.id, narrator.id, 0, MediaKind.AUDIO)
    heard = [_heard(spoken, media, at)] if spoken else []
    made = build_passages(entry, {}, [media] if heard else [], heard, narrator.language, row.get("question"))
    return [one for one in made if one.text]


def _heard(spoken: str, media: Media, at: datetime) -> Perception:
    """The transcript of a voice note: its words one after the other, with the pauses that are marked."""
    text, words, clock = "", [], 0.0
    for token in spoken.split():
        if token in _PAUSES_S:
            clock += _PAUSES_S[token]
            continue
        wide = bool(text and _WIDE.match(text[-1]) and _WIDE.match(token))
        text += ("" if wide or not text else " ") + token
        length = _WORD_S * (len(token) if _WIDE.search(token) else 1)
        words.append(Word(token, round(clock, 2), round(clock + length, 2)))
        clock += length
    segment = Segment(text, 0.0, round(clock, 2), tuple(words))
    value = Transcript(text, (segment,), None, "sample", "1", duration=round(clock, 2))
    return Perception(f"{media.id}-t", media.entry_id, media.id, PerceptionKind.TRANSCRIPT, value, at)
