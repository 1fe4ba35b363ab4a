"""Says what waits in the outbox: in order in a chat, chats side by side, each thing once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.arrivals import Sender
from bot.channels.telegram.arrive import CHANNEL
from bot.channels.telegram.deliver import Deliver
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.posting import CAUGHT, Posting
from bot.channels.telegram.threads import Threads
from bot.channels.telegram.trouble import Meaning, Trouble, judge
from memory import outbox
from memory.errors import RecordError
from memory.outbox import Row
from memory.store import Store, now
from memory.types import Action, OutMessage

log = logging.getLogger(__name__)

EDIT_GAP = 3.0
_LONGEST_WAIT = 300.0


def choose(rows: list[Row], due: Callable[[Row], float]) -> tuple[Row | None, float, list[Row]]:
    """What to do next of a chat's rows: the row, the seconds to wait first, and what was overtaken.

    ``due(row)`` is the seconds until the row may be tried. Progress that is not due lets others
    pass; anything else keeps the order.
    """
    later = {row.message.edit_key for row in rows if row.message.action is Action.EDIT}
    overtaken = [row for row in rows if _passing(row) and _followed(row, rows)] if later else []
    wait = 0.0
    for row in (row for row in rows if row not in overtaken):
        wait = due(row)
        if wait <= 0 or not _passing(row):
            return row, max(0.0, wait), overtaken
    return None, wait, overtaken


def _passing(row: Row) -> bool:
    return row.message.passing and row.message.action is Action.EDIT


def _followed(row: Row, rows: list[Row]) -> bool:
    return any(
        other.serial > row.serial
        and other.message.action is Action.EDIT
        and other.message.edit_key == row.message.edit_key
        for other in rows
    )


class Courier:
    """The sender. ``on_unreachable`` is called, in a thread, with whom the bot cannot reach."""

    def __init__(
        self,
        store: Store,
        deliver: Deliver,
        threads: Threads,
        pace: Pace,
        on_unreachable: Callable[[Sender], None],
    ) -> None:
        self._store = store
        self._deliver = deliver
        self._threads = threads
        self._pace = pace
        self._on_unreachable = on_unreachable
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._edited: dict[str, float] = {}
        self._wake = asyncio.Event()
        self._stopping = False

    async def run(self) -> None:
        """Send until stopped. Other processes may queue too, so it also looks by itself."""
        loop = asyncio.get_running_loop()

        def wake(_: str) -> None:
            loop.call_soon_threadsafe(self._wake.set)

        self._store.watchers.append(wake)
        try:
            await self._look()
        finally:
            self._store.watchers.remove(wake)

    async def _look(self) -> None:
        again = await self._threads.call(outbox.recover, self._store, CHANNEL)
        if again:
            log.info("outbox: %d messages were on their way when the last run ended", again)
        while not self._stopping:
            self._wake.clear()
            try:
                for chat in await self._threads.call(outbox.chats, self._store, CHANNEL):
                    if chat not in self._tasks:
                        self._tasks[chat] = asyncio.create_task(self._chat(chat))
                async with asyncio.timeout(1.0):
                    await self._wake.wait()
            except TimeoutError:
                continue
            except SQLAlchemyError as error:
                log.error("outbox: the database failed: %s", type(error).__name__)
                await asyncio.sleep(1.0)

    async def drain(self, seconds: float) -> None:
        """Let what is being sent end; start nothing new."""
        self._stopping = True
        self._wake.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=seconds)
            for task in late:
                task.cancel()

    async def _chat(self, chat: str) -> None:
        try:
            while not self._stopping and await self._step(chat):
                continue
        except (SQLAlchemyError, RecordError) as error:
            log.error("outbox: the database failed: %s", type(error).__name__)
            await asyncio.sleep(1.0)
        finally:
            del self._tasks[chat]
            self._wake.set()  # something may have been queued just now

    async def _step(self, chat: str) -> bool:
        """One row of a chat, or a short wait for it; False where nothing waits."""
        rows = await self._threads.call(outbox.waiting, self._store, CHANNEL, chat)
        row, wait, overtaken = choose(rows, self._due)
        for old in overtaken:
            await self._threads.call(outbox.finish, self._store, old, "dropped")
        if row is None or wait > 0:
            if rows:
                await asyncio.sleep(min(max(wait, 0.05), 0.3))  # something newer may overtake it
            return bool(rows)
        await self._pace.turn(chat)
        if not self._stopping:
            await self._try(row)
        return True

    def _due(self, row: Row) -> float:
        wait = (row.due_at - now()).total_seconds()
        if row.message.edit_key:
            gap = self._edited.get(row.message.edit_key, float("-inf")) + EDIT_GAP - time.monotonic()
            wait = max(wait, gap)
        return wait

    async def _try(self, row: Row) -> None:
        """Send one row and settle what became of it."""
        await self._threads.call(outbox.starting, self._store, row)
        try:
            sure = await Posting(self._store, self._deliver, self._threads, row).run()
        except CAUGHT as error:
            await self._settle(row, judge(error), type(error).__name__)
            return
        except SQLAlchemyError:
            await self._give_back(row)
            raise
        except Exception as error:  # noqa: BLE001 - one bad row must not silence its chat
            log.error("outbox %d: not understood: %s", row.serial, type(error).__name__)
            await self._threads.call(outbox.finish, self._store, row, "ambiguous", type(error).__name__)
            return
        if row.message.edit_key:
            self._note_edit(row.message.edit_key)
        if not sure:
            log.warning("outbox %d: no answer, it may have been sent; not repeated", row.serial)
        await self._threads.call(outbox.finish, self._store, row, "sent" if sure else "ambiguous")
        await self._threads.call(_clean_up, row.message)

    async def _settle(self, row: Row, trouble: Trouble, error: str) -> None:
        log.warning("outbox %d: %s (%s)", row.serial, trouble.meaning.value, error)
        if trouble.meaning is Meaning.UNREACHABLE:
            await self._threads.call(outbox.pause, self._store, CHANNEL, row.chat)
            await self._threads.call(self._on_unreachable, Sender(CHANNEL, row.message.chat))
        elif trouble.meaning in (Meaning.LATER, Meaning.AMBIGUOUS):
            if trouble.seconds is not None:
                self._pace.hold(row.chat, trouble.seconds)
            wait = trouble.seconds or min(_LONGEST_WAIT, 0.5 * 2 ** min(row.attempts, 10))
            await self._threads.call(outbox.later, self._store, row, wait, error)
        else:
            await self._threads.call(outbox.finish, self._store, row, "failed", error)
            await self._threads.call(_clean_up, row.message)

    async def _give_back(self, row: Row) -> None:
        """The database failed in the middle: let the row wait again as soon as it can be written."""
        while not self._stopping:
            await asyncio.sleep(1.0)
            with contextlib.suppress(SQLAlchemyError):
                await self._threads.call(outbox.later, self._store, row, 1.0, "database")
                return

    def _note_edit(self, key: str) -> None:
        moment = time.monotonic()
        self._edited = {name: at for name, at in self._edited.items() if moment - at < EDIT_GAP}
        self._edited[key] = moment


def _clean_up(message: OutMessage) -> None:
    if message.path and message.remove_path:
        Path(message.path).unlink(missing_ok=True)
