"""Durable work: order, retries, repeats, restarts."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.errors import FileTooLarge, LeaseHeld, PerceptionError, UsageError
from bot.work.durable import Durable
from bot.work.reaper import reap
from bot.work.types import Job, Retry
from memory import journal
from memory.errors import NotFound
from memory.journal import get_entry
from memory.privacy import erase
from memory.store import Store, now
from memory.types import EntryState, Media, MediaKind
from tests.work.fakes import Steps, make_entry, make_narrator, make_settings

ALL = ["fetch", "perceive", "remember", "present"]
Make = Callable[..., Durable]


@pytest.fixture
def steps(store: Store) -> Steps:
    return Steps(store)


@pytest.fixture
def make(store: Store, steps: Steps) -> Iterator[Make]:
    made: list[Durable] = []

    def durable(jobs: dict[str, Job] | None = None, **more: object) -> Durable:
        settings = make_settings(store, **more)
        one = Durable(store, settings, steps.all(), jobs or {}, retry=Retry(3, 0.01), poll=0.02)
        one.start()
        made.append(one)
        return one

    yield durable
    for one in made:
        one.stop(0)


def test_all_steps(store: Store, steps: Steps, make: Make) -> None:
    """An entry is fetched, perceived, remembered and presented, in this order."""
    work, entry_id = make(), make_entry(store, make_narrator(store), "1")
    work.entry(entry_id)
    assert work.wait(10)
    assert steps.of(entry_id) == ALL
    assert get_entry(store, entry_id).state is EntryState.REMEMBERED


def test_handing_in_waits_for_nothing(store: Store, steps: Steps, make: Make) -> None:
    """Twenty entries are handed in while the first still stands at its first step."""
    narrator = make_narrator(store)
    ids = [make_entry(store, narrator, str(number)) for number in range(20)]
    gate = steps.gates[("fetch", ids[0])] = threading.Event()
    work = make()
    for entry_id in ids:
        work.entry(entry_id)
    assert all(get_entry(store, one).state is not EntryState.REMEMBERED for one in ids)
    gate.set()
    assert work.wait(30)


def test_order_per_narrator(store: Store, steps: Steps, make: Make) -> None:
    """A narrator's entries are done in the order of the journal, though handed in the other way round."""
    narrator = make_narrator(store)
    ids = [make_entry(store, narrator, str(number)) for number in range(5)]
    gate = steps.gates[("fetch", ids[0])] = threading.Event()
    work = make()
    work.entry(ids[0])
    for entry_id in reversed(ids):
        work.entry(entry_id)
    gate.set()
    assert work.wait(20)
    assert [whose for name, whose in steps.done if name == "present"] == ids
    assert [name for name, _ in steps.done] == ALL * 5


def test_narrators_do_not_wait_for_each_other(store: Store, steps: Steps, make: Make) -> None:
    """While one narrator's long note is heard, another's entry is done."""
    slow, quick = (
        make_entry(store, make_narrator(store, "1"), "1"),
        make_entry(store, make_narrator(store, "2"), "1"),
    )
    gate = steps.gates[("perceive", slow)] = threading.Event()
    work = make()
    work.entry(slow)
    work.entry(quick)
    _until(lambda: steps.of(quick) == ALL)
    _until(lambda: work.busy == {slow})
    gate.set()
    assert work.wait(10)


def test_at_most_two_at_once(store: Store, steps: Steps, make: Make) -> None:
    """No more than two entries are worked on at the same time."""
    ids = [make_entry(store, make_narrator(store, str(number)), "1") for number in range(4)]
    gates = [steps.gates.setdefault(("fetch", one), threading.Event()) for one in ids]
    work = make()
    _until(lambda: len(work.busy) == 2)
    time.sleep(0.3)
    assert len(work.busy) == 2
    for gate in gates:
        gate.set()
    assert work.wait(10)


