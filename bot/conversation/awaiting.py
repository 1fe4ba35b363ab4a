"""What the conversation waits for with a narrator, in SQL so that a restart changes nothing."""

from __future__ import annotations

from typing import Any

from memory import narrators
from memory.store import Store

State = dict[str, Any]
_SEEN = 64


def load(store: Store, narrator_id: str) -> State:
    """``for``: ``fix``, ``erase`` or ``question``; ``undo``: what /undo takes back; ``seen``: refs."""
    return narrators.load_dialogue(store, narrator_id)


def note(store: Store, narrator_id: str, **changes: Any) -> None:
    """Change some of it; None takes a key out."""
    state = load(store, narrator_id)
    state.update(changes)
    kept = {key: value for key, value in state.items() if value is not None}
    narrators.save_dialogue(store, narrator_id, kept)


def seen(state: State, ref: str) -> bool:
    """True where this message already had its effect (the channel may hand it over twice)."""
    return ref in state.get("seen", [])


def mark_seen(store: Store, narrator_id: str, ref: str) -> None:
    """Note that a message had its effect."""
    note(store, narrator_id, seen=[*load(store, narrator_id).get("seen", []), ref][-_SEEN:])


def remember_words(store: Store, narrator_id: str, ref: str, words: str) -> None:
    """Keep a command's words for the job that needs them; jobs are handed ids alone."""
    words_by_ref = load(store, narrator_id).get("words", {})
    note(store, narrator_id, words=dict([*words_by_ref.items(), (ref, words)][-_SEEN:]))


def words(store: Store, narrator_id: str, ref: str) -> str:
    """The words kept under `ref`, or nothing."""
    return str(load(store, narrator_id).get("words", {}).get(ref, ""))
