"""Figures, thresholds and losses against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.metrics import f1_score

from training.figures import given_labels, judge, macro_f1, thresholds_of
from training.losses import make_loss

WANTED = np.array([[1, 0], [1, 0], [0, 1], [0, 0]], bool)
GIVEN = np.array([[1, 0], [0, 1], [0, 1], [0, 0]], bool)


def test_figures_by_label() -> None:
    """Accuracy, precision, recall, F1 and count of each label, and their means."""
    found = judge(GIVEN, WANTED, ("a", "b"))
    first = found.by_label["a"]
    assert (first.accuracy, first.precision, first.recall, first.count) == (0.75, 1.0, 0.5, 2)
    assert first.f1 == pytest.approx(0.6667)
    assert found.macro_f1 == pytest.approx(0.6667)
    assert found.exact == 0.75


def test_a_label_that_no_text_bears_is_left_out_of_the_means() -> None:
    """What is all right has macro-F1 1 though the file lacks a label; what is given of it falsely is told by
    micro-F1 and by the share of texts that are all right.
    """
    wanted = np.array([[1, 0, 0], [0, 1, 0]], bool)
    right, false = judge(wanted, wanted, tuple("abc")), np.array([[1, 0, 1], [0, 1, 0]], bool)
    assert (right.macro_f1, right.macro_precision, right.macro_recall, right.micro_f1) == (1, 1, 1, 1)
    assert right.by_label["c"].count == 0
    assert macro_f1(wanted, wanted) == 1
    found = judge(false, wanted, tuple("abc"))
    assert (found.macro_f1, macro_f1(false, wanted), found.micro_f1, found.exact) == (1, 1, 0.8, 0.5)


def test_a_label_that_no_text_bears_has_a_plain_threshold() -> None:
    """Nothing can be learnt of it, so one half; the lowest would give it to nearly every text."""
    scores = np.array([[0.2, 0.3], [0.9, 0.3]], np.float32)
    assert thresholds_of(scores, np.array([[0, 0], [1, 0]], bool))[1] == 0.5


def test_macro_f1_is_sklearns() -> None:
    """The quick form gives what scikit-learn gives."""
    chance = np.random.default_rng(1)
    given, wanted = chance.random((50, 4)) > 0.5, chance.random((50, 4)) > 0.7
    assert macro_f1(given, wanted) == pytest.approx(f1_score(wanted, given, average="macro"))


def test_thresholds_divide_what_can_be_divided() -> None:
    """A label whose texts all score higher than the others gets a threshold between the two."""
    scores = np.array([[0.2, 0.504]] * 30 + [[0.4, 0.7]] * 10, np.float32)
    first, second = thresholds_of(scores, np.array([[0, 0]] * 30 + [[1, 1]] * 10, bool))
    assert 0.2 < first <= 0.4
    assert 0.5 < second <= 0.7


def test_each_text_is_given_a_label() -> None:
    """Labels from their threshold on; the one that comes nearest where none does."""
    scores = np.array([[0.5, 0.5], [0.1, 0.3]], np.float32)
    assert given_labels(scores, (0.4, 0.6)).tolist() == [[True, False], [False, True]]


@pytest.mark.parametrize("name", ["bce", "weighted", "focal", "asymmetric"])
def test_every_loss_prefers_the_truth(name: str) -> None:
    """Each loss is smaller for logits on the right side, and finite for extreme ones."""
    wanted = torch.tensor([[1.0, 0.0]])
    loss = make_loss(name, 0.0, torch.tensor([0.5, 0.1]))
    assert loss(torch.tensor([[3.0, -3.0]]), wanted) < loss(torch.tensor([[-3.0, 3.0]]), wanted)
    assert torch.isfinite(loss(torch.tensor([[-80.0, 80.0]]), wanted))


def test_focal_loss_counts_the_known_less() -> None:
    """With gamma 2, a label told with one half counts a quarter of its cross-entropy, times four."""
    wanted = torch.ones(1, 1)
    focal, plain = (make_loss(name, 0.0, torch.ones(1)) for name in ("focal", "bce"))
    assert focal(torch.zeros(1, 1), wanted) == pytest.approx(0.6931, abs=1e-3)
    known = torch.full((1, 1), 3.0)
    assert focal(known, wanted) < plain(known, wanted) / 50
