"""Where figures go while a training runs: TensorBoard, Weights & Biases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from training.loop import Report
from training.recipe import Recipe

PLACES = ("tensorboard", "wandb")


def check(places: Sequence[str]) -> None:
    """Raises ValueError for a place that is not known, and ImportError where its package is not here."""
    for one in places:
        if one not in PLACES:
            raise ValueError(f"{one} is none of {', '.join(PLACES)}")
        if find_spec(one) is None:
            raise ImportError(f"{one} is not installed", name=one)


@contextmanager
def reporting(places: Sequence[str], folder: Path, recipe: Recipe) -> Iterator[Report]:
    """A function that takes (steps, figures by name) and tells all `places`. Raises as `check` does."""
    check(places)
    with ExitStack() as stack:
        told = [
            stack.enter_context((_tensorboard if one == "tensorboard" else _wandb)(folder, recipe))
            for one in places
        ]

        def report(steps: int, figures: dict[str, float]) -> None:
            for one in told:
                one(steps, figures)

        yield report


@contextmanager
def _tensorboard(folder: Path, recipe: Recipe) -> Iterator[Report]:
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(str(folder / "tensorboard")) as writer:
        writer.add_text("recipe", str(recipe))

        def report(steps: int, figures: dict[str, float]) -> None:
            for name, value in figures.items():
                writer.add_scalar(name, value, steps)

        yield report


@contextmanager
def _wandb(folder: Path, recipe: Recipe) -> Iterator[Report]:
    import wandb

    with wandb.init(project="lifestory-emotion", dir=folder, config=asdict(recipe)) as run:
        yield lambda steps, figures: run.log(figures, step=steps)
