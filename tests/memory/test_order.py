"""The order of telling, and what neighbours lend each other."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from memory.order import Order

times = st.lists(st.integers(0, 40_000), min_size=1, max_size=30)


def _order(seconds: list[int]) -> Order:
    return Order(np.arange(len(seconds)), np.array(seconds, np.float64), len(seconds))


@given(times)
def test_growing_gives_what_sorting_gives(seconds: list[int]) -> None:
    """An order that grew a row at a time is the one that is made of all rows at once."""
    rising = sorted(seconds)
    grown = _order(rising[:1])
    for row, time in enumerate(rising[1:], start=1):
        assert grown.append(row, time)
    whole = _order(rising)
    assert grown.rows.tolist() == whole.rows.tolist()
    assert grown.occasion.tolist() == whole.occasion.tolist()
    assert grown.positions(np.arange(len(rising))).tolist() == list(range(len(rising)))
    values = np.arange(len(rising), dtype=np.float32)
    assert grown.averaged(values).tolist() == whole.averaged(values).tolist()


def test_what_was_told_earlier_is_not_taken_at_the_end() -> None:
    """A row from before the last one is refused, so that all is sorted anew."""
    assert not _order([10, 20]).append(2, 15)


def test_nothing_is_lent_across_a_pause() -> None:
    """More than an hour of silence ends the occasion."""
    order = _order([0, 60, 3661, 3700])
    assert order.occasion.tolist() == [0, 0, 1, 1]
    assert order.summed(np.array([1, 2, 4, 8], np.float32)).tolist() == [3, 3, 12, 12]
    assert order.neighbours(1) == [0]


def test_rows_that_are_gone_have_no_position() -> None:
    """Rows outside the order are at -1."""
    order = Order(np.array([2, 0]), np.array([5.0, 1.0]), 3)
    assert order.rows.tolist() == [0, 2]
    assert order.positions(np.arange(3)).tolist() == [0, -1, 1]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12), st.integers(0, 12_000))
def test_neighbours_sum_within_two_places(values: list[int], step: int) -> None:
    """Each sum is that of the values up to two places away on the same occasion."""
    order = _order([at * step for at in range(len(values))])
    summed = order.summed(np.array(values, np.float32))
    for at in range(len(values)):
        assert summed[at] == values[at] + sum(values[one] for one in order.neighbours(at))
