"""What work is made of: the steps of an entry, jobs, and how often a step is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.errors import ChannelUnreachable, ConfigurationError, FileTooLarge, UsageError
from memory.errors import NotFound

Job = Callable[..., None]
"""Takes ids (strings) alone; may run more than once."""

# Trying again changes nothing about these.
_FINAL = (FileTooLarge, NotFound, ConfigurationError, UsageError)


@dataclass(frozen=True)
class EntrySteps:
    """What is done with an entry, in this order. Each takes its id, is synchronous and idempotent.

    ``failed`` takes the id and the cause: the step, the exception's class and a one-word reason.
    """

    fetch: Callable[[str], None]
    perceive: Callable[[str], None]
    remember: Callable[[str], None]
    present: Callable[[str], None]
    failed: Callable[[str, str], None]

    def in_order(self) -> Iterator[tuple[str, Callable[[str], None]]]:
        """Name and function of each step, first to last."""
        yield "fetch", self.fetch
        yield "perceive", self.perceive
        yield "remember", self.remember
        yield "present", self.present


class Work(Protocol):
    """Where work is handed in. Both calls return at once where the work is durable."""

    def entry(self, entry_id: str) -> None:
        """Start an entry, or go on with it: fetch, perceive, remember, present."""

    def job(self, name: str, key: str, *ids: str) -> None:
        """Run the job `name` with `ids`, once for this key."""


@dataclass(frozen=True)
class Retry:
    """How often a step is tried, and the seconds between: ``first``, then ``factor`` times as long.

    While a channel cannot be reached it is tried for ``patience`` seconds, however often that is.
    """

    tries: int = 3
    first: float = 1.0
    factor: float = 2.0
    patience: float = 0.0

    def pauses(self) -> Iterator[float]:
        """Seconds to wait after each failed try, at most half a minute, without end."""
        pause = self.first
        while True:
            yield min(pause, 30.0)
            pause *= self.factor

    def goes_on(self, error: Exception, tried: int, waited: float) -> bool:
        """Whether to try again after `tried` tries and `waited` seconds between them."""
        if isinstance(error, _FINAL):
            return False
        return tried < self.tries or (isinstance(error, ChannelUnreachable) and waited < self.patience)


def attempt(run: Callable[[], None], retry: Retry, wait: Callable[[float], object]) -> Exception | None:
    """Run until it succeeds or the tries are spent; the last error, if there was one."""
    waited = 0.0
    for tried, pause in enumerate(retry.pauses(), 1):
        try:
            run()
        except Exception as error:  # noqa: BLE001 - whatever a step raises is the step's failure
            if not retry.goes_on(error, tried, waited):
                return error
            wait(pause)
            waited += pause
        else:
            return None
    raise AssertionError("pauses never end")


def cause_of(error: Exception) -> str:
    """The class of an error and its one-word reason; its message could hold a narrator's words."""
    reason = getattr(error, "reason", None)
    fits = isinstance(reason, str) and reason.replace("-", "").isalpha() and len(reason) <= 32
    return f"{type(error).__name__}: {reason}" if fits else type(error).__name__
