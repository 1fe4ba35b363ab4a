"""First stage: read, clean and split. ``python -m training.preprocess DIR`` says what was left out."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path

from training.examples import Cleaning, Example, clean, read_examples, read_labels, split

HELD = 0.1  # share of the training examples that thresholds and the end of training are chosen by


@dataclass(frozen=True)
class Prepared:
    """Examples to learn from and those held out, the labels' names, and what cleaning took."""

    examples: list[Example]
    held: list[Example]
    labels: tuple[str, ...]
    cleaning: Cleaning


def prepare(folder: Path, seed: int = 0, rows: int | None = None, more: Path | None = None) -> Prepared:
    """``train.tsv`` of `folder`, with at most `rows` examples; `more` is a file of further ones.

    Raises FileNotFoundError and ValueError.
    """
    labels = read_labels(folder)
    found = read_examples(folder / "train.tsv")
    kept, cleaning = clean(found + (read_examples(more, labels) if more else []))
    if any(label >= len(labels) for one in kept for label in one.labels):
        raise ValueError(f"{folder / 'labels.txt'} has too few labels")
    examples, held = split(kept, HELD, seed)
    return Prepared(examples[:rows], held[:rows], labels, cleaning)


def main() -> None:
    """Print what cleaning does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    prepared = prepare(parser.parse_args().folder)
    for name, count in asdict(prepared.cleaning).items():
        print(f"{name:12} {count}")
    print(f"{'to learn':12} {len(prepared.examples)}\n{'held out':12} {len(prepared.held)}")


if __name__ == "__main__":
    main()
