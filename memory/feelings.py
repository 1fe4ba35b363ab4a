"""How entries felt: what was read in them, and above it what the narrator says of it themself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from uuid import uuid4

from memory import journal
from memory.store import Store, now
from memory.types import Emotion, Entry, Felt, Perception, PerceptionKind

LABELS = ("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise")
NARRATOR = "narrator"
HOLDS = 0.5
"""The score (0..1) from which a label holds."""

_DARK = frozenset({"anger", "disgust", "fear", "sadness"})
# A feeling that is named says nothing of its strength, so it counts as a clear one and no extreme.
_NAMED = 0.7
_MOVED = 0.25  # the part of a stirred voice in how strong a feeling is; a choice, nothing to learn it from


def keep(store: Store, entry: Entry, felt: Felt) -> None:
    """Keep what the narrator says of an entry's feeling, in place of what they said before."""
    row = Perception(uuid4().hex, entry.id, None, PerceptionKind.FELT, felt, now())
    journal.save_perceptions(store, entry, [row])


def said_of(store: Store, entry_id: str) -> Felt | None:
    """What the narrator said of an entry's feeling; None where they were never asked."""
    found = (one.value for one in journal.perceptions_of(store, entry_id))
    return next((one for one in found if isinstance(one, Felt)), None)


def all_said(store: Store, narrator_id: str) -> dict[str, Felt]:
    """Entry id -> what the narrator said of its feeling, or that they were asked."""
    rows = journal.perceptions_of_narrator(store, narrator_id, PerceptionKind.FELT)
    return {one.entry_id: one.value for one in rows if isinstance(one.value, Felt)}


def feeling_of(store: Store, entry_id: str) -> Emotion | None:
    """The feeling of an entry that counts; None where none was read, or the narrator would rather not say."""
    return _standing(journal.perceptions_of(store, entry_id)).get(entry_id)


def feelings_of(store: Store, narrator_id: str) -> dict[str, Emotion]:
    """Entry id -> the feeling that counts, as `feeling_of`."""
    kinds = (PerceptionKind.EMOTION, PerceptionKind.FELT)
    return _standing(journal.perceptions_of_narrator(store, narrator_id, *kinds))


def as_emotion(felt: Felt) -> Emotion:
    """What the narrator named, as a reading: named labels hold, no other does."""
    scores = {label: float(label in felt.labels) for label in LABELS}
    bright, dark = "joy" in felt.labels, bool(_DARK & set(felt.labels))
    return Emotion(_NAMED * (bright - dark), scores, felt.model, felt.version)


def uncertainty(labels: Mapping[str, float]) -> float:
    """The entropy of scores (0..1), summed over the labels, in nats: what to ask about first (Lewis and Gale
    1994). The same as `training.fewer.entropy`.
    """
    inner = (min(max(one, 1e-6), 1 - 1e-6) for one in labels.values())
    return -sum(one * math.log(one) + (1 - one) * math.log(1 - one) for one in inner)


def strength(emotion: Emotion) -> float:
    """How strong a feeling is, bright or dark, 0..1: its valence, and a voice that was stirred."""
    stirred = max(emotion.arousal or 0.0, 0.0)
    return min(1.0, abs(emotion.valence) + _MOVED * stirred)


def _standing(rows: Iterable[Perception]) -> dict[str, Emotion]:
    read: dict[str, Emotion] = {}
    said: dict[str, Felt] = {}
    for one in rows:
        if isinstance(one.value, Emotion):
            read[one.entry_id] = one.value
        elif isinstance(one.value, Felt):
            said[one.entry_id] = one.value
    for entry_id, felt in said.items():
        if felt.declined:
            read.pop(entry_id, None)
        elif felt.labels:
            read[entry_id] = as_emotion(felt)
    return read
