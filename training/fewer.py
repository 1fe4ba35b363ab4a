"""Learning from less labelled text: which texts to have labelled, and what unlabelled ones still give.

Uncertainty sampling: Lewis and Gale 1994; pseudo-labels: Lee 2013.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from training.examples import Example, targets, truth_of
from training.figures import given_labels, macro_f1
from training.loop import Task, predict, train
from training.networks import Classifier
from training.recipe import Recipe
from training.state import Run
from training.tokens import load_tokens

if TYPE_CHECKING:
    from training.figures import Matrix

SIZES = (500, 1000, 2000, 4000, 8000)
SURE = 0.9  # from which a pseudo-label is believed; below 1 - SURE a label is believed to be absent
_READ = 12  # epochs for 1000 labelled texts


@dataclass(frozen=True)
class Point:
    """Macro-F1 (0..1) on the texts to judge by, after training on `labels` labelled texts."""

    way: str
    labels: int
    f1: float
    seed: int


def entropy(scores: Matrix, thresholds: Sequence[float]) -> Matrix:  # noqa: ARG001 - one form for both
    """How unsure the scores are, summed over labels: (texts,)."""
    told = np.clip(scores, 1e-6, 1 - 1e-6)
    found: Matrix = -(told * np.log(told) + (1 - told) * np.log(1 - told)).sum(axis=1)
    return found


def nearness(scores: Matrix, thresholds: Sequence[float]) -> Matrix:
    """How near a text is to its label changing: 0 at a threshold for the nearest label, below it else."""
    limits = np.asarray(thresholds, np.float32)
    found: Matrix = -(np.abs(scores - limits) / limits).min(axis=1)
    return found


Unsure = Callable[["Matrix", Sequence[float]], "Matrix"]
WAYS: dict[str, Unsure | None] = {"random": None, "entropy": entropy, "nearness": nearness}


def shorter(recipe: Recipe, labels: int) -> Recipe:
    """`recipe` for `labels` texts: the fewer, the more often they are read, and in smaller batches."""
    epochs = max(5, min(24, round(_READ * (1000 / labels) ** 0.5)))
    return recipe.with_(
        epochs=epochs, patience=4, batch=min(recipe.batch, 32), average=min(recipe.average, 0.99)
    )


def curve(
    way: str, recipe: Recipe, task: Task, judged: Sequence[Example], sizes: Sequence[int] = SIZES
) -> Iterator[Point]:
    """F1 as labels come in by `way`, out of the examples of `task`, which count as unlabelled at first."""
    pool = list(task.examples)
    random.Random(recipe.seed).shuffle(pool)  # noqa: S311 - no secret
    known, pool = pool[: sizes[0]], pool[sizes[0] :]
    for size, following in zip(sizes, (*sizes[1:], 0), strict=True):
        run, network = train(shorter(recipe, size), replace(task, examples=known))
        yield Point(way, size, judge_run(run, network, task, judged), recipe.seed)
        if following:
            chosen = _chosen(WAYS[way], run, network, task, pool, following - size)
            known = known + [pool[row] for row in chosen]
            taken = set(chosen)
            pool = [one for row, one in enumerate(pool) if row not in taken]


def _chosen(
    unsure: Unsure | None, run: Run, network: Classifier, task: Task, pool: Sequence[Example], count: int
) -> list[int]:
    """Rows of `pool` to have labelled next."""
    if unsure is None:
        return list(range(count))
    order = np.argsort(-unsure(scored(run.recipe, network, task, pool), run.thresholds), kind="stable")
    return [int(row) for row in order[:count]]


def pseudo(recipe: Recipe, task: Task, judged: Sequence[Example], size: int, most: int = 12000) -> Point:
    """F1 with `size` labelled texts and those of the others that a first network is sure of.

    At most `most` are taken, and a text only where all its scores are below 1 - SURE or above SURE.
    """
    pool = list(task.examples)
    random.Random(recipe.seed).shuffle(pool)  # noqa: S311 - no secret
    known, others = pool[:size], pool[size:]
    run, network = train(shorter(recipe, size), replace(task, examples=known))
    scores = scored(recipe, network, task, others)
    sure = believed(scores)[:most]
    more = [others[row] for row in sure]
    soft = targets(known, task.labels) + [[float(one >= 0.5) for one in scores[row]] for row in sure]
    larger = shorter(recipe, len(known) + len(more))
    run, network = train(larger, replace(task, examples=known + more, soft=soft))
    return Point("pseudo", size, judge_run(run, network, task, judged), recipe.seed)


def believed(scores: Matrix) -> list[int]:
    """Rows of which every score is sure, and one label at least is given."""
    clear = ((scores >= SURE) | (scores <= 1 - SURE)).all(axis=1) & (scores >= SURE).any(axis=1)
    return [int(row) for row in np.flatnonzero(clear)]


def scored(recipe: Recipe, network: Classifier, task: Task, examples: Sequence[Example]) -> Matrix:
    """Scores of `examples`: (texts, labels)."""
    tokens = load_tokens(task.model, recipe.longest, recipe.emoji)
    return predict(network, tokens.numbers([one.text for one in examples]), task.device)


def judge_run(run: Run, network: Classifier, task: Task, judged: Sequence[Example]) -> float:
    """Macro-F1 of a trained network on `judged`, with the thresholds of its held-out part."""
    truth = truth_of(judged, task.labels)
    return macro_f1(given_labels(scored(run.recipe, network, task, judged), run.thresholds), truth)


def second_opinions(recipe: Recipe, task: Task, parts: int) -> list[list[float]]:
    """Scores of each example by a network that has not seen it: trained on the other `parts` - 1 parts.

    Targets that are halfway between these and the labels forgive what labellers disagreed on
    (Hinton et al. 2015).
    """
    rows = list(range(len(task.examples)))
    random.Random(recipe.seed).shuffle(rows)  # noqa: S311 - no secret
    found: list[list[float]] = [[] for _ in rows]
    for part in range(parts):
        apart = rows[part::parts]
        hidden = set(apart)
        seen = [one for row, one in enumerate(task.examples) if row not in hidden]
        _, network = train(recipe.with_(seed=recipe.seed + part), replace(task, examples=seen))
        scores = scored(recipe, network, task, [task.examples[row] for row in apart])
        for row, told in zip(apart, scores, strict=True):
            found[row] = [float(one) for one in told]
    return found


def mixed_targets(task: Task, opinions: Sequence[Sequence[float]], share: float) -> list[list[float]]:
    """The labels, moved by `share` (0..1) towards `opinions`."""
    hard = np.array(targets(task.examples, task.labels))
    found: list[list[float]] = ((1 - share) * hard + share * np.array(opinions)).tolist()
    return found
