"""Inbox rows by themselves: numbers, sealing, wiping."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine

from bot.channels.telegram.raw import incoming
from memory import inbox
from memory.inbox import Incoming
from memory.store import Store

START = datetime(2026, 3, 1, tzinfo=UTC)


def chat(store: Store) -> str:
    """The digest of chat 7."""
    return store.vault.digest("telegram", "7")


def test_a_number_counts_for_seven_days(store: Store) -> None:
    """The same number within a week is the same update; after a quiet week it is another."""
    with time_machine.travel(START, tick=False) as clock:
        assert inbox.commit(store, "telegram", [Incoming(5, "first", "7")]) == [chat(store)]
        clock.shift(timedelta(days=6))
        assert inbox.commit(store, "telegram", [Incoming(5, "again", "7")]) == []
        clock.shift(timedelta(days=2))
        assert inbox.commit(store, "telegram", [Incoming(5, "new", "7")]) == [chat(store)]
    first = inbox.first(store, "telegram", chat(store))
    assert first is not None
    assert first.body == "first"
    inbox.done(store, [first.serial])
    second = inbox.first(store, "telegram", chat(store))
    assert second is not None
    assert second.body == "new"


def test_done_rows_go_after_a_week(store: Store) -> None:
    """What is done is purged when its number no longer counts; what waits is not."""
    with time_machine.travel(START, tick=False) as clock:
        inbox.commit(store, "telegram", [Incoming(1, "a", "7"), Incoming(2, "b", "7")])
        first = inbox.first(store, "telegram", chat(store))
        assert first is not None
        inbox.done(store, [first.serial])
        clock.shift(timedelta(days=8))
        inbox.purge(store)
    assert inbox.counts(store) == {"waiting": 1}


def test_words_are_sealed(store: Store) -> None:
    """Neither the words nor the chat's number lie in clear in the database's files."""
    body = '{"chat": 998877665544, "text": "a most peculiar phrase"}'
    inbox.commit(store, "telegram", [Incoming(1, body, "998877665544", "album-name")])
    files = b"".join(path.read_bytes() for path in store.home.glob("lifestory.db*"))
    assert b"peculiar" not in files
    assert b"998877665544" not in files
    assert b"album-name" not in files


def test_released_rows_come_before_newer_ones(store: Store) -> None:
    """What was held is handled first once the person has agreed."""
    inbox.commit(store, "telegram", [Incoming(1, "early", "7")])
    early = inbox.first(store, "telegram", chat(store))
    assert early is not None
    inbox.hold(store, [early.serial])
    inbox.commit(store, "telegram", [Incoming(2, "late", "7")])
    assert inbox.release(store, "telegram", "7") == 1
    found = inbox.first(store, "telegram", chat(store))
    assert found is not None
    assert found.body == "early"


def test_wiping_leaves_the_numbers_alone(store: Store) -> None:
    """After a wipe nothing is left but numbers, so that the same update does not come in again."""
    inbox.commit(store, "telegram", [Incoming(1, "secret", "7"), Incoming(2, "other", "8")])
    held = inbox.first(store, "telegram", chat(store))
    assert held is not None
    inbox.hold(store, [held.serial])
    inbox.wipe(store, "telegram", "7")
    assert inbox.commit(store, "telegram", [Incoming(1, "secret", "7")]) == []
    assert inbox.counts(store) == {"done": 1, "waiting": 1}
    assert inbox.chats(store, "telegram") == [store.vault.digest("telegram", "8")]


def test_wiping_leaves_what_came_after(store: Store) -> None:
    """What waits to be handled when somebody refuses was written after that, and is handled."""
    inbox.commit(store, "telegram", [Incoming(1, "I thought about it", "7")])
    inbox.wipe(store, "telegram", "7")
    assert inbox.first(store, "telegram", chat(store)) is not None


def test_updates_without_a_number_are_known_again() -> None:
    """The same malformed update gets the same made-up number, below all real ones."""
    assert incoming({"a": 1}).update_id == incoming({"a": 1}).update_id < 0
    assert incoming({"a": 1}).update_id != incoming({"a": 2}).update_id
    assert incoming({"update_id": True}).update_id < 0
    assert incoming({"update_id": 9, "message": {"chat": {"id": 7}}}).chat == "7"
    assert incoming("\ud800").body
