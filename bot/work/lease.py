"""A lease on an executor id: two processes that share one would each run a step of the same work."""

from __future__ import annotations

import logging
import os
import platform
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.errors import LeaseHeld
from memory.store import aware, now
from memory.tables import leases

log = logging.getLogger(__name__)
_c = leases.c


@dataclass
class Lease:
    """Held from `acquire` to `release` and renewed meanwhile; ``lost`` is called if it is taken away.

    ``seconds`` is how long it outlives a process of another machine that was killed; one of this
    machine is known to be dead at once.
    """

    engine: Engine
    name: str
    lost: Callable[[], None]
    seconds: float = 9.0
    owner: str = field(default_factory=lambda: f"{_here()}:{_process(os.getpid())}:{token_hex(4)}")
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)

    def acquire(self) -> None:
        """Take the lease and keep renewing it. Raises LeaseHeld."""
        if not (self._insert() or self._take_over()):
            raise LeaseHeld(f"another process already runs as {self.name}")
        self._stop.clear()
        self._thread = threading.Thread(target=self._renewing, name="lease", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Give it back. Does nothing where it was never held."""
        self._stop.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        self._thread = None
        with self.engine.begin() as connection:
            connection.execute(delete(leases).where(_c.name == self.name, _c.owner == self.owner))

    def _insert(self) -> bool:
        try:
            with self.engine.begin() as connection:
                values = {"name": self.name, "owner": self.owner, "expires_at": self._until()}
                connection.execute(insert(leases).values(values))
        except IntegrityError:
            return False
        return True

    def _take_over(self) -> bool:
        with self.engine.begin() as connection:
            holder = connection.execute(select(leases).where(_c.name == self.name)).first()
        if holder is None:
            return self._insert()
        if not free(holder.owner, aware(holder.expires_at) < now()):
            return False
        with self.engine.begin() as connection:  # only from the one that was looked at
            taken = connection.execute(
                update(leases)
                .where(_c.name == self.name, _c.owner == holder.owner, _c.expires_at == holder.expires_at)
                .values(owner=self.owner, expires_at=self._until())
            )
            return taken.rowcount == 1

    def _renewing(self) -> None:
        while not self._stop.wait(self.seconds / 3):
            try:
                if not self._renew():
                    log.critical("the lease on %s was taken by another process", self.name)
                    self.lost()
                    return
            except OperationalError:
                log.warning("the lease on %s could not be renewed just now", self.name)

    def _renew(self) -> bool:
        with self.engine.begin() as connection:
            mine = update(leases).where(_c.name == self.name, _c.owner == self.owner)
            return connection.execute(mine.values(expires_at=self._until())).rowcount == 1

    def _until(self) -> datetime:
        return now() + timedelta(seconds=self.seconds)


def held(engine: Engine, name: str) -> bool:
    """Whether a living process holds this lease."""
    with engine.begin() as connection:
        holder = connection.execute(select(leases).where(_c.name == name)).first()
    return holder is not None and not free(holder.owner, aware(holder.expires_at) < now())


def free(owner: str, expired: bool) -> bool:
    """Whether `owner` no longer needs a lease: it ran out, or its process on this machine is gone."""
    here, _, rest = owner.partition(":")
    process = rest.rpartition(":")[0]
    if here != _here():
        return expired
    return _process(int(process.partition("-")[0])) != process


def _here() -> str:
    """This machine since it was started, and this container: process ids mean something within it."""
    parts = [platform.node()]
    for source in ("/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid"):
        path = Path(source)
        try:
            parts.append(str(path.readlink()) if path.is_symlink() else path.read_text().strip())
        except OSError:
            parts.append("")
    return sha256("/".join(parts).encode()).hexdigest()[:16]


def _process(pid: int) -> str:
    """A process's id and when it started, so that a reused id is not taken for it; "" where it is gone."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    try:
        # Field 22 (the 20th after the name, which may hold blanks): start time in clock ticks.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return f"{pid}-"
    return "" if fields[0] == "Z" else f"{pid}-{fields[19]}"