def test_twice_at_once_is_once(store: Store, steps: Steps, make: Make) -> None:
    """The same entry handed in by ten threads at once is done once, and again later not at all."""
    entry_id = make_entry(store, make_narrator(store), "1")
    gate = steps.gates[("fetch", entry_id)] = threading.Event()
    work = make()
    threads = [threading.Thread(target=work.entry, args=(entry_id,)) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _until(lambda: entry_id in work.busy)
    work.entry(entry_id)
    gate.set()
    assert work.wait(10)
    work.entry(entry_id)
    assert work.wait(10)
    assert steps.of(entry_id) == ALL


def test_change_while_running(store: Store, steps: Steps, make: Make) -> None:
    """A picture of an album that comes while the entry is worked on is not forgotten."""
    narrator = make_narrator(store)
    entry_id = make_entry(store, narrator, "1")
    gate = steps.gates[("perceive", entry_id)] = threading.Event()
    work = make()
    _until(lambda: ("perceive", entry_id) in steps.entered)
    late = Media(journal.media_id(store, entry_id, "late"), entry_id, narrator.id, 1, MediaKind.IMAGE)
    assert journal.add_entry(store, get_entry(store, entry_id), [late])
    work.entry(entry_id)
    gate.set()
    assert work.wait(10)
    assert steps.of(entry_id) == ALL * 2


def test_step_is_tried_again(store: Store, steps: Steps, make: Make) -> None:
    """A step that fails twice and then succeeds is no failure."""
    entry_id = make_entry(store, make_narrator(store), "1")
    steps.troubles["fetch"] = [OSError("net"), OSError("net")]
    work = make()
    assert work.wait(10)
    assert steps.of(entry_id) == ALL
    assert steps.failures == []


def test_failure_and_retry(store: Store, steps: Steps, make: Make, caplog: pytest.LogCaptureFixture) -> None:
    """A step that keeps failing marks the entry with its cause; the next goes on, and a retry mends it."""
    narrator = make_narrator(store)
    broken, sound = make_entry(store, narrator, "1"), make_entry(store, narrator, "2")
    steps.troubles["perceive"] = [PerceptionError("broken", "my secret words")] * 3
    with caplog.at_level(logging.DEBUG):
        work = make()
        assert work.wait(10)
    assert steps.failures == [(broken, "perceive: PerceptionError: broken")]
    assert get_entry(store, broken).failure == "perceive: PerceptionError: broken"
    assert steps.of(sound) == ALL
    assert "my secret words" not in caplog.text
    work.entry(broken)
    assert work.wait(10)
    assert get_entry(store, broken).state is EntryState.REMEMBERED
    assert steps.of(broken) == ["fetch", *ALL]


def test_put_back_by_the_operator(store: Store, steps: Steps, make: Make) -> None:
    """A failed entry that `lifestory retry` put back is taken up by the running bot; others are left."""
    narrator = make_narrator(store)
    broken, other = make_entry(store, narrator, "1"), make_entry(store, narrator, "2")
    steps.troubles["fetch"] = [OSError("net")] * 6
    work = make()
    assert work.wait(10)
    journal.set_state(store, broken, EntryState.RECEIVED)
    work.take_up()
    assert work.wait(10)
    assert [get_entry(store, one).state for one in (broken, other)] == [
        EntryState.REMEMBERED,
        EntryState.FAILED,
    ]


def test_no_use_in_trying_again(store: Store, steps: Steps, make: Make) -> None:
    """A file over the limit fails at once, without more tries."""
    entry_id = make_entry(store, make_narrator(store), "1")
    steps.troubles["fetch"] = [FileTooLarge(30, 20), FileTooLarge(30, 20)]
    assert make().wait(10)
    assert steps.failures == [(entry_id, "fetch: FileTooLarge")]
    assert len(steps.troubles["fetch"]) == 1


def test_unknown_entry(make: Make) -> None:
    """An entry that the journal does not have is refused."""
    with pytest.raises(NotFound):
        make().entry("0" * 32)


def test_journal_is_the_truth(store: Store, steps: Steps, make: Make) -> None:
    """At the start every unfinished entry is gone on with, those remembered or failed are not."""
    narrator = make_narrator(store)
    states = [
        EntryState.RECEIVED,
        EntryState.FETCHED,
        EntryState.PERCEIVED,
        EntryState.REMEMBERED,
        EntryState.FAILED,
    ]
    ids = [make_entry(store, narrator, state) for state in states]
    for entry_id, state in zip(ids, states, strict=True):
        journal.set_state(store, entry_id, state)
    assert make().wait(20)
    assert [steps.of(one) for one in ids] == [ALL, ALL, ALL, [], []]


def test_stop_between_steps(store: Store, steps: Steps, make: Make) -> None:
    """A stop waits for the running step, begins no other, and the next start goes on from there."""
    entry_id = make_entry(store, make_narrator(store), "1")
    gate = steps.gates[("perceive", entry_id)] = threading.Event()
    work = make()
    _until(lambda: ("perceive", entry_id) in steps.entered)
    threading.Timer(0.3, gate.set).start()
    start = time.monotonic()
    work.stop(10)
    assert time.monotonic() - start < 8
    assert steps.of(entry_id) == ["fetch", "perceive"]
    assert make().wait(10)
    assert steps.of(entry_id) == ALL


def test_stop_does_not_wait_for_ever(store: Store, steps: Steps, make: Make) -> None:
    """A step that does not end is left behind when the time is up."""
    entry_id = make_entry(store, make_narrator(store), "1")
    gate = steps.gates[("fetch", entry_id)] = threading.Event()
    work = make()
    _until(lambda: ("fetch", entry_id) in steps.entered)
    start = time.monotonic()
    work.stop(0.5)
    assert time.monotonic() - start < 5
    gate.set()


def test_second_process_with_the_same_id(store: Store, make: Make) -> None:
    """A second one with the same executor id refuses to start and leaves the first at work."""
    first = make()
    with pytest.raises(LeaseHeld):
        make()
    entry_id = make_entry(store, make_narrator(store), "1")
    first.entry(entry_id)
    assert first.wait(10)


def test_another_executor_id_takes_over(store: Store, steps: Steps, make: Make) -> None:
    """What a process left unfinished goes on under another executor id, too."""
    entry_id = make_entry(store, make_narrator(store), "1")
    gate = steps.gates[("perceive", entry_id)] = threading.Event()
    work = make(executor_id="one")
    _until(lambda: ("perceive", entry_id) in steps.entered)
    work.stop(0)
    gate.set()
    assert make(executor_id="two").wait(10)
    assert steps.of(entry_id)[-1] == "present"


def test_job_once_for_its_key(make: Make) -> None:
    """A job runs once for its key, with its ids."""
    ran: list[tuple[str, ...]] = []
    work = make({"recap": lambda *ids: ran.append(ids)})
    for _ in range(3):
        work.job("recap", "recap:n:2026-W10", "n", "2026-W10")
        assert work.wait(10)
    work.job("recap", "recap:n:2026-W11", "n", "2026-W11")
    assert work.wait(10)
    assert ran == [("n", "2026-W10"), ("n", "2026-W11")]


def test_failed_job(make: Make) -> None:
    """A job that failed is listed with its cause and runs again when it is handed in again."""
    troubles: list[Exception] = [ValueError("words")] * 3
    ran: list[str] = []

    def story(narrator_id: str) -> None:
        if troubles:
            raise troubles.pop()
        ran.append(narrator_id)

    work = make({"story": story})
    work.job("story", "story:1", "n")
    assert work.wait(10)
    assert work.failed_jobs() == [("story", "story:1", "ValueError")]
    work.job("story", "story:1", "n")
    assert work.wait(10)
    assert ran == ["n"]
    assert work.failed_jobs() == []


def test_unknown_job(make: Make) -> None:
    """A job that there is not is refused when it is handed in."""
    with pytest.raises(UsageError):
        make().job("dance", "1")


def test_work_from_within_work(store: Store, make: Make) -> None:
    """A job may hand in another job and an entry."""
    ran: list[str] = []
    entry_id = make_entry(store, make_narrator(store), "1")
    work: Durable

    def first(_: str) -> None:
        work.entry(entry_id)
        work.job("second", "2", "n")

    work = make({"first": first, "second": lambda one: ran.append(one)})
    work.job("first", "1", "n")
    assert work.wait(10)
    assert ran == ["n"]
    assert get_entry(store, entry_id).state is EntryState.REMEMBERED


def test_erasing_as_a_job(store: Store, steps: Steps, make: Make) -> None:
    """A job may erase its narrator: it waits for their running entry, and drops those that wait."""
    narrator = make_narrator(store)
    running, waiting = make_entry(store, narrator, "1"), make_entry(store, narrator, "2")
    gate = steps.gates[("perceive", running)] = threading.Event()
    proofs = []
    work = make({"erase": lambda one: proofs.append(erase(store, one))})
    _until(lambda: ("perceive", running) in steps.entered)
    work.job("erase", f"erase:{narrator.id}", narrator.id)
    time.sleep(0.2)
    assert proofs == []
    gate.set()
    assert work.wait(20)
    assert steps.of(running) == ALL
    assert steps.of(waiting) == []
    assert proofs[0].rows["entries"] == 2
    assert work.failed_jobs() == []


def test_nothing_in_clear(store: Store, make: Make) -> None:
    """A job's key and ids, and a narrator's id, stand in none of DBOS's tables."""
    narrator = make_narrator(store)
    make_entry(store, narrator, "1")
    work = make({"story": lambda *_: None})
    work.job("story", f"story:{narrator.id}:secret-key", narrator.id, "secret-ref")
    assert work.wait(10)
    with store.begin() as connection:
        rows = [
            str(row)
            for table in ("workflow_status", "workflow_input", "workflow_output", "operation_outputs")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    assert len(rows) > 5
    assert not [row for row in rows if narrator.id in row or "secret" in row]


def test_reaper(store: Store, make: Make) -> None:
    """Rows of finished work are removed when they are old enough, and not before."""
    make_entry(store, make_narrator(store), "1")
    work = make({"story": lambda: None})
    work.job("story", "1")
    assert work.wait(10)
    assert reap(now() - timedelta(hours=1)) == 0
    assert reap(now() + timedelta(seconds=1)) == 2
    with store.begin() as connection:
        for table in ("workflow_status", "workflow_input", "workflow_output", "operation_outputs"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0


def test_work_that_kills(store: Store, steps: Steps, make: Make) -> None:
    """An entry over which the process died too often is failed instead of killing it for ever."""
    entry_id = make_entry(store, make_narrator(store), "1")
    gate = steps.gates[("fetch", entry_id)] = threading.Event()
    work = make()
    _until(lambda: ("fetch", entry_id) in steps.entered)
    work.stop(0)
    gate.set()
    _meddle(store, "recovery_attempts = 99")
    work = make()
    _until(lambda: _count(store, "status = 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'") == 1)
    steps.done.clear()
    work.keep_house()
    assert steps.failures == [(entry_id, "Crashed")]
    work.entry(entry_id)
    assert work.wait(10)
    assert steps.of(entry_id) == ALL


def test_work_of_an_older_version(store: Store, steps: Steps, make: Make) -> None:
    """After an upgrade that changed the steps, entries and jobs in flight are begun anew, not stranded."""
    entry_id = make_entry(store, make_narrator(store), "1")
    gate, ran = threading.Event(), list[str]()
    steps.gates[("perceive", entry_id)] = gate
    jobs: dict[str, Job] = {"story": lambda one: ran.append(one) if gate.wait(10) else None}
    work = make(jobs)
    work.job("story", "1", "n")
    _until(lambda: ("perceive", entry_id) in steps.entered)
    work.stop(0)
    _meddle(store, "application_version = '0'")
    gate.set()
    assert make(jobs).wait(10)
    assert steps.of(entry_id)[-4:] == ALL
    assert "n" in ran
    assert _count(store, "application_version = '0'") == 0


def test_lease_taken_away(store: Store, steps: Steps) -> None:
    """Who loses the lease stops working and says so."""
    lost = threading.Event()
    work = Durable(store, make_settings(store), steps.all(), {}, lost=lost.set)
    work._lease.seconds = 0.3
    work.start()
    with store.begin() as connection:
        connection.execute(text("UPDATE leases SET owner = 'another:1-1:x'"))
    assert lost.wait(15)
    with store.begin() as connection:
        assert connection.scalar(text("SELECT owner FROM leases")) == "another:1-1:x"


def _meddle(store: Store, change: str) -> None:
    with store.begin() as connection:
        connection.execute(text(f"UPDATE workflow_status SET {change}"))


def _count(store: Store, where: str) -> int:
    with store.begin() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM workflow_status WHERE {where}")) or 0)


def _until(true: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
