"""The training itself: epoch after epoch, stopped early, resumable after each."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from training.augment import augmented
from training.examples import Example, targets, truth_of
from training.figures import given_labels, macro_f1, thresholds_of
from training.losses import make_loss
from training.networks import Classifier, build
from training.recipe import Recipe
from training.state import Epoch, Run, State
from training.tokens import Tokens, batches, load_tokens

if TYPE_CHECKING:
    from training.figures import Matrix, Truth
    from training.losses import Loss

Report = Callable[[int, dict[str, float]], None]  # steps so far, figures by name
Step = Callable[[int, int], None]  # steps done, steps in all
_LOOKED_AT = (
    2000  # texts it learnt from that are read again after each epoch, to tell over- from underfitting
)


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Task:
    """What a network learns: from `examples`, or their `soft` targets, with some `held` out to judge by."""

    examples: Sequence[Example]
    held: Sequence[Example]
    labels: int
    model: Path  # the folder with MiniLM
    device: str = "cpu"
    until: float = math.inf  # time.monotonic() at which it stops after the step
    soft: Sequence[Sequence[float]] | None = None


def train(
    recipe: Recipe,
    task: Task,
    checkpoint: Path | None = None,
    report: Report | None = None,
    step: Step = _silent,
) -> tuple[Run, Classifier]:
    """Train by `recipe`; the network comes back with its best weights.

    With a `checkpoint` file the state is kept there after each epoch, and taken up where it is.
    """
    total = math.ceil(len(task.examples) / recipe.batch) * recipe.epochs
    network = build(recipe, task.model, task.labels, total).to(task.device)
    state = State(recipe, network, total)
    if checkpoint and checkpoint.exists():
        state.load(checkpoint, task.device)
    tokens = load_tokens(task.model, recipe.longest, recipe.emoji)
    wanted = torch.tensor(task.soft or targets(task.examples, task.labels), device=task.device)
    loss_of = make_loss(recipe.loss, recipe.smoothing, wanted.mean(0))
    for number in range(len(state.run.epochs) + 1, recipe.epochs + 1):
        if _over(state.run, task):
            break
        started = time.monotonic()
        loss = _epoch(number, state, network, task, tokens, (wanted, loss_of), step)
        weights = state.averaged()
        epoch, thresholds = _look(number, loss, network, task, tokens, started)
        state.keep(epoch, thresholds)
        state.restore(weights)
        if report:
            report(state.steps, {name: value for name, value in asdict(epoch).items() if name != "number"})
        if checkpoint:
            state.save(checkpoint)
    network.load_state_dict(state.run.best, strict=False)
    return state.run, network.eval()


def _over(run: Run, task: Task) -> bool:
    late = bool(run.epochs) and time.monotonic() > task.until
    return late or len(run.epochs) - run.best_epoch >= run.recipe.patience


def _epoch(
    number: int,
    state: State,
    network: Classifier,
    task: Task,
    tokens: Tokens,
    aim: tuple[Tensor, Loss],
    step: Step,
) -> float:
    """Read all examples once; the mean loss."""
    recipe, (wanted, loss_of) = state.run.recipe, aim
    seed = recipe.seed * 1000 + number
    torch.manual_seed(seed)
    texts = augmented(
        [one.text for one in task.examples], recipe.names, recipe.word_drop, recipe.word_swap, seed
    )
    total = torch.zeros((), device=task.device)
    network.train()
    for batch in batches(tokens.numbers(texts), recipe.batch, task.device, seed):
        with mixed(task.device):
            logits = network(batch.ids, batch.mask)
        loss = loss_of(logits, wanted[batch.rows])
        state.step(loss + network.penalty())
        total += loss.detach() * len(batch.rows)  # read once, at the end: each look waits for a GPU
        step(state.steps, state.total)
        if time.monotonic() > task.until:
            break
    return float(total) / len(task.examples)


def _look(
    number: int, loss: float, network: Classifier, task: Task, tokens: Tokens, started: float
) -> tuple[Epoch, tuple[float, ...]]:
    """Judge the network on held-out texts, and on some that it learnt from; the thresholds it gave."""
    truth = truth_of(task.held, task.labels)
    scores = predict(network, tokens.numbers([one.text for one in task.held]), task.device)
    thresholds = thresholds_of(scores, truth)
    seen = task.examples[:_LOOKED_AT]
    seen_truth = truth_of(seen, task.labels)
    seen_scores = predict(network, tokens.numbers([one.text for one in seen]), task.device)
    epoch = Epoch(
        number,
        loss,
        cross_entropy(seen_scores, seen_truth),
        cross_entropy(scores, truth),
        macro_f1(given_labels(seen_scores, thresholds), seen_truth),
        macro_f1(given_labels(scores, thresholds), truth),
        time.monotonic() - started,
    )
    return epoch, thresholds


def mixed(device: str) -> torch.autocast:
    """Products in bfloat16 where the processor has it: nearly twice as fast."""
    able = device == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast(device, torch.bfloat16, enabled=bool(able))


@torch.no_grad()
def predict(network: Classifier, numbers: Sequence[Sequence[int]], device: str, size: int = 256) -> Matrix:
    """Scores (0..1) of texts given as token numbers: (texts, labels), in their order."""
    network.eval()
    rows: list[int] = []
    found = []
    for batch in batches(numbers, size, device):
        with mixed(device):
            found.append(torch.sigmoid(network(batch.ids, batch.mask)))
        rows += batch.rows
    scores = np.empty((len(numbers), found[0].shape[1]), np.float32)
    scores[rows] = torch.cat(found).cpu().numpy()
    return scores


def cross_entropy(scores: Matrix, truth: Truth) -> float:
    """The mean over texts and labels."""
    told = np.clip(scores, 1e-6, 1 - 1e-6)
    return float(-np.where(truth, np.log(told), np.log(1 - told)).mean())
