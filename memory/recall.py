"""Finding what was told: words and meaning, each passage with what was said around it.

Four scores are brought to 0..1 and summed: BM25 of the passage, BM25 of the passage with its
neighbours, likeness of meaning of the passage, and the mean of its neighbours' likeness. Whose
words a question asks about adds a little. `docs/decisions/recall.md` says why, with figures.

The journal is the truth. What is kept here follows it: where the two disagree, when a narrator is
opened or because another process wrote, what is missing is added and what is gone removed.
"""

from __future__ import annotations

import logging
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, RLock
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from memory import journal, narrators
from memory.asking import read_question
from memory.embeddings import Embedder
from memory.feedback import FIRST, widen
from memory.index import NarratorIndex, erase_index, open_index
from memory.joined import joined_to
from memory.lexical import tokens
from memory.ranking import Ranked, anchored, rank, weigh
from memory.ranking import first as best_first
from memory.shelf import Shelf
from memory.store import Store, now
from memory.tables import passages as table
from memory.types import Hit, Passage

if TYPE_CHECKING:
    from memory.embeddings import Matrix

log = logging.getLogger(__name__)

_CANDIDATES = 300  # nearest in meaning that are asked of the index; the rest share the last one's score
_BATCH = 256  # passages read, embedded and added at a time

_Stamp = tuple[int, int]  # how many passages the journal has, and the newest one's number


@dataclass
class _Room:
    """One narrator's open indexes. ``stamp`` is the journal's state that ``shelf`` stands for."""

    index: NarratorIndex
    lock: RLock = field(default_factory=RLock)
    shelf: Shelf | None = None
    stamp: _Stamp | None = None
    closed: bool = False


