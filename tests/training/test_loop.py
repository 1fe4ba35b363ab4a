"""Networks learn, stop, go on after a break, and come back from disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.conftest import LABELS
from training.card import fit_in_words
from training.loop import Task, predict, train
from training.networks import build, trained
from training.recipe import ARCHITECTURES, POOLINGS, Recipe, default_recipe, load_recipe
from training.runs import load_run, save_run
from training.state import Epoch
from training.tokens import batches, load_tokens

QUICK = Recipe(arch="gru", epochs=3, batch=8, rate=3e-3, patience=9, average=0.9, names=0)


class Broken(Exception):
    """What stops a training here."""


@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_each_architecture_trains(arch: str, task: Task) -> None:
    """Each moves the weights that it is to move, and gives thresholds for every label."""
    recipe = default_recipe(arch).with_(epochs=2, batch=28, rank=4)
    run, _ = train(recipe, task)
    assert (len(run.thresholds), len(run.epochs)) == (len(LABELS), 2)
    fresh = trained(build(recipe, task.model, len(LABELS), 4))
    assert any(not torch.equal(value, fresh[name]) for name, value in run.best.items())
    assert all(torch.isfinite(value).all() for value in run.best.values())


def test_it_learns(task: Task) -> None:
    """A GRU tells seven words apart within a few epochs: loss falls, F1 on held-out texts is high."""
    run, _ = train(QUICK.with_(epochs=12), task)
    assert run.epochs[-1].loss < run.epochs[0].loss / 2
    assert max(one.held_f1 for one in run.epochs) > 0.9


@pytest.mark.parametrize("pooling", POOLINGS)
def test_padding_changes_nothing(pooling: str, tiny: Path) -> None:
    """A text's scores are the same alone and beside a longer one, however vectors are pooled."""
    network = build(Recipe(arch="head", pooling=pooling), tiny, 7, 1)
    numbers = load_tokens(tiny, 64, True).numbers(["we met", "we met a very long time ago in another town"])
    together = predict(network, numbers, "cpu")
    assert predict(network, numbers[:1], "cpu")[0] == pytest.approx(together[0], abs=0.01)


def test_the_same_seed_gives_the_same_network(task: Task) -> None:
    """Two runs of one recipe are equal to the last bit; another seed gives another network."""
    one, same = train(QUICK, task)[0], train(QUICK, task)[0]
    other = train(QUICK.with_(seed=1), task)[0]
    assert all(torch.equal(value, same.best[name]) for name, value in one.best.items())
    assert not torch.equal(one.best["head.weight"], other.best["head.weight"])


def test_a_broken_training_goes_on(task: Task, tmp_path: Path) -> None:
    """Stopped after an epoch and taken up again, it ends as one that was never stopped."""
    whole, _ = train(QUICK, task)

    def breaks(steps: int, total: int) -> None:
        if steps > 9:
            raise Broken

    checkpoint = tmp_path / "checkpoint.pt"
    with pytest.raises(Broken):
        train(QUICK, task, checkpoint, step=breaks)
    resumed, _ = train(QUICK, task, checkpoint)
    assert [one.held_f1 for one in resumed.epochs] == [one.held_f1 for one in whole.epochs]
    assert all(torch.equal(value, whole.best[name]) for name, value in resumed.best.items())
    with pytest.raises(ValueError, match="other settings"):
        train(QUICK.with_(rate=1.0), task, checkpoint)


def test_it_stops_when_nothing_gets_better(task: Task) -> None:
    """With rate 0 nothing is learnt, so it ends `patience` epochs after the first."""
    run, _ = train(QUICK.with_(rate=0.0, epochs=9, patience=2), task)
    assert (len(run.epochs), run.best_epoch) == (3, 1)


def test_soft_targets_are_learnt(task: Task) -> None:
    """With targets of one half everywhere, scores come near one half."""
    soft = [[0.5] * len(LABELS) for _ in task.examples]
    _, network = train(QUICK.with_(loss="bce", epochs=8), replace(task, soft=soft))
    scores = predict(network, load_tokens(task.model, 64, True).numbers(["we were there"]), "cpu")
    assert np.abs(scores - 0.5).max() < 0.1


def test_a_run_comes_back_from_disk(task: Task, tmp_path: Path) -> None:
    """Saved and loaded, a network gives the same scores, within 16-bit floats."""
    run, network = train(QUICK.with_(arch="minilm-lora", rank=2, epochs=1, batch=56), task)
    save_run(tmp_path, run, network, LABELS, {"minutes": 1})
    loaded, again = load_run(tmp_path, task.model, LABELS)
    assert (loaded.recipe, loaded.thresholds, loaded.epochs) == (run.recipe, run.thresholds, run.epochs)
    numbers = load_tokens(task.model, 64, True).numbers(["we were happy"])
    assert predict(again, numbers, "cpu")[0] == pytest.approx(predict(network, numbers, "cpu")[0], abs=0.01)
    with pytest.raises(ValueError, match="has learnt"):
        load_run(tmp_path, task.model, LABELS[::-1])


@pytest.mark.parametrize("seed", [None, 3])
def test_batches_hold_every_text_once(seed: int | None) -> None:
    """In random order or by length, and padded to the longest of each."""
    numbers = [[1] * (1 + at % 5) for at in range(23)]
    found = list(batches(numbers, 4, "cpu", seed))
    assert sorted(row for one in found for row in one.rows) == list(range(23))
    assert all(one.mask.sum(1).tolist() == [len(numbers[row]) for row in one.rows] for one in found)


def test_recipes_are_kept_and_checked(tmp_path: Path) -> None:
    """A recipe comes back from its file; unknown keys and architectures are refused."""
    path = tmp_path / "recipe.json"
    QUICK.save(path)
    assert load_recipe(path) == QUICK
    path.write_text('{"speed": 3}')
    with pytest.raises(ValueError, match="no recipe"):
        load_recipe(path)
    with pytest.raises(ValueError, match="none of"):
        Recipe(arch="cnn")


@pytest.mark.parametrize(
    ("before", "seen", "held", "word"),
    [
        (0.5, 0.9, 0.6, "It overfits:"),
        (0.5, 0.66, 0.6, "It overfits a little"),
        (0.5, 0.61, 0.6, "It underfits:"),
        (0.599, 0.6, 0.6, "It neither"),
    ],
)
def test_the_fit_is_told_in_words(before: float, seen: float, held: float, word: str) -> None:
    """A gap to the texts it learnt from is overfitting; still rising at the end is underfitting."""
    epochs = [Epoch(1, 1, 1, 1, before, before, 1), Epoch(2, 1, 1, 1, seen, held, 1)]
    assert word in fit_in_words(epochs, 2)
