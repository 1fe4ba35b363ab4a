"""Macro-F1 of the emotion classifier on GoEmotions grouped by Ekman.

``python -m benchmarks.emotion FILE.tsv [--json]``; the file has text, comma-separated label numbers and id
by row, and ``labels.txt`` lies beside it. A label counts as given where its score reaches `FELT`.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable
from pathlib import Path

from bot.perception.emotion import FELT, LexiconClassifier
from bot.perception.types import EmotionClassifier


def rows_of(path: Path) -> list[tuple[str, frozenset[str]]]:
    """Texts and their labels by name."""
    names = (path.parent / "labels.txt").read_text(encoding="utf-8").split()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row[0], frozenset(names[int(n)] for n in row[1].split(","))) for row in rows]


def f1_by_label(
    rows: Iterable[tuple[str, frozenset[str]]], classifier: EmotionClassifier
) -> dict[str, float]:
    """F1 of each label (0..1), over all rows."""
    counts: dict[str, list[int]] = {}
    for text, wanted in rows:
        scores = classifier.classify(text, "en").labels
        given = {label for label, score in scores.items() if score >= FELT}
        for label in scores:
            hit, false, missed = counts.setdefault(label, [0, 0, 0])
            counts[label] = [
                hit + (label in given and label in wanted),
                false + (label in given and label not in wanted),
                missed + (label not in given and label in wanted),
            ]
    return {label: 2 * h / (2 * h + f + m) if h else 0.0 for label, (h, f, m) in counts.items()}


def main() -> None:
    """Print F1 by label and their mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = f1_by_label(rows_of(arguments.file), LexiconClassifier())
    macro = sum(found.values()) / len(found)
    if arguments.json:
        print(json.dumps({"macro_f1": macro, "by_label": found}))
        return
    for label, value in sorted(found.items()):
        print(f"{label:10} {value:.3f}")
    print(f"{'macro':10} {macro:.3f}")


if __name__ == "__main__":
    main()
