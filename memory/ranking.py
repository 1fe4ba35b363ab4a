"""From several scores to one order. Pure; see `memory.recall`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memory.asking import Anchor, Asked, spoken_form
from memory.dates import Span
from memory.lexical import tokens
from memory.shelf import Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memory.lexical import Numbers, Rows

    Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Weights:
    """How much each thing counts, on the scale of the sum of words and meaning, which is 0..1.

    None is finely set: `docs/recall.md` says what other values cost, and what leaving one out does.
    """

    meaning: float = 0.5  # the share of meaning in that sum, words having the rest
    spread: float = 0.3  # cosines that all lie within this say little, as in a journal of a few lines
    speaker: float = 0.2  # added to the words of the person asked about
    asks: float = 0.1  # taken from what ends in a question: who asks rarely tells
    when: float = 0.3  # added to what happened in the time asked about


@dataclass(frozen=True)
class Ranked:
    """A passage's id and score, why it was found, and its neighbours' ids."""

    id: str
    score: float
    why: tuple[str, ...]
    neighbours: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """What speaks for each passage, by position. ``when`` is None where no time was asked about."""

    own: Numbers
    near: Numbers
    meaning: Numbers | None
    said: Numbers | None
    when: Numbers | None


def weigh(
    shelf: Shelf,
    asked: Asked,
    words: Mapping[str, float],
    cosines: Mapping[str, float],
    when: Span | None,
) -> Evidence:
    """Take all scores. `cosines` are those of the nearest passages, empty where no model reads the question.

    Any other passage is taken to be as near as the last of the nearest.
    """
    own, near = shelf.lexical(words)
    return Evidence(
        own,
        near,
        _meanings(shelf, cosines) if cosines else None,
        shelf.said_by(asked.about) if asked.about is not None else None,
        shelf.happened(when) if when is not None else None,
    )


def rank(
    shelf: Shelf,
    asked: Asked,
    evidence: Evidence,
    understood: float,
    count: int,
    weights: Weights = Weights(),
) -> list[Ranked]:
    """The `count` best passages, best first; those that nothing speaks for are left out.

    `understood` (0..1) is how far the model knows the question's language.
    """
    score, spoken_for = scores(shelf, evidence, understood, weights)
    best = [int(at) for at in first(score, count) if spoken_for[at]]
    reasons = _Reasons(shelf, asked, evidence, best)
    order = shelf.order
    return [
        Ranked(
            shelf.id_at(at),
            float(score[at]),
            reasons.of(at),
            tuple(shelf.id_at(one) for one in order.neighbours(at)),
        )
        for at in best
    ]


def first(values: Numbers, count: int) -> Rows:
    """Positions of the `count` highest, highest first, the earlier one first among equals."""
    import numpy as np

    if count < len(values):
        limit = np.partition(values, len(values) - count)[len(values) - count]
        candidates = np.flatnonzero(values >= limit)
    else:
        candidates = np.arange(len(values))
    found: Rows = candidates[np.argsort(-values[candidates], kind="stable")[:count]]
    return found


def scores(shelf: Shelf, evidence: Evidence, understood: float, weights: Weights) -> tuple[Numbers, Marks]:
    """The sum by position, and where anything speaks for a passage."""
    share = weights.meaning * understood if evidence.meaning is not None else 0.0
    score = (1 - share) * (_upto_one(evidence.own) + _upto_one(evidence.near)) / 2
    if evidence.meaning is not None and share:
        around = shelf.order.averaged(evidence.meaning)
        stretched = (stretch(one, weights.spread) for one in (evidence.meaning, around))
        score = score + share * sum(stretched) / 2
    spoken_for = score > 0
    if evidence.when is not None:
        score = score + weights.when * evidence.when
        spoken_for = spoken_for | (evidence.when > 0)
    if evidence.said is not None:
        score = score + weights.speaker * evidence.said
    return score - weights.asks * shelf.asks(), spoken_for


def stretch(cosines: Numbers, spread: float) -> Numbers:
    """`cosines` as 0..1 from the lowest to the highest, or by `spread` where they lie nearer together."""
    low, high = float(cosines.min()), float(cosines.max())
    return (cosines - low) / max(high - low, spread)


class _Reasons:
    def __init__(self, shelf: Shelf, asked: Asked, evidence: Evidence, best: list[int]) -> None:
        self._asked = asked
        self._evidence = evidence
        terms = {one: tokens(one) for one in asked.also}
        words = dict.fromkeys([*asked.words, *(word for one in terms.values() for word in one)])
        holding = {word: set(best).intersection(shelf.holding(word).tolist()) for word in words}
        self._holding = {word: holding[word] for word in asked.words}
        self._called = {
            one: set.intersection(*(holding[word] for word in named)) for one, named in terms.items() if named
        }

    def of(self, position: int) -> tuple[str, ...]:
        found = []
        words = spoken_form(self._asked.text, [one for one, at in self._holding.items() if position in at])
        evidence = self._evidence
        if words:
            found.append("words: " + ", ".join(words))
        called = [one for one, at in self._called.items() if position in at]
        if called:
            found.append("also called: " + ", ".join(called))
        if not words and not called and evidence.near[position] > 0:
            found.append("words nearby")
        if evidence.meaning is not None and evidence.meaning[position] > evidence.meaning.min():
            found.append(f"meaning: {evidence.meaning[position]:.2f}")
        if evidence.when is not None and evidence.when[position] > 0:
            found.append("time")
        if evidence.said is not None and evidence.said[position]:
            found.append(f"said by: {self._asked.about}")
        return tuple(found)


def _meanings(shelf: Shelf, cosines: Mapping[str, float]) -> Numbers:
    import numpy as np

    found = np.full(len(shelf.order), min(cosines.values()), np.float32)
    at = shelf.positions(cosines)
    found[at[at >= 0]] = np.fromiter(cosines.values(), np.float32, len(cosines))[at >= 0]
    return found


def _upto_one(values: Numbers) -> Numbers:
    top = float(values.max(initial=0.0))
    return values / top if top > 0 else values


def anchored(shelf: Shelf, anchor: Anchor) -> Span | None:
    """The days that "before we moved" means: on that side of the dated passage that best fits its words.

    None where no dated passage holds at least half of the words, rare ones counting more.
    """
    words = dict.fromkeys(tokens(anchor.clause), 1.0)
    dated = shelf.dated()
    fit = shelf.held(words) * dated
    if not len(fit) or float(fit.max()) < 0.5:
        return None
    own, _ = shelf.lexical(words)
    span = shelf.span_at(int((own * (fit >= 0.5)).argmax()))
    return anchor.span(*span)
