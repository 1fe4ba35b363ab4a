"""Labelled texts: read, cleaned, and split so that rare labels are in both parts."""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.figures import Truth

_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]", re.IGNORECASE)


@dataclass(frozen=True)
class Example:
    """One text and the numbers of its labels, in rising order."""

    text: str
    labels: tuple[int, ...]


@dataclass(frozen=True)
class Cleaning:
    """How many rows were read, and left out for which reason."""

    read: int
    kept: int
    empty: int
    foreign: int
    duplicate: int
    conflicting: int


def read_labels(folder: Path) -> tuple[str, ...]:
    """Names of labels, from ``labels.txt`` in `folder`."""
    return tuple((folder / "labels.txt").read_text(encoding="utf-8").split())


def read_examples(path: Path, names: Sequence[str] = ()) -> list[Example]:
    """Rows of a file: text, its labels by number or by one of `names` with commas between, id.

    Raises ValueError naming the line.
    """
    numbers = {name: str(number) for number, name in enumerate(names)}
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in (rows := csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            try:
                found.append(
                    Example(row[0], tuple(sorted({int(numbers.get(one, one)) for one in row[1].split(",")})))
                )
            except (IndexError, ValueError) as error:
                raise ValueError(
                    f"{path}, line {rows.line_num}: text, label numbers and id, by tabs"
                ) from error
    return found


def clean(examples: Sequence[Example]) -> tuple[list[Example], Cleaning]:
    """One row a text: empty and foreign ones go; of equal texts with different labels the majority's stay.

    A text that half its rows label one way and half another is left out: it teaches nothing.
    """
    counts = {"empty": 0, "foreign": 0, "duplicate": 0, "conflicting": 0}
    by_text: dict[str, list[Example]] = defaultdict(list)
    for one in examples:
        reason = _unfit(one.text)
        if reason:
            counts[reason] += 1
        else:
            by_text[_SPACE.sub(" ", one.text).strip().casefold()].append(one)
    kept = []
    for same in by_text.values():
        labels = _majority(same)
        counts["duplicate" if labels else "conflicting"] += len(same) - bool(labels)
        if labels:
            kept.append(Example(_SPACE.sub(" ", same[0].text).strip(), labels))
    return kept, Cleaning(len(examples), len(kept), **counts)


def _unfit(text: str) -> str | None:
    """Why `text` is left out: "empty", or "foreign" where most letters are of no Latin alphabet."""
    if not text.strip():
        return "empty"
    letters = len(_LETTER.findall(text))
    return "foreign" if letters and len(_LATIN.findall(text)) < letters / 2 else None


def _majority(same: Sequence[Example]) -> tuple[int, ...]:
    """Labels that more than half of the rows bear; none where no label has that many."""
    votes: dict[int, int] = defaultdict(int)
    for one in same:
        for label in one.labels:
            votes[label] += 1
    return tuple(sorted(label for label, count in votes.items() if count * 2 > len(same)))


def split(examples: Sequence[Example], share: float, seed: int) -> tuple[list[Example], list[Example]]:
    """The examples, less a `share` (0..1) of each label; and that share.

    An example counts as of its rarest label.
    """
    return _divided(examples, share, random.Random(seed))  # noqa: S311 - no secret


def _divided(
    examples: Sequence[Example], share: float, chance: random.Random
) -> tuple[list[Example], list[Example]]:
    often: dict[int, int] = defaultdict(int)
    for label in (label for one in examples for label in one.labels):
        often[label] += 1
    groups: dict[int, list[Example]] = defaultdict(list)
    for one in examples:
        groups[min(one.labels, key=lambda label: (often[label], label))].append(one)
    kept: list[Example] = []
    apart: list[Example] = []
    for label in sorted(groups):
        group = groups[label]
        chance.shuffle(group)
        size = round(len(group) * share)
        apart += group[:size]
        kept += group[size:]
    chance.shuffle(kept)
    return kept, apart


def targets(examples: Iterable[Example], labels: int) -> list[list[float]]:
    """Rows of 0 and 1, one column a label."""
    return [[float(label in one.labels) for label in range(labels)] for one in examples]


def truth_of(examples: Iterable[Example], labels: int) -> Truth:
    """Which labels hold: (texts, labels)."""
    import numpy as np

    return np.array(targets(examples, labels)).reshape(-1, labels).astype(bool)
