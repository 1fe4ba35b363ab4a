"""Importing a conversation: killed in the middle, and whose words are whose."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bot.app import open_app
from bot.settings import load_settings
from memory import journal, narrators
from tests.conftest import ROOT
from tests.program import environ, made, program

LINES = 1500


def _line(number: int) -> dict[str, str]:
    speaker = "Tom" if number % 5 == 4 else "Maria"
    text = f"In {1930 + number % 70} {speaker} carried basket {number} to the market."
    return {
        "at": f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "speaker": speaker,
        "ref": f"m{number}",
        "text": text,
    }


def test_a_killed_import_goes_on_and_ends_with_every_line_once(tmp_path: Path) -> None:
    """After SIGKILL in the middle a second run adds the rest: each entry once, each found, none pending."""
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps(_line(n)) for n in range(LINES)), encoding="utf-8")
    run = program(tmp_path)
    run("narrators")
    child = subprocess.Popen(
        [sys.executable, "-m", "bot", "import", "-n", "Maria", str(file)], cwd=ROOT, env=environ(tmp_path)
    )
    try:
        with open_app(load_settings(environ(tmp_path))) as app:
            until = time.monotonic() + 60
            while time.monotonic() < until and child.poll() is None:
                people = narrators.all_narrators(app.store)
                if people and sum(journal.count_entries(app.store, people[0].id).values()) > 300:
                    break
                time.sleep(0.01)
    finally:
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    (row,) = made(run("narrators", "--json"))
    assert 0 < row["entries"] < LINES
    second = made(run("import", "-n", "Maria", str(file), "--json"))
    assert second["added"] + second["known"] == LINES
    (row,) = made(run("narrators", "--json"))
    assert (row["entries"], row["failed"], row["pending"]) == (LINES, 0, 0)
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.find(app.store, "Maria")
        kept = {one.ref: one.text for one in journal.list_entries(app.store, who.id)}
        assert kept == {f"m{n}": _line(n)["text"] for n in range(LINES)}
        assert len(app.tools.recall.vectors(who.id)) == len(journal.list_passages(app.store, who.id)) == LINES


def test_other_peoples_words_are_never_told_as_the_narrators_own(tmp_path: Path) -> None:
    """Another speaker's words are found and answered under their name, and stand in no story or timeline."""
    lines = [
        {
            "at": "2026-11-17T10:00:00",
            "text": "We moved to Gothenburg in 1971 and I hated the rain.",
            "ref": "a",
        },
        {
            "at": "2026-11-17T10:01:00",
            "speaker": "Karl",
            "text": "I bought the blue tram as a toy in 1974.",
            "ref": "b",
        },
    ]
    (tmp_path / "two").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run = program(tmp_path)
    run("import", "-n", "Karin", str(tmp_path / "two"))
    (hit,) = [one for one in made(run("recall", "-n", "Karin", "blue tram", "--json")) if one["ref"] == "b"]
    assert hit["speaker"] == "Karl"
    assert "Karl: " in run("recall", "-n", "Karin", "blue tram").stdout
    assert run("ask", "-n", "Karin", "Who bought the blue tram?").stdout.startswith("Karl: ")
    for words in (
        ("story", "-n", "Karin"),
        ("timeline", "-n", "Karin"),
        ("recap", "-n", "Karin", "--week", "2026-W47"),
    ):
        said = run(*words).stdout
        assert "Gothenburg" in said
        assert "tram" not in said
