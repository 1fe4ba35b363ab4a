"""Unique words, sent in every way, are found in clear nowhere."""

from __future__ import annotations

import base64
import logging
import sqlite3
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.errors import PerceptionError
from bot.work.durable import Durable
from bot.work.types import Retry
from memory import attachments, narrators, tables
from memory.privacy import data_files, erase
from memory.store import Store
from memory.traces import read
from memory.types import Narrator
from tests.memory.people import TOLD, fill
from tests.work.fakes import Steps, make_entry, make_settings

CHAT = "820736451928"


def ways(canary: str) -> dict[str, bytes]:
    """The canary as it could lie there: as it is, in other cases, encodings and forms."""
    return {
        "plain": canary.encode(),
        "upper": canary.upper().encode(),
        "utf-16": canary.encode("utf-16-le"),
        "hex": canary.encode().hex().encode(),
        **{f"base64+{skip}": _base64(canary, skip) for skip in range(3)},
    }


def test_the_canary_is_found_where_it_is(tmp_path: Path) -> None:
    """The search of this test finds a canary in each form, at each place of base64."""
    canary = f"canary{uuid4().hex}"
    for name, needle in ways(canary).items():
        path = tmp_path / "file"
        path.write_bytes(b"before" + needle + b"after")
        assert read({name: needle}, [path]).found
    for skip in range(3):
        path.write_bytes(base64.b64encode(b"x" * skip + f"{canary}-end".encode()))
        assert read(ways(canary), [path]).found


def test_nothing_in_clear(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Text, transcript, caption, file name, narrator's name, chat, question, story, raw update and
    outgoing message are found in no file of the data folder, in no log and on no stream; after an
    erasure the narrator's key is not found either.
    """
    canary = f"canary{uuid4().hex}"
    with caplog.at_level(logging.DEBUG):
        narrator = _narrator(store, canary)
        fill(store, narrator, tmp_path, canary)
        attachments.keep(store, narrator.id, f"a book {canary}".encode())
        _work(store, narrator, canary)
        _nowhere(store, canary, caplog.text + "".join(capfd.readouterr()))
        key = _wrapped(store, narrator.id)
        assert read({"key": key}, _snapshot(store, tmp_path)).found
        assert erase(store, narrator.id).unchecked == ()
    assert read({"key": key}, list(data_files(store))).found == ()
    _nowhere(store, canary, caplog.text + "".join(capfd.readouterr()))


def _narrator(store: Store, canary: str) -> Narrator:
    made = Narrator("", f"Ann {canary}", "telegram", CHAT, consented_at=TOLD)
    return narrators.create(store, made)


def _work(store: Store, narrator: Narrator, canary: str) -> None:
    """An entry that succeeds, one that fails with the canary in its error, and a job that does."""
    steps = Steps(store)
    make_entry(store, narrator, f"ref-{canary}-1")
    make_entry(store, narrator, f"ref-{canary}-2", f"words {canary}")
    steps.troubles["perceive"] = [PerceptionError("broken", canary), ValueError(canary)]

    def story(_: str) -> None:
        raise RuntimeError(canary)

    work = Durable(
        store, make_settings(store), steps.all(), {"story": story}, retry=Retry(1, 0.01), poll=0.02
    )
    work.start()
    try:
        work.job("story", f"story:{narrator.id}", narrator.id)
        assert work.wait(30)
        assert len(steps.failures) == 2
        assert len(work.failed_jobs()) == 1
    finally:
        work.stop()


def _nowhere(store: Store, canary: str, streams: str) -> None:
    sought = {**ways(canary), "chat": CHAT.encode(), "chat hex": CHAT.encode().hex().encode()}
    assert read(sought, list(data_files(store))).found == ()
    assert canary not in streams
    assert CHAT not in streams


def _snapshot(store: Store, tmp_path: Path) -> list[Path]:
    """A copy of the database as it reads now, so that the search is seen to find the key there."""
    target = tmp_path / "snapshot.db"
    source = sqlite3.connect(str(store.engine.url.database))
    copy = sqlite3.connect(target)
    source.backup(copy)
    copy.close()
    source.close()
    return [target]


def _wrapped(store: Store, narrator_id: str) -> bytes:
    with store.begin() as connection:
        query = select(tables.narrators.c.wrapped_key).where(tables.narrators.c.id == narrator_id)
        key = connection.scalar(query)
    assert isinstance(key, bytes)
    return key


def _base64(text: str, skip: int) -> bytes:
    """The middle of `text` in base64 where it begins at byte `skip` of a group of three."""
    drop = -skip % 3
    middle = text.encode()[drop:]
    return base64.b64encode(middle[: len(middle) // 3 * 3])
