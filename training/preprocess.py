"""First stage: read, clean and split. ``python -m training.preprocess DIR`` says what was left out."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path

from training.examples import Cleaning, Example, clean, read_examples, read_labels, split

HELD = 0.1  # share of the training examples that thresholds and the end of training are chosen by


@dataclass(frozen=True)
class Prepared:
    """Examples to learn from and those held out, the labels' names, what cleaning took, and what of it by
    itself it would take of the further examples.
    """

    examples: list[Example]
    held: list[Example]
    labels: tuple[str, ...]
    cleaning: Cleaning
    more: Cleaning | None = None

    @property
    def in_words(self) -> str:
        """What is learnt from, and what is left out for which reason."""
        lines = [
            f"{self.cleaning.kept} of {self.cleaning.read} rows are kept; left out: {left_out(self.cleaning)}"
        ]
        if self.more is not None:
            lines.append(
                f"of {self.more.read} further ones {self.more.kept}; left out: {left_out(self.more)}"
            )
        if self.cleaning.foreign:
            lines.append(
                "foreign is what is not written in Latin letters: the model's base reads English alone"
            )
        return "\n".join(lines)


def prepare(folder: Path, seed: int = 0, rows: int | None = None, more: Path | None = None) -> Prepared:
    """``train.tsv`` of `folder`, with at most `rows` examples; `more` is a file of further ones.

    Raises FileNotFoundError and ValueError.
    """
    labels = read_labels(folder)
    found = read_examples(folder / "train.tsv", labels)
    further = read_examples(more, labels) if more else []
    kept, cleaning = clean(found + further)
    examples, held = split(kept, HELD, seed)
    if not examples[:rows] or not held[:rows]:
        raise ValueError(f"{folder / 'train.tsv'} has too few texts: a tenth of each label is held out")
    return Prepared(examples[:rows], held[:rows], labels, cleaning, clean(further)[1] if more else None)


def left_out(cleaning: Cleaning) -> str:
    """How many rows for which reason."""
    reasons = ("empty", "foreign", "duplicate", "conflicting")
    return ", ".join(f"{getattr(cleaning, name)} {name}" for name in reasons)


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
