"""Importing a conversation: killed in the middle, exported again, and whose words are whose."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bot.app import open_app
from bot.settings import load_settings
from memory import journal, narrators
from tests.conftest import ROOT
from tests.program import environ, made, program

MESSAGES = 1000


def _message(number: int) -> dict[str, Any]:
    speaker = "Tom" if number % 5 == 4 else "Maria"
    file = {"file": f"files/{number}.txt"} if number % 300 == 200 else {}
    return {
        "id": number,
        "type": "message",
        "date_unixtime": str(1_700_000_000 + 60 * number),
        "from": speaker,
        "from_id": f"user{len(speaker)}",
        "text": f"In {1930 + number % 70} {speaker} carried basket {number} to the market.",
        **file,
    }


def _export(folder: Path, count: int) -> Path:
    """A chat as Telegram Desktop exports it, with a few files beside it."""
    (folder / "files").mkdir(exist_ok=True)
    messages = [_message(number) for number in range(count)]
    for one in messages:
        if "file" in one:
            (folder / one["file"]).write_text(f"The list of day {one['id']}.", encoding="utf-8")
    file = folder / "result.json"
    chat = {"name": "Tom", "type": "personal_chat", "id": 1, "messages": messages}
    file.write_text(json.dumps(chat, indent=1), encoding="utf-8")
    return file


def test_a_killed_import_goes_on_and_a_longer_export_adds_what_is_new(tmp_path: Path) -> None:
    """After SIGKILL in the middle a second run adds the rest: each message and file once, each found, none
    pending; of a later export only what is new comes in.
    """
    file = _export(tmp_path, MESSAGES)
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
    assert 0 < row["entries"] < MESSAGES
    second = made(run("import", "-n", "Maria", str(file), "--json"))
    assert second["added"] + second["known"] == MESSAGES
    third = made(run("import", "-n", "Maria", str(_export(tmp_path, MESSAGES + 10)), "--json"))
    assert (third["added"], third["known"]) == (10, MESSAGES)
    (row,) = made(run("narrators", "--json"))
    assert (row["entries"], row["failed"], row["pending"]) == (MESSAGES + 10, 0, 0)
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.find(app.store, "Maria")
        entries = journal.list_entries(app.store, who.id)
        expected = [_message(number) for number in range(MESSAGES + 10)]
        assert [(one.ref, one.text) for one in entries] == [
            (f"telegram:1:{one['id']}", one["text"]) for one in expected
        ]
        files = [(one.extra, media) for one in entries for media in journal.media_of(app.store, one.id)]
        assert len(files) == sum("file" in one for one in expected)
        assert all(media.fetched for _, media in files)
        passages = journal.list_passages(app.store, who.id)
        assert len(app.tools.recall.vectors(who.id)) == len(passages) >= MESSAGES + 10


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


def test_whose_words_are_whose_is_asked_in_a_terminal(tmp_path: Path) -> None:
    """Somebody at the terminal is shown who speaks and answers with a number."""
    lines = [{"at": "2026-01-01", "speaker": one, "text": "We moved."} for one in ("Gran", "Gran", "Tom")]
    (tmp_path / "lines").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ours, theirs = os.openpty()
    os.write(ours, b"1\n")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "import", "-n", "Ruth", "--dry-run", str(tmp_path / "lines")],
        stdin=theirs,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environ(tmp_path),
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert "1. Gran: 2" in done.stderr
    assert "2 by Ruth, 1 by others" in done.stdout
