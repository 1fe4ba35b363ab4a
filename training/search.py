"""The search for a recipe, by Optuna, within a budget of trials."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.loop import Task, train
from training.recipe import LOSSES, POOLINGS, Recipe

if TYPE_CHECKING:
    from optuna import Trial

_LORA = ("minilm-lora", "minilm-adalora")


def search(start: Recipe, task: Task, trials: int, store: Path, told: Callable[[str], None]) -> Recipe:
    """The best of `trials` recipes by macro-F1 on the held-out part; `start` is the first tried.

    Trials are kept in the SQLite file `store`: a search that broke off goes on there. A trial that is
    worse than half of the others after an epoch is given up.
    """
    import optuna

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(
        study_name=start.arch,
        storage=f"sqlite:///{store}",
        load_if_exists=True,
        direction="maximize",
        sampler=optuna.samplers.TPESampler(seed=start.seed),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=4),
    )
    if not study.trials:
        study.enqueue_trial({name: getattr(start, name) for name in _space_of(start)})
    left = trials - len([one for one in study.trials if one.state.is_finished()])
    for _ in range(max(0, left)):
        study.optimize(lambda trial: _tried(trial, start, task), n_trials=1)
        last = study.trials[-1]
        told(f"trial {last.number}: {last.value or 0:.4f} {last.params}")
    return start.with_(**study.best_params)


def _space_of(start: Recipe) -> tuple[str, ...]:
    shared = (
        "rate",
        "batch",
        "loss",
        "smoothing",
        "head_dropout",
        "pooling",
        "average",
        "names",
        "word_drop",
    )
    return (*shared, "rank", "scale", "lora_dropout", "layers") if start.arch in _LORA else shared


def _suggested(trial: Trial, start: Recipe) -> dict[str, Any]:
    rate = start.rate
    ways: dict[str, Callable[[], Any]] = {
        "rate": lambda: trial.suggest_float("rate", rate / 4, rate * 4, log=True),
        "batch": lambda: trial.suggest_categorical("batch", sorted({32, 64, 128, start.batch})),
        "loss": lambda: trial.suggest_categorical("loss", list(LOSSES)),
        "smoothing": lambda: trial.suggest_float("smoothing", 0.0, 0.1),
        "head_dropout": lambda: trial.suggest_float("head_dropout", 0.0, 0.4),
        "pooling": lambda: trial.suggest_categorical("pooling", list(POOLINGS)),
        "average": lambda: trial.suggest_categorical("average", sorted({0.0, 0.99, 0.998, start.average})),
        "names": lambda: trial.suggest_float("names", 0.0, 1.0),
        "word_drop": lambda: trial.suggest_float("word_drop", 0.0, 0.2),
        "rank": lambda: trial.suggest_categorical("rank", sorted({8, 16, 32, start.rank})),
        "scale": lambda: trial.suggest_float("scale", 0.5, 4.0, log=True),
        "lora_dropout": lambda: trial.suggest_float("lora_dropout", 0.0, 0.3),
        "layers": lambda: trial.suggest_int("layers", 3, 6),
    }
    return {name: ways[name]() for name in _space_of(start)}


def _tried(trial: Trial, start: Recipe, task: Task) -> float:
    import optuna

    recipe = start.with_(**_suggested(trial, start))
    seen: list[float] = []

    def report(steps: int, figures: dict[str, float]) -> None:  # noqa: ARG001 - the form of a report
        seen.append(figures["held_f1"])
        trial.report(figures["held_f1"], len(seen))
        if trial.should_prune():
            raise optuna.TrialPruned

    train(recipe, task, report=report)
    return max(seen)
