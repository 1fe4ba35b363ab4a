"""Third stage: figures of models on any file of labelled texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from memory.feelings import HOLDS
from training.card import Judged
from training.examples import Example, read_examples, read_labels, truth_of
from training.figures import given_labels, judge
from training.loop import predict
from training.networks import Classifier
from training.runs import RECIPE, about_run, load_run
from training.state import Run
from training.swaps import Give, flips
from training.tokens import load_tokens

if TYPE_CHECKING:
    from bot.perception.types import EmotionClassifier
    from memory.types import Emotion


@dataclass(frozen=True)
class Set:
    """Labelled texts, and the names of the labels beside the file."""

    file: Path
    examples: list[Example]
    labels: tuple[str, ...]


def read_set(file: Path) -> Set:
    """The texts of `file`, with ``labels.txt`` beside it. Raises FileNotFoundError, ValueError."""
    return Set(file, read_examples(file), read_labels(file.parent))


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


def of_classifier(classifier: EmotionClassifier, labels: Sequence[str]) -> Give:
    """What a classifier of the bot gives."""

    def give(texts: Sequence[str]) -> Any:
        scores = [classifier.classify(text, "en").labels for text in texts]
        return np.array([[one.get(label, 0.0) >= HOLDS for label in labels] for one in scores]).reshape(
            -1, len(labels)
        )

    return give


def of_many(classify_all: Callable[[Sequence[str]], list[Emotion]], labels: Sequence[str]) -> Give:
    """What a reader of the bot gives, many texts at a time: its own model, or what settings name."""

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
    bot: Sequence[tuple[str, EmotionClassifier]],
    told: Callable[[str], None],
) -> list[dict[str, Any]]:
    """A row for each run saved under `folder`, and for each classifier of the bot, the best first."""
    rows = []
    for name, classifier in bot:
        told(name)
        result = judged(found, of_classifier(classifier, found.labels))
        rows.append({"name": name, "arch": name, **asdict(result.figures)})
    for place in sorted(path.parent for path in folder.rglob(RECIPE)):
        told(place.name)
        run, network = load_run(place, model, len(found.labels))
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
    for label, one in data["by_label"].items():
        lines.append(f"{label:>11}" + "".join(f"{one[name]:>11}" for name in columns))
    lines += [f"{name:>11} {data[name]}" for name in ("macro_f1", "micro_f1", "exact")]
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
