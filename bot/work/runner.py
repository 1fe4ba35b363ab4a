"""What DBOS runs: the workflow of an entry and that of a job, and DBOS itself under our guards.

Nothing but ids and causes without words goes through it, as JSON, and a job's even sealed. A step
that fails says so in its result, so that no exception with its message is ever kept.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dbos import DBOS, DBOSConfig, Serializer
from sqlalchemy import Engine, event

from bot.work.types import EntrySteps, Job, Retry, attempt, cause_of
from memory.store import make_engine

log = logging.getLogger(__name__)

# Raised when the order of the steps changes: work in flight is then begun anew, not replayed.
VERSION = "1"
ENTRIES, JOBS = "entries", "jobs"
LIVE = ["ENQUEUED", "PENDING", "DELAYED"]
CRASHED = "MAX_RECOVERY_ATTEMPTS_EXCEEDED"
# A process that dies this often over the same work is killed by it.
_CRASHES = 10


class Interrupted(BaseException):
    """The process stops: the workflow stays unfinished and goes on at the next start.

    No Exception, since DBOS would keep that as the workflow's end.
    """


@dataclass
class Runner:
    """The bodies of the workflows. ``opened`` opens a job's sealed name, key and ids; ``busy`` holds
    what runs now: entry ids and job keys. ``stopping`` means that no step is begun, ``gone`` that DBOS
    is.
    """

    steps: EntrySteps
    jobs: Mapping[str, Job]
    retry: Retry
    opened: Callable[[str], list[str]]
    busy: set[str] = field(default_factory=set)
    stopping: threading.Event = field(default_factory=threading.Event)
    gone: threading.Event = field(default_factory=threading.Event)

    def anew(self) -> Runner:
        """The same for another start; steps that an earlier one left behind stay with that."""
        return Runner(self.steps, self.jobs, self.retry, self.opened)

    def register(self) -> None:
        """Make both workflows known to DBOS. Before `launch`."""

        # `_seen` is what the journal held of the entry when it was handed in.
        def entry(entry_id: str, _seen: str) -> str:
            return self._marked(entry_id, partial(self._entry, entry_id))

        def job(sealed: str) -> str:
            name, key, *ids = self.opened(sealed)
            return self._marked(key, partial(self._job, name, key, ids))

        for body in (entry, job):
            DBOS.workflow(name=body.__name__, max_recovery_attempts=_CRASHES)(body)

    def note_failure(self, entry_id: str, cause: str) -> str:
        """Hand a failed entry to its step; a narrator erased meanwhile leaves nothing to note."""
        error = attempt(partial(self.steps.failed, entry_id, cause), self.retry, self._pause)
        if error is not None:
            log.warning("the failure of entry %s could not be noted: %s", entry_id, cause_of(error))
        return cause

    def _entry(self, entry_id: str) -> str:
        for name, step in self.steps.in_order():
            cause = DBOS.run_step({"name": name}, self._try, partial(step, entry_id))
            if cause:
                log.warning("entry %s failed at %s: %s", entry_id, name, cause)
                return DBOS.run_step({"name": "failed"}, self.note_failure, entry_id, f"{name}: {cause}")
        return ""

    def _job(self, name: str, key: str, ids: list[str]) -> str:
        cause = DBOS.run_step({"name": name}, self._try, partial(self.jobs[name], *ids))
        if cause:
            log.warning("job %s %s failed: %s", name, key, cause)
        return cause

    def _try(self, step: Callable[[], None]) -> str:
        if self.stopping.is_set():
            raise Interrupted
        error = attempt(step, self.retry, self._pause)
        if self.gone.is_set():
            raise Interrupted
        return cause_of(error) if error else ""

    def _pause(self, seconds: float) -> None:
        if self.stopping.wait(seconds):
            raise Interrupted

    def _marked(self, name: str, body: Callable[[], str]) -> str:
        self.busy.add(name)
        try:
            return body()
        finally:
            self.busy.discard(name)


class _Json(Serializer):
    """JSON, and of anything that is not JSON (an error) the name of its class alone."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=lambda value: type(value).__name__)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "lifestory_json"


def launch(engine: Engine, executor_id: str, limit: int, poll: float) -> None:
    """Start DBOS on `engine` with two queues, each in order by partition and `limit` wide."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:  # or it would write to the console, past the program's own logging
        logger.addHandler(logging.NullHandler())
    config: DBOSConfig = {
        "name": "lifestory",
        "system_database_url": engine.url.render_as_string(hide_password=False),
        "system_database_engine": engine,
        "application_version": VERSION,
        "executor_id": executor_id,
        "serializer": _Json(),
        "log_level": "WARNING",
        "scheduler_polling_interval_sec": 3600.0,  # its schedules are not used
    }
    DBOS(config=config)
    DBOS.launch()
    for name in (ENTRIES, JOBS):
        DBOS.register_queue(
            name,
            worker_concurrency=limit,
            partition_concurrency=1,
            polling_interval_sec=poll,
            on_conflict="always_update",
        )


def own_engine(url: str) -> Engine:
    """An engine for DBOS alone. On SQLite its transactions take the write lock at once."""
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _immediate(connection: Any, _record: Any) -> None:
            connection.isolation_level = "IMMEDIATE"

    return engine
