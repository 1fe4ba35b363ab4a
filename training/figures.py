"""How good scores are: F1 and its kin by label, thresholds chosen for it. Arrays are (texts, labels)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Truth = NDArray[np.bool_]

_STEPS = np.arange(0.05, 0.80, 0.01)
_DRAWS = 40


@dataclass(frozen=True)
class LabelFigures:
    """One label's figures, each 0..1; `count` is how many texts bear it."""

    accuracy: float
    precision: float
    recall: float
    f1: float
    count: int


@dataclass(frozen=True)
class Figures:
    """All labels'. Macro figures are plain means over the labels that some text bears: of another nothing
    can be found, so that it would count as 0 however good the model is. What is given falsely of it counts
    in ``micro_f1`` and ``exact``.
    """

    by_label: dict[str, LabelFigures]
    macro_f1: float
    macro_precision: float
    macro_recall: float
    micro_f1: float
    exact: float  # share of texts whose labels are all right


def judge(given: Truth, wanted: Truth, names: tuple[str, ...]) -> Figures:
    """Figures of the labels that were `given` where `wanted` are true; of one text at least."""
    from sklearn.metrics import f1_score, precision_recall_fscore_support

    precision, recall, f1, count = precision_recall_fscore_support(wanted, given, zero_division=0)
    accuracy = (given == wanted).mean(axis=0)
    by_label = {
        name: LabelFigures(
            round(float(accuracy[at]), 4),
            round(float(precision[at]), 4),
            round(float(recall[at]), 4),
            round(float(f1[at]), 4),
            int(count[at]),
        )
        for at, name in enumerate(names)
    }
    borne = count > 0
    means = [round(float(one[borne].mean()), 4) for one in (f1, precision, recall)]
    micro = round(float(f1_score(wanted, given, average="micro", zero_division=0)), 4)
    return Figures(
        by_label, means[0], means[1], means[2], micro, round(float((given == wanted).all(axis=1).mean()), 4)
    )


def macro_f1(given: Truth, wanted: Truth) -> float:
    """The mean of F1 over the labels that some text bears, as in `judge`."""
    borne = wanted.any(axis=0)
    hits = (given & wanted).sum(axis=0)[borne]
    sizes = (given.sum(axis=0) + wanted.sum(axis=0))[borne]
    return float(np.mean(2 * hits / sizes))


def thresholds_of(scores: Matrix, wanted: Truth, seed: int = 0) -> tuple[float, ...]:
    """The score from which each label holds, chosen for its F1.

    A rare label has few texts to choose by, so the threshold is the mean of those that are best on
    40 draws with replacement. A draw without the label says nothing of it; where none has it, it is one half.
    """
    chance = np.random.default_rng(seed)
    draws = [chance.integers(0, len(scores), len(scores)) for _ in range(_DRAWS)]
    found = []
    for told, truth in zip(scores.T, wanted.T, strict=True):
        best = [_best(told[rows], truth[rows]) for rows in draws if truth[rows].any()]
        found.append(round(float(np.mean(best or [0.5])), 3))
    return tuple(found)


def _best(scores: NDArray[np.float32], wanted: NDArray[np.bool_]) -> float:
    given = scores[:, None] >= _STEPS
    hits = (given & wanted[:, None]).sum(axis=0)
    f1 = 2 * hits / np.maximum(given.sum(axis=0) + wanted.sum(), 1)
    return float(_STEPS[int(f1.argmax())])


def given_labels(scores: Matrix, thresholds: tuple[float, ...]) -> Truth:
    """Labels whose score reaches their threshold; the one that comes nearest where none does.

    Nearness is the score over its threshold.
    """
    over = scores / np.asarray(thresholds, np.float32)
    given: Truth = over >= 1
    none = ~given.any(axis=1)
    given[none, over[none].argmax(axis=1)] = True
    return given
