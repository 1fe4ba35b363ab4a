"""Which memories a recap tells: strong in feeling, of themes not told yet, new, and liked before.

Maximal marginal relevance (Carbonell and Goldstein 1998, "The Use of MMR"): each next memory is the one that
is worth most and least like those already chosen. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

RELEVANCE = 0.7
"""How much worth counts beside difference (the lambda of MMR)."""

_FEELING, _THEME, _FULLNESS, _LIKED = 0.3, 0.2, 0.3, 0.2
_FULL = 24  # content words; more make a memory no fuller


@dataclass(frozen=True)
class Memory:
    """One entry as it may be chosen. ``words`` are its content words; ``valence`` runs from -1 to 1;
    ``arms`` are what it is of, such as ``theme:food`` and ``person:Ana``.
    """

    id: str
    words: frozenset[str]
    valence: float = 0.0
    arms: tuple[str, ...] = field(default=())


def chosen(
    memories: Sequence[Memory], count: int, weights: Mapping[str, float] | None = None
) -> list[Memory]:
    """Up to `count` memories, the best first; equals in the order given.

    `weights` (0 to 1, 0.5 where nothing is known) say how an arm was received.
    """
    left, taken = list(memories), list[Memory]()
    while left and len(taken) < count:
        best = max(left, key=lambda one: _marginal(one, taken, weights or {}))
        left.remove(best)
        taken.append(best)
    return taken


def _marginal(one: Memory, taken: Sequence[Memory], weights: Mapping[str, float]) -> float:
    alike = max((_likeness(one, other) for other in taken), default=0.0)
    return RELEVANCE * _worth(one, taken, weights) - (1 - RELEVANCE) * alike


def _worth(one: Memory, taken: Sequence[Memory], weights: Mapping[str, float]) -> float:
    told = {arm for other in taken for arm in other.arms}
    themes = [arm for arm in one.arms if arm.startswith("theme:")]
    new = float(any(arm not in told for arm in themes)) if themes else 0.5
    known = [weights[arm] for arm in one.arms if arm in weights]
    liked = sum(known) / len(known) if known else 0.5
    full = min(len(one.words), _FULL) / _FULL
    return _FEELING * abs(one.valence) + _THEME * new + _FULLNESS * full + _LIKED * liked


def _likeness(one: Memory, other: Memory) -> float:
    """Dice's coefficient of their words, and a little for a theme in common."""
    total = len(one.words) + len(other.words)
    shared = 2 * len(one.words & other.words) / total if total else 1.0
    return 0.8 * shared + 0.2 * bool(set(one.arms) & set(other.arms))
