"""Commands that train and judge the product's own models. They alone reach the room ``training``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Json, note, settings_of, show
from bot.errors import UsageError

if TYPE_CHECKING:
    from training.recipe import Recipe

train_group = typer.Typer(no_args_is_help=True, help="Train a model of the product's own.")
evaluate_group = typer.Typer(no_args_is_help=True, help="Judge a model of the product's own.")
_NEEDED = "training needs more packages: pip install 'lifestory[training]' ({})"


@train_group.callback()
@evaluate_group.callback()
def _group() -> None:
    """Without this, a group of one command would be that command."""


@train_group.command("emotion")
def train_emotion(
    data: Annotated[
        Path, typer.Option(metavar="DIR", help="train.tsv, labels.txt, and dev.tsv to judge by.")
    ],
    arch: Annotated[
        str, typer.Option(help="minilm-lora, minilm-adalora, minilm-full, bilstm, gru or head.")
    ] = "minilm-lora",
    out: Annotated[Path, typer.Option(metavar="DIR", help="The run's folder.")] = Path("emotion-run"),
    recipe: Annotated[Path | None, typer.Option(metavar="FILE", help="A recipe.json to train by.")] = None,
    epochs: Annotated[int | None, typer.Option(min=1)] = None,
    seed: Annotated[int | None, typer.Option(min=0)] = None,
    find: Annotated[int, typer.Option("--search", metavar="N", min=0, help="Try N recipes first.")] = 0,
    opinions: Annotated[
        int, typer.Option(min=0, help="Soften labels by the scores of N networks that have not seen them.")
    ] = 0,
    report_to: Annotated[str, typer.Option(help="tensorboard, wandb, or both with a comma.")] = "",
    resume: Annotated[bool, typer.Option(help="Go on where a search or a training broke off.")] = False,
    rows: Annotated[int | None, typer.Option(min=1, help="Learn from so many texts only.")] = None,
    more: Annotated[Path | None, typer.Option(metavar="FILE", help="Further labelled texts.")] = None,
    active: Annotated[bool, typer.Option(help="Measure which texts to have labelled, instead.")] = False,
    json: Json = False,
) -> None:
    """Train the reader of feelings: rows are cleaned, learnt from, judged, and told of in a model card."""
    from bot.cli.progress import stages

    with _equipped():
        from memory.export_onnx import bundled_folder
        from training.evaluate import as_text
        from training.recipe import default_recipe, load_recipe
        from training.train import Order, run_order, run_ways

        chosen = _changed(load_recipe(recipe) if recipe else default_recipe(arch), epochs, seed)
        places = [one for one in report_to.split(",") if one]
        order = Order(
            data,
            out,
            bundled_folder(),
            chosen,
            find,
            opinions,
            resume=resume,
            report_to=places,
            rows=rows,
            more=more,
        )
        with stages("Training") as step:
            found = run_ways(order, note, step) if active else run_order(order, note, step)
        text = (
            as_text(found)
            if "by_label" in found
            else "\n".join(f"{name} {one}" for name, one in found.items())
        )
    show(found, json, text)
    note(f"in {found['folder']}")


@evaluate_group.command("emotion")
def evaluate_emotion(
    context: typer.Context,
    data: Annotated[
        Path, typer.Option(metavar="FILE", help="Text, labels, id, by tabs; labels.txt beside it.")
    ],
    run: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A run's folder; else what the bot uses.")
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="DIR", help="All runs under it, in one table.")
    ] = None,
    named: Annotated[
        bool, typer.Option("--named", help="Judge what the settings name (EMOTION, EMOTION_ZH) instead.")
    ] = False,
    json: Json = False,
) -> None:
    """Accuracy, precision, recall and F1 by label, and macro-F1, on any file of labelled texts.

    Labels stand by number or by name, with commas between. Macro-F1 is the mean of F1 over the labels that
    some text of the file bears; a label that none bears is left out of it.
    """
    with _equipped():
        from bot.perception.emotion_model import EmotionModel
        from bot.perception.emotion_reader import EmotionReader
        from bot.perception.models import Models
        from memory.export_onnx import bundled_folder
        from training import evaluate
        from training.examples import NAMES
        from training.runs import load_run

        found, shipped = evaluate.read_set(data), EmotionModel(settings_of(context).cache_dir)
        if not (data.parent / NAMES).exists():
            note(f"no {NAMES} beside it, so labels count as {', '.join(found.labels)}")
        if compare:
            lists = partial(EmotionReader(None).classify_all, language="en")
            readers = (("shipped model", shipped.classify_all), ("lexicon", lists))
            bot = [(name, evaluate.of_reader(reader, found.labels)) for name, reader in readers]
            rows = evaluate.compared(compare, found, bundled_folder(), bot, note)
            show(rows, json, evaluate.table(rows))
            return
        if run:
            give = evaluate.of_network(*load_run(run, bundled_folder(), found.labels), bundled_folder())
        elif named:
            reader = Models(settings_of(context)).emotion_reader()
            give = evaluate.of_reader(partial(reader.classify_all, language="en"), found.labels)
        else:
            give = evaluate.of_reader(shipped.classify_all, found.labels)
        data_ = evaluate.as_data(evaluate.judged(found, give, swaps=True))
    show(data_, json, evaluate.as_text(data_))


@contextmanager
def _equipped() -> Iterator[None]:
    """What is missing or does not fit becomes one line."""
    try:
        yield
    except ImportError as error:
        raise UsageError(_NEEDED.format(error.name)) from error
    except ValueError as error:
        raise UsageError(str(error)) from error


def _changed(recipe: Recipe, epochs: int | None, seed: int | None) -> Recipe:
    changes = {"epochs": epochs, "seed": seed}
    return recipe.with_(**{name: value for name, value in changes.items() if value is not None})


GROUPS = {"train": train_group, "evaluate": evaluate_group}
