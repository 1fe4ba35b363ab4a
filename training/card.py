"""The model card: every figure of a run, in words and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.examples import Cleaning
from training.figures import Figures
from training.pictures import confusion, learning
from training.preprocess import left_out
from training.state import Epoch, Run
from training.swaps import Flips

if TYPE_CHECKING:
    from training.figures import Truth

_RARE = 200  # texts; figures of labels with fewer rest on little


@dataclass(frozen=True)
class Judged:
    """What a model gave for a file of labelled texts, and its figures there."""

    file: str
    given: Truth
    wanted: Truth
    figures: Figures
    flips: dict[str, Flips]


def write_card(path: Path, run: Run, labels: tuple[str, ...], judged: Judged, about: dict[str, Any]) -> None:
    """Write the card to `path` and its two pictures beside it; `about` is what the run's folder tells."""
    stem = path.stem
    confusion(judged.given, judged.wanted, labels, path.with_name(f"{stem}-confusion.png"))
    learning(run.epochs, path.with_name(f"{stem}-learning.png"))
    parts = [
        f"# Emotion model: {run.recipe.arch}",
        _purpose(run.recipe.arch, about["data"]),
        _made(run, about),
        _figures(run, judged),
        f"![What is taken for what]({stem}-confusion.png)",
        "## Learning",
        f"![Loss and F1 by epoch]({stem}-learning.png)",
        fit_in_words(run.epochs, run.best_epoch),
        _fairness(judged.flips),
    ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def fit_in_words(epochs: Sequence[Epoch], best: int) -> str:
    """Whether it learnt too little or by heart, by the weights that were kept."""
    kept = next(one for one in epochs if one.number == best)
    gap = kept.seen_f1 - kept.held_f1
    if gap > 0.1:
        verdict = "It overfits: it knows the texts that it learnt from much better than others."
    elif gap > 0.03:
        verdict = "It overfits a little; stopping there kept it from more."
    elif best == epochs[-1].number and best > 1 and kept.held_f1 - epochs[-2].held_f1 > 0.005:
        verdict = "It underfits: it was still getting better when the epochs were over."
    else:
        verdict = "It neither overfits nor underfits visibly."
    return (
        f"{verdict} At the kept epoch ({best} of {len(epochs)}), macro-F1 is {kept.seen_f1:.3f} on texts "
        f"it learnt from and {kept.held_f1:.3f} on held-out ones, cross-entropy {kept.seen_loss:.3f} and "
        f"{kept.held_loss:.3f}."
    )


def _purpose(arch: str, data: str) -> str:
    base = "the word vectors of all-MiniLM-L6-v2" if arch in ("bilstm", "gru") else "all-MiniLM-L6-v2"
    return (
        "Tells which of Ekman's six feelings, or none (neutral), the words of an English text speak of. It "
        "colours recaps and the arc of a life. It knows no irony, no voice and no face, and it is no "
        f"diagnosis of anybody.\n\nBase: {base} (Apache-2.0). Data: {data}"
    )


def _made(run: Run, about: dict[str, Any]) -> str:
    rows = [f"| {name} | {value} |" for name, value in asdict(run.recipe).items()]
    cleaning = Cleaning(**about["cleaning"])
    return "\n".join(
        [
            "## How it was made\n",
            f"Of {cleaning.read} rows {cleaning.kept} were kept (left out: {left_out(cleaning)}), "
            f"{about['learnt_from']} to learn from, {about['held_out']} to choose thresholds and the "
            f"end of training by. Device: {about['device']}; {about['minutes']} minutes; "
            f"{about['parameters']:,} trained weights.\n",
            "| Setting | Value |",
            "|---|---|",
            *rows,
        ]
    )


def _figures(run: Run, judged: Judged) -> str:
    figures = judged.figures
    rows = [
        f"| {name}{' (rare)' if one.count < _RARE else ''} | {one.count} | {limit:.2f} | {one.accuracy:.3f} "
        f"| {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} |"
        for (name, one), limit in zip(figures.by_label.items(), run.thresholds, strict=True)
    ]
    mean = (
        f"| **mean** | {len(judged.wanted)} | | | {figures.macro_precision:.3f} | {figures.macro_recall:.3f} "
    )
    return "\n".join(
        [
            f"## Figures on {judged.file}\n",
            "| Label | Texts | Threshold | Accuracy | Precision | Recall | F1 |",
            "|---|---|---|---|---|---|---|",
            *rows,
            f"{mean}| **{figures.macro_f1:.3f}** |",
            f"\nMicro-F1 {figures.micro_f1:.3f}; all labels right in {figures.exact:.1%} of texts. "
            "The file was used for nothing else: neither thresholds nor settings nor the end of training "
            "were chosen by it. In the picture, each row is the texts that bear a label, each column the "
            "share of them that was given one.",
        ]
    )


def _fairness(flips: dict[str, Flips]) -> str:
    rows = [
        f"| {name} | {one.texts} | {one.labels:.2%} | {one.any_label:.2%} |" for name, one in flips.items()
    ]
    return "\n".join(
        [
            "## Swapped names, genders and places\n",
            "Texts of the same file, in which a name, the words for men and women, or a place is swapped for "
            "another; no name is one that training puts in. At most 2 % of labels should flip.\n",
            "| Swapped | Texts | Labels that flip | Texts with any flip |",
            "|---|---|---|---|",
            *rows,
        ]
    )
