"""Erasing a narrator from every store, and proving it by reading the files.

What remains on purpose: the numbers of updates (without a chat), so that none comes in twice, and
whatever backups somebody made. Downloaded models hold nothing of a narrator and are not read.
"""

from __future__ import annotations

import logging
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    MetaData,
    Table,
    and_,
    delete,
    inspect,
    not_,
    select,
    update,
)
from sqlalchemy.exc import OperationalError

from memory import tables
from memory.asks import asker_of_digest
from memory.errors import EraseIncomplete, NotFound
from memory.store import Store, checkpoint
from memory.traces import look_for

log = logging.getLogger(__name__)

_TRIES, _PAUSE = 4, 0.5  # each try waits for the database's own busy time-out, 30 s
_FOLDERS = ("media", "index", "outgoing")
_WORK = ("workflow_input", "workflow_output", "operation_outputs", "workflow_status")


@dataclass(frozen=True)
class ErasureProof:
    """What was removed, and how much was read afterwards to see that it is gone.

    ``rows`` counts by table; ``sought`` is the number of ids and keys that were looked for;
    ``unchecked`` says what could not be read.
    """

    narrator_id: str
    rows: Mapping[str, int]
    files_removed: int
    files_read: int
    bytes_read: int
    sought: int
    unchecked: tuple[str, ...] = ()


def line_of(store: Store, name: str) -> str:
    """The keyed name of the line in which a narrator's work waits, so that no row of it names them."""
    return store.vault.digest("work", name)


def erase(store: Store, narrator_id: str) -> ErasureProof:
    """Remove a narrator from the database, the files and this process, and prove it.

    Raises NotFound, and EraseIncomplete where something of them can still be read.
    """
    files = _remove_folders(store, narrator_id)
    with store.begin() as connection:
        sought = _sought(store, connection, narrator_id)
        rows = _delete_rows(store, connection, narrator_id)
    store.forget_cipher(narrator_id)
    files += _remove_folders(store, narrator_id)  # what was being written meanwhile
    unchecked = _squeeze(store)
    reading = look_for(sought, list(data_files(store)))
    if reading.found:
        raise EraseIncomplete(f"{len(reading.found)} traces remain: " + "; ".join(reading.found[:5]))
    log.info("narrator %s is erased: %d rows, %d files", narrator_id, sum(rows.values()), files)
    return ErasureProof(narrator_id, rows, files, reading.files, reading.size, len(sought), unchecked)


def tidy(store: Store) -> int:
    """Finish what an interrupted erasure left: folders of nobody, and the log. Returns folders removed."""
    folders = [one for name in _FOLDERS for one in (store.home / name).glob("*") if one.is_dir()]
    with store.begin() as connection:  # after the folders, since a narrator is there before theirs is
        known = set(connection.scalars(select(tables.narrators.c.id)))
    strangers = [one for one in folders if one.name not in known]
    for folder in strangers:
        shutil.rmtree(folder)
    checkpoint(store, vacuum=False)
    return len(strangers)


def data_files(store: Store) -> Iterator[Path]:
    """Every file of the data folder but downloaded models, and the database's where it lies elsewhere."""
    models = store.home / "models"
    for path in sorted(store.home.rglob("*")):
        if path.is_file() and not path.is_relative_to(models):
            yield path
    if store.engine.dialect.name == "sqlite" and store.engine.url.database:
        database = Path(store.engine.url.database).absolute()
        if not database.is_relative_to(store.home.absolute()):
            yield from (one for one in database.parent.glob(f"{database.name}*") if one.is_file())


def _sought(store: Store, connection: Connection, narrator_id: str) -> dict[str, bytes]:
    """What must not be found afterwards: its name -> its bytes. Raises NotFound."""
    narrators = tables.narrators
    row = connection.execute(select(narrators).where(narrators.c.id == narrator_id)).first()
    if row is None:
        raise NotFound(f"no narrator {narrator_id}")
    sought = {
        "the wrapped key": bytes(row.wrapped_key),
        "the narrator's id": narrator_id.encode(),
        "the chat's digest": row.chat_digest.encode(),
        "the digest under which they asked": asker_of_digest(store, row.chat_digest).encode(),
    }
    words = (
        tables.entries,
        tables.media,
        tables.passages,
        tables.perceptions,
        tables.questions,
        tables.people,
        tables.off_limits,
        tables.links,
        tables.asks,
    )
    for table in words:
        ids = connection.scalars(select(table.c.id).where(table.c.narrator_id == narrator_id))
        sought |= {f"{table.name} {one}": one.encode() for one in ids}
    return sought


