"""Handles what lies in the inbox: in order in a chat, chats side by side."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram import Message, Update
from telegram.ext import Application

from bot.channels.telegram.albums import quiet_in
from bot.channels.telegram.arrive import CHANNEL
from bot.channels.telegram.threads import Threads
from bot.channels.telegram.turn import Album, Turn, current
from memory import inbox
from memory.errors import RecordError
from memory.inbox import Waiting
from memory.store import Store, now

log = logging.getLogger(__name__)

QUIET = timedelta(seconds=1)
_PAUSES = (0.1, 0.5)  # before the second and the third attempt; then it is set aside
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
_LOOK = 5.0


class Dispatcher:
    """One task for each chat with waiting updates; idle ones end.

    ``on_quarantine`` is called, in a thread, with the raw update that could not be handled.
    """

    def __init__(
        self,
        store: Store,
        app: Application[Any, Any, Any, Any, Any, Any],
        threads: Threads,
        on_quarantine: Callable[[Any], None],
    ) -> None:
        self._store = store
        self._app = app
        self._threads = threads
        self._on_quarantine = on_quarantine
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._begun = now()
        self._stopping = False

    async def resume(self) -> None:
        """At start: everything that waits."""
        await self._threads.call(inbox.purge, self._store)
        self.wake(await self._threads.call(inbox.chats, self._store, CHANNEL))

    async def look(self) -> None:
        """Now and then, for what another process put back (`lifestory retry`). Until cancelled."""
        while True:
            await asyncio.sleep(_LOOK)
            try:
                self.wake(await self._threads.call(inbox.chats, self._store, CHANNEL))
            except SQLAlchemyError as error:
                log.error("inbox: the database failed: %s", type(error).__name__)

    def wake(self, chats: Iterable[str]) -> None:
        """These chats (by digest) have new updates."""
        for chat in chats:
            if chat in self._tasks:
                self._again.add(chat)
            elif not self._stopping:
                self._tasks[chat] = asyncio.create_task(self._chat(chat))

    async def drain(self, seconds: float) -> None:
        """Let the updates in hand end; what waits stays in the inbox."""
        self._stopping = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=seconds)
            for task in late:
                task.cancel()

    async def _chat(self, chat: str) -> None:
        wait = _FIRST_WAIT
        try:
            while not self._stopping:
                try:
                    if not await self._next(chat):
                        return
                    wait = _FIRST_WAIT
                except SQLAlchemyError as error:  # no update's fault: none is set aside for it
                    log.error("inbox: the database failed: %s", type(error).__name__)
                except RecordError as error:  # such as a row sealed with another master key
                    log.error("inbox: a row cannot be read: %s", type(error).__name__)
                else:
                    continue
                await asyncio.sleep(wait)
                wait = min(_LONGEST_WAIT, wait * 2)
        finally:
            del self._tasks[chat]
            if chat in self._again:
                self._again.discard(chat)
                self.wake([chat])

    async def _next(self, chat: str) -> bool:
        """Handle the next update of a chat; False where none waits."""
        row = await self._threads.call(inbox.first, self._store, CHANNEL, chat)
        if row is None:
            return False
        rows = [row] if row.album is None else await self._album(row)
        if not rows:
            return False
        subject, good = await self._parse(rows)
        if subject is not None:
            await self._handle(subject, good)
        return True

    async def _album(self, row: Waiting) -> list[Waiting]:
        """All pictures of an album that have come, after a second in which none came; none at a stop."""
        while True:
            rows = await self._threads.call(inbox.album, self._store, CHANNEL, row.chat, row.album or "")
            wait = quiet_in([item.received_at for item in rows], self._begun, now(), QUIET)
            if wait <= 0:
                return rows
            await asyncio.sleep(wait)
            if self._stopping:
                return []  # the rest may come while nobody is here

    async def _parse(self, rows: Sequence[Waiting]) -> tuple[Update | Album | None, list[int]]:
        """The rows as one update or one album, and those that it stands for. Others are set aside."""
        updates: list[Update] = []
        good: list[int] = []
        for row in rows:
            try:
                update = Update.de_json(json.loads(row.body), self._app.bot)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the next one must come
                await self._set_aside([row.serial], row.body, error)
                continue
            updates.append(update)
            good.append(row.serial)
        if not updates:
            return None, []
        messages = [update.message for update in updates if isinstance(update.message, Message)]
        if rows[0].album is not None and len(messages) == len(updates):
            return Album(messages), good
        return updates[0], good

    async def _handle(self, subject: Update | Album, serials: list[int]) -> None:
        for pause in (*_PAUSES, None):
            turn = Turn()
            current.set(turn)
            await self._app.process_update(subject)
            if turn.error is None:
                settle = inbox.hold if turn.hold else inbox.done
                await self._threads.call(settle, self._store, serials)
                return
            if isinstance(turn.error, SQLAlchemyError):
                raise turn.error
            log.error("inbox %s: handling failed: %s", serials, type(turn.error).__name__)
            if pause is None:
                await self._set_aside(serials, _raw(subject), turn.error)
            else:
                await asyncio.sleep(pause)

    async def _set_aside(self, serials: list[int], body: str, error: BaseException) -> None:
        log.error("inbox %s: set aside: %s", serials, type(error).__name__)
        await self._threads.call(inbox.quarantine, self._store, serials, type(error).__name__)
        try:
            await self._threads.call(self._on_quarantine, json.loads(body))
        except Exception as failure:  # noqa: BLE001 - a courtesy must not stop the next update
            log.error("inbox %s: the person could not be told: %s", serials, type(failure).__name__)


def _raw(subject: Update | Album) -> str:
    if isinstance(subject, Album):
        return json.dumps({"message": subject.messages[0].to_dict()})
    return subject.to_json()
