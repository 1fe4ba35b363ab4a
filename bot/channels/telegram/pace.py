"""How fast the bot may speak: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

_KEPT = 1000
_ALL = ""


class Pace:
    """About one message a second in a chat and 30 a second overall; waits asked for by the server.

    python-telegram-bot's rate limiter holds its queue in memory and would delay behind it what must
    be at once (answers to presses, reactions); here the queue is in SQL and only its sender waits.
    """

    def __init__(
        self, chat_gap: float = 1.0, all_gap: float = 1 / 30, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._chat_gap = chat_gap
        self._all_gap = all_gap
        self._clock = clock
        self._free: dict[str, float] = {}
        self._held: dict[str, float] = {}

    async def turn(self, chat: str) -> None:
        """Wait for the next turn of a chat."""
        while True:
            for name, gap in ((chat, self._chat_gap), (_ALL, self._all_gap)):
                if (wait := self.reserve(name, gap)) > 0:
                    await asyncio.sleep(wait)
            if self._clock() >= max(self._held.get(chat, 0.0), self._held.get(_ALL, 0.0)):
                return

    def reserve(self, name: str, gap: float) -> float:
        """Take the next turn of a chat, or of all; returns the seconds until then."""
        now = self._clock()
        at = max(now, self._free.get(name, 0.0))
        self._free[name] = at + gap
        if len(self._free) > _KEPT:
            self._free = {name: free for name, free in self._free.items() if free > now}
        return at - now

    def hold(self, chat: str, seconds: float) -> None:
        """The server asked to wait. A second chat that is asked at the same time holds all."""
        now = self._clock()
        self._held = {name: until for name, until in self._held.items() if until > now}
        others = self._held.keys() - {chat}
        self._held[chat] = self._free[chat] = now + seconds
        if others:
            self._held[_ALL] = self._free[_ALL] = now + seconds
