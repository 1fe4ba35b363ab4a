"""``--json``: one value on standard output, for every command that prints data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import open_app
from bot.settings import load_settings
from memory import narrators
from tests.conftest import ROOT
from tests.program import Run, environ, made, program


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with Amy, who told one thing and showed one picture."""
    made_in = tmp_path_factory.mktemp("json")
    run = program(made_in)
    run(
        "add",
        "-n",
        "Amy",
        "--at",
        "2026-11-17T10:00:00",
        "We lived in Leeds, and my mother sang in the mill.",
    )
    picture = str(ROOT / "samples" / "media" / "garden.jpg")
    run("add", "-n", "Amy", "--at", "2026-11-18T10:00:00", "--file", picture)
    return made_in


@pytest.fixture
def amy(folder: Path) -> Run:
    """The program on that folder."""
    return program(folder)


@pytest.mark.parametrize(
    "words",
    [
        ("add", "-n", "Amy", "--ref", "again", "We had a canary."),
        ("recall", "-n", "Amy", "mill"),
        ("ask", "-n", "Amy", "Who sang in the mill?"),
        ("interview", "-n", "Amy"),
        ("story", "-n", "Amy"),
        ("recap", "-n", "Amy", "--week", "2026-W47"),
        ("timeline", "-n", "Amy"),
        ("people", "-n", "Amy"),
        ("limits", "-n", "Amy"),
        ("why", "-n", "Amy"),
        ("perceive", "--again"),
        ("reindex",),
        ("retry",),
        ("models",),
        ("doctor",),
    ],
    ids=lambda words: words[0],
)
def test_one_value_is_printed(amy: Run, words: tuple[str, ...]) -> None:
    """The whole of standard output is one JSON value on one line."""
    done = amy(*words, "--json")
    made(done)
    assert done.stdout.count("\n") == 1


def test_narrators_are_listed_with_counts(amy: Run) -> None:
    """Each narrator is an object with id, name and numbers of entries, failed and pending ones."""
    (row,) = [one for one in made(amy("narrators", "--json")) if one["name"] == "Amy"]
    assert {"id", "name", "entries", "failed", "pending"} <= set(row)
    assert row["entries"] >= 2
    assert all(isinstance(row[name], int) for name in ("entries", "failed", "pending"))


def test_a_failure_prints_nothing_on_standard_output(amy: Run) -> None:
    """An error goes to standard error alone, with --json too."""
    for words, code in ((("story", "-n", "Nobody"), 1), (("recap", "-n", "Amy", "--week", "x"), 2)):
        done = amy(*words, "--json", code=code)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1


def test_a_recap_has_picture_plot_and_question(amy: Run, tmp_path: Path) -> None:
    """A week with words and a picture gives both files and a question; a quiet one neither file."""
    week = made(amy("recap", "-n", "Amy", "--week", "2026-W47", "--out", str(tmp_path), "--json"))
    kinds = sorted(Path(one).suffix for one in week["files"])
    assert kinds == [".jpg", ".png"]
    assert all(Path(one).stat().st_size > 1000 for one in week["files"])
    assert "mill" in week["text"]
    assert len(week["text"].split()) < 200
    assert week["question"].count("?") == 1
    quiet = made(amy("recap", "-n", "Amy", "--week", "2020-W53", "--out", str(tmp_path / "q"), "--json"))
    assert (quiet["files"], quiet["picture"], quiet["citations"]) == ([], None, [])
    assert quiet["text"]


def test_a_week_begins_on_monday_where_the_narrator_lives(tmp_path: Path) -> None:
    """Sunday 13:00 in UTC is Monday 2:00 in Auckland, and belongs to the week that begins there."""
    run = program(tmp_path)
    run("add", "-n", "Nui", "--at", "2026-11-15T13:00:00+00:00", "The kauri fell on our shed in 1958.")
    assert "kauri" in made(run("recap", "-n", "Nui", "--week", "2026-W46", "--json"))["text"]
    with open_app(load_settings(environ(tmp_path))) as app:
        one = narrators.find(app.store, "Nui")
        narrators.save(app.store, replace(one, timezone="Pacific/Auckland"))
    assert "kauri" not in made(run("recap", "-n", "Nui", "--week", "2026-W46", "--json"))["text"]
    assert "kauri" in made(run("recap", "-n", "Nui", "--week", "2026-W47", "--json"))["text"]


def test_what_is_left_out_is_edited(amy: Run) -> None:
    """`limits` adds and removes words; a word that is not on the list is an error."""
    assert made(amy("limits", "-n", "Amy", "--add", "the mill fire", "--json")) == ["the mill fire"]
    assert made(amy("limits", "-n", "Amy", "--remove", "The mill fire", "--json")) == []
    assert "not on the list" in amy("limits", "-n", "Amy", "--remove", "the war", code=1).stderr
    amy("limits", "-n", "Amy", "--add", "  ", code=2)


def test_why_says_what_was_learnt_and_forgets_it(amy: Run) -> None:
    """`why` names the question and what is known by arm; turned off it knows nothing."""
    asked = made(amy("interview", "-n", "Amy", "--json"))
    found = made(amy("why", "-n", "Amy", "--json"))
    assert asked["question"] in found["why"][0]
    assert all(0 < arm["welcome"] < 1 for arm in found["learnt"].values())
    assert made(amy("why", "-n", "Amy", "--no-learn", "--json"))["learnt"] == {}
    assert made(amy("why", "-n", "Amy", "--learn", "--forget", "--json"))["learnt"] == {}
