"""Files fetched as soon as they are known, long before their entry's turn to be heard or seen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Lock

from bot.work.types import Job, cause_of

log = logging.getLogger(__name__)

_AT_ONCE = 2
_LOCKS = 64


@dataclass(frozen=True)
class Ahead:
    """``fetch`` is the step of an entry. What fails here is left to that step, which is durable."""

    fetch: Callable[[str], None]
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="ahead"), repr=False
    )
    _locks: tuple[Lock, ...] = field(default_factory=lambda: tuple(Lock() for _ in range(_LOCKS)), repr=False)

    def start(self, entry_id: str) -> None:
        """Fetch the entry's files soon; returns at once."""
        self._pool.submit(self._try, entry_id)

    def step(self, entry_id: str) -> None:
        """The step itself; it waits where the same files are on their way."""
        with self._locks[hash(entry_id) % _LOCKS]:
            self.fetch(entry_id)

    def alone(self, job: Job) -> Job:
        """The job, run while nothing is fetched: what is erased must not come in again."""

        def run(*ids: str) -> None:
            with ExitStack() as stack:
                for lock in self._locks:
                    stack.enter_context(lock)
                job(*ids)

        return run

    def close(self) -> None:
        """Begin no more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _try(self, entry_id: str) -> None:
        try:
            self.step(entry_id)
        except Exception as error:  # noqa: BLE001 - the step tries again, and says what it comes to
            log.info("entry %s could not be fetched ahead: %s", entry_id, cause_of(error))
