"""Labelled texts: read, cleaned, and split so that rare labels are in both parts."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.figures import Truth

NAMES = "labels.txt"
_HEADS = (["label"], ["labels"], ["emotion"], ["emotions"])
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
    """Names of labels, from ``labels.txt`` in `folder`. Raises FileNotFoundError, ValueError."""
    names = tuple(_text(folder / NAMES).split())
    if not names or len(set(names)) < len(names):
        raise ValueError(f"{folder / NAMES} names no label, or one twice")
    return names


def read_examples(path: Path, names: Sequence[str]) -> list[Example]:
    """Rows of a file: text, its labels by number or by one of `names` with commas between, id.

    What stands behind the labels is not read, nor an empty line, nor a first line that calls its second
    column labels. Raises ValueError naming the line.
    """
    numbers = {str(number): number for number in range(len(names))} | {
        name: number for number, name in enumerate(names)
    }
    found = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        text, *columns = line.split("\t")
        told = [one.strip() for one in columns[0].split(",")] if columns else []
        if not line.strip() or (number == 1 and [one.casefold() for one in told] in _HEADS):
            continue
        if not told:
            raise ValueError(f"{path}, line {number}: no tab between a text and its labels")
        for one in told:
            if one not in numbers:
                known = f"0 to {len(names) - 1} ({', '.join(names)})"
                raise ValueError(f"{path}, line {number}: {one!r} is no label; labels are {known}")
        found.append(Example(text, tuple(sorted({numbers[one] for one in told}))))
    return found


def _text(path: Path) -> str:
    """A file's text, its lines ended alike, without the mark that some programs put in front."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is no text in UTF-8") from error


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
