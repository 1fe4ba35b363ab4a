"""A narrator's open indexes brought to what the journal says. The journal is the truth.

A passage is known by its id and by the serial number of its row: a row that was written anew has
another number, so that words changed under the same id leave neither terms nor a vector behind.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from memory import journal, narrators
from memory.embeddings import Embedder
from memory.index import NarratorIndex
from memory.rooms import Room
from memory.shelf import Shelf
from memory.store import Store
from memory.tables import passages as table
from memory.types import Passage

if TYPE_CHECKING:
    from memory.embeddings import Matrix

log = logging.getLogger(__name__)

BATCH = 256  # passages read, embedded and added at a time


def standing(store: Store, narrator_id: str, ids: Sequence[str] | None = None) -> dict[str, int]:
    """Passage id -> serial of its row, in the order of telling: all, or those of `ids`."""
    query = select(table.c.id, table.c.serial).where(table.c.narrator_id == narrator_id)
    if ids is not None:
        query = query.where(table.c.id.in_(ids))
    with store.begin() as connection:
        return {
            row.id: row.serial for row in connection.execute(query.order_by(table.c.told_at, table.c.serial))
        }


def follow(store: Store, narrator_id: str, room: Room) -> Shelf:
    """The shelf, and the index with it, as the journal is now."""
    if room.shelf is not None and room.shelf.wasted:
        room.shelf = None
    if room.shelf is not None and room.settled and _agrees(store, narrator_id, room):
        return room.shelf
    now = standing(store, narrator_id)
    if room.shelf is None:
        room.shelf = Shelf(narrators.get(store, narrator_id).name)
        indexed, shelved = room.index.serials(), {}
    else:
        indexed = shelved = room.serials
    room.shelf.remove(one for one, serial in shelved.items() if now.get(one) != serial)
    for batch in read(store, narrator_id, [one for one in now if one not in room.shelf]):
        room.shelf.add(batch)
    if room.embedder is not None:
        heal(store, narrator_id, room.index, room.embedder, indexed, now)
    room.serials, room.total, room.settled = now, sum(now.values()), True
    return room.shelf


def heal(
    store: Store,
    narrator_id: str,
    index: NarratorIndex,
    embedder: Embedder,
    known: dict[str, int],
    now: dict[str, int],
) -> None:
    """Give the index the vectors that it lacks, and take those that it should not have."""
    gone = [one for one, serial in known.items() if now.get(one) != serial]
    missing = [one for one, serial in now.items() if known.get(one) != serial]
    if gone or missing:
        log.info("index of narrator %s: %d to add, %d to remove", narrator_id, len(missing), len(gone))
    index.remove(sorted(gone))
    for batch in read(store, narrator_id, missing):
        vectors = embedder.matrix([one.text for one in batch])
        index.add({one.id: now[one.id] for one in batch}, vectors)


def take_in(store: Store, narrator_id: str, room: Room, batch: Sequence[Passage], vectors: Matrix) -> None:
    """Put passages with their vectors into the open indexes, as far as they stand in the journal."""
    now = standing(store, narrator_id, [one.id for one in batch])
    rows = [at for at, one in enumerate(batch) if one.id in now]
    if not rows:
        return
    if room.embedder is not None:
        room.index.add({batch[at].id: now[batch[at].id] for at in rows}, vectors[rows])
    if room.shelf is None:
        return
    room.shelf.remove([one for one in now if one in room.shelf])
    room.shelf.add(batch[at] for at in rows)
    room.total += sum(now.values()) - sum(room.serials.get(one, 0) for one in now)
    room.serials |= now


def leave_out(room: Room, ids: set[str]) -> None:
    """Take passages out of the open indexes."""
    if room.shelf is not None:
        room.shelf.remove(ids)
    room.index.remove(sorted(ids))
    for one in ids:
        room.total -= room.serials.pop(one, 0)
    room.settled = False  # the journal may have them still


def read(store: Store, narrator_id: str, ids: Sequence[str]) -> Iterator[list[Passage]]:
    """Passages in batches; those that another process removed meanwhile are left out."""
    for at in range(0, len(ids), BATCH):
        batch = journal.list_passages(store, narrator_id, ids=ids[at : at + BATCH])
        if batch:
            yield batch


def _agrees(store: Store, narrator_id: str, room: Room) -> bool:
    """Whether the journal has the rows that the room stands for.

    Their number and the sum of their serials say so: a row that takes another's place is newer, so
    that the sum grows where the number stays.
    """
    query = select(func.count(), func.coalesce(func.sum(table.c.serial), 0))
    with store.begin() as connection:
        count, total = connection.execute(query.where(table.c.narrator_id == narrator_id)).one()
    return (int(count), int(total)) == (len(room.serials), room.total)
