"""A narrator's passages in memory, in the order of telling, without their words in clear.

Kept of each passage: its id, time, speaker, and index terms. It follows additions and removals a
passage at a time; the order is settled again when it is next asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memory.dates import edtf_interval
from memory.lexical import Postings, bm25, tokens
from memory.types import Passage

if TYPE_CHECKING:
    from memory.lexical import Numbers, Rows

REACH = 2  # passages before and after that lend their words and their meaning
_NEAR = (0.5, 0.3)  # how much those next to it and those two away lend of their meaning
_PAUSE = 3600.0  # seconds: a longer silence ends the occasion, and nothing is lent across it


@dataclass(frozen=True)
class Order:
    """Standing passages in the order of telling, by position 0..n-1. ``occasion`` numbers occasions."""

    ids: list[str]
    rows: Rows
    occasion: Rows
    place: Rows  # row -> position, or -1 where the row is gone
    lengths: Numbers
    near_lengths: Numbers

    @cached_property
    def positions(self) -> dict[str, int]:
        """Passage id -> position."""
        return {one: at for at, one in enumerate(self.ids)}

    def neighbours(self, position: int) -> list[int]:
        """Positions up to `REACH` before and after on the same occasion."""
        around = range(max(0, position - REACH), min(len(self.ids), position + REACH + 1))
        here = self.occasion[position]
        return [one for one in around if one != position and self.occasion[one] == here]


class Shelf:
    """Index terms and order of the passages. Its owner holds a lock."""

    def __init__(self, name: str) -> None:
        """`name` is the narrator's, under which their own words are found."""
        self.name = name
        self._postings = Postings()
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []
        self._times: list[float] = []
        self._entries: dict[str, list[str]] = {}
        self._speakers: list[str] = []
        self._order: Order | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, passage_id: str) -> bool:
        return passage_id in self._rows

    @property
    def ids(self) -> set[str]:
        """Of the standing passages."""
        return set(self._rows)

    @property
    def wasted(self) -> bool:
        """True where so many rows are gone that building anew is better."""
        return len(self._ids) > 1000 and len(self._rows) < 0.7 * len(self._ids)

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages; known ones are passed over."""
        for passage in passages:
            if passage.id in self._rows:
                continue
            self._rows[passage.id] = self._postings.add(terms_of(passage, self.name))
            self._ids.append(passage.id)
            self._times.append(passage.told_at.timestamp())
            self._speakers.append(passage.speaker or self.name)
            self._entries.setdefault(passage.entry_id, []).append(passage.id)
            self._order = None

    def remove(self, ids: Iterable[str]) -> None:
        """Take passages away; unknown ones are passed over."""
        for one in ids:
            if self._rows.pop(one, None) is not None:
                self._order = None

    def of_entry(self, entry_id: str) -> list[str]:
        """The standing passages of an entry."""
        return [one for one in self._entries.get(entry_id, ()) if one in self._rows]

    @property
    def speakers(self) -> set[str]:
        """Everyone whose words stand here."""
        return {self._speakers[row] for row in self._rows.values()} | {self.name}

    def said_by(self, speaker: str) -> Numbers:
        """By position: 1 where it is that person's words, else 0."""
        import numpy as np

        rows = self.order.rows
        return np.array([self._speakers[row] == speaker for row in rows], np.float32)

    @property
    def order(self) -> Order:
        """The present order."""
        if self._order is None:
            self._order = self._settle()
        return self._order

    def lexical(self, words: Sequence[str]) -> tuple[Numbers, Numbers]:
        """BM25 by position, of each passage alone and of it with its neighbours as one document."""
        import numpy as np

        order = self.order
        total = len(order.ids)
        own, near = np.zeros(total, np.float32), np.zeros(total, np.float32)
        means = float(order.lengths.mean()), float(order.near_lengths.mean())
        for word, times in Counter(words).items():
            rows, counts = self._postings.find(word)
            at = order.place[rows]
            at, counts = at[at >= 0], counts[at >= 0]
            if not len(at):
                continue
            own[at] += times * bm25(counts, order.lengths[at], total, means[0])
            dense = np.zeros(total, np.float32)
            dense[at] = counts
            window = lend(dense, order.occasion, (1.0,) * REACH)
            at = np.flatnonzero(window)
            near[at] += times * bm25(window[at], order.near_lengths[at], total, means[1])
        return own, near

    def holding(self, word: str) -> set[int]:
        """Positions that hold an index term."""
        rows, _ = self._postings.find(word)
        return {int(at) for at in self.order.place[rows] if at >= 0}

    def _settle(self) -> Order:
        import numpy as np

        rows = np.fromiter(self._rows.values(), np.int64, len(self._rows))
        times = np.array(self._times, np.float64)[rows] if len(rows) else np.empty(0)
        sorted_by = np.lexsort((rows, times))
        rows, times = rows[sorted_by], times[sorted_by]
        occasion = np.concatenate([[0], np.cumsum(np.diff(times) > _PAUSE)]) if len(rows) else rows
        place = np.full(len(self._ids), -1, np.int64)
        place[rows] = np.arange(len(rows))
        lengths = self._postings.lengths()[rows]
        near = lend(lengths, occasion, (1.0,) * REACH)
        return Order([self._ids[row] for row in rows], rows, occasion, place, lengths, near)


def lend(values: Numbers, occasion: Rows, shares: Sequence[float]) -> Numbers:
    """Each value plus `shares[d - 1]` of those `d` positions away on the same occasion."""
    found = values.copy()
    for distance, share in enumerate(shares, start=1):
        if distance >= len(values):
            break
        same = share * (occasion[distance:] == occasion[:-distance])
        found[distance:] += same * values[:-distance]
        found[:-distance] += same * values[distance:]
    return found


def near_meaning(values: Numbers, occasion: Rows) -> Numbers:
    """The mean of each value and its neighbours', nearer ones counting more."""
    import numpy as np

    return lend(values, occasion, _NEAR) / lend(np.ones_like(values), occasion, _NEAR)


def terms_of(passage: Passage, name: str) -> list[str]:
    """What a passage is found by: its words, who said them, when told, when it happened."""
    told = passage.told_at
    when = [f"{told.day} {told:%B} {told.year} {told.year}年{told.month}月{told.day}日"]
    if passage.event_date:
        when.append(_event_words(passage.event_date))
    return tokens(" ".join([passage.speaker or name, *when, passage.text]))


def _event_words(edtf: str) -> str:
    """The year, and the month where it is one month, of an uncertain date."""
    try:
        first, last = edtf_interval(edtf)
    except ValueError:
        return ""
    if first.year != last.year:
        return ""
    return f"{first:%B} {first.year}" if first.month == last.month else str(first.year)
