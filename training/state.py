"""What changes during a training, and must be there again after a break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.networks import Classifier, trained
from training.recipe import Recipe


@dataclass(frozen=True)
class Epoch:
    """What was seen after one epoch. `loss` is what was made small; the others are cross-entropy and
    macro-F1 (0..1), with the same weights and thresholds, on texts it learnt from and on held-out ones.
    """

    number: int
    loss: float
    seen_loss: float
    held_loss: float
    seen_f1: float
    held_f1: float
    seconds: float


@dataclass
class Run:
    """A training under way, or done: its best weights, and the way there."""

    recipe: Recipe
    epochs: list[Epoch] = field(default_factory=list)
    best: dict[str, Tensor] = field(default_factory=dict)
    thresholds: tuple[float, ...] = ()

    @property
    def best_epoch(self) -> int:
        """The number of the epoch with the best F1 on the held-out part; 0 before the first."""
        return max(self.epochs, key=lambda one: one.held_f1).number if self.epochs else 0


class State:
    """Weights, their running mean, the optimizer and the way so far."""

    def __init__(self, recipe: Recipe, network: Classifier, total: int) -> None:
        """`total` is how many steps the training has if it is not stopped."""
        self.run = Run(recipe)
        self.total, self.steps = total, 0
        self._network = network
        self._weights = trained(network)
        self._mean = _copies(self._weights)
        self._optimizer = torch.optim.AdamW(_groups(self._weights, recipe.weight_decay), lr=recipe.rate)
        warm = max(1, round(total * recipe.warmup))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda at: min((at + 1) / warm, max(0.02, (total - at) / max(1, total - warm)))
        )

    def step(self, loss: Tensor) -> None:
        """Move the weights, and their running mean after them."""
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._weights.values(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._network.after_step(self.steps)
        self._optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        decay = min(self.run.recipe.average, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            torch._foreach_lerp_(list(self._mean.values()), list(self._weights.values()), 1 - decay)

    def averaged(self) -> dict[str, Tensor]:
        """Put the running mean into the network; gives the weights that were there."""
        kept = _copies(self._weights)
        self.restore(self._mean)
        return kept

    def restore(self, weights: Mapping[str, Tensor]) -> None:
        """Put `weights` into the network."""
        with torch.no_grad():
            for name, value in self._weights.items():
                value.copy_(weights[name])

    def keep(self, epoch: Epoch, thresholds: tuple[float, ...]) -> None:
        """Remember the epoch, and the network's weights where it is the best."""
        self.run.epochs.append(epoch)
        if self.run.best_epoch == epoch.number:
            self.run.best, self.run.thresholds = _copies(self._weights), thresholds

    def save(self, path: Path) -> None:
        """Write all of it to `path`, whole or not at all."""
        state: dict[str, Any] = {
            "recipe": asdict(self.run.recipe),
            "epochs": [asdict(one) for one in self.run.epochs],
            "best": self.run.best,
            "thresholds": self.run.thresholds,
            "weights": _copies(self._weights),
            "mean": self._mean,
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "steps": self.steps,
        }
        partial = path.with_suffix(".part")
        torch.save(state, partial)
        partial.replace(path)

    def load(self, path: Path, device: str) -> None:
        """Take up what `save` wrote. Raises ValueError where that was of another recipe."""
        state = torch.load(path, map_location=device, weights_only=True)
        if state["recipe"] != asdict(self.run.recipe):
            raise ValueError(f"{path} is of a training with other settings")
        self.run.epochs = [Epoch(**one) for one in state["epochs"]]
        self.run.best, self.run.thresholds = state["best"], tuple(state["thresholds"])
        self.restore(state["weights"])
        for name, value in state["mean"].items():
            self._mean[name].copy_(value)
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        self.steps = state["steps"]


def _copies(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in weights.items()}


def _groups(weights: Mapping[str, Tensor], decay: float) -> list[dict[str, Any]]:
    """Matrices decay; biases and norms do not."""
    return [
        {"params": [one for one in weights.values() if one.ndim > 1], "weight_decay": decay},
        {"params": [one for one in weights.values() if one.ndim == 1], "weight_decay": 0.0},
    ]
