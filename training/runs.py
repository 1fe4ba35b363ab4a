"""A finished run on disk: ``recipe.json``, ``run.json`` and ``adapter.safetensors`` in one folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def load_run(folder: Path, model: Path, labels: Sequence[str], device: str = "cpu") -> tuple[Run, Classifier]:
    """Read what `save_run` wrote of a run that learnt `labels`.

    Raises FileNotFoundError, and ValueError where it does not fit.
    """
    from safetensors import safe_open

    recipe = load_recipe(folder / RECIPE)
    about = about_run(folder)
    with safe_open(str(folder / WEIGHTS), "pt") as file:
        learnt = json.loads(file.metadata()["labels"])
        weights = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 - no dict
    if learnt != list(labels):
        raise ValueError(f"{folder} has learnt {', '.join(learnt)}; these are {', '.join(labels)}")
    network = build(recipe, model, len(learnt), 1)
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
