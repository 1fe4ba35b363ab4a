"""The commands, from rows to the model card."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.cli import training as commands
from bot.errors import UsageError
from bot.perception.emotion_reader import EmotionReader
from memory.feelings import LABELS
from training.evaluate import compared, of_reader, read_set, table
from training.loop import Task
from training.preprocess import prepare
from training.recipe import Recipe
from training.reports import reporting
from training.search import search
from training.ship import pin
from training.train import Order, run_order, run_ways

QUICK = Recipe(arch="gru", epochs=2, batch=16, rate=3e-3)


def order(data: Path, out: Path, tiny: Path, **changes: Any) -> Order:
    """A quick training."""
    return Order(data, out, tiny, QUICK, **changes)


def silent(*_: object) -> None:
    """Nobody watches."""


def test_a_run_leaves_weights_figures_and_a_card(data: Path, tmp_path: Path, tiny: Path) -> None:
    """The folder holds all that is needed to judge and to use the network, and no checkpoint."""
    out = tmp_path / "run"
    steps: list[tuple[int, int]] = []
    watched = order(data, out, tiny, report_to=["tensorboard"])
    found = run_order(watched, silent, lambda done, total: steps.append((done, total)))
    assert 0 <= found["macro_f1"] <= 1
    assert steps[-1] == (10, 10)
    names = {path.name for path in out.iterdir()}
    assert names >= {"recipe.json", "run.json", "adapter.safetensors", "model-card.md", "tensorboard"}
    assert "checkpoint.pt" not in names
    card = (out / "model-card.md").read_text()
    assert all(word in card for word in ("| joy", "fits", "genders", f"{found['macro_f1']:.3f}"))
    for picture in ("model-card-confusion.png", "model-card-learning.png"):
        assert (out / picture).read_bytes().startswith(b"\x89PNG")


def test_figures_go_to_tensorboard(tmp_path: Path) -> None:
    """What is reported after an epoch can be read in TensorBoard's own form; other places are refused."""
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    with reporting(["tensorboard"], tmp_path, QUICK) as report:
        report(5, {"held_f1": 0.5})
        report(9, {"held_f1": 0.75})
    events = EventAccumulator(str(tmp_path / "tensorboard")).Reload().Scalars("held_f1")
    assert [(one.step, one.value) for one in events] == [(5, 0.5), (9, 0.75)]
    with pytest.raises(ValueError, match="none of"), reporting(["paper"], tmp_path, QUICK):
        pass


def test_second_opinions_and_more_rows(data: Path, tmp_path: Path, tiny: Path) -> None:
    """Labels can be softened, and further rows are learnt from."""
    more = tmp_path / "more.tsv"
    more.write_text("I am so very glad\t3\tmine\n")
    assert prepare(data, more=more).cleaning.read == prepare(data).cleaning.read + 1
    run_order(order(data, tmp_path / "run", tiny, opinions=2, more=more), silent, silent)
    assert json.loads((tmp_path / "run" / "run.json").read_text())["share"] == 0.5


def test_it_is_said_which_corrections_are_not_learnt_from(data: Path, tmp_path: Path) -> None:
    """What a narrator said in Chinese is left out of the English training, and that is told."""
    more = tmp_path / "more.tsv"
    more.write_text("我很高兴\tjoy\tone\nI am so very glad\tjoy\ttwo\n")
    said = prepare(data, more=more).in_words
    assert "of 2 further ones 1; left out: 0 empty, 1 foreign" in said
    assert "not written in Latin letters" in said
    assert "Latin" not in prepare(data).in_words


def test_too_few_texts_are_said(data: Path, tmp_path: Path, tiny: Path) -> None:
    """Texts of which nothing can be held out, or too few to choose among, raise ValueError."""
    with pytest.raises(ValueError, match="too few texts"):
        run_ways(order(data, tmp_path / "run", tiny), silent, silent, sizes=(500,))
    (data / "train.tsv").write_text("so glad\t3\ta\n")
    with pytest.raises(ValueError, match="too few texts"):
        prepare(data)


def test_where_to_report_is_checked_first(data: Path, tmp_path: Path, tiny: Path) -> None:
    """A place that is none is refused before anything is trained."""
    steps: list[int] = []
    with pytest.raises(ValueError, match="none of"):
        run_order(
            order(data, tmp_path, tiny, report_to=["paper"]), silent, lambda done, _total: steps.append(done)
        )
    assert not steps


def test_a_new_training_searches_anew(data: Path, tmp_path: Path, tiny: Path) -> None:
    """Trials on other data are no guide; with resume they are gone on from."""
    told: list[str] = []
    for resume in (False, True, False):
        run_order(order(data, tmp_path, tiny, trials=1, resume=resume), told.append, silent)
    assert sum(line.startswith("trial 0") for line in told) == 2


