"""Which texts to have labelled, and what unlabelled ones give."""

from __future__ import annotations

import numpy as np
import pytest

from tests.training.conftest import examples
from training.fewer import WAYS, believed, curve, entropy, mixed_targets, nearness, pseudo, second_opinions
from training.loop import Task
from training.recipe import Recipe

QUICK = Recipe(arch="gru", epochs=2, batch=16, rate=3e-3, names=0)


def test_the_unsure_come_first() -> None:
    """One half is less sure than 0.9, and a score at its threshold less than one far from it."""
    scores = np.array([[0.5, 0.5], [0.9, 0.1], [0.3, 0.0]], np.float32)
    assert entropy(scores, ()).argmax() == 0
    assert nearness(scores, (0.3, 0.3)).argmax() == 2


@pytest.mark.parametrize("way", WAYS)
def test_a_curve_has_a_point_for_each_size(way: str, task: Task) -> None:
    """Each way gives F1 for each number of labels."""
    points = list(curve(way, QUICK, task, examples(14, 3), (14, 28)))
    assert [(one.way, one.labels) for one in points] == [(way, 14), (way, 28)]
    assert all(0 <= one.f1 <= 1 for one in points)


def test_pseudo_labels(task: Task) -> None:
    """Only texts whose every score is sure are believed, and a point comes of it."""
    scores = np.array([[0.95, 0.05], [0.95, 0.5], [0.02, 0.03]], np.float32)
    assert believed(scores) == [0]
    assert pseudo(QUICK, task, examples(14, 3), 28).labels == 28


def test_second_opinions_soften_labels(task: Task) -> None:
    """Each text has a score for each label; mixed by one half they move the labels halfway."""
    opinions = second_opinions(QUICK.with_(epochs=1), task, 2)
    assert [len(one) for one in opinions] == [7] * len(task.examples)
    assert mixed_targets(task, opinions, 0.5)[0][0] == pytest.approx((1 + opinions[0][0]) / 2)
