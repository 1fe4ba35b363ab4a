"""What a chat model was asked and what that used, for as long as a story is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from bot.story.tokens import tokens_in

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage

MILLION = 1_000_000


@dataclass(frozen=True)
class Usage:
    """``requests`` were sent, ``failed`` of them gave nothing usable. ``estimated`` where the provider
    did not count the tokens and they were reckoned from the text.
    """

    requests: int = 0
    failed: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.requests + other.requests,
            self.failed + other.failed,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.estimated or other.estimated,
        )

    def cost(self, input_price: float | None, output_price: float | None) -> float | None:
        """In the prices' currency; `input_price` and `output_price` are for a million tokens. None where
        one is not known.
        """
        if input_price is None or output_price is None:
            return None
        return (self.input_tokens * input_price + self.output_tokens * output_price) / MILLION

    def as_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def usage_from(data: Mapping[str, Any] | None) -> Usage:
    """The usage that `Usage.as_dict` wrote; nothing of None."""
    return Usage(**(data or {}))


@dataclass
class Meter:
    """Adds up what is used while it runs."""

    usage: Usage = field(default_factory=Usage)


_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metered() -> Iterator[Meter]:
    """A meter for all that is asked of a chat model in the block, by this thread."""
    meter = Meter()
    token = _METER.set(meter)
    try:
        yield meter
    finally:
        _METER.reset(token)


def note(usage: Usage) -> None:
    """Add to the meter that runs, if one does."""
    meter = _METER.get()
    if meter is not None:
        meter.usage += usage


def usage_of(sent: str, answer: AIMessage) -> Usage:
    """What one answered request used: as the provider counted it, else as the texts suggest."""
    counted = answer.usage_metadata
    if counted:
        return Usage(1, 0, counted["input_tokens"], counted["output_tokens"])
    return Usage(1, 0, tokens_in(sent), tokens_in(str(answer.text)), estimated=True)
