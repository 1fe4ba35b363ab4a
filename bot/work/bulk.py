"""Remembering many texts at once: one transaction and one batch of embeddings for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from bot.work.tools import Tools
from memory import journal
from memory.cutting import note_first
from memory.passages import build_passages
from memory.store import now
from memory.types import Entry, Narrator, Perception, PerceptionKind


def remember(tools: Tools, narrator: Narrator, entries: Sequence[Entry]) -> None:
    """Cut text entries into passages, read the feeling in the narrator's own, index all."""
    if not entries:
        return
    note_first(tools.store, narrator.id)
    cut = {entry.id: build_passages(entry, {}, [], [], narrator.language, None) for entry in entries}
    feelings = [_feeling(tools, narrator, entry) for entry in entries if entry.own and entry.text]
    journal.remember_many(tools.store, narrator.id, cut, feelings)
    tools.recall.add(narrator.id, [one for passages in cut.values() for one in passages])


def _feeling(tools: Tools, narrator: Narrator, entry: Entry) -> Perception:
    emotion = tools.perceiver.classify(entry.text, narrator.language)
    return Perception(uuid4().hex, entry.id, None, PerceptionKind.EMOTION, emotion, now())
