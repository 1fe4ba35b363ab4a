"""The story's commands: versions, changes, approvals, coverage, causes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.errors import LifestoryError, UsageError
from tests.program import command_line

TELLING = (
    "I was born in 1948 in Porto.",
    "In 1955 we moved to Lisbon because of the flood.",
    "I retired from the post office in 2010.",
    "ok, see you tomorrow",
)
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line on a data folder in which Maria has told three things and taken leave."""
    call = command_line(tmp_path)
    lines = [{"at": f"2026-03-0{n + 1}", "ref": f"r{n}", "text": words} for n, words in enumerate(TELLING)]
    file = tmp_path / "maria.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    call("import", "-n", "Maria", str(file))
    return call


def data(run: Run, *words: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(run(*words, "-n", "Maria", "--json").splitlines()[-1])


def test_versions_are_kept_listed_compared_and_brought_back(run: Run) -> None:
    """Two tellings, two versions; what is new in the second; the first comes back as the third."""
    run("story", "-n", "Maria")
    run("add", "-n", "Maria", "I play the accordion.", "--at", "2026-03-09")
    assert data(run, "story")["version"] == 2
    assert [one["version"] for one in data(run, "story", "--versions")] == [2, 1]
    assert data(run, "story", "--versions")[1]["new"] == 1
    (change,) = data(run, "story", "--diff", "1")
    assert (change["kind"], change["text"], change["before"]) == ("new", "I play the accordion.", None)
    assert "+ I play the accordion." in run("story", "-n", "Maria", "--diff", "1")
    assert data(run, "story", "--back-to", "1")["version"] == 3
    assert "accordion" not in run("story", "-n", "Maria")
    assert "accordion" in run("story", "-n", "Maria", "--version", "2")
    with pytest.raises(UsageError):
        run("story", "-n", "Maria", "--version", "9")


def test_the_book_for_others_needs_an_approval(run: Run, tmp_path: Path) -> None:
    """Without one it says how; with one it holds that chapter, and again nothing once it is withdrawn."""
    out = str(tmp_path / "out")
    run("story", "-n", "Maria")
    with pytest.raises(LifestoryError, match="approve"):
        run("book", "-n", "Maria", "--out", out, "--for-others")
    rows = data(run, "story", "--approve", "later")
    assert [row["key"] for row in rows if row["approved"]] == ["later"]
    assert {one["key"]: one["approved"] for one in data(run, "story")["chapters"]}["later"]
    run("book", "-n", "Maria", "--out", out, "--for-others", "--format", "md")
    page = (tmp_path / "out" / "book.md").read_text()
    assert ("post office" in page, "Lisbon" in page) == (True, False)
    assert not any(row["approved"] for row in data(run, "story", "--withdraw", "all"))
    with pytest.raises(UsageError):
        run("story", "-n", "Maria", "--approve", "nosuch")


def test_coverage_lists_every_memory_once(run: Run) -> None:
    """Three are used, the leave-taking is not, and each row names its ref."""
    rows = data(run, "story", "--coverage")
    assert [(row["ref"], row["why"]) for row in rows] == [
        ("r0", None),
        ("r1", None),
        ("r2", None),
        ("r3", "chat"),
    ]
    text = run("story", "-n", "Maria", "--coverage")
    assert text.startswith("3 of 4 memories are in your story.")
    assert "“ok, see you tomorrow”: talk between us, no memory" in text


def test_a_story_is_arranged_as_asked_and_stays_so(run: Run) -> None:
    """By themes from then on; one event beside it; a wrong word is a wrong use."""
    assert all(
        one["key"].startswith("theme-") for one in data(run, "story", "--arrange", "themes")["chapters"]
    )
    assert [one["title"] for one in data(run, "story", "--event", "the flood")["chapters"]] == ["The flood"]
    assert all(one["key"].startswith("theme-") for one in data(run, "story")["chapters"])
    with pytest.raises(UsageError, match="life, themes"):
        run("story", "-n", "Maria", "--arrange", "sideways")


def test_told_causes_are_shown_with_their_words(run: Run) -> None:
    """Which led to which, by which word, and when."""
    (row,) = data(run, "timeline", "--causes")
    assert (row["cause"]["text"], row["effect"]["date"], row["word"]) == ("the flood", "1955", "because of")
    assert "the flood → In 1955 we moved to Lisbon (1955) [because of]" in run(
        "timeline", "-n", "Maria", "--causes"
    )
