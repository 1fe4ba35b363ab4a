"""Fetches updates and confirms none before it is committed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, TelegramError

from bot.channels.telegram.client import RawBot
from bot.channels.telegram.health import Pulse
from bot.channels.telegram.raw import number_of
from bot.channels.telegram.trouble import judge

log = logging.getLogger(__name__)

LONG_POLL = 25  # seconds; well under the minute after which no poll counts as ill
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0


class Poller:
    """``commit(updates)`` returns when they are on disk; only then are they confirmed.

    No offset is kept between runs, and none is sent once the server has taken a confirmation:
    after a quiet week Telegram starts its numbers anew at random, and an old offset would throw
    away what has lower ones.
    """

    def __init__(
        self,
        bot: RawBot,
        commit: Callable[[Sequence[Any]], Awaitable[None]],
        pulse: Pulse,
        long_poll: int = LONG_POLL,
    ) -> None:
        self._bot = bot
        self._commit = commit
        self._pulse = pulse
        self._long_poll = long_poll
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled."""
        wait = _FIRST_WAIT
        while True:
            try:
                await self.once()
                wait = _FIRST_WAIT
            except (TelegramError, SQLAlchemyError, OSError) as error:
                _explain(error)
                await asyncio.sleep(judge(error).seconds or wait)
                wait = min(_LONGEST_WAIT, wait * 2)

    async def once(self) -> int:
        """One request; returns how many updates it brought."""
        # The first answer comes at once, so that it is soon known whether updates can be had.
        timeout = self._long_poll if self._pulse.last is not None else 0
        updates = await self._bot.raw_updates(self._offset, timeout)
        self._pulse.beat()
        if not updates:
            self._offset = None
            return 0
        await self._commit(updates)
        numbers = [number for update in updates if (number := number_of(update)) is not None]
        self._offset = max(numbers) + 1 if numbers else None
        if not numbers:
            await asyncio.sleep(1.0)  # without a number nothing can be confirmed: it comes again
        return len(updates)


def _explain(error: Exception) -> None:
    if isinstance(error, Conflict):
        log.error("another process fetches this bot's updates, or a webhook is set; trying again")
    else:
        log.warning("fetching updates failed (%s); trying again", type(error).__name__)
