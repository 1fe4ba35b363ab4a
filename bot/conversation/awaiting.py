"""What the conversation waits for with a narrator, in SQL so that a restart changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from memory import narrators
from memory.store import Store

State = dict[str, Any]
_SEEN = 64
# Words that come later than this are a new telling: nobody remembers the button any more.
_PATIENCE = timedelta(hours=1)


def load(store: Store, narrator_id: str) -> State:
    """``for``: ``fix``, ``erase`` or ``question``, ``since`` when; ``undo``: what /undo takes back;
    ``seen``: refs; ``fixes``: the entry and field that a message put right, by its ref.
    """
    return narrators.load_dialogue(store, narrator_id)


def note(store: Store, narrator_id: str, **changes: Any) -> None:
    """Change some of it; None takes a key out."""
    state = load(store, narrator_id)
    state.update(changes)
    kept = {key: value for key, value in state.items() if value is not None}
    narrators.save_dialogue(store, narrator_id, kept)


def expect(store: Store, narrator_id: str, what: str, at: datetime, **more: Any) -> None:
    """From `at` on, the next words are a ``fix``, the word to ``erase``, or a ``question``."""
    note(store, narrator_id, **{"for": what, "since": at.isoformat(), **more})


def expected(state: State, at: datetime) -> str | None:
    """What words that were sent at `at` were waited for as."""
    since = state.get("since")
    late = since is not None and at - datetime.fromisoformat(since) > _PATIENCE
    return None if late else state.get("for")


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


def remember_fix(store: Store, narrator_id: str, ref: str, entry_id: str, field: str) -> None:
    """Note what a message put right, for it may be edited."""
    fixes = load(store, narrator_id).get("fixes", {})
    note(store, narrator_id, fixes=dict([*fixes.items(), (ref, [entry_id, field])][-_SEEN:]))


def words(store: Store, narrator_id: str, ref: str) -> str:
    """The words kept under `ref`, or nothing."""
    return str(load(store, narrator_id).get("words", {}).get(ref, ""))
