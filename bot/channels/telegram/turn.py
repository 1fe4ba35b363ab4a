"""What the handling of one update came to; set by the handlers, read by the dispatcher."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from telegram import Message


@dataclass
class Turn:
    """``hold`` keeps the update until the person has agreed; ``error`` is what a handler raised."""

    hold: bool = False
    error: BaseException | None = None


@dataclass(frozen=True)
class Album:
    """The pictures of an album, handed to the Application in one piece."""

    messages: Sequence[Message]


current: ContextVar[Turn] = ContextVar("turn")
