"""Work done at once, in the thread that hands it in: for the command line and for tests."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from bot.errors import UsageError
from bot.work.types import EntrySteps, Job, Retry, attempt, cause_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Inline:
    """Runs entries and jobs before the call returns, with the same tries as durable work."""

    steps: EntrySteps
    jobs: Mapping[str, Job]
    retry: Retry = field(default_factory=Retry)
    wait: Callable[[float], object] = time.sleep
    _done: set[tuple[str, str]] = field(default_factory=set, repr=False)

    def entry(self, entry_id: str) -> None:
        """All steps of an entry; a step that keeps failing is noted and ends it."""
        for name, step in self.steps.in_order():
            error = attempt(partial(step, entry_id), self.retry, self.wait)
            if error is not None:
                log.warning("entry %s failed at %s: %s", entry_id, name, cause_of(error))
                self.steps.failed(entry_id, f"{name}: {cause_of(error)}")
                return

    def job(self, name: str, key: str, *ids: str) -> None:
        """Run a job, once for its key. Raises what the job raised on its last try."""
        if name not in self.jobs:
            raise UsageError(f"no job {name}")
        if (name, key) in self._done:
            return
        error = attempt(partial(self.jobs[name], *ids), self.retry, self.wait)
        if error is not None:
            raise error
        self._done.add((name, key))
