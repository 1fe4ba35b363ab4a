"""Everything that decides a training run, in one value."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

ARCHITECTURES = ("minilm-lora", "minilm-adalora", "minilm-full", "bilstm", "gru", "head")
LOSSES = ("bce", "weighted", "focal", "asymmetric")
POOLINGS = ("mean", "cls", "attention", "mean+max")


@dataclass(frozen=True)
class Recipe:
    """Settings of one run. Rates are per step of AdamW; shares and dropouts are 0..1; lengths in tokens."""

    arch: str = "minilm-lora"
    rank: int = 32
    scale: float = 2.0  # LoRA's alpha over its rank
    lora_dropout: float = 0.05
    targets: str = "all"  # "attention": query, key, value and the matrix behind; "all": the two wide ones too
    layers: int = 6  # how many of the topmost layers are trained
    pooling: str = "mean"
    head_dropout: float = 0.1
    loss: str = "focal"
    smoothing: float = 0.0
    epochs: int = 5
    batch: int = 128
    rate: float = 7e-4
    weight_decay: float = 0.01
    warmup: float = 0.06  # share of all steps
    average: float = 0.995  # decay of the running mean of weights that is kept; 0 keeps the last weights
    patience: int = 2  # epochs without a better figure before it stops
    longest: int = 64
    emoji: bool = True  # spelled out in words, which the tokenizer knows
    word_drop: float = 0.0
    word_swap: float = 0.0
    names: float = 0.5  # share of texts whose [NAME] becomes a name
    seed: int = 0

    def __post_init__(self) -> None:
        for value, known in ((self.arch, ARCHITECTURES), (self.loss, LOSSES), (self.pooling, POOLINGS)):
            if value not in known:
                raise ValueError(f"{value} is none of {', '.join(known)}")

    def with_(self, **changes: Any) -> Recipe:
        """A recipe that differs in `changes`."""
        return replace(self, **changes)

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def load_recipe(path: Path) -> Recipe:
    """Read what `save` wrote. Raises ValueError for other keys."""
    try:
        return Recipe(**json.loads(path.read_text(encoding="utf-8")))
    except TypeError as error:
        raise ValueError(f"{path} is no recipe: {error}") from error


# Where an architecture wants something else than the default, which is tuned for LoRA.
_OWN: dict[str, dict[str, Any]] = {
    "minilm-full": {"rate": 1e-4},
    "bilstm": {"head_dropout": 0.3, "rate": 1e-3, "epochs": 10},
    "gru": {"head_dropout": 0.3, "rate": 1e-3, "epochs": 10},
    "minilm-adalora": {"rate": 1.5e-3, "rank": 16},
    "head": {"rate": 5e-3},
}


def default_recipe(arch: str) -> Recipe:
    """The recipe that `arch` is trained with where nothing else is said."""
    return Recipe(arch=arch).with_(**_OWN.get(arch, {}))
