"""Narrators, entries and an embedder for tests of recall."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from memory import journal, narrators
from memory.embeddings import Embedder
from memory.lexical import tokens
from memory.passages import build_passages
from memory.store import Store
from memory.types import Entry, EntryKind, Narrator, Passage

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


class WordEmbedder(Embedder):
    """Adds up one fixed direction a word: texts that share words are near. Counts its texts."""

    def __init__(self, fingerprint: str = "1", size: int = 32) -> None:
        self.name = "words"
        self.fingerprint = fingerprint
        self.embedded = 0
        self._size = size

    def matrix(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded += len(texts)
        rows = np.array([self._row(text) for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _row(self, text: str) -> NDArray[np.float32]:
        total = np.full(self._size, 1e-3)
        for word in tokens(text):
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
            total += np.random.default_rng(seed).standard_normal(self._size)
        return total.astype(np.float32)


def narrator(store: Store, name: str = "Rosa") -> str:
    """The id of a new narrator."""
    return narrators.create(store, Narrator("", name, "test", name)).id


def told(
    store: Store, narrator_id: str, ref: str, text: str, minutes: float = 0, speaker: str | None = None
) -> list[Passage]:
    """Keep an entry in the journal and give its passages, which the journal has too."""
    entry = Entry(
        id=journal.entry_id(store, narrator_id, ref),
        narrator_id=narrator_id,
        ref=ref,
        kind=EntryKind.TEXT,
        told_at=START + timedelta(minutes=minutes),
        text=text,
        speaker=speaker,
    )
    journal.add_entry(store, entry)
    cut = build_passages(entry, {}, [], [], "en", None)
    journal.replace_passages(store, narrator_id, entry.id, cut)
    return cut
