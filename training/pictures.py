"""Pictures of a run: what is taken for what, how it learnt, and what more labels bring."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from training.state import Epoch

if TYPE_CHECKING:
    from training.fewer import Point
    from training.figures import Truth

_INK, _BLUE, _RUST = "#333333", "#30638e", "#c8553d"


def confusion(given: Truth, wanted: Truth, names: Sequence[str], path: Path) -> None:
    """Of the texts that bear a label (rows), the share that was given each (columns)."""
    shares = (wanted.T.astype(float) @ given.astype(float)) / np.maximum(wanted.sum(axis=0), 1)[:, None]
    figure, axes = _axes((5.6, 5.0))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, column in np.ndindex(shares.shape):
        colour = "white" if shares[row, column] > 0.55 else _INK
        axes.text(
            column, row, f"{shares[row, column]:.2f}", ha="center", va="center", color=colour, fontsize=8
        )
    axes.set_xticks(range(len(names)), names, rotation=40, ha="right")
    axes.set_yticks(range(len(names)), names)
    axes.set_xlabel("given")
    axes.set_ylabel("labelled")
    axes.spines[:].set_visible(False)
    _save(figure, path)


def learning(epochs: Sequence[Epoch], path: Path) -> None:
    """Cross-entropy and macro-F1 by epoch, on texts it learnt from and on held-out ones."""
    from matplotlib.ticker import MaxNLocator

    figure, axes = _axes((8.0, 3.4), 2)
    numbers = [one.number for one in epochs]
    for part, (title, seen, held) in zip(
        axes,
        (
            ("cross-entropy", [one.seen_loss for one in epochs], [one.held_loss for one in epochs]),
            ("macro-F1", [one.seen_f1 for one in epochs], [one.held_f1 for one in epochs]),
        ),
        strict=True,
    ):
        part.plot(numbers, seen, "o-", color=_RUST, label="learnt from")
        part.plot(numbers, held, "o-", color=_BLUE, label="held out")
        part.set_title(title, fontsize=10)
        part.set_xlabel("epoch")
        part.xaxis.set_major_locator(MaxNLocator(integer=True))
        part.spines[["top", "right"]].set_visible(False)
    axes[0].legend(frameon=False, fontsize=9)
    _save(figure, path)


def by_labels(points: Sequence[Point], path: Path) -> None:
    """Macro-F1 by how many labelled texts there were, a line a way, the mean over seeds."""
    figure, axes = _axes((6.4, 4.0))
    for way, colour in zip(
        dict.fromkeys(one.way for one in points), (_INK, _BLUE, _RUST, "#7a9e7e"), strict=False
    ):
        sizes = sorted({one.labels for one in points if one.way == way})
        means = [
            np.mean([one.f1 for one in points if (one.way, one.labels) == (way, size)]) for size in sizes
        ]
        axes.plot(sizes, means, "o-", color=colour, label=way)
    axes.set_xscale("log")
    sizes = sorted({one.labels for one in points})
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.set_xlabel("labelled texts")
    axes.set_ylabel("macro-F1")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    _save(figure, path)


def _axes(size: tuple[float, float], count: int = 1) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, layout="constrained")
    return figure, figure.subplots(1, count)


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=130)
