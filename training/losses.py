"""Losses over independent labels, for labels of which one is twenty times as frequent as another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def make_loss(name: str, smoothing: float, frequency: torch.Tensor) -> Loss:
    """The loss of logits and targets, both (B, L). `frequency` (L,) is each label's share of examples.

    ``weighted`` counts a present label by the root of how many times it is absent; ``focal`` is that of
    Lin et al. 2017 with gamma 2; ``asymmetric`` that of Ridnik et al. 2021 with gammas 0 and 2.
    `smoothing` brings targets that far towards one half.
    """
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

    weight = ((1 - frequency) / frequency.clamp(min=1e-4)).sqrt() if name == "weighted" else None

    def loss(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
        wanted = wanted * (1 - smoothing) + smoothing / 2
        plain = cross_entropy(logits, wanted, pos_weight=weight, reduction="none")
        if name in ("bce", "weighted"):
            return plain.mean()
        told = torch.sigmoid(logits)
        if name == "focal":
            missed = (wanted - told).abs() ** 2
            return (plain * missed).mean() * 4
        present = wanted * plain
        shifted = (told - 0.05).clamp(min=0)  # an absent label that is hardly expected costs nothing
        absent = -(1 - wanted) * torch.log1p(-shifted.clamp(max=1 - 1e-6)) * shifted**2
        return (present + absent).mean() * 2

    return loss
