"""One process for an executor id."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.errors import LeaseHeld
from bot.work.lease import Lease, free, held
from memory.store import Store, aware, now
from memory.tables import leases

_HOLDER = """
import sys, time
from memory.store import make_engine
from bot.work.lease import Lease
Lease(make_engine(sys.argv[1]), "executor:main", lambda: None).acquire()
print("held", flush=True)
time.sleep(60)
"""


def lease(store: Store, seconds: float = 9.0) -> Lease:
    return Lease(store.engine, "executor:main", lambda: None, seconds)


def test_one_holder(store: Store) -> None:
    """A lease has one holder; once given back, another may take it."""
    first, second = lease(store), lease(store)
    first.acquire()
    with pytest.raises(LeaseHeld):
        second.acquire()
    assert held(store.engine, "executor:main")
    first.release()
    assert not held(store.engine, "executor:main")
    second.acquire()
    second.release()


def test_release_of_what_is_not_held(store: Store) -> None:
    """Who never held a lease takes nothing away by giving it back."""
    first = lease(store)
    first.acquire()
    lease(store).release()
    assert held(store.engine, "executor:main")
    first.release()


def test_killed_process(store: Store, tmp_path: Path) -> None:
    """The lease of a living process is refused; once that process was killed it is taken within 10 s."""
    script = tmp_path / "holder.py"
    script.write_text(_HOLDER)
    holder = subprocess.Popen(
        [sys.executable, str(script), str(store.engine.url)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LeaseHeld):
            lease(store).acquire()
        holder.send_signal(signal.SIGKILL)
        start = time.monotonic()
        _take(store)
        assert time.monotonic() - start < 10
    finally:
        holder.kill()
        holder.communicate()


def test_other_machine_that_died(store: Store) -> None:
    """Of another machine's process nothing is known but its time: the lease is free when that ran out."""
    _held_elsewhere(store, seconds=0.6)
    with pytest.raises(LeaseHeld):
        lease(store).acquire()
    start = time.monotonic()
    _take(store)
    assert time.monotonic() - start < 10


def test_renewed_while_held(store: Store) -> None:
    """A held lease outlives its time, since it is renewed."""
    one = lease(store, seconds=0.3)
    one.acquire()
    time.sleep(1)
    with store.begin() as connection:
        until = connection.scalar(select(leases.c.expires_at))
    assert aware(until) > now()
    one.release()


def test_taken_away(store: Store) -> None:
    """Who finds another's name on the lease is told that it is lost."""
    told = threading.Event()
    one = Lease(store.engine, "executor:main", told.set, seconds=0.3)
    one.acquire()
    with store.begin() as connection:
        connection.execute(update(leases).values(owner="another:1-1:x"))
    assert told.wait(5)


def test_reused_process_id() -> None:
    """A process id that another program got since is not taken for the holder."""
    mine = Lease(engine=None, name="n", lost=lambda: None).owner  # type: ignore[arg-type]
    here, process, token = mine.split(":")
    assert not free(mine, expired=True)
    assert free(f"{here}:{process}0:{token}", expired=False)


def _take(store: Store) -> None:
    end = time.monotonic() + 15
    while True:
        mine = lease(store)
        try:
            mine.acquire()
        except LeaseHeld:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            mine.release()
            return


def _held_elsewhere(store: Store, seconds: float) -> None:
    until = now() + timedelta(seconds=seconds)
    with store.begin() as connection:
        connection.execute(
            leases.insert().values(name="executor:main", owner="elsewhere:1-1:x", expires_at=until)
        )
