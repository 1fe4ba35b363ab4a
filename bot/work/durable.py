"""Durable work on DBOS: what was handed in is finished, whatever happens to the process.

The journal is the truth: at the start every unfinished entry in it is handed in anew. Importing
this module imports DBOS (about a second), so the composition root does it where it is needed.
"""

from __future__ import annotations

import base64
import json
import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from itertools import count

from dbos import DBOS
from sqlalchemy import func, select

from bot.errors import UsageError
from bot.settings import Settings
from bot.work.lease import Lease, held
from bot.work.orders import Order, apart, arguments_of, enqueue, newest_of
from bot.work.reaper import reap
from bot.work.runner import CRASHED, ENTRIES, JOBS, LIVE, VERSION, Runner, launch, own_engine
from bot.work.types import EntrySteps, Job, Retry
from memory.errors import NotFound
from memory.journal import entries_in_state
from memory.privacy import line_of, tidy
from memory.store import Store, now
from memory.tables import entries, media, revisions
from memory.types import EntryState

log = logging.getLogger(__name__)

_UNFINISHED = (EntryState.RECEIVED, EntryState.FETCHED, EntryState.PERCEIVED)
_LOOK = 30.0  # seconds; housekeeping is done each twentieth time


class Durable:
    """Entries and jobs, kept in the database until they are done.

    One narrator's entries are done in the order of the journal, one at a time; `limit` narrators
    side by side. Jobs that share their first id are likewise done one by one; those named in
    `alone` wait for that narrator's running entry as well, and go before those that wait.
    Not to be called on an event loop.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        steps: EntrySteps,
        jobs: Mapping[str, Job],
        *,
        retry: Retry | None = None,
        alone: Collection[str] = ("erase",),
        limit: int = 2,
        poll: float = 0.2,
        ahead: Callable[[str], None] = lambda _: None,
        lost: Callable[[], None] = lambda: None,
    ) -> None:
        """`poll` is how often, in seconds, a queue is looked at; `ahead` is told of each entry with
        files that waits for its turn; `lost` is called, after everything was stopped, if another
        process took the lease.
        """
        self._store, self._settings, self._limit, self._poll = store, settings, limit, poll
        self._runner = Runner(steps, jobs, retry or Retry(patience=600), self._opened)
        self._alone, self._ahead, self._lost = alone, ahead, lost
        self._handing_in, self._house = threading.Lock(), threading.Lock()
        self._stopped = threading.Event()
        self._engine = own_engine(settings.sql_url)
        self._lease = Lease(store.engine, _lease_name(settings.executor_id), self._lease_lost)

    def start(self) -> None:
        """Take the lease, go on with what was left, then take new work. Raises LeaseHeld."""
        self._lease.acquire()
        self._runner = self._runner.anew()
        self._stopped.clear()
        try:
            self._runner.register()
            launch(self._engine, self._settings.executor_id, self._limit, self._poll)
            self._adopt()
            for entry_id in entries_in_state(self._store, *_UNFINISHED):
                self.entry(entry_id)
        except BaseException:
            self.stop(0)
            raise
        threading.Thread(target=self._housekeeping, name="work-housekeeping", daemon=True).start()

    def stop(self, timeout: float = 10) -> None:
        """Begin no more steps and wait for those that run; what is unfinished goes on at the next start."""
        self._runner.stopping.set()
        self._stopped.set()
        end = time.monotonic() + timeout
        while self._runner.busy and time.monotonic() < end:
            time.sleep(0.02)
        if self._runner.busy:
            log.warning("still at work when stopped: %s", ", ".join(sorted(self._runner.busy)))
        self._runner.gone.set()
        DBOS.destroy(destroy_registry=True)
        self._engine.dispose()
        self._lease.release()

    def entry(self, entry_id: str) -> None:
        """Hand in an entry. One that waits, or that has not changed since it was handed in and runs
        or is remembered, is not handed in twice. Raises NotFound where there is no such entry.
        """
        serial, narrator_id, state, seen = self._look(entry_id)
        order = Order(
            "entry",
            ENTRIES,
            line_of(self._store, narrator_id),
            f"entry:{entry_id}",
            (entry_id, seen),
            serial + 1,  # the place in the journal: two may be handed in within a millisecond
        )
        with self._handing_in:
            newest = newest_of(order.base)
            if newest is not None:
                unchanged = arguments_of(newest)[1] == seen
                done = newest.output == "" and state == EntryState.REMEMBERED
                if newest.status in ("ENQUEUED", "DELAYED"):
                    return
                if unchanged and (newest.status == "PENDING" or done):
                    return
            enqueue(order, newest)
        if not seen.startswith("0."):
            self._ahead(entry_id)

    def job(self, name: str, key: str, *ids: str) -> None:
        """Hand in a job, once for its key while that is remembered; one that failed runs again.

        Raises UsageError for a job that there is not.
        """
        if name not in self._runner.jobs:
            raise UsageError(f"no job {name}")
        order = Order(
            "job",
            ENTRIES if name in self._alone else JOBS,
            line_of(self._store, ids[0] if ids else name),
            f"job:{name}:{self._store.vault.digest('job', name, key)}",
            (self._sealed(name, key, *ids),),
        )
        with self._handing_in:
            newest = newest_of(order.base)
            if newest is None or (newest.status not in LIVE and newest.output != ""):
                enqueue(order, newest)

    @property
    def busy(self) -> frozenset[str]:
        """What runs now: entry ids and job keys."""
        return frozenset(self._runner.busy)

    def waiting(self) -> int:
        """How many entries and jobs are not done yet, those that run included."""
        return len(apart(DBOS.list_workflows, status=LIVE, load_input=False, load_output=False))

    def wait(self, timeout: float) -> bool:
        """Wait until nothing is left to do; False if it took longer than `timeout` seconds."""
        end = time.monotonic() + timeout
        while self.waiting():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def failed_jobs(self) -> list[tuple[str, str, str]]:
        """Name, key and cause of each job whose newest run failed, while that is remembered."""
        newest: dict[tuple[str, str], str] = {}
        for one in apart(DBOS.list_workflows, name="job", status="SUCCESS"):
            name, key, *_ = self._opened(*arguments_of(one))
            newest[name, key] = str(one.output)
        return [(name, key, cause) for (name, key), cause in newest.items() if cause]

    def keep_house(self) -> None:
        """Fail what killed the process too often, drop what was finished long ago, and what an erasure
        that was interrupted left. Done every ten minutes by itself.
        """
        with self._house:
            self._bury()
            tidy(self._store)
            reap(now() - timedelta(hours=self._settings.keep_finished_hours))

    def _look(self, entry_id: str) -> tuple[int, str, str, str]:
        files = select(func.count()).where(media.c.entry_id == entry_id).scalar_subquery()
        wordings = select(func.count()).where(revisions.c.entry_id == entry_id).scalar_subquery()
        query = select(entries.c.serial, entries.c.narrator_id, entries.c.state, files, wordings)
        with self._store.begin() as connection:
            row = connection.execute(query.where(entries.c.id == entry_id)).first()
        if row is None:
            raise NotFound(f"no entry {entry_id}")
        return row[0], row[1], row[2], f"{row[3]}.{row[4]}"

    def _sealed(self, *parts: str) -> str:
        """What identifies a job, sealed: the job that erases a narrator must not bear their name."""
        return base64.b64encode(self._store.vault.system.seal(json.dumps(parts), "work", "job")).decode()

    def _opened(self, sealed: str) -> list[str]:
        parts: list[str] = json.loads(self._store.vault.system.text(base64.b64decode(sealed), "work", "job"))
        return parts

    def _adopt(self) -> None:
        """Take over what a process left that ran under another executor id or another version."""
        for one in DBOS.list_workflows(status=LIVE):
            if one.app_version != VERSION:
                DBOS.delete_workflows([one.workflow_id])
                if one.name == "job":
                    self.job(*self._opened(*arguments_of(one)))
        running = DBOS.list_workflows(status="PENDING", load_input=False)
        others = {str(one.executor_id) for one in running} - {self._settings.executor_id}
        dead = [one for one in others if not held(self._store.engine, _lease_name(one))]
        if dead:
            DBOS._recover_pending_workflows(dead)

    def take_up(self) -> None:
        """Hand in what failed and was put back by the operator's `lifestory retry`."""
        query = select(entries.c.id).where(
            entries.c.state == EntryState.RECEIVED, entries.c.attempts > 0, entries.c.forgotten_at.is_(None)
        )
        with self._store.begin() as connection:
            ids = list(connection.scalars(query.order_by(entries.c.serial)))
        for entry_id in ids:
            self.entry(entry_id)

    def _housekeeping(self) -> None:
        for look in count():
            try:
                self.take_up()
                if look % 20 == 0:
                    self.keep_house()
            except Exception as error:  # noqa: BLE001 - tried again later; work goes on without it
                log.warning("housekeeping failed: %s", type(error).__name__)
            if self._stopped.wait(_LOOK):
                return

    def _bury(self) -> None:
        for one in DBOS.list_workflows(status=CRASHED):
            log.error("%s ended the process too often and is given up", one.workflow_id)
            if one.name == "entry":
                self._runner.note_failure(arguments_of(one)[0], "Crashed")
            DBOS.delete_workflows([one.workflow_id])

    def _lease_lost(self) -> None:
        self.stop(0)
        self._lost()


def _lease_name(executor_id: str) -> str:
    return f"executor:{executor_id}"
