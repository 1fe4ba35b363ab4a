"""Figures of answering and refusing: rates, thresholds fitted elsewhere, and the area under the curve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

UNTOLD = ("adversarial", "foreign")  # categories of which no question can be answered
_POINTS = 9  # thresholds of the printed curve


@dataclass(frozen=True)
class Row:
    """One question and what became of it. ``cited``: a citation hit the evidence. ``score`` is the
    gate's; ``cosine`` and ``bm25`` are those of the best of all memories.
    """

    conversation: int
    category: str
    answered: bool
    cited: bool
    score: float
    cosine: float
    bm25: float

    @property
    def told(self) -> bool:
        """Whether it can be answered."""
        return self.category not in UNTOLD


Score = Callable[[Row], float]


def by_category(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Category -> figures, with ``1-4`` for all that can be answered."""
    groups = {name: [one for one in rows if one.category == name] for name in {row.category for row in rows}}
    groups["1-4"] = [one for one in rows if one.told]
    return {name: _figures(found) for name, found in sorted(groups.items()) if found}


def balanced(rows: Sequence[Row], untold: str, answers: Callable[[Row], bool]) -> dict[str, float]:
    """How a yes-or-no rule does on 1-4 and on one category that nobody can answer."""
    answered = _share(answers(one) for one in rows if one.told)
    refused = _share(not answers(one) for one in rows if one.category == untold)
    return {
        "answered": round(answered, 3),
        "refused": round(refused, 3),
        "balanced": round((answered + refused) / 2, 3),
    }


def fitted(rows: Sequence[Row], untold: str, score: Score) -> dict[str, float]:
    """A rule with one threshold, fitted on every second conversation and judged on the others, both ways."""
    threshold = {half: _best_threshold([one for one in rows if one.conversation % 2 != half], untold, score)
                 for half in (0, 1)}  # fmt: skip
    found = balanced(rows, untold, lambda one: score(one) >= threshold[one.conversation % 2])
    return {**found, "auc": auc(rows, untold, score)}


def auc(rows: Sequence[Row], untold: str, score: Score) -> float:
    """How often a question that can be answered scores above one that cannot; a tie is half."""
    good = [score(one) for one in rows if one.told]
    bad = [score(one) for one in rows if one.category == untold]
    won = sum((one > other) + 0.5 * (one == other) for one in good for other in bad)
    return round(won / (len(good) * len(bad)), 3) if good and bad else 0.0


def curve(rows: Sequence[Row], untold: str, score: Score) -> list[dict[str, float]]:
    """The trade at thresholds that are spread evenly over the scores."""
    values = sorted(score(one) for one in rows if one.told or one.category == untold)
    steps = [values[round(at * (len(values) - 1) / (_POINTS - 1))] for at in range(_POINTS)]
    return [
        {"threshold": round(step, 3), **balanced(rows, untold, lambda one, at=step: score(one) >= at)}  # type: ignore[misc]
        for step in dict.fromkeys(steps)
    ]


def _best_threshold(rows: Sequence[Row], untold: str, score: Score) -> float:
    """Half-way between the two neighbouring scores where the balanced accuracy is highest."""
    values = sorted({score(one) for one in rows})
    steps = [values[0], *((low + high) / 2 for low, high in pairwise(values))] if values else [0.0]
    return max(steps, key=lambda at: balanced(rows, untold, lambda one: score(one) >= at)["balanced"])


def _figures(rows: Sequence[Row]) -> dict[str, float]:
    given = [one for one in rows if one.answered]
    found = {"questions": len(rows), "answered": round(len(given) / len(rows), 3)}
    found["refused"] = round(1 - len(given) / len(rows), 3)
    if rows[0].told:
        found["cited"] = round(_share(one.cited for one in given), 3)
        found["right"] = round(_share(one.answered and one.cited for one in rows), 3)
    return found


def _share(outcomes: Iterable[bool]) -> float:
    values = list(outcomes)
    return sum(values) / len(values) if values else 0.0
