"""From four scores to one order. Pure; see `memory.recall`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memory.asking import Asked, spoken_form
from memory.shelf import Shelf, near_meaning

if TYPE_CHECKING:
    from memory.lexical import Numbers

_MEANING = 0.5  # the share of meaning in the sum, words having the rest; 0.4 to 0.6 differ little
_SPEAKER = 0.2  # what being the words of the person asked about adds, on the scale of the sum


@dataclass(frozen=True)
class Ranked:
    """A passage's id and score, why it was found, and its neighbours' ids."""

    id: str
    score: float
    why: tuple[str, ...]
    neighbours: tuple[str, ...]


def rank(
    shelf: Shelf, asked: Asked, cosines: Mapping[str, float], understood: float, count: int
) -> list[Ranked]:
    """The `count` best passages, best first; those that nothing speaks for are left out.

    `cosines` are those of the nearest passages; any other is taken to be as near as the last of
    them. `understood` (0..1) is how far the model knows the question's language.
    """
    import numpy as np

    order = shelf.order
    own, near = shelf.lexical(asked.words)
    meaning = _meanings(shelf, cosines)
    share = _MEANING * understood if cosines else 0.0
    score = (1 - share) * (_upto_one(own) + _upto_one(near)) / 2
    if share:
        around = near_meaning(meaning, order.occasion)
        score = score + share * (_stretched(meaning) + _stretched(around)) / 2
    spoken_for = score > 0
    if asked.about is not None:
        score = score + _SPEAKER * shelf.said_by(asked.about)
    best = [int(at) for at in np.argsort(-score, kind="stable")[:count] if spoken_for[at]]
    reasons = _Reasons(shelf, asked, cosines, near)
    return [
        Ranked(
            order.ids[at],
            float(score[at]),
            reasons.of(at),
            tuple(order.ids[one] for one in order.neighbours(at)),
        )
        for at in best
    ]


class _Reasons:
    def __init__(self, shelf: Shelf, asked: Asked, cosines: Mapping[str, float], near: Numbers) -> None:
        self._order = shelf.order
        self._asked = asked
        self._cosines = cosines
        self._near = near
        self._holding = {word: shelf.holding(word) for word in dict.fromkeys(asked.words)}
        self._said = shelf.said_by(asked.about) if asked.about is not None else None

    def of(self, position: int) -> tuple[str, ...]:
        found = []
        words = spoken_form(self._asked.text, [one for one, at in self._holding.items() if position in at])
        if words:
            found.append("words: " + ", ".join(words))
        elif self._near[position] > 0:
            found.append("words nearby")
        cosine = self._cosines.get(self._order.ids[position])
        if cosine is not None:
            found.append(f"meaning: {cosine:.2f}")
        if self._said is not None and self._said[position]:
            found.append(f"said by: {self._asked.about}")
        return tuple(found)


def _meanings(shelf: Shelf, cosines: Mapping[str, float]) -> Numbers:
    import numpy as np

    found = np.full(len(shelf.order.ids), min(cosines.values(), default=0.0), np.float32)
    for one, cosine in cosines.items():
        at = shelf.order.positions.get(one)
        if at is not None:
            found[at] = cosine
    return found


def _upto_one(values: Numbers) -> Numbers:
    top = float(values.max(initial=0.0))
    return values / top if top > 0 else values


def _stretched(values: Numbers) -> Numbers:
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else values * 0
