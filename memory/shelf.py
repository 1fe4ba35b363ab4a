"""What is known of a narrator's passages for searching: index terms, order, who spoke, when it was.

In memory only, built from the journal. Nothing here knows vectors or questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from memory.dates import Span, edtf_interval, event_date, find_birth_year
from memory.lexical import Postings, bm25, tokens
from memory.order import Order, roomy
from memory.sentences import is_question
from memory.types import Passage

if TYPE_CHECKING:
    from memory.lexical import Numbers, Rows

_AGE = re.compile(r"\bI (?:was|turned)\b|\bmy \w*(?:teens|ties)\b|\baged?\b|岁", re.IGNORECASE)
_ANY_YEAR = 1900  # ages are kept as spans of somebody born in this year, and moved when asking


class Shelf:
    """Everything is by position in the order of telling where not said otherwise. Its owner holds a lock."""

    def __init__(self, name: str) -> None:
        """`name` is the narrator's, under which their own words are found."""
        import numpy as np

        self.name = name
        self.birth_year: int | None = None
        self._postings = Postings()
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []
        self._entries: dict[str, list[str]] = {}
        self._said: Counter[str] = Counter()
        self._codes: dict[str, int] = {}
        self._columns: Any = np.empty(
            0,
            [
                ("time", np.float64),
                ("speaker", np.int32),
                ("asks", np.bool_),
                ("told", np.int32),
                ("first", np.int32),  # days of the event as ordinals; 0 where it has no date
                ("last", np.int32),
                ("by_age", np.bool_),
            ],
        )
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
            if passage.id not in self._rows:
                self._add(passage)

    def _add(self, passage: Passage) -> None:
        speaker = passage.speaker or self.name
        row = self._postings.add(tokens(f"{_heading(passage, speaker)} {passage.text}"))
        self._rows[passage.id] = row
        self._ids.append(passage.id)
        self._entries.setdefault(passage.entry_id, []).append(passage.id)
        self._said[speaker] += 1
        self.birth_year = self.birth_year or find_birth_year([passage])
        self._columns = roomy(self._columns, row + 1)
        span, by_age = _span(passage)
        self._columns[row] = (
            passage.told_at.timestamp(),
            self._codes.setdefault(speaker, len(self._codes)),
            is_question(passage.text),
            passage.told_at.toordinal(),
            *span,
            by_age,
        )
        if self._order is not None and not self._order.append(row, passage.told_at.timestamp()):
            self._order = None

    def remove(self, ids: Iterable[str]) -> None:
        """Take passages away; unknown ones are passed over."""
        speakers = list(self._codes)
        for one in ids:
            row = self._rows.pop(one, None)
            if row is not None:
                self._said[speakers[self._columns["speaker"][row]]] -= 1
                self._order = None

    def of_entry(self, entry_id: str) -> list[str]:
        """The standing passages of an entry."""
        return [one for one in self._entries.get(entry_id, ()) if one in self._rows]

    @property
    def speakers(self) -> set[str]:
        """Everyone whose words stand here."""
        return {one for one, times in self._said.items() if times > 0} | {self.name}

    @property
    def order(self) -> Order:
        """The present order."""
        import numpy as np

        if self._order is None:
            rows = np.fromiter(self._rows.values(), np.int64, len(self._rows))
            self._order = Order(rows, self._columns["time"][rows], len(self._ids))
        return self._order

    def id_at(self, position: int) -> str:
        """The passage at a position."""
        row = int(self.order.rows[position])
        return self._ids[row]

    def positions(self, ids: Iterable[str]) -> Rows:
        """Where passages stand, -1 for those that do not."""
        import numpy as np

        rows = [self._rows.get(one, -1) for one in ids]
        return np.array([-1 if row < 0 else self.order.positions(row) for row in rows], np.int64)  # type: ignore[arg-type]

    def said_by(self, speaker: str) -> Numbers:
        """1 where it is that person's words, else 0."""
        found: Numbers = self._column("speaker") == self._codes.get(speaker, -1)
        return found

    def asks(self) -> Numbers:
        """1 where a passage ends by asking something, else 0."""
        found: Numbers = self._column("asks")
        return found

    def dated(self) -> Numbers:
        """1 where it is known when what a passage tells happened, else 0."""
        found: Numbers = self._column("first") > 0
        return found if self.birth_year is not None else found & ~self._column("by_age")

    def span_at(self, position: int) -> Span:
        """First and last day of what a dated passage tells."""
        first, last = self._spans()
        return date.fromordinal(int(first[position])), date.fromordinal(int(last[position]))

    def _spans(self) -> tuple[Rows, Rows]:
        first, last = self._column("first"), self._column("last")
        if self.birth_year is None:
            return first, last
        moved = self._column("by_age") * round((self.birth_year - _ANY_YEAR) * 365.2425)
        return first + moved, last + moved

    def happened(self, span: Span) -> Numbers:
        """How far what a passage tells happened in `span`: the share of its own span that lies there.

        What bears no date counts as of its day of telling, and half: a diary tells of today.
        """
        import numpy as np

        (first, last), dated = self._spans(), self.dated()
        low, high = span[0].toordinal(), span[1].toordinal()
        common = np.clip(np.minimum(last, high) - np.maximum(first, low) + 1, 0, None)
        share = common / np.maximum(last - first + 1, 1)
        told = self._column("told")
        found: Numbers = np.where(dated, share, 0.5 * ((told >= low) & (told <= high))).astype(np.float32)
        return found

    def lexical(self, words: Mapping[str, float]) -> tuple[Numbers, Numbers]:
        """BM25 of weighted index terms: of each passage alone, and of it with its neighbours as one."""
        import numpy as np

        order = self.order
        total = len(order)
        lengths = self._postings.lengths()[order.rows]
        near_lengths = order.summed(lengths)
        own, near = np.zeros(total, np.float32), np.zeros(total, np.float32)
        means = float(lengths.mean()), float(near_lengths.mean())
        for word, weight in words.items():
            at, counts = self._standing(word)
            if not len(at):
                continue
            own[at] += weight * bm25(counts, lengths[at], total, means[0])
            dense = np.zeros(total, np.float32)
            dense[at] = counts
            window = order.summed(dense)
            at = np.flatnonzero(window)
            near[at] += weight * bm25(window[at], near_lengths[at], total, means[1])
        return own, near

    def held(self, words: Iterable[str]) -> Numbers:
        """0..1: the share of `words` that each passage holds, counted by their rarity."""
        import numpy as np

        found, total = np.zeros(len(self.order), np.float32), 0.0
        for word in words:
            at = self.holding(word)
            rarity = float(np.log1p(len(found) / (len(at) + 0.5)))
            found[at] += rarity
            total += rarity
        return found / total if total else found

    def share_holding(self, word: str) -> float:
        """The share of all passages that hold an index term, gone ones counted too."""
        return len(self._postings.find(word)[0]) / max(1, len(self._ids))

    def holding(self, word: str) -> Rows:
        """Positions that hold an index term."""
        return self._standing(word)[0]

    def _standing(self, word: str) -> tuple[Rows, Numbers]:
        rows, counts = self._postings.find(word)
        at = self.order.positions(rows)
        return at[at >= 0], counts[at >= 0]

    def _column(self, name: str) -> Any:
        return self._columns[name][self.order.rows]


def _heading(passage: Passage, speaker: str) -> str:
    """What a passage is found by beside its words: who said them, when told, when it happened."""
    told = passage.told_at
    when = [f"{told.day} {told:%B} {told.year} {told.year}年{told.month}月{told.day}日"]
    if passage.event_date:
        when.append(_event_words(passage.event_date))
    return " ".join([speaker, *when])


def _event_words(edtf: str) -> str:
    """The year, and the month where it is one month, of an uncertain date."""
    try:
        first, last = edtf_interval(edtf)
    except ValueError:
        return ""
    if first.year != last.year:
        return ""
    return f"{first:%B} {first.year}" if first.month == last.month else str(first.year)


def _span(passage: Passage) -> tuple[tuple[int, int], bool]:
    """First and last day of what a passage tells, and whether they hang on the narrator's birth."""
    by_age = passage.event_date is None and _AGE.search(passage.text) is not None
    edtf = event_date(passage, _ANY_YEAR) if by_age else passage.event_date
    try:
        first, last = edtf_interval(edtf) if edtf else (None, None)
    except ValueError:
        first = last = None
    if first is None or last is None:
        return (0, 0), False
    return (first.toordinal(), last.toordinal()), by_age
