"""Opening the store."""

from __future__ import annotations

import stat
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from memory import narrators, tables
from memory.errors import KeyUnusable, NotFound
from memory.store import Store, aware, checkpoint, dump, make_engine, open_store
from memory.vault import Vault, load_vault
from tests.memory.people import make_narrator


def test_every_connection_is_safe(store: Store) -> None:
    """Every connection has the log, full synchronisation, foreign keys, secure delete and patience."""
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 30000,
    }
    with store.engine.connect() as first, store.engine.connect() as second:
        for connection in (first, second):
            found = {name: connection.scalar(text(f"PRAGMA {name}")) for name in expected}
            assert found == expected


def test_schema_is_complete(store: Store) -> None:
    """A fresh database has every table that the program knows."""
    assert set(tables.metadata.tables) <= set(inspect(store.engine).get_table_names())


def test_opened_again(store: Store, tmp_path: Path) -> None:
    """A store that is opened again has what was kept; the folder is its owner's alone."""
    made = make_narrator(store)
    again = open_store(str(store.engine.url), load_vault(tmp_path / "keys" / "master.key"), store.home)
    assert narrators.get(again, made.id) == narrators.get(store, made.id)
    assert stat.S_IMODE(store.home.stat().st_mode) == 0o700
    again.close()


def test_another_master_key(store: Store) -> None:
    """With another master key nothing opens, and nothing is changed."""
    made = make_narrator(store)
    other = Store(store.engine, Vault(bytes(32)), store.home)
    with pytest.raises(KeyUnusable):
        narrators.get(other, made.id)
    with pytest.raises(KeyUnusable):
        other.cipher(made.id)
    assert narrators.get(store, made.id).name == "Ann Canary"


def test_cipher_of_nobody(store: Store) -> None:
    """Nobody's cipher is not made up."""
    with pytest.raises(NotFound):
        store.cipher("0" * 32)


def test_rolled_back(store: Store) -> None:
    """A transaction that raises leaves nothing."""

    def kept_and_broken() -> None:
        with store.begin() as connection:
            connection.execute(text("INSERT INTO leases VALUES ('a', 'b', '2026-01-01 00:00:00')"))
            raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        kept_and_broken()
    with store.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM leases")) == 0


def test_many_writers(store: Store) -> None:
    """Threads that write at once wait for each other; none is refused."""
    made, errors = make_narrator(store), []

    def write(thread: int) -> None:
        try:
            for number in range(10):
                narrators.save_dialogue(store, made.id, {"by": f"{thread}.{number}"})
        except Exception as error:
            errors.append(error)
            raise

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_checkpoint_says_whether_it_was_done(store: Store) -> None:
    """A checkpoint empties the log, and says so when a reader keeps it from doing that."""
    make_narrator(store)
    log = store.home / "lifestory.db-wal"
    assert log.stat().st_size > 0
    assert checkpoint(store)
    assert log.stat().st_size == 0
    other = make_engine(str(store.engine.url))
    with other.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.execute(text("SELECT count(*) FROM narrators")).all()
        make_narrator(store, "Bob", "4712")
        with store.engine.connect() as connection:  # the pool's one connection, impatient from here on
            connection.execute(text("PRAGMA busy_timeout=10"))
        assert not checkpoint(store, vacuum=False)
        assert log.stat().st_size > 0
    other.dispose()
    assert checkpoint(store, vacuum=False)
    assert log.stat().st_size == 0


def test_times_are_aware() -> None:
    """A time without a zone counts as UTC; one with a zone is turned into UTC."""
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert aware(datetime(2026, 3, 1, 12)) == noon
    assert aware(datetime(2026, 3, 1, 20, tzinfo=timezone(timedelta(hours=8)))) == noon


def test_dump() -> None:
    """Times become ISO strings, other scripts stay as they are, and what JSON cannot hold is refused."""
    assert (
        dump({"t": datetime(2026, 3, 1, tzinfo=UTC), "w": "奶奶"})
        == '{"t":"2026-03-01T00:00:00+00:00","w":"奶奶"}'
    )
    with pytest.raises(TypeError):
        dump({"x": object()})
