"""Erasing a narrator, and proving it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from memory import attachments, inbox, journal, narrators, tables
from memory.errors import EraseIncomplete, NotFound
from memory.privacy import data_files, erase, line_of, tidy
from memory.store import Store, make_engine
from memory.traces import look_for, read
from tests.memory.people import fill, make_narrator


def test_nothing_is_left(store: Store, tmp_path: Path) -> None:
    """After an erasure no row, file, key or id of the narrator is left, and another's are whole."""
    gone, stays = make_narrator(store), make_narrator(store, "Bob", "4712")
    made, kept = fill(store, gone, tmp_path, "-x"), fill(store, stays, tmp_path)
    (store.home / "index" / gone.id).mkdir(parents=True)
    (store.home / "index" / gone.id / "vectors.bin").write_bytes(b"vectors")
    attachments.keep(store, gone.id, b"a book that waits")
    wrapped = _wrapped(store, gone.id)
    proof = erase(store, gone.id)
    assert proof.rows["entries"] == 3
    assert proof.rows["media"] == 2
    assert proof.rows["outbox"] == proof.rows["inbox"] == 1
    assert proof.files_removed == 4
    assert proof.unchecked == ()
    everything = b"".join(path.read_bytes() for path in data_files(store))
    for trace in (wrapped, gone.id.encode(), *(one.encode() for one in made.values())):
        assert trace not in everything
    assert not [path for path in store.home.rglob("*") if gone.id in path.name]
    for table in tables.metadata.sorted_tables:
        if "narrator_id" in table.c:
            with store.begin() as connection:
                mine = select(func.count()).where(table.c.narrator_id == gone.id)
                assert connection.scalar(mine) == 0
    with pytest.raises(NotFound):
        store.cipher(gone.id)
    assert journal.get_entry(store, kept["text"]).text == "I was born by the lake."
    assert journal.read_file(store, journal.get_media(store, kept["sound"]))


def test_update_numbers_stay(store: Store, tmp_path: Path) -> None:
    """An update that was taken is not taken again after its narrator was erased."""
    narrator = make_narrator(store)
    fill(store, narrator, tmp_path)
    erase(store, narrator.id)
    assert inbox.commit(store, "telegram", [inbox.Incoming(9, "raw", narrator.chat)]) == []


def test_unknown_narrator(store: Store) -> None:
    """Who is not there cannot be erased."""
    with pytest.raises(NotFound):
        erase(store, "0" * 32)


def test_proof_can_fail(store: Store, tmp_path: Path) -> None:
    """A copy of an id in any file of the data folder makes the proof fail and names the file."""
    narrator = make_narrator(store)
    made = fill(store, narrator, tmp_path)
    (store.home / "notes.txt").write_text(f"see {made['voice']}")
    with pytest.raises(EraseIncomplete, match=r"entries .* in notes\.txt"):
        erase(store, narrator.id)


def test_file_name_is_a_trace(store: Store, tmp_path: Path) -> None:
    """An id in the name of a file makes the proof fail."""
    narrator = make_narrator(store)
    fill(store, narrator, tmp_path)
    (store.home / f"old-{narrator.id}.bak").write_text("nothing")
    with pytest.raises(EraseIncomplete, match="narrator's id"):
        erase(store, narrator.id)


def test_the_scan_finds_what_is_there(store: Store, tmp_path: Path) -> None:
    """Before an erasure the same reading finds the wrapped key and every id in the database's files."""
    narrator = make_narrator(store)
    made = fill(store, narrator, tmp_path)
    sought = {"key": _wrapped(store, narrator.id), **{name: one.encode() for name, one in made.items()}}
    found = look_for(sought, list(data_files(store))).found
    assert {one.split(" in ")[0] for one in found} == set(sought)


def test_log_alone_would_still_hold_the_key(store: Store, tmp_path: Path) -> None:
    """Deleting the row is not enough: the log holds the key until it is truncated."""
    narrator = make_narrator(store)
    fill(store, narrator, tmp_path)
    sought = {"key": _wrapped(store, narrator.id)}
    with store.begin() as connection:
        connection.execute(tables.narrators.delete().where(tables.narrators.c.id == narrator.id))
    assert look_for(sought, list(data_files(store))).found


def test_others_write_meanwhile(store: Store, tmp_path: Path) -> None:
    """An erasure succeeds while another connection reads and writes all the time."""
    gone, stays = make_narrator(store), make_narrator(store, "Bob", "4712")
    fill(store, gone, tmp_path)
    stop, errors = threading.Event(), []

    def busy() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                narrators.save_dialogue(store, stays.id, {"number": number})
                narrators.load_dialogue(store, stays.id)
            except Exception as error:
                errors.append(error)
                raise

    thread = threading.Thread(target=busy)
    thread.start()
    try:
        assert erase(store, gone.id).rows["narrators"] == 1
    finally:
        stop.set()
        thread.join()
    assert errors == []


def test_waits_for_a_reader(store: Store, tmp_path: Path) -> None:
    """An erasure waits for a connection that still reads the database as it was."""
    narrator = make_narrator(store)
    fill(store, narrator, tmp_path)
    other = make_engine(str(store.engine.url))
    connection = other.connect()
    connection.exec_driver_sql("BEGIN")
    connection.execute(text("SELECT count(*) FROM narrators")).all()
    threading.Timer(1.5, connection.close).start()
    start = time.monotonic()
    assert erase(store, narrator.id).unchecked == ()
    assert time.monotonic() - start > 1
    other.dispose()


def test_tidy(store: Store) -> None:
    """What an interrupted erasure left is removed later: the folders of nobody."""
    stays = make_narrator(store)
    for name in ("a" * 32, stays.id):
        (store.home / "media" / name).mkdir(parents=True)
        (store.home / "media" / name / "file").write_bytes(b"sealed")
    assert tidy(store) == 1
    assert [one.name for one in (store.home / "media").iterdir()] == [stays.id]


def test_line_names_nobody(store: Store) -> None:
    """The line in which a narrator's work waits is the same each time and does not bear their id."""
    assert line_of(store, "n1") == line_of(store, "n1") != line_of(store, "n2")
    assert "n1" not in line_of(store, "n1")


def test_reading_over_a_chunk(tmp_path: Path) -> None:
    """A trace that lies across two chunks of a file is found, within a longer run of digits as well."""
    trace, key = b"0123456789abcdef" * 2, b"\x00\xff-a-wrapped-key-\x80"
    for place in ((1 << 20) - 5, (1 << 20) - 31, (1 << 20), 0):
        path = tmp_path / str(place)
        path.write_bytes(b"." * place + trace + b"abc" + b"." * 9)
        assert read({"id": trace}, [path]).found == (f"id in {place}",)
        path.write_bytes(b"." * place + key)
        assert read({"key": key}, [path]).found == (f"key in {place}",)


def _wrapped(store: Store, narrator_id: str) -> bytes:
    with store.begin() as connection:
        key = connection.scalar(
            select(tables.narrators.c.wrapped_key).where(tables.narrators.c.id == narrator_id)
        )
    assert isinstance(key, bytes)
    return key
