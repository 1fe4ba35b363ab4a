"""Do index and journal agree? Looks only: what it finds wrong is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from memory import journal
from memory.cutting import is_cut, standing_cut
from memory.embeddings import Embedder
from memory.following import standing
from memory.generations import LAYOUT, Generations, read_recipe
from memory.index import NarratorIndex, folder_of, open_index
from memory.rooms import recipe_of
from memory.store import Store
from memory.tables import entries, passages
from memory.types import EntryState

if TYPE_CHECKING:
    from memory.embeddings import Matrix

_SAMPLE = 50  # vectors embedded again and compared
_NEAR = 0.99  # cosine: other kernels of the same model round otherwise; other words are far below

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Agreement:
    """What was found of one narrator; every tuple holds passages' ids but ``uncut``, which holds entries'.

    ``missing`` have no vector, ``surplus`` a vector and no row, ``stale`` a vector of an earlier row,
    ``forgotten`` belong to an entry that was forgotten, ``astray`` are vectors that their words do not
    give. ``uncut`` entries' standing words make other passages than are kept. ``current`` says whether
    the index is of the present recipe; ``sampled`` is how many vectors were embedded again.
    """

    narrator_id: str
    passages: int
    vectors: int
    sampled: int
    current: bool
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    stale: tuple[str, ...]
    forgotten: tuple[str, ...]
    astray: tuple[str, ...]
    uncut: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """True where nothing is wrong."""
        return self.current and not any(
            (self.missing, self.surplus, self.stale, self.forgotten, self.astray, self.uncut)
        )

    def in_words(self) -> str:
        """One line for the keeper."""
        head = (
            f"{self.narrator_id}: {self.passages} passages, {self.vectors} vectors, {self.sampled} compared"
        )
        names = ("missing", "surplus", "stale", "forgotten", "astray", "uncut")
        faults = [f"{len(getattr(self, one))} {one}" for one in names if getattr(self, one)]
        if not self.current:
            faults.append("not of the present embedder, layout or segmentation")
        return f"{head}: {'; '.join(faults) if faults else 'index and journal agree'}"


def look(store: Store, embedder: Embedder, narrator_id: str, progress: Progress) -> Agreement:
    """Compare every id, what every entry's words make, and a sample of vectors. Raises NotFound."""
    recipe = recipe_of(embedder)
    store.cipher(narrator_id)
    folder = folder_of(store, narrator_id)
    newest = Generations(folder).newest()
    now = standing(store, narrator_id)
    index = open_index(store, narrator_id, newest) if newest is not None else None
    try:
        found = index.serials() if index else {}
        made_by = read_recipe(newest) if newest else recipe
        comparable = made_by is not None and made_by.same_vectors(recipe) and made_by.layout == LAYOUT
        same = [one for one, serial in found.items() if now.get(one) == serial]
        sample = same[:: max(1, len(same) // _SAMPLE)][:_SAMPLE] if comparable else []
        astray = _astray(store, embedder, narrator_id, index, sample) if index else ()
    finally:
        if index is not None:
            index.close()
    forgotten = _forgotten(store, narrator_id)
    return Agreement(
        narrator_id=narrator_id,
        passages=len(now),
        vectors=len(found),
        sampled=len(sample),
        current=made_by == recipe and is_cut(store, folder, narrator_id),
        missing=_sorted(now.keys() - found.keys()),
        surplus=_sorted(found.keys() - now.keys()),
        stale=_sorted(one for one, serial in found.items() if now.get(one, serial) != serial),
        forgotten=forgotten,
        astray=astray,
        uncut=_uncut(store, narrator_id, progress),
    )


def _forgotten(store: Store, narrator_id: str) -> tuple[str, ...]:
    query = select(passages.c.id).join(entries, entries.c.id == passages.c.entry_id)
    with store.begin() as connection:
        mine = query.where(passages.c.narrator_id == narrator_id, entries.c.forgotten_at.is_not(None))
        return _sorted(connection.scalars(mine))


def _uncut(store: Store, narrator_id: str, progress: Progress) -> tuple[str, ...]:
    """Remembered entries whose standing words make other passages than those kept."""
    known = [
        one.id
        for one in journal.list_entries(store, narrator_id)
        if one.state in (EntryState.REMEMBERED, EntryState.PERCEIVED)
    ]
    found = []
    for number, one in enumerate(known, start=1):
        kept = {each.id for each in journal.list_passages(store, narrator_id, entry_id=one)}
        if kept != {each.id for each in standing_cut(store, one)}:
            found.append(one)
        progress(number, len(known))
    return tuple(found)


def _astray(
    store: Store, embedder: Embedder, narrator_id: str, index: NarratorIndex, sample: Sequence[str]
) -> tuple[str, ...]:
    read = journal.list_passages(store, narrator_id, ids=sample) if sample else []
    if not read:
        return ()
    kept = index.vectors([one.id for one in read])
    anew: Matrix = embedder.matrix([one.text for one in read])
    pairs = zip(read, anew, strict=True)
    return _sorted(one.id for one, row in pairs if one.id in kept and float(kept[one.id] @ row) < _NEAR)


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