class Recall:
    """Search over every narrator's passages. Safe among threads; one at a time for each narrator."""

    def __init__(self, store: Store, embedder: Embedder, open_indexes: int = 32) -> None:
        """`open_indexes` is how many narrators' indexes are kept open, the last used ones."""
        self.embedder = embedder
        self._store = store
        self._limit = open_indexes
        self._rooms: OrderedDict[str, _Room] = OrderedDict()
        self._lock = Lock()

    def add(self, narrator_id: str, passages: Sequence[Passage]) -> None:
        """Take passages into the indexes after the journal has them. Known ones stay."""
        for at in range(0, len(passages), _BATCH):
            batch = passages[at : at + _BATCH]
            vectors = self.embedder.matrix([one.text for one in batch])
            with self._opened(narrator_id) as room:
                room.index.add([one.id for one in batch], vectors)
                self._shelve(room, narrator_id, batch)

    def remove(self, narrator_id: str, entry_id: str) -> None:
        """Take an entry's passages out of the indexes."""
        with self._opened(narrator_id) as room:
            found = journal.list_passages(self._store, narrator_id, entry_id=entry_id)
            ids = {one.id for one in found}
            if room.shelf is not None:
                ids |= set(room.shelf.of_entry(entry_id))
                room.shelf.remove(ids)
            if ids:
                room.index.remove(sorted(ids))
                room.stamp = None

    def search(
        self, narrator_id: str, question: str, k: int = 10, asked_at: datetime | None = None
    ) -> list[Hit]:
        """The `k` passages that best fit `question`, best first. Raises NotFound for an unknown narrator.

        `asked_at` (now by default) is what "last summer" in the question hangs on.
        """
        with self._opened(narrator_id) as room:
            shelf = self._synced(room, narrator_id)
            if not len(shelf) or not question.strip():
                return []
            asked = read_question(question, shelf.name, shelf.speakers, asked_at or now(), shelf.birth_year)
            when = asked.when or (anchored(shelf, asked.anchor) if asked.anchor else None)
            weight = self.embedder.understands(asked.topic)
            near = room.index.search(self.embedder.query(asked.topic), _CANDIDATES) if weight else []
            words: Mapping[str, float] = Counter(asked.words)
            if not near:
                words = widen(words, self._trusted(narrator_id, shelf, words), shelf.share_holding)
            ranked = rank(shelf, asked, weigh(shelf, asked, words, dict(near), when), weight, k)
        return self._hits(narrator_id, ranked)

    def _trusted(
        self, narrator_id: str, shelf: Shelf, words: Mapping[str, float]
    ) -> list[tuple[list[str], float]]:
        """The terms and scores of the passages that fit `words` best."""
        own, near = shelf.lexical(words)
        scores = {shelf.id_at(at): float(own[at] + near[at]) for at in best_first(own + near, FIRST)}
        found = journal.list_passages(self._store, narrator_id, ids=sorted(scores))
        return [(tokens(one.text), scores[one.id]) for one in found if scores[one.id] > 0]

    def vectors(self, narrator_id: str) -> Mapping[str, Matrix]:
        """Passage id -> unit vector, of all the narrator's passages."""
        with self._opened(narrator_id) as room:
            self._synced(room, narrator_id)
            return room.index.vectors()

    def rebuild(self, narrator_id: str) -> None:
        """Make the narrator's indexes anew from the journal."""
        with self._opened(narrator_id) as room:
            room.index.remove(sorted(room.index.ids()))
            room.shelf = room.stamp = None
            self._synced(room, narrator_id)

    def forget(self, narrator_id: str) -> None:
        """Close the narrator's indexes and remove them from the disk."""
        with self._lock:
            room = self._rooms.pop(narrator_id, None)
        if room is not None:
            with room.lock:
                self._shut(room)
        erase_index(self._store, narrator_id)

    def close(self) -> None:
        """Free every index. Whoever is searching is waited for."""
        with self._lock:
            rooms = list(self._rooms.values())
            self._rooms.clear()
        for room in rooms:
            with room.lock:
                self._shut(room)

    @contextmanager
    def _opened(self, narrator_id: str) -> Iterator[_Room]:
        while True:
            room = self._room(narrator_id)
            with room.lock:
                if room.closed:  # another thread put it away while this one waited
                    continue
                yield room
                break
        self._put_away()

    def _room(self, narrator_id: str) -> _Room:
        with self._lock:
            if narrator_id not in self._rooms:
                model = f"{self.embedder.name} {self.embedder.fingerprint}"
                self._rooms[narrator_id] = _Room(open_index(self._store, narrator_id, model))
            self._rooms.move_to_end(narrator_id)
            return self._rooms[narrator_id]

    def _put_away(self) -> None:
        """Close the rooms longest unused beyond the limit; one in use is left for the next time."""
        with self._lock:
            for narrator_id in list(self._rooms)[: max(0, len(self._rooms) - self._limit)]:
                room = self._rooms[narrator_id]
                if room.lock.acquire(blocking=False):
                    try:
                        del self._rooms[narrator_id]
                        self._shut(room)
                    finally:
                        room.lock.release()

    def _shut(self, room: _Room) -> None:
        room.closed = True
        room.index.close()

    def _shelve(self, room: _Room, narrator_id: str, passages: Sequence[Passage]) -> None:
        """Put new passages on an open shelf; it stands for the journal still if nobody else wrote."""
        if room.shelf is None:
            return
        before, known = room.stamp, len(room.shelf)
        room.shelf.add(passages)
        added = len(room.shelf) - known
        now = self._stamp(narrator_id)
        expected = (before[0] + added, before[1] + added) if before else None
        room.stamp = now if now == expected else None

    def _synced(self, room: _Room, narrator_id: str) -> Shelf:
        """The shelf, and the index with it, brought to what the journal says."""
        stamp = self._stamp(narrator_id)
        if room.shelf is not None and room.stamp == stamp and not room.shelf.wasted:
            return room.shelf
        if room.shelf is None or room.shelf.wasted:
            room.shelf = Shelf(narrators.get(self._store, narrator_id).name)
            known = room.index.ids()
        else:
            known = room.shelf.ids
        standing = self._standing(narrator_id)
        room.shelf.remove(room.shelf.ids - set(standing))
        for batch in self._read(narrator_id, [one for one in standing if one not in room.shelf]):
            room.shelf.add(batch)
        self._heal(room.index, narrator_id, known, standing)
        room.stamp = stamp
        return room.shelf

    def _heal(self, index: NarratorIndex, narrator_id: str, known: set[str], standing: Sequence[str]) -> None:
        """Give the index the vectors that it lacks, and take those that it should not have."""
        gone = known - set(standing)
        missing = [one for one in standing if one not in known]
        if gone or missing:
            log.info("index of narrator %s: %d to add, %d to remove", narrator_id, len(missing), len(gone))
        index.remove(sorted(gone))
        for batch in self._read(narrator_id, missing):
            index.add([one.id for one in batch], self.embedder.matrix([one.text for one in batch]))

    def _read(self, narrator_id: str, ids: Sequence[str]) -> Iterator[list[Passage]]:
        for at in range(0, len(ids), _BATCH):
            batch = journal.list_passages(self._store, narrator_id, ids=ids[at : at + _BATCH])
            if batch:  # another process may have removed them meanwhile
                yield batch

    def _stamp(self, narrator_id: str) -> _Stamp:
        query = select(func.count(), func.coalesce(func.max(table.c.serial), 0))
        with self._store.begin() as connection:
            count, newest = connection.execute(query.where(table.c.narrator_id == narrator_id)).one()
        return int(count), int(newest)

    def _standing(self, narrator_id: str) -> list[str]:
        query = select(table.c.id).where(table.c.narrator_id == narrator_id)
        with self._store.begin() as connection:
            return list(connection.scalars(query.order_by(table.c.told_at, table.c.serial)))

    def _hits(self, narrator_id: str, ranked: Sequence[Ranked]) -> list[Hit]:
        wanted = {one for hit in ranked for one in (hit.id, *hit.neighbours)}
        found = {one.id: one for one in journal.list_passages(self._store, narrator_id, ids=sorted(wanted))}
        hits = []
        for one in (one for one in ranked if one.id in found):
            near = [found[other] for other in one.neighbours if other in found]
            joined = joined_to(self._store, found[one.id])
            near += [other for other in joined if other.id not in one.neighbours]
            hits.append(Hit(passage=found[one.id], score=one.score, why=one.why, neighbours=tuple(near)))
        return hits
