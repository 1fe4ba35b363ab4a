"""How engaged a narrator is, from what they do and not from what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memory.types import Outcome

_LOOK_BACK = 5
_QUICK_S = 30 * 60.0
_SLOW_S = 24 * 3600.0
_THUMB = 1.5
# A label's score: two words of one feeling by the lists (0.775), or half way from where a label holds to
# certainty by the model.
_STRONG = 0.75
_MOVED = 4.0


@dataclass(frozen=True)
class Reply:
    """What came of a question: its outcome, the answer's length in words, seconds until it came,
    the thumb that it was given (+1, -1, 0 for none), and how strong its feeling was (0..1; None where
    it is not known).
    """

    outcome: Outcome
    words: int = 0
    seconds: float | None = None
    thumb: int = 0
    feeling: float | None = None


def engagement(replies: Sequence[Reply]) -> int:
    """From 1 (let them rest) to 5 (they have much to tell); 3 while nothing is known.

    A mean over the last five replies, oldest first, in which each weighs half again as much as the one
    before it. An answer of strong feeling, bright or dark, is one of an engaged narrator (4 at least),
    however short.
    """
    recent = [one for one in replies if one.outcome is not Outcome.OPEN or one.thumb][-_LOOK_BACK:]
    if not recent:
        return 3
    weights = [1.5**position for position in range(len(recent))]
    total = sum(weight * _score(reply) for weight, reply in zip(weights, recent, strict=True))
    return max(1, min(5, round(total / sum(weights))))


def _score(reply: Reply) -> float:
    return max(1.0, min(5.0, _by_outcome(reply) + _THUMB * reply.thumb))


def _by_outcome(reply: Reply) -> float:
    if reply.outcome is Outcome.OPEN:
        return 3.0  # only its thumb is known
    if reply.outcome is Outcome.DECLINED:
        return 1.0
    if reply.outcome is Outcome.SKIPPED:
        return 1.5
    if reply.outcome is Outcome.CANNOT_REMEMBER:
        return 2.5  # no lack of will
    moved = reply.feeling is not None and reply.feeling >= _STRONG
    return max(_MOVED if moved else 1.0, min(5.0, _by_length(reply.words) + _by_time(reply.seconds)))


def _by_length(words: int) -> float:
    steps = ((80, 5.0), (40, 4.5), (20, 3.5), (8, 2.75), (3, 2.0))
    return next((score for least, score in steps if words >= least), 1.5)


def _by_time(seconds: float | None) -> float:
    if seconds is None:
        return 0.0
    if seconds <= _QUICK_S:
        return 0.5
    return -0.5 if seconds > _SLOW_S else 0.0
