"""A process that works on a store until it is killed: ``python crashing.py HOME KEY NOTES``.

Each step notes its beginning and its end in a file, at once, so that the test can see what ran.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.settings import load_settings
from bot.work.durable import Durable
from bot.work.types import EntrySteps, Retry
from memory import journal
from memory.store import open_store
from memory.types import EntryState
from memory.vault import load_vault
from tests.work.fakes import note


def main(home: Path, key: Path, notes: Path) -> None:
    """Finish what the journal holds, then say so."""
    settings = load_settings({}, home=home)
    store = open_store(settings.sql_url, load_vault(key), home)

    def step(name: str, state: EntryState | None) -> Callable[[str], None]:
        def run(entry_id: str) -> None:
            note(notes, f"begin {name} {entry_id}")
            time.sleep(0.05)
            if state is not None:
                journal.set_state(store, entry_id, state)
            note(notes, f"end {name} {entry_id}")

        return run

    steps = EntrySteps(
        step("fetch", EntryState.FETCHED),
        step("perceive", EntryState.PERCEIVED),
        step("remember", EntryState.REMEMBERED),
        step("present", None),
        lambda entry_id, cause: note(notes, f"failed {entry_id} {cause}"),
    )
    work = Durable(store, settings, steps, {"tell": step("tell", None)}, retry=Retry(1), poll=0.02)
    work.start()
    work.job("tell", "once", "n")
    print("started", flush=True)
    work.wait(60)
    work.stop()
    print("finished", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
