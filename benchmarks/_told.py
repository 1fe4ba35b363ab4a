"""True sentences to judge the gate by: told lives, through the product's passages and default writer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

from benchmarks._chinese_life import TOLD as CHINESE
from bot.story.own_words import Seen, own_words
from memory.passages import build_passages
from memory.sentences import language_of
from memory.types import Entry, EntryKind, Narrator, Passage, Sentence

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SHORTEST, LONGEST = 5, 45  # words: what a spoken sentence may have; Franklin's longest fill a page


@dataclass(frozen=True)
class Told:
    """A sentence as the default writer gives it, the passages that it may cite, and what comes after it."""

    sentence: Sentence
    passages: Mapping[str, Passage]
    narrator: Narrator
    language: str
    life: str
    after: Sentence | None = None


def lives() -> list[Told]:
    """Every sentence of the lives at hand: two autobiographies where present, and two written for this."""
    found = []
    folder = Path(os.environ.get("LIFESTORY_DATA", "../shared/data")) / "lives"
    for name, teller in (("franklin", "Benjamin"), ("keller", "Helen")):
        path = folder / f"{name}.jsonl"
        if path.exists():
            found += _told(name, Narrator(name, teller, "test", "1"), _texts(path))
    rosa = [line for line in _texts(SAMPLES / "narrator.jsonl") if line]
    found += _told("rosa", Narrator("rosa", "Rosa", "test", "1"), rosa)
    found += _told("meilan", Narrator("meilan", "美兰", "test", "1", "zh"), CHINESE)
    return found


def _told(life: str, narrator: Narrator, texts: Iterable[str]) -> list[Told]:
    found = []
    for number, text in enumerate(texts):
        language = language_of(text)
        entry = Entry(f"{life}-{number}", narrator.id, f"{life}-{number}", EntryKind.TEXT, AT, text)
        passages = {one.id: one for one in build_passages(entry, {}, [], [], language, None)}
        drafted = own_words(list(passages.values()), Seen(), narrator)
        written = [one for one in drafted.sentences if one.role == "told"]
        for one, after in zip_longest(written, written[1:]):
            if language == "zh" or SHORTEST <= len(one.text.split()) <= LONGEST:
                found.append(Told(one, passages, narrator, language, life, after))
    return found


def _texts(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row.get("spoken") or row["text"] for row in rows]
