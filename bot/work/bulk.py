"""Remembering many texts at once: one transaction and one batch of embeddings for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from bot.work.tools import Tools
from memory import journal
from memory.cutting import note_first
from memory.passages import build_passages
from memory.store import now
from memory.types import Emotion, Entry, Narrator, Perception, PerceptionKind


def remember(tools: Tools, narrator: Narrator, entries: Sequence[Entry]) -> None:
    """Cut text entries into passages, read the feeling in the narrator's own, index all."""
    if not entries:
        return
    note_first(tools.store, narrator.id)
    cut = {entry.id: build_passages(entry, {}, [], [], narrator.language, entry.asked) for entry in entries}
    told = [entry for entry in entries if entry.own and entry.text]
    read = tools.perceiver.classify_all([entry.text for entry in told], narrator.language)
    feelings = [_feeling(entry, emotion) for entry, emotion in zip(told, read, strict=True)]
    journal.remember_many(tools.store, narrator.id, cut, feelings)
    tools.recall.add(narrator.id, [one for passages in cut.values() for one in passages])


def _feeling(entry: Entry, emotion: Emotion) -> Perception:
    return Perception(uuid4().hex, entry.id, None, PerceptionKind.EMOTION, emotion, now())
