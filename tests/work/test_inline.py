"""Work done at once."""

from __future__ import annotations

import pytest

from bot.errors import PerceptionError, UsageError
from bot.work.inline import Inline
from memory.store import Store
from tests.work.fakes import Steps, make_entry, make_narrator

ALL = ["fetch", "perceive", "remember", "present"]


def test_entry_at_once(store: Store) -> None:
    """An entry is done when the call returns."""
    steps, entry_id = Steps(store), make_entry(store, make_narrator(store), "1")
    Inline(steps.all(), {}).entry(entry_id)
    assert steps.of(entry_id) == ALL


def test_back_off(store: Store) -> None:
    """A step is tried three times, after one second and after two more, and then fails with its cause."""
    steps, entry_id = Steps(store), make_entry(store, make_narrator(store), "1")
    steps.troubles["perceive"] = [PerceptionError("too-long", "words")] * 3
    pauses: list[float] = []
    Inline(steps.all(), {}, wait=pauses.append).entry(entry_id)
    assert pauses == [1.0, 2.0]
    assert steps.failures == [(entry_id, "perceive: PerceptionError: too-long")]
    assert steps.of(entry_id) == ["fetch"]


def test_job_once_for_its_key(store: Store) -> None:
    """A job runs once for its key."""
    ran: list[str] = []
    work = Inline(Steps(store).all(), {"story": ran.append})
    work.job("story", "1", "n")
    work.job("story", "1", "n")
    work.job("story", "2", "m")
    assert ran == ["n", "m"]


def test_job_that_fails(store: Store) -> None:
    """What a job raised on its last try reaches the caller, and the job may run again."""
    troubles = [ValueError("1"), ValueError("2"), ValueError("3")]

    def story() -> None:
        if troubles:
            raise troubles.pop(0)

    work = Inline(Steps(store).all(), {"story": story}, wait=lambda _: None)
    with pytest.raises(ValueError, match="3"):
        work.job("story", "1")
    work.job("story", "1")


def test_unknown_job(store: Store) -> None:
    """A job that there is not is refused."""
    with pytest.raises(UsageError):
        Inline(Steps(store).all(), {}).job("dance", "1")
