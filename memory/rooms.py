"""The open indexes of narrators: the last used ones, each under a lock, each the newest on the disk."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakValueDictionary

from memory.clean_memory import give_back
from memory.cutting import mend
from memory.embeddings import Embedder
from memory.errors import EmbedderUnavailable
from memory.generations import LAYOUT, Generations, Recipe, read_recipe
from memory.index import NarratorIndex, erase_index, folder_of, open_index
from memory.passages import SEGMENTATION
from memory.shelf import Shelf
from memory.store import Store

log = logging.getLogger(__name__)

Former = Callable[[str], Embedder]
"""Loads an embedder by the name that it bears itself. Raises EmbedderUnavailable."""


def recipe_of(embedder: Embedder) -> Recipe:
    """What an index by `embedder` is of, as the program is now."""
    return Recipe(embedder.name, embedder.fingerprint, LAYOUT, SEGMENTATION)


def no_former(name: str) -> Embedder:
    """Where no other embedder than the present one can be had."""
    raise EmbedderUnavailable(f"{name} is not the present embedder")


@dataclass
class Room:
    """One narrator's open indexes.

    ``embedder`` made the index; None where it cannot be had, so that only words are searched.
    ``serials`` are the journal's rows that the shelf stands for, ``total`` is their sum, and
    ``settled`` is false where the shelf is known to lag.
    """

    index: NarratorIndex
    embedder: Embedder | None
    lock: RLock = field(default_factory=RLock)
    shelf: Shelf | None = None
    serials: dict[str, int] = field(default_factory=dict)
    total: int = 0
    settled: bool = False
    closed: bool = False


class Rooms:
    """Opens and closes. Safe among threads."""

    def __init__(self, store: Store, embedder: Embedder, former: Former, limit: int) -> None:
        """`limit` is how many are kept open; `former` loads the embedder of an older index."""
        self.store, self.embedder = store, embedder
        self._former, self._limit = former, limit
        self._open: OrderedDict[str, Room] = OrderedDict()
        self._lock = Lock()
        self._mended: set[str] = set()
        self._known: WeakValueDictionary[Recipe, Embedder] = WeakValueDictionary()
        self._missing: set[tuple[str, str]] = set()

    @property
    def recipe(self) -> Recipe:
        """What an index is to be of."""
        return recipe_of(self.embedder)

    def generations(self, narrator_id: str) -> Generations:
        """The narrator's indexes on the disk. Raises NotFound for an unknown narrator."""
        self.store.cipher(narrator_id)
        return Generations(folder_of(self.store, narrator_id))

    @contextmanager
    def opened(self, narrator_id: str) -> Iterator[Room]:
        """The narrator's room, locked."""
        while True:
            room = self._room(narrator_id)
            with room.lock:
                if room.closed:  # another thread put it away while this one waited
                    continue
                self._renew(room, narrator_id)
                yield room
                break
        self._put_away()

    def forget(self, narrator_id: str) -> None:
        """Close the narrator's indexes and remove them from the disk."""
        with self._lock:
            room = self._open.pop(narrator_id, None)
        if room is not None:
            with room.lock:
                _shut(room)
        erase_index(self.store, narrator_id)

    def close(self) -> None:
        """Free every index. Whoever is searching is waited for."""
        with self._lock:
            rooms = list(self._open.values())
            self._open.clear()
        for room in rooms:
            with room.lock:
                _shut(room)

    def serve(self, room: Room, narrator_id: str, folder: Path) -> None:
        """Have the index in `folder` serve from now on."""
        room.index.close()
        room.index, room.embedder = self._enter(narrator_id, folder)
        room.shelf, room.settled = None, False

    def __len__(self) -> int:
        return len(self._open)

    def _room(self, narrator_id: str) -> Room:
        with self._lock:
            if narrator_id not in self._open:
                if narrator_id not in self._mended:
                    mend(self.store, narrator_id)
                    self._mended.add(narrator_id)
                self._open[narrator_id] = Room(*self._enter(narrator_id, self._newest(narrator_id)))
            self._open.move_to_end(narrator_id)
            return self._open[narrator_id]

    def _newest(self, narrator_id: str) -> Path:
        known = self.generations(narrator_id)
        return known.newest() or known.first(self.recipe)

    def _renew(self, room: Room, narrator_id: str) -> None:
        """Another process may have built a newer index, or removed this one."""
        newest = self._newest(narrator_id)
        if newest != room.index.folder:
            self.serve(room, narrator_id, newest)

    def _enter(self, narrator_id: str, folder: Path) -> tuple[NarratorIndex, Embedder | None]:
        return open_index(self.store, narrator_id, folder), self._embedder_of(read_recipe(folder))

    def _embedder_of(self, recipe: Recipe | None) -> Embedder | None:
        """The embedder that made an index; None, said once in the log, where it cannot be had."""
        if recipe is None or recipe.layout != LAYOUT:
            return None
        if recipe.same_vectors(self.recipe):
            return self.embedder
        known = self._known.get(recipe)
        if known is not None:
            return known
        made_by = (recipe.embedder, recipe.fingerprint)
        if made_by in self._missing:
            return None
        try:
            found = self._former(recipe.embedder)
        except EmbedderUnavailable:
            found = None
        if found is None or found.fingerprint != recipe.fingerprint:
            self._missing.add(made_by)
            log.warning(
                "an index of the embedder %s, which cannot be had: until `lifestory reindex` is done, "
                "only words are searched",
                recipe.embedder,
            )
            return None
        log.warning("an index of the embedder %s serves until it is built anew", recipe.embedder)
        self._known[recipe] = found
        return found

    def _put_away(self) -> None:
        """Close the rooms longest unused beyond the limit; one in use is left for the next time."""
        with self._lock:
            for narrator_id in list(self._open)[: max(0, len(self._open) - self._limit)]:
                room = self._open[narrator_id]
                if room.lock.acquire(blocking=False):
                    try:
                        del self._open[narrator_id]
                        _shut(room)
                    finally:
                        room.lock.release()


def _shut(room: Room) -> None:
    room.closed = True
    room.index.close()
    room.shelf = None
    give_back()
