"""Third stage: figures of models on any file of labelled texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from memory.feelings import HOLDS, LABELS
from training.card import Judged
from training.examples import NAMES, Example, read_examples, read_labels, truth_of
from training.figures import given_labels, judge
from training.loop import predict
from training.networks import Classifier
from training.runs import RECIPE, about_run, load_run
from training.state import Run
from training.swaps import Give, flips
from training.tokens import load_tokens

if TYPE_CHECKING:
    from memory.types import Emotion


@dataclass(frozen=True)
class Set:
    """Labelled texts, and the names of the labels beside the file."""

    file: Path
    examples: list[Example]
    labels: tuple[str, ...]


def read_set(file: Path) -> Set:
    """The texts of `file`, with ``labels.txt`` beside it; without one, labels are the bot's own, in order.

    Raises FileNotFoundError, ValueError.
    """
    labels = read_labels(file.parent) if (file.parent / NAMES).exists() else LABELS
    examples = read_examples(file, labels)
    if not examples:
        raise ValueError(f"{file} has no labelled text")
    return Set(file, examples, labels)


def judged(found: Set, give: Give, swaps: bool = False) -> Judged:
    """Figures of what `give` gives for the texts; with `swaps`, also what swapped words change."""
    texts = [one.text for one in found.examples]
    wanted = truth_of(found.examples, len(found.labels))
    given = give(texts)
    figures = judge(given, wanted, found.labels)
    return Judged(found.file.name, given, wanted, figures, flips(texts, give) if swaps else {})


def of_network(run: Run, network: Classifier, model: Path, device: str = "cpu") -> Give:
    """What a trained network gives."""
    tokens = load_tokens(model, run.recipe.longest, run.recipe.emoji)
    return lambda texts: given_labels(predict(network, tokens.numbers(texts), device), run.thresholds)


def of_reader(classify_all: Callable[[Sequence[str]], list[Emotion]], labels: Sequence[str]) -> Give:
    """What a reader of the bot gives: its own model, the lists, or what settings name.

    Raises ValueError for labels that no reader of the bot knows.
    """
    if unknown := [label for label in labels if label not in LABELS]:
        raise ValueError(f"the bot knows {', '.join(LABELS)}, and not {', '.join(unknown)}")

    def give(texts: Sequence[str]) -> Any:
        scores = [one.labels for one in classify_all(texts)]
        return np.array([[one[label] >= HOLDS for label in labels] for one in scores]).reshape(
            -1, len(labels)
        )

    return give


def compared(
    folder: Path,
    found: Set,
    model: Path,
    bot: Sequence[tuple[str, Give]],
    told: Callable[[str], None],
) -> list[dict[str, Any]]:
    """A row for each run saved under `folder`, and for each of the `bot`'s own readers, the best first."""
    rows = []
    for name, give in bot:
        told(name)
        result = judged(found, give)
        rows.append({"name": name, "arch": name, **asdict(result.figures)})
    for place in sorted(path.parent for path in folder.rglob(RECIPE)):
        told(place.name)
        run, network = load_run(place, model, found.labels)
        result = judged(found, of_network(run, network, model))
        about = {name: about_run(place).get(name) for name in ("parameters", "minutes", "device")}
        rows.append({"name": place.name, "arch": run.recipe.arch, **about, **asdict(result.figures)})
    return sorted(rows, key=lambda row: -float(row["macro_f1"]))


def as_data(found: Judged) -> dict[str, Any]:
    """For machines: ``macro_f1``, ``by_label`` and the rest, and what swapped words change."""
    return {
        "file": found.file,
        **asdict(found.figures),
        "swaps": {name: asdict(one) for name, one in found.flips.items()},
    }


def as_text(data: dict[str, Any]) -> str:
    """`as_data` for people."""
    columns = ("accuracy", "precision", "recall", "f1", "count")
    lines = ["".join(f"{name:>11}" for name in ("", *columns))]
    absent = [label for label, one in data["by_label"].items() if not one["count"]]
    for label, one in data["by_label"].items():
        shown = {name: "-" for name in columns[:-1]} | {"count": 0} if label in absent else one
        lines.append(f"{label:>11}" + "".join(f"{shown[name]:>11}" for name in columns))
    lines += [f"{name:>11} {data[name]}" for name in ("macro_f1", "micro_f1", "exact")]
    if absent:
        lines.append(f"no text bears {', '.join(absent)}: the mean is over the other labels")
    for name, one in data["swaps"].items():
        lines.append(f"{name} swapped in {one['texts']} texts: {one['labels']:.2%} of labels flip")
    return "\n".join(lines)


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Models side by side, as Markdown."""
    labels = list(rows[0]["by_label"])
    heads = ["Model", "Macro-F1", "Precision", "Recall", *labels, "Trained weights", "Minutes"]
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for row in rows:
        f1 = [f"{row['by_label'][label]['f1']:.3f}" for label in labels]
        means = [f"{row[name]:.3f}" for name in ("macro_f1", "macro_precision", "macro_recall")]
        made = [f"{row['parameters']:,}" if row.get("parameters") else "", str(row.get("minutes") or "")]
        lines.append("| " + " | ".join([row["name"], *means, *f1, *made]) + " |")
    return "\n".join(lines)
