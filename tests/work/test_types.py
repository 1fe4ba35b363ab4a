"""Tries and causes."""

from __future__ import annotations

import pytest

from bot.errors import PerceptionError
from bot.work.types import Retry, cause_of


def test_pauses_double() -> None:
    """Four tries have three pauses, each twice as long as the one before."""
    assert list(Retry(4, 1.0).pauses()) == [1.0, 2.0, 4.0]


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