def _delete_rows(store: Store, connection: Connection, narrator_id: str) -> dict[str, int]:
    entries, narrators = tables.entries, tables.narrators
    whose = connection.execute(
        select(narrators.c.channel, narrators.c.chat_digest).where(narrators.c.id == narrator_id)
    ).one()
    own = [narrator_id, *connection.scalars(select(entries.c.id).where(entries.c.narrator_id == narrator_id))]
    rows = _delete_work(connection, [line_of(store, one) for one in own])
    rows |= _delete_chat(connection, whose.channel, whose.chat_digest)
    _delete_asker(store, connection, whose.chat_digest)
    for table in reversed(tables.metadata.sorted_tables):
        if "narrator_id" in table.c:
            rows[table.name] = connection.execute(
                delete(table).where(table.c.narrator_id == narrator_id)
            ).rowcount
    rows["narrators"] = connection.execute(delete(narrators).where(narrators.c.id == narrator_id)).rowcount
    return rows


def _delete_chat(connection: Connection, channel: str, chat: str) -> dict[str, int]:
    def mine(table: Table) -> ColumnElement[bool]:
        return and_(table.c.channel == channel, table.c.chat_digest == chat)

    inbox = update(tables.inbox).where(mine(tables.inbox))
    emptied = inbox.values(state="done", body=None, chat_digest="", album=None, error=None)
    rows = {"inbox": connection.execute(emptied).rowcount}
    for table in (tables.outbox, tables.sent):
        rows[table.name] = connection.execute(delete(table).where(mine(table))).rowcount
    return rows


def _delete_asker(store: Store, connection: Connection, chat: str) -> None:
    """What the person asked of other narrators and was not put yet, and that they were about to ask."""
    asker = asker_of_digest(store, chat)
    asks, visits = tables.asks, tables.visits
    connection.execute(delete(asks).where(asks.c.asker == asker, asks.c.state == "waiting"))
    connection.execute(update(asks).where(asks.c.asker == asker).values(asker=""))
    connection.execute(delete(visits).where(visits.c.asker == asker))


def _delete_work(connection: Connection, lines: list[str]) -> dict[str, int]:
    """Delete what DBOS keeps of these lines, but for a job that runs: it may be the one that erases.

    That row bears keyed names and sealed arguments only; it goes with other finished work.
    """
    schema = "dbos" if connection.dialect.name == "postgresql" else None
    if not inspect(connection).has_table("workflow_status", schema=schema):
        return {}
    found = MetaData(schema=schema)
    found.reflect(connection, only=_WORK)
    by_name: dict[str, Any] = {table.name: table for table in found.tables.values()}
    status = by_name["workflow_status"].c
    runs = and_(status.name == "job", status.status == "PENDING")
    rows: Counter[str] = Counter()
    for start in range(0, len(lines), 500):
        here = status.queue_partition_key.in_(lines[start : start + 500])
        ids = list(connection.scalars(select(status.workflow_uuid).where(here, not_(runs))))
        for name in _WORK:
            table = by_name[name]
            rows[name] += connection.execute(delete(table).where(table.c.workflow_uuid.in_(ids))).rowcount
    return dict(rows)


def _remove_folders(store: Store, narrator_id: str) -> int:
    count = 0
    for folder in (store.home / name / narrator_id for name in _FOLDERS):
        if folder.is_dir():
            count += sum(1 for one in folder.rglob("*") if one.is_file())
            shutil.rmtree(folder)
    return count


def _squeeze(store: Store) -> tuple[str, ...]:
    """Rewrite the database and truncate its log, waiting for others who are reading it."""
    if store.engine.dialect.name != "sqlite":
        return ("the files of the database server: its rows are deleted, its pages and logs are its own",)
    for _ in range(_TRIES):
        try:
            if checkpoint(store):
                return ()
        except OperationalError:
            log.info("the database is in use; its log is truncated in a moment")
        time.sleep(_PAUSE)
    raise EraseIncomplete("the rows are deleted, but somebody reads the database: its log still holds them")
