"""Finding what was told: words and meaning, each passage with what was said around it.

Four scores are brought to 0..1 and summed: BM25 of the passage, BM25 of the passage with its
neighbours, likeness of meaning of the passage, and the mean of its neighbours' likeness. Whose
words and what time a question asks about add to it, other names of the people in it help to find
them. `docs/decisions/recall.md` says why, with figures.

The journal is the truth. What is kept here follows it (`memory.following`). An index of another
embedder goes on serving until a new one is built beside it (`memory.reindexing`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from memory import journal
from memory.asking import read_question
from memory.embeddings import Embedder
from memory.feedback import FIRST, widen
from memory.following import BATCH, follow, leave_out, take_in
from memory.graphs import Graphs
from memory.joined import joined_to
from memory.lexical import tokens
from memory.people_links import also_called
from memory.ranking import Ranked, anchored, rank, weigh
from memory.ranking import first as best_first
from memory.reindexing import Reindexing, lacks, reindex
from memory.rooms import Former, Rooms, no_former
from memory.shelf import Shelf
from memory.store import Store, now
from memory.types import Hit, Passage

if TYPE_CHECKING:
    from memory.embeddings import Matrix

_OTHER_NAME = 0.5  # how much a word of another name counts beside the question's own, which count 1
_GRAPH = 10_000  # passages up to which people are looked up: the graph of more takes seconds to make
_CANDIDATES = 300  # nearest in meaning that are asked of the index; the rest share the last one's score


class Recall:
    """Search over every narrator's passages. Safe among threads; one at a time for each narrator."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        open_indexes: int = 32,
        former: Former = no_former,
        graphs: Graphs | None = None,
    ) -> None:
        """`open_indexes` is how many narrators' indexes are kept open, the last used ones; `former`
        loads the embedder of an older index by its name; `graphs` know people's other names.
        """
        self.embedder = embedder
        self._store = store
        self._graphs = graphs
        self._rooms = Rooms(store, embedder, former, open_indexes)

    def add(self, narrator_id: str, passages: Sequence[Passage]) -> None:
        """Take passages into the indexes after the journal has them. Known ones stay."""
        for at in range(0, len(passages), BATCH):
            batch = passages[at : at + BATCH]
            with self._rooms.opened(narrator_id) as room:
                embedder = room.embedder or self.embedder
            vectors = embedder.matrix([one.text for one in batch])
            with self._rooms.opened(narrator_id) as room:
                if room.embedder in (embedder, None):
                    take_in(self._store, narrator_id, room, batch, vectors)
                # Otherwise another index serves since, and takes them in when it is next asked.

    def remove(self, narrator_id: str, entry_id: str) -> None:
        """Take an entry's passages out of the indexes."""
        with self._rooms.opened(narrator_id) as room:
            ids = {one.id for one in journal.list_passages(self._store, narrator_id, entry_id=entry_id)}
            if room.shelf is not None:
                ids |= set(room.shelf.of_entry(entry_id))
            if ids:
                leave_out(room, ids)

    def search(
        self, narrator_id: str, question: str, k: int = 10, asked_at: datetime | None = None
    ) -> list[Hit]:
        """The `k` passages that best fit `question`, best first. Raises NotFound for an unknown narrator.

        `asked_at` (now by default) is what "last summer" in the question hangs on.
        """
        with self._rooms.opened(narrator_id) as room:
            shelf = follow(self._store, narrator_id, room)
            if not len(shelf) or not question.strip():
                return []
            asked = read_question(question, shelf.name, shelf.speakers, asked_at or now(), shelf.birth_year)
            when = asked.when or (anchored(shelf, asked.anchor) if asked.anchor else None)
            weight = room.embedder.understands(asked.topic) if room.embedder else 0.0
            near: list[tuple[str, float]] = []
            if room.embedder and weight:
                near = room.index.search(room.embedder.query(asked.topic), _CANDIDATES)
            words: Mapping[str, float] = Counter(asked.words)
            if not near:
                words = widen(words, self._trusted(narrator_id, shelf, words), shelf.share_holding)
            asked = replace(asked, also=self._also_called(narrator_id, shelf, question))
            words = {**dict.fromkeys(tokens(" ".join(asked.also)), _OTHER_NAME), **words}
            ranked = rank(shelf, asked, weigh(shelf, asked, words, dict(near), when), weight, k)
        return self._hits(narrator_id, ranked)

    def _also_called(self, narrator_id: str, shelf: Shelf, question: str) -> tuple[str, ...]:
        """Other names of those whom the question names: "Ana" where it says "my sister"."""
        if self._graphs is None or len(shelf) > _GRAPH:
            return ()
        return also_called(self._graphs.of(narrator_id), question)

    def _trusted(
        self, narrator_id: str, shelf: Shelf, words: Mapping[str, float]
    ) -> list[tuple[list[str], float]]:
        """The terms and scores of the passages that fit `words` best."""
        own, near = shelf.lexical(words)
        scores = {shelf.id_at(at): float(own[at] + near[at]) for at in best_first(own + near, FIRST)}
        found = journal.list_passages(self._store, narrator_id, ids=sorted(scores))
        return [(tokens(one.text), scores[one.id]) for one in found if scores[one.id] > 0]

    def vectors(self, narrator_id: str) -> Mapping[str, Matrix]:
        """Passage id -> unit vector of the present embedder, of all the narrator's passages.

        Empty while an index of another embedder serves.
        """
        with self._rooms.opened(narrator_id) as room:
            follow(self._store, narrator_id, room)
            return room.index.vectors() if room.embedder is self.embedder else {}

    def lacks(self, narrator_id: str) -> str | None:
        """A name for the index that `reindex` would build; None where the one that serves is current."""
        return lacks(self._rooms, narrator_id)

    def reindex(
        self, narrator_id: str, *, anew: bool = False, progress: Callable[[int, int], None] | None = None
    ) -> Reindexing:
        """Build a new index beside the one that serves, if that is not current, and let it serve.

        `anew` builds it even so. One that was begun before and is of the same recipe is gone on with.
        `progress` is told (done, total). Safe beside searches and other processes.
        """
        return reindex(self._rooms, narrator_id, anew, progress or (lambda _done, _total: None))

    def rebuild(self, narrator_id: str) -> None:
        """Make the narrator's indexes anew from the journal."""
        self.reindex(narrator_id, anew=True)

    def forget(self, narrator_id: str) -> None:
        """Close the narrator's indexes and remove them from the disk."""
        self._rooms.forget(narrator_id)

    def close(self) -> None:
        """Free every index. Whoever is searching is waited for."""
        self._rooms.close()

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
