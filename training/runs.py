"""A finished run on disk: ``recipe.json``, ``run.json`` and ``adapter.safetensors`` in one folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from training.networks import Classifier, build, trained
from training.recipe import load_recipe
from training.state import Epoch, Run

RECIPE, ABOUT, WEIGHTS = "recipe.json", "run.json", "adapter.safetensors"


def save_run(
    folder: Path, run: Run, network: Classifier, labels: tuple[str, ...], about: dict[str, Any]
) -> None:
    """Write the run; `about` is what else is to be known of it. Weights are kept in 16-bit floats."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    run.recipe.save(folder / RECIPE)
    weights = {name: value.detach().half().cpu().contiguous() for name, value in trained(network).items()}
    needed = {
        "labels": labels,
        "thresholds": run.thresholds,
        "longest": run.recipe.longest,
        "scale": run.recipe.scale,
    }
    save_file(weights, folder / WEIGHTS, {name: json.dumps(value) for name, value in needed.items()})
    data = {"epochs": [asdict(one) for one in run.epochs], "thresholds": run.thresholds, **about}
    (folder / ABOUT).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def load_run(folder: Path, model: Path, labels: int, device: str = "cpu") -> tuple[Run, Classifier]:
    """Read what `save_run` wrote. Raises FileNotFoundError, and ValueError where it does not fit."""
    from safetensors.torch import load_file

    recipe = load_recipe(folder / RECIPE)
    about = about_run(folder)
    network = build(recipe, model, labels, 1)
    weights = {name: value.float() for name, value in load_file(folder / WEIGHTS).items()}
    if set(weights) != set(trained(network)):
        raise ValueError(f"{folder / WEIGHTS} is of another network")
    with torch.no_grad():
        for name, value in trained(network).items():
            value.copy_(weights[name])
    epochs = [Epoch(**one) for one in about["epochs"]]
    return Run(recipe, epochs, weights, tuple(about["thresholds"])), network.to(device).eval()


def about_run(folder: Path) -> dict[str, Any]:
    """What is known of the run in `folder`."""
    found: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    return found
