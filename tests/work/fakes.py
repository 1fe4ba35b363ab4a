"""What tests of work share: a narrator with entries, and steps that write down what was done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings, load_settings
from bot.work.types import EntrySteps
from memory import journal, narrators
from memory.store import Store
from memory.types import Entry, EntryKind, EntryState, Narrator

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def make_settings(store: Store, **more: object) -> Settings:
    """Settings for the store's own database."""
    return load_settings({}, home=store.home).model_copy(update=more)


def make_narrator(store: Store, chat: str = "1") -> Narrator:
    """A narrator who said yes."""
    return narrators.create(store, Narrator("", f"N{chat}", "terminal", chat, consented_at=NOON))


def make_entry(store: Store, narrator: Narrator, ref: str, text: str = "words") -> str:
    """An entry of a narrator; its id."""
    entry_id = journal.entry_id(store, narrator.id, ref)
    journal.add_entry(store, Entry(entry_id, narrator.id, ref, EntryKind.TEXT, NOON, text))
    return entry_id


_REACHED = {
    "fetch": EntryState.FETCHED,
    "perceive": EntryState.PERCEIVED,
    "remember": EntryState.REMEMBERED,
}


@dataclass
class Steps:
    """Steps that note ``(step, entry id)`` in ``done`` and move the entry on as the real ones do.

    ``troubles`` are raised, one a try, by the step that they are filed under; ``gates`` hold a step
    of an entry until they are set; ``entered`` lists what was begun.
    """

    store: Store
    done: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    troubles: dict[str, list[Exception]] = field(default_factory=dict)
    gates: dict[tuple[str, str], threading.Event] = field(default_factory=dict)
    entered: list[tuple[str, str]] = field(default_factory=list)

    def all(self) -> EntrySteps:
        """The steps as work takes them."""
        return EntrySteps(
            self._step("fetch"),
            self._step("perceive"),
            self._step("remember"),
            self._step("present"),
            self._failed,
        )

    def of(self, entry_id: str) -> list[str]:
        """The names of the steps done for an entry."""
        return [name for name, whose in self.done if whose == entry_id]

    def _step(self, name: str) -> Callable[[str], None]:
        def run(entry_id: str) -> None:
            self.entered.append((name, entry_id))
            gate = self.gates.get((name, entry_id))
            if gate is not None:
                assert gate.wait(30)
            if self.troubles.get(name):
                raise self.troubles[name].pop(0)
            self.done.append((name, entry_id))
            if name in _REACHED:
                journal.set_state(self.store, entry_id, _REACHED[name])

        return run

    def _failed(self, entry_id: str, cause: str) -> None:
        self.failures.append((entry_id, cause))
        journal.set_state(self.store, entry_id, EntryState.FAILED, cause)


def note(path: Path, line: str) -> None:
    """Add a line to a file, at once."""
    with path.open("a") as out:
        out.write(line + "\n")
        out.flush()
