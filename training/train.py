"""Second stage: train one network and write its folder. The whole way from rows to the model card."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from training.card import write_card
from training.evaluate import as_data, judged, of_network, read_set
from training.fewer import SIZES, WAYS, curve, mixed_targets, pseudo, second_opinions
from training.loop import Step, Task, train
from training.networks import trained
from training.pictures import by_labels
from training.preprocess import Prepared, prepare
from training.recipe import Recipe
from training.reports import check, reporting
from training.runs import save_run
from training.search import search

_CHECKPOINT, _TRIALS, _CARD = "checkpoint.pt", "trials.db", "model-card.md"
_OPINION_EPOCHS = 4


@dataclass(frozen=True)
class Order:
    """What is to be trained: `data` holds ``train.tsv``, ``labels.txt`` and, to be judged by, ``dev.tsv``."""

    data: Path
    out: Path
    model: Path
    recipe: Recipe
    trials: int = 0
    opinions: int = 0  # parts for second opinions; 0 takes the labels as they are
    share: float = 0.5  # how far targets move towards second opinions
    resume: bool = False
    report_to: Sequence[str] = ()
    rows: int | None = None
    more: Path | None = None  # further examples, such as narrators' corrections


def run_order(order: Order, told: Callable[[str], None], step: Step) -> dict[str, Any]:
    """Preprocess, search if wanted, train, evaluate, write the card. Gives the figures."""
    started = time.monotonic()
    check(order.report_to)  # before hours of work, not after
    device = "cuda" if torch.cuda.is_available() else "cpu"
    prepared = prepare(order.data, order.recipe.seed, order.rows, order.more)
    told(prepared.in_words)
    task = Task(prepared.examples, prepared.held, len(prepared.labels), order.model, device)
    order.out.mkdir(parents=True, exist_ok=True)
    recipe, checkpoint = order.recipe, order.out / _CHECKPOINT
    if not order.resume:
        checkpoint.unlink(missing_ok=True)
        (order.out / _TRIALS).unlink(missing_ok=True)
    if order.trials:
        recipe = search(recipe, task, order.trials, order.out / _TRIALS, told)
    if order.opinions:
        told(f"second opinions, by {order.opinions} networks")
        brief = recipe.with_(epochs=min(recipe.epochs, _OPINION_EPOCHS))
        found = second_opinions(brief, task, order.opinions)
        task = replace(task, soft=mixed_targets(task, found, order.share))
    with reporting(order.report_to, order.out, recipe) as report:
        run, network = train(recipe, task, checkpoint, report, step)
    about = _about(order, prepared, device, started, sum(one.numel() for one in trained(network).values()))
    save_run(order.out, run, network, prepared.labels, about)
    checkpoint.unlink()
    return _figures(order, run, network, prepared, about)


def run_ways(
    order: Order, told: Callable[[str], None], step: Step, sizes: Sequence[int] = SIZES
) -> dict[str, Any]:
    """F1 on ``dev.tsv`` by number of labels: drawn at random, by uncertainty, and with pseudo-labels.

    Draws the picture too. `step` counts trainings.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    prepared = prepare(order.data, order.recipe.seed, more=order.more)
    task = Task(prepared.examples, prepared.held, len(prepared.labels), order.model, device)
    dev = read_set(order.data / "dev.tsv").examples
    sizes = [one for one in sizes if one <= (order.rows or sizes[-1]) and one < len(task.examples)]
    if not sizes:
        raise ValueError("too few texts to measure ways of choosing them by")
    ways = [curve(way, order.recipe, task, dev, sizes) for way in WAYS]
    ways.append(pseudo(order.recipe, task, dev, size) for size in sizes)
    points = []
    for point in chain.from_iterable(ways):
        points.append(point)
        step(len(points), len(ways) * len(sizes))
        told(f"{point.way:10} {point.labels:6} labels: {point.f1:.3f}")
    by_labels(points, order.out / "labels.png")
    return {"points": [asdict(one) for one in points], "folder": str(order.out)}


def _about(order: Order, prepared: Prepared, device: str, started: float, parameters: int) -> dict[str, Any]:
    return {
        "data": f"the {prepared.cleaning.read} texts of `{order.data.name}`.",
        "cleaning": asdict(prepared.cleaning),
        "learnt_from": len(prepared.examples),
        "held_out": len(prepared.held),
        "device": torch.cuda.get_device_name() if device == "cuda" else f"{torch.get_num_threads()} cores",
        "minutes": round((time.monotonic() - started) / 60, 1),
        "parameters": parameters,
        "opinions": order.opinions,
        "share": order.share if order.opinions else 0.0,
    }


def _figures(
    order: Order, run: Any, network: Any, prepared: Prepared, about: dict[str, Any]
) -> dict[str, Any]:
    """Judge the run on ``dev.tsv`` where it is there, and write its card."""
    dev = order.data / "dev.tsv"
    if not dev.exists():
        return {"held_f1": max(one.held_f1 for one in run.epochs), "folder": str(order.out)}
    device = str(next(network.parameters()).device.type)
    found = judged(read_set(dev), of_network(run, network, order.model, device), swaps=True)
    write_card(order.out / _CARD, run, prepared.labels, found, about)
    return {**as_data(found), "folder": str(order.out)}
