"""Which chats have work running, so that they see "typing" or "recording" meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from bot.work.types import EntrySteps, Job
from memory import journal, narrators
from memory.errors import NotFound
from memory.store import Store

# Jobs that end in a file or a long text; the others are too quick to be worth showing.
_ACTIONS = {"book": "upload_document", "export": "upload_document"}


@dataclass(frozen=True)
class Active:
    """Counts running work by chat. ``of`` never blocks for long."""

    store: Store
    _running: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def of(self, chat: str) -> str | None:
        """The chat action to show in a chat, None where nothing runs."""
        with self._lock:
            return next(
                (action for (whose, action), count in self._running.items() if whose == chat and count), None
            )

    def watch_steps(self, steps: EntrySteps) -> EntrySteps:
        """The same steps, counted while they run."""
        return EntrySteps(
            fetch=self._watched_entry(steps.fetch),
            perceive=self._watched_entry(steps.perceive),
            remember=self._watched_entry(steps.remember),
            present=self._watched_entry(steps.present),
            failed=steps.failed,
        )

    def watch_jobs(self, jobs: Mapping[str, Job]) -> dict[str, Job]:
        """The same jobs, counted while they run."""
        return {name: self._watched_job(name, job) for name, job in jobs.items()}

    def _watched_entry(self, step: Callable[[str], None]) -> Callable[[str], None]:
        def run(entry_id: str) -> None:
            narrator_id = journal.get_entry(self.store, entry_id).narrator_id
            with self._running_for(narrator_id, "typing"):
                step(entry_id)

        return run

    def _watched_job(self, name: str, job: Job) -> Job:
        def run(*ids: str) -> None:
            with self._running_for(ids[0] if ids else "", _ACTIONS.get(name, "typing")):
                job(*ids)

        return run

    @contextmanager
    def _running_for(self, narrator_id: str, action: str) -> Iterator[None]:
        try:
            key = (narrators.get(self.store, narrator_id).chat, action)
        except NotFound:
            yield
            return
        with self._lock:
            self._running[key] += 1
        try:
            yield
        finally:
            with self._lock:
                self._running[key] -= 1
                if not self._running[key]:
                    del self._running[key]
