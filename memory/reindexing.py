"""A narrator's index built anew beside the one that serves, and put in its place when it is whole.

Killed at any moment, it goes on where it was: entries already cut and vectors already kept stay.
Passages are cut anew entry by entry, each in one transaction, and the index that serves follows; only
then are vectors made, in a directory of their own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from memory import cutting, narrators
from memory.errors import NotFound
from memory.following import follow, heal, read, standing
from memory.generations import Generations, read_recipe
from memory.index import NarratorIndex, open_index
from memory.rooms import Rooms

if TYPE_CHECKING:
    from memory.embeddings import Matrix

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Reindexing:
    """``passages`` are in the index, ``embedded`` of them were embedded now.

    The vectors of the others were there: from a run that was stopped, or in the old index.
    """

    passages: int
    embedded: int


def lacks(rooms: Rooms, narrator_id: str) -> str | None:
    """See `memory.recall.Recall.lacks`."""
    known, wanted = rooms.generations(narrator_id), rooms.recipe
    newest = known.newest()
    cut = cutting.is_cut(rooms.store, known.folder, narrator_id)
    if cut and (newest is None or read_recipe(newest) == wanted):
        return None
    return " ".join((newest.name if newest else "", *astuple(wanted)))


def reindex(rooms: Rooms, narrator_id: str, anew: bool, progress: Progress) -> Reindexing:
    """See `memory.recall.Recall.reindex`. Raises NotFound where the narrator is, or is meanwhile, erased."""
    store, known = rooms.store, rooms.generations(narrator_id)
    with rooms.opened(narrator_id):
        pass  # from here on one serves
    with known.building():
        narrators.get(store, narrator_id)
        begun = known.started(rooms.recipe)
        if not anew and not begun and lacks(rooms, narrator_id) is None:
            return Reindexing(len(standing(store, narrator_id)), 0)
        part = known.part(rooms.recipe)
        if anew and not begun:
            cutting.cut_anew(known.folder)
        steps = _Steps(progress, cutting.left_to_cut(store, known.folder, narrator_id))
        cutting.cut_all(store, known.folder, narrator_id, steps.advance)
        index = open_index(store, narrator_id, part)
        try:
            embedded = _fill(rooms, narrator_id, index, steps, anew)
        except BaseException:
            index.close()
            raise
        number = _swap(rooms, narrator_id, index, known)
        known.sweep()
    log.info("index of narrator %s: %d passages, built anew", narrator_id, number)
    return Reindexing(number, embedded)


@dataclass
class _Steps:
    progress: Progress
    total: int
    done: int = 0

    def advance(self, steps: int) -> None:
        self.done += steps
        self.progress(self.done, self.total)


def _fill(rooms: Rooms, narrator_id: str, index: NarratorIndex, steps: _Steps, anew: bool) -> int:
    """Give the new index its vectors; returns how many were embedded. Searches go on meanwhile.

    Unless all is made `anew`, what the same embedder made of the same row is taken over.
    """
    import numpy as np

    now, had, embedded = standing(rooms.store, narrator_id), index.serials(), 0
    missing = [one for one, serial in now.items() if had.get(one) != serial]
    steps.total += len(missing)
    for batch in read(rooms.store, narrator_id, missing):
        vectors = {} if anew else _taken_over(rooms, narrator_id, {one.id: now[one.id] for one in batch})
        fresh = [one for one in batch if one.id not in vectors]
        made: Iterable[Matrix] = rooms.embedder.matrix([one.text for one in fresh]) if fresh else ()
        vectors |= zip((one.id for one in fresh), made, strict=True)
        _still_wanted(index.folder)
        index.add({one.id: now[one.id] for one in batch}, np.stack([vectors[one.id] for one in batch]))
        embedded += len(fresh)
        steps.advance(len(batch))
    return embedded


def _taken_over(rooms: Rooms, narrator_id: str, wanted: Mapping[str, int]) -> dict[str, Matrix]:
    with rooms.opened(narrator_id) as room:
        if room.embedder is not rooms.embedder:
            return {}
        had = room.index.serials(list(wanted))
        return room.index.vectors([one for one, serial in had.items() if wanted[one] == serial])


def _swap(rooms: Rooms, narrator_id: str, index: NarratorIndex, known: Generations) -> int:
    """Bring the new index up to the moment, and let it serve. The narrator's searches wait that long."""
    with rooms.opened(narrator_id) as room:
        now = standing(rooms.store, narrator_id)
        heal(rooms.store, narrator_id, index, rooms.embedder, index.serials(), now)
        index.close()
        _still_wanted(index.folder)
        rooms.serve(room, narrator_id, known.finish(index.folder))
        follow(rooms.store, narrator_id, room)
        return len(room.serials)


def _still_wanted(part: Path) -> None:
    if read_recipe(part) is None:
        raise NotFound("the narrator whose index was being built is erased")
