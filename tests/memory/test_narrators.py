"""Narrators."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import narrators
from memory.errors import NotFound
from memory.store import Store
from memory.types import Narrator, RecapTime
from tests.memory.people import TOLD, make_narrator


def test_kept_and_found(store: Store) -> None:
    """A narrator is found by id, by chat and by name, in any case of letters."""
    made = make_narrator(store)
    assert made.id
    assert made.created_at is not None
    assert narrators.get(store, made.id) == made
    assert narrators.find_by_chat(store, "telegram", "4711") == made
    assert narrators.find(store, "ann CANARY") == narrators.find(store, made.id) == made


def test_one_narrator_a_chat(store: Store) -> None:
    """A second narrator of the same chat is the first; the same number elsewhere is another person."""
    made = make_narrator(store)
    assert make_narrator(store, "Someone else").id == made.id
    other = narrators.create(store, Narrator("", "Other", "terminal", "4711"))
    assert other.id != made.id
    assert len(narrators.all_narrators(store)) == 2


def test_saved(store: Store) -> None:
    """Changes of name, language, zone, recap and states are kept; the chat stays known."""
    made = make_narrator(store)
    changed = replace(
        made, name="Anna", language="zh", timezone="Asia/Shanghai", recap=RecapTime(2, 9), paused_at=TOLD
    )
    narrators.save(store, changed)
    assert narrators.get(store, made.id) == changed
    assert narrators.find_by_chat(store, "telegram", "4711") == changed


def test_unreachable(store: Store) -> None:
    """A chat that cannot be written to is marked, and unmarked when it can be again."""
    made = make_narrator(store)
    at = datetime(2026, 5, 1, tzinfo=UTC)
    narrators.set_unreachable(store, "telegram", "4711", at)
    assert narrators.get(store, made.id).unreachable_at == at
    narrators.set_unreachable(store, "telegram", "4711", None)
    assert narrators.get(store, made.id).unreachable_at is None


def test_two_of_one_name(store: Store) -> None:
    """A name that two narrators have, and one that nobody has, name nobody."""
    make_narrator(store)
    make_narrator(store, "Ann Canary", "4712")
    for name in ("Ann Canary", "Nobody", ""):
        with pytest.raises(NotFound):
            narrators.find(store, name)


def test_nobody(store: Store) -> None:
    """An unknown id is refused, an unknown chat has no narrator."""
    with pytest.raises(NotFound):
        narrators.get(store, "0" * 32)
    assert narrators.find_by_chat(store, "telegram", "1") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=40) | st.integers() | st.none(), max_size=5))
def test_dialogue(store: Store, state: dict[str, object]) -> None:
    """What the conversation waits for is kept whole, and replaced by what is kept next."""
    made = make_narrator(store)
    narrators.save_dialogue(store, made.id, {"before": "this"})
    narrators.save_dialogue(store, made.id, state)
    assert narrators.load_dialogue(store, made.id) == state


def test_no_dialogue(store: Store) -> None:
    """Where nothing is waited for, the state is empty."""
    assert narrators.load_dialogue(store, make_narrator(store).id) == {}
