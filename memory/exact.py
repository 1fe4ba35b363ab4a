"""Exact search over a narrator's vectors in memory: the same rows give the same answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from memory.ranking import first

if TYPE_CHECKING:
    from memory.embeddings import Matrix


class Exact:
    """Unit rows under ids, in the order of their serials. Its owner holds a lock."""

    def __init__(self, ids: Sequence[str], rows: Matrix, serials: Mapping[str, int]) -> None:
        import numpy as np

        # One order however they came, so that sums come out alike to the last bit.
        order = np.argsort([serials[one] for one in ids], kind="stable")
        self._ids = [ids[at] for at in order]
        self._rows = np.ascontiguousarray(rows[order], np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def drop(self, ids: Iterable[str]) -> None:
        """Take rows away; unknown ones are passed over."""
        import numpy as np

        gone = set(ids)
        kept = [at for at, one in enumerate(self._ids) if one not in gone]
        if len(kept) < len(self._ids):
            self._ids = [self._ids[at] for at in kept]
            self._rows = np.ascontiguousarray(self._rows[kept])

    def add(self, ids: Sequence[str], rows: Matrix) -> None:
        """Put newer rows after those that are there."""
        import numpy as np

        self.drop(ids)
        self._ids += ids
        self._rows = np.concatenate([self._rows, rows.astype(np.float32)])

    def nearest(self, vector: Matrix, count: int) -> list[tuple[str, float]]:
        """The nearest ids with their cosines, nearest first; of equal ones the older first."""
        import numpy as np

        cosines = np.round(self._rows @ vector, 5)  # texts that say the same are equally near
        return [(self._ids[at], float(cosines[at])) for at in first(cosines, count)]
