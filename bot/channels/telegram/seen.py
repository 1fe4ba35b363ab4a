"""Shows that something arrived (a reaction) and that work goes on (typing). Best effort."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError
from telegram.ext import ExtBot

log = logging.getLogger(__name__)

SEEN = ReactionEmoji.EYES
RENEW = 4.5  # Telegram shows an action for five seconds
_LOOK = 0.3  # seconds between looks; work that has just begun is seen soon
_WATCHED = 60.0


class Presence:
    """``busy(chat)`` says what is being done for a chat: ``typing``, ``record_voice``, or None."""

    def __init__(self, bot: ExtBot[None], busy: Callable[[str], str | None]) -> None:
        self._bot = bot
        self._busy = busy
        self._until: dict[str, float] = {}
        self._shown: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()

    def saw(self, chat: str, message_id: int) -> None:
        """Put the reaction under a message, without keeping anyone waiting."""
        task = asyncio.create_task(self._react(chat, message_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.watch(chat)

    def watch(self, chat: str) -> None:
        """From now on for a minute, look whether work goes on for the chat."""
        self._until[chat] = time.monotonic() + _WATCHED
        self._wake.set()

    async def run(self) -> None:
        """Renew the actions until cancelled."""
        while True:
            if not self._until:
                self._wake.clear()
                await self._wake.wait()
            for chat in list(self._until):
                await self._renew(chat)
            await asyncio.sleep(_LOOK)

    async def end(self) -> None:
        """Let the reactions that are on their way arrive, for a moment."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=1.0)
            for task in late:
                task.cancel()

    async def _renew(self, chat: str) -> None:
        action, moment = self._busy(chat), time.monotonic()
        if action is not None:
            self._until[chat] = moment + _WATCHED
            if moment - self._shown.get(chat, -RENEW) >= RENEW:
                self._shown[chat] = moment
                await self._try(self._bot.send_chat_action(int(chat), action), "action")
        elif self._until[chat] < moment:
            del self._until[chat]
            self._shown.pop(chat, None)

    async def _react(self, chat: str, message_id: int) -> None:
        await self._try(self._bot.set_message_reaction(int(chat), message_id, SEEN), "reaction")

    async def _try(self, request: Coroutine[Any, Any, bool], what: str) -> None:
        try:
            await request
        except TelegramError as error:
            log.info("a %s was refused (%s)", what, type(error).__name__)
