"""Each narrator's graph of people and places, kept in memory and made again only where something changed.

For recall: one `Graphs` beside it, and ``graphs.of(narrator_id)`` before a question is read. Where
nothing changed this costs a few small queries (2 ms); after a new entry its passages alone are read
and the whole is put together anew (0.2 s for 10,000 passages). The first time all passages are
decrypted and read: 1.6 s of one core for 10,000. Nothing of it is written to disk.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import func, select

from memory import journal, people_kept
from memory.graph import Graph, build
from memory.people_reading import Reading, read
from memory.store import Store
from memory.tables import passages, people
from memory.types import Passage

_BATCH = 500  # passages decrypted at a time


@dataclass
class _Held:
    """``stamp`` is the journal's state that ``graph`` stands for."""

    readings: dict[str, Reading] = field(default_factory=dict)
    stamp: tuple[object, ...] = ()
    graph: Graph = field(default_factory=Graph)
    lock: Lock = field(default_factory=Lock)


class Graphs:
    """Graphs of the narrators last asked for. Safe among threads."""

    def __init__(self, store: Store, most: int = 32) -> None:
        """`most` is how many narrators' graphs are kept, the last used ones."""
        self._store = store
        self._most = most
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._lock = Lock()

    def of(self, narrator_id: str) -> Graph:
        """The graph as the journal and the narrator's decisions stand now. Raises NotFound where a
        narrator with passages is gone.
        """
        with self._lock:
            held = self._held.setdefault(narrator_id, _Held())
            self._held.move_to_end(narrator_id)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        with held.lock:  # one narrator's reading lets no other wait
            stamp = self._stamp(narrator_id)
            if held.stamp != stamp:
                readings = self._read(narrator_id, held.readings)
                decisions = people_kept.kept(self._store, narrator_id)
                held.graph = build(list(readings.values()), decisions)
                held.readings, held.stamp = readings, stamp
            return held.graph

    def forget(self, narrator_id: str) -> None:
        """Drop what is held of a narrator."""
        with self._lock:
            self._held.pop(narrator_id, None)

    def _read(self, narrator_id: str, known: dict[str, Reading]) -> dict[str, Reading]:
        query = select(passages.c.id).where(passages.c.narrator_id == narrator_id)
        with self._store.begin() as connection:
            ids = list(connection.scalars(query.order_by(passages.c.told_at, passages.c.serial)))
        fresh = [one for one in ids if one not in known]
        found = known | {one.id: read(one) for one in self._passages(narrator_id, fresh)}
        return {one: found[one] for one in ids if one in found}

    def _passages(self, narrator_id: str, ids: Sequence[str]) -> Iterator[Passage]:
        for at in range(0, len(ids), _BATCH):
            yield from journal.list_passages(self._store, narrator_id, ids=ids[at : at + _BATCH])

    def _stamp(self, narrator_id: str) -> tuple[object, ...]:
        """The numbers of rows and their newest. SQLite gives a number that was freed again, so the ids
        of the newest entry's passages are part of it: they change with its words.
        """
        mine = passages.c.narrator_id == narrator_id
        newest = select(func.count(), func.max(passages.c.serial)).where(mine)
        with self._store.begin() as connection:
            count, serial = connection.execute(newest).one()
            entry = select(passages.c.entry_id).where(passages.c.serial == serial).scalar_subquery()
            last = connection.scalars(select(passages.c.id).where(passages.c.entry_id == entry))
            decided = select(people.c.id, people.c.verdict).where(people.c.narrator_id == narrator_id)
            verdicts = connection.execute(decided.order_by(people.c.serial))
            return (count, serial, frozenset(last), tuple(map(tuple, verdicts)))
