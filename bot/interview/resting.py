"""When to offer to stop for today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from memory.types import Question

LOW = 2
_BETWEEN = 12  # questions from one offer to the next
_SITTING = timedelta(hours=3)  # who was silent for longer has rested already


def should_offer_rest(before: int, after: int, questions: Sequence[Question], now: datetime) -> bool:
    """True where engagement was low twice running (`before` and `after` the last reply), in a sitting that
    still goes on, and no offer was made lately.
    """
    if not questions or now - questions[-1].asked_at > _SITTING:
        return False
    return max(before, after) <= LOW and not any(one.kind == "rest" for one in questions[-_BETWEEN:])
