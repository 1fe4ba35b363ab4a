"""Files come in before their entry's turn."""

from __future__ import annotations

import threading
from dataclasses import replace

from bot.work.ahead import Ahead
from bot.work.durable import Durable
from memory import journal
from memory.store import Store
from memory.types import Entry, EntryKind, Media, MediaKind
from tests.work.fakes import NOON, Steps, make_narrator, make_settings


def make_note(store: Store, narrator_id: str, ref: str) -> str:
    """A voice note that lies at the channel; its id."""
    entry_id = journal.entry_id(store, narrator_id, ref)
    media = Media(f"m{ref}", entry_id, narrator_id, 0, MediaKind.AUDIO, remote_id=ref)
    journal.add_entry(store, Entry(entry_id, narrator_id, ref, EntryKind.VOICE, NOON), [media])
    return entry_id


def test_a_file_does_not_wait_for_the_one_before(store: Store) -> None:
    """While a narrator's long note is heard, the files of those behind it are fetched."""
    steps, who = Steps(store), make_narrator(store)
    first, second = make_note(store, who.id, "1"), make_note(store, who.id, "2")
    heard = steps.gates[("perceive", first)] = threading.Event()
    fetched = threading.Event()

    def fetch(entry_id: str) -> None:
        steps.all().fetch(entry_id)
        if entry_id == second:
            fetched.set()

    ahead = Ahead(fetch)
    work = Durable(
        store, make_settings(store), replace(steps.all(), fetch=ahead.step), {}, poll=0.02, ahead=ahead.start
    )
    work.start()
    try:
        assert fetched.wait(10)
        assert ("perceive", second) not in steps.entered
    finally:
        heard.set()
        assert work.wait(10)
        work.stop()
        ahead.close()
    assert "present" in steps.of(second)


def test_a_failure_ahead_is_left_to_the_step() -> None:
    """What goes wrong ahead ends nothing; the step itself raises it."""
    tried = threading.Event()

    def fetch(entry_id: str) -> None:
        tried.set()
        raise OSError(entry_id)

    ahead = Ahead(fetch)
    ahead.start("one")
    assert tried.wait(5)
    tried.clear()
    ahead.start("two")
    assert tried.wait(5)
    ahead.close()


def test_the_same_files_are_not_fetched_twice_at_once() -> None:
    """The step waits for what is on its way."""
    begun, go_on = threading.Event(), threading.Event()
    running: list[str] = []

    def fetch(entry_id: str) -> None:
        running.append(entry_id)
        assert len(running) == 1
        begun.set()
        assert go_on.wait(5)
        running.remove(entry_id)

    ahead = Ahead(fetch)
    ahead.start("one")
    assert begun.wait(5)
    step = threading.Thread(target=ahead.step, args=("one",))
    step.start()
    step.join(0.1)
    assert step.is_alive()
    go_on.set()
    step.join(5)
    assert not step.is_alive()
    ahead.close()


def test_nothing_is_fetched_while_somebody_is_erased() -> None:
    """A job that runs alone ends before a fetch begins."""
    order: list[str] = []
    ahead = Ahead(lambda entry_id: order.append("fetch"))
    begun, go_on = threading.Event(), threading.Event()

    def erase(*ids: str) -> None:
        begun.set()
        assert go_on.wait(5)
        order.append("erased")

    job = threading.Thread(target=ahead.alone(erase), args=("ann",))
    job.start()
    assert begun.wait(5)
    step = threading.Thread(target=ahead.step, args=("one",))
    step.start()
    step.join(0.1)
    go_on.set()
    job.join(5)
    step.join(5)
    ahead.close()
    assert order == ["erased", "fetch"]
