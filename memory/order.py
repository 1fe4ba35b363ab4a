"""Passages in the order of telling, and what neighbours lend each other. Grows at its end in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memory.lexical import Numbers, Rows

REACH = 2  # passages before and after that lend their words and their meaning
_NEAR = (0.5, 0.3)  # how much those next to it and those two away lend of their meaning
_PAUSE = 3600.0  # seconds: a longer silence ends the occasion, and nothing is lent across it


class Order:
    """Standing rows by position 0..n-1. ``occasion`` numbers the occasions, rising with position."""

    def __init__(self, rows: Rows, times: NDArray[np.float64], total: int) -> None:
        """`rows` and their `times` in seconds, unsorted; `total` is the number of all rows, gone ones too."""
        import numpy as np

        by_time = np.lexsort((rows, times))
        self._count = len(rows)
        self._rows, self._times = rows[by_time], times[by_time]
        breaks = np.diff(self._times) > _PAUSE
        self._occasion = np.concatenate([np.zeros(min(1, self._count), np.int64), np.cumsum(breaks)])
        self._place = np.full(total, -1, np.int64)
        self._place[self._rows] = np.arange(self._count)

    def __len__(self) -> int:
        return self._count

    def append(self, row: int, time: float) -> bool:
        """Take in the next row; False where it was told before the last one and all must be sorted anew."""
        last = self._count - 1
        if last >= 0 and time < self._times[last]:
            return False
        for name in ("_rows", "_times", "_occasion"):
            setattr(self, name, roomy(getattr(self, name), self._count + 1))
        self._place = roomy(self._place, row + 1, filled_with=-1)
        self._rows[self._count], self._times[self._count], self._place[row] = row, time, self._count
        after_pause = last >= 0 and time - self._times[last] > _PAUSE
        self._occasion[self._count] = self._occasion[last] + after_pause if last >= 0 else 0
        self._count += 1
        return True

    @property
    def rows(self) -> Rows:
        """Position -> row."""
        return self._rows[: self._count]

    @property
    def occasion(self) -> Rows:
        """Position -> number of its occasion."""
        return self._occasion[: self._count]

    def positions(self, rows: Rows) -> Rows:
        """Row -> position, -1 where the row is gone."""
        found: Rows = self._place[rows]
        return found

    def neighbours(self, position: int) -> list[int]:
        """Positions up to `REACH` before and after on the same occasion."""
        around = range(max(0, position - REACH), min(self._count, position + REACH + 1))
        here = self._occasion[position]
        return [one for one in around if one != position and self._occasion[one] == here]

    def summed(self, values: Numbers) -> Numbers:
        """Each value and its neighbours', whole."""
        return _lent(values, self.occasion, (1.0,) * REACH)

    def averaged(self, values: Numbers) -> Numbers:
        """The mean of each value and its neighbours', nearer ones counting more."""
        import numpy as np

        shares = _lent(np.ones_like(values), self.occasion, _NEAR)
        mean: Numbers = _lent(values, self.occasion, _NEAR) / shares
        return mean


def roomy(column: Any, size: int, filled_with: int = 0) -> Any:
    """`column`, copied into one of twice the length where it has no place for `size` values."""
    import numpy as np

    if len(column) >= size:
        return column
    grown = np.full(max(2 * len(column), size, 16), filled_with, column.dtype)
    grown[: len(column)] = column
    return grown


def _lent(values: Numbers, occasion: Rows, shares: Sequence[float]) -> Numbers:
    """Each value plus `shares[d - 1]` of those `d` positions away on the same occasion."""
    found = values.copy()
    for distance, share in enumerate(shares, start=1):
        if distance >= len(values):
            break
        same = occasion[distance:] == occasion[:-distance]
        weight = same if share == 1.0 else same * values.dtype.type(share)
        found[distance:] += weight * values[:-distance]
        found[:-distance] += weight * values[distance:]
    return found
