"""kill -9 in the middle of the work."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

from memory.journal import get_entry
from memory.store import Store
from memory.types import EntryState
from tests.work.fakes import make_entry, make_narrator

ROOT = Path(__file__).parents[2]


def test_goes_on_after_kill(store: Store, tmp_path: Path) -> None:
    """After each kill the work goes on from the step that was running: none is lost, and no step
    that was recorded as done is repeated.
    """
    people = [make_narrator(store, chat) for chat in "12"]
    ids = [[make_entry(store, one, str(number)) for number in range(6)] for one in people]
    notes, kills = tmp_path / "notes", 4
    notes.touch()
    moments = random.Random(7)
    for _ in range(kills):
        process = _process(store, tmp_path, notes)
        before = len(_lines(notes))
        assert process.stdout is not None
        assert process.stdout.readline() == b"started\n"
        _until_longer(notes, before + moments.randint(3, 12))
        process.kill()
        process.communicate()
    out, _ = _process(store, tmp_path, notes).communicate(timeout=120)
    assert b"finished" in out
    lines = _lines(notes)
    everyone = [one for line in ids for one in line]
    assert all(get_entry(store, one).state is EntryState.REMEMBERED for one in everyone)
    ends = Counter(line for line in lines if line.startswith("end"))
    assert {f"end present {one}" for one in everyone} <= set(ends)
    # A kill can hit each of the two running entries and the job after a step ended and before that is
    # recorded; every other step ran once.
    assert sum(count - 1 for count in ends.values()) <= 3 * kills
    assert not [line for line in lines if line.startswith("failed")]
    for line in ids:
        firsts = [lines.index(f"begin fetch {one}") for one in line]
        assert firsts == sorted(firsts)
        for earlier, later in pairwise(line):
            assert _last(lines, f"end present {earlier}") < lines.index(f"begin fetch {later}")


def _process(store: Store, tmp_path: Path, notes: Path) -> subprocess.Popen[bytes]:
    key = tmp_path / "keys" / "master.key"
    return subprocess.Popen(
        [sys.executable, "-m", "tests.work.crashing", str(store.home), str(key), str(notes)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=dict(os.environ),
    )


def _lines(notes: Path) -> list[str]:
    return notes.read_text().splitlines()


def _last(lines: list[str], line: str) -> int:
    return len(lines) - 1 - lines[::-1].index(line)


def _until_longer(notes: Path, length: int) -> None:
    end = time.monotonic() + 60
    while len(_lines(notes)) < length:
        assert time.monotonic() < end
        time.sleep(0.005)