def test_ways_to_label_are_measured(data: Path, tmp_path: Path, tiny: Path) -> None:
    """F1 by number of labels comes as figures and as a picture."""
    found = run_ways(order(data, tmp_path / "run", tiny), silent, silent, sizes=(14, 28))
    assert {one["way"] for one in found["points"]} == {"random", "entropy", "nearness", "pseudo"}
    assert (tmp_path / "run" / "labels.png").exists()


def test_a_search_goes_on_where_it_was(task: Task, tmp_path: Path) -> None:
    """The first trial is the recipe given; a second call makes only the trials that are missing."""
    told: list[str] = []
    search(QUICK, task, 1, tmp_path / "trials.db", told.append)
    found = search(QUICK, task, 2, tmp_path / "trials.db", told.append)
    assert [line.split(":")[0] for line in told] == ["trial 0", "trial 1"]
    assert str(QUICK.rate) in told[0]
    assert found.arch == "gru"


def test_evaluating_prints_macro_f1(data: Path, tmp_path: Path) -> None:
    """``lifestory evaluate emotion --json`` judges what the bot uses on any file of that form."""
    arguments = ["--home", str(tmp_path), "evaluate", "emotion", "--data", str(data / "dev.tsv"), "--json"]
    found = json.loads(CliRunner().invoke(cli, arguments).stdout)
    assert found["macro_f1"] > 0.5  # single plain words of feeling
    assert set(found["by_label"]) == {"anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"}


def test_a_file_alone_is_judged_by_the_bots_own_labels(tmp_path: Path) -> None:
    """Without labels.txt numbers are the bot's own labels, which is said; so is what no text bears."""
    (tmp_path / "some.tsv").write_text("I am so happy today\t3\ta\nThis makes me furious\tanger\tb\n")
    arguments = ["--home", str(tmp_path), "evaluate", "emotion", "--data", str(tmp_path / "some.tsv")]
    found = CliRunner().invoke(cli, arguments)
    assert "labels count as anger, disgust" in found.stderr
    assert "macro_f1 1.0" in found.stdout
    assert "no text bears disgust, fear, neutral, sadness, surprise" in found.stdout


def test_a_file_that_cannot_be_judged_is_said(tmp_path: Path) -> None:
    """A file without texts, and labels that no reader of the bot has, raise ValueError."""
    (tmp_path / "none.tsv").write_text("text\tlabels\tid\n")
    with pytest.raises(ValueError, match="no labelled text"):
        read_set(tmp_path / "none.tsv")
    with pytest.raises(ValueError, match="and not love"):
        of_reader(partial(EmotionReader(None).classify_all, language="en"), ("joy", "love"))


def test_what_settings_name_is_judged(data: Path, tmp_path: Path) -> None:
    """With --named, a file is judged by the reader that settings choose, here the lists of words."""
    arguments = ["--home", str(tmp_path), "evaluate", "emotion", "--data", str(data / "dev.tsv"), "--json"]
    lists = CliRunner().invoke(cli, [*arguments, "--named"], env={"EMOTION": "lexicon"}).stdout
    own = CliRunner().invoke(cli, arguments).stdout
    assert json.loads(lists)["macro_f1"] != json.loads(own)["macro_f1"]


def test_runs_are_compared(data: Path, tmp_path: Path, tiny: Path) -> None:
    """One table holds the saved runs and the bot's own readers, the best first."""
    run_order(order(data, tmp_path / "runs" / "a-gru", tiny), silent, silent)
    bot = [("lexicon", of_reader(partial(EmotionReader(None).classify_all, language="en"), LABELS))]
    rows = compared(tmp_path / "runs", read_set(data / "dev.tsv"), tiny, bot, silent)
    assert {row["name"] for row in rows} == {"a-gru", "lexicon"}
    assert rows[0]["macro_f1"] >= rows[1]["macro_f1"]
    assert all(f"| {name} |" in table(rows) for name in ("a-gru", "lexicon"))


def test_wrong_use_is_told_in_a_line(data: Path, tmp_path: Path) -> None:
    """An unknown architecture is a UsageError, and so is a package that is missing."""
    arguments = ["train", "emotion", "--data", str(data), "--arch", "cnn", "--out", str(tmp_path)]
    assert isinstance(CliRunner().invoke(cli, arguments).exception, UsageError)
    with pytest.raises(UsageError, match=r"lifestory\[training\]"), commands._equipped():
        raise ImportError("no", name="peft")


def test_a_shipped_adapter_is_pinned() -> None:
    """The code that reads the adapter names the new SHA-256, and no other line changes."""
    before = f'A = 1\nADAPTER_SHA256 = "{"a" * 64}"\n'
    assert pin(before, "b" * 64) == f'A = 1\nADAPTER_SHA256 = "{"b" * 64}"\n'
    with pytest.raises(ValueError, match="no SHA-256"):
        pin("A = 1\n", "b" * 64)
