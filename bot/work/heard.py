"""How far a long recording was heard: said in the note's one progress message, edited in place."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.work import showing
from bot.work.tools import Tools
from memory.types import Entry, Narrator
from prompts import message

LONG = 120.0  # seconds of sound from which it is worth saying
_GAP = 10.0  # seconds between two edits; the channel paces them too
_BAR = 12  # squares


@dataclass
class Heard:
    """Takes the seconds heard and the seconds there are. `clock` is in seconds."""

    tools: Tools
    narrator: Narrator
    entry: Entry
    clock: Callable[[], float] = time.monotonic
    _said: float | None = field(default=None)

    def __call__(self, done: float, total: float) -> None:
        self.tools.watch(done, total)
        moment = self.clock()
        early = self._said is not None and moment - self._said < _GAP
        if total < LONG or done >= total or early or not showing.is_spoken_about(self.narrator, self.entry):
            return
        self._said = moment
        text = progress_text(self.narrator.language, done, total)
        showing.show_later(self.tools, self.narrator, showing.progress_key(self.entry), text)


def progress_text(language: str, done: float, total: float) -> str:
    """``Listening … ▓▓▓░░░ 42 of 180 minutes``."""
    filled = round(_BAR * done / total)
    bar = "▓" * filled + "░" * (_BAR - filled)
    minutes = {"done": int(done // 60), "total": max(1, round(total / 60))}
    return message("conversation-listening-far", language, bar=bar, **minutes)
