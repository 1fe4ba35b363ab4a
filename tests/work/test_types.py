"""Tries and causes."""

from __future__ import annotations

import pytest

from bot.errors import ChannelUnreachable, FileTooLarge, PerceptionError
from bot.work.types import Retry, attempt, cause_of


def tried(error: Exception, retry: Retry) -> tuple[Exception | None, list[float]]:
    """What comes of a step that always raises `error`, and the pauses between its tries."""
    pauses: list[float] = []

    def step() -> None:
        raise error

    return attempt(step, retry, pauses.append), pauses


def test_pauses_double() -> None:
    """Four tries have three pauses, each twice as long as the one before."""
    error = ValueError()
    assert tried(error, Retry(4, 1.0)) == (error, [1.0, 2.0, 4.0])


def test_patience_with_a_channel() -> None:
    """While the channel cannot be reached a step is tried on, at least each half minute, for its time."""
    error = ChannelUnreachable()
    assert tried(error, Retry(patience=100)) == (error, [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0])
    assert tried(error, Retry()) == (error, [1.0, 2.0])


def test_no_use_in_trying_again() -> None:
    """What cannot get better is tried once."""
    error = FileTooLarge(30, 20)
    assert tried(error, Retry(patience=100)) == (error, [])


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PerceptionError("too-long", "what she said"), "PerceptionError: too-long"),
        (PerceptionError("what she said, all of it"), "PerceptionError"),
        (ValueError("what she said"), "ValueError"),
    ],
)
def test_cause_holds_no_words(error: Exception, cause: str) -> None:
    """A cause is the class of the error and a one-word reason, never its message."""
    assert cause_of(error) == cause
