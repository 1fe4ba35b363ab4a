"""Which of several memories, or wordings, to take: the best ones that are not like each other.

Maximal marginal relevance (Carbonell & Goldstein 1998): the next one taken is the one with the highest
``balance`` times its worth, less the rest times its likeness to what was taken already. Its worth is the
weighted mean of feeling, theme and the narrator's feedback. Each choice says what it was made for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.story.words import content
from memory.numerals import numbers_in
from prompts import message

BALANCE = 0.7
WEIGHTS: Mapping[str, float] = {"feeling": 0.4, "theme": 0.3, "feedback": 0.3}
_TELLS = 0.5  # from this value on, an aspect is a reason


@dataclass(frozen=True)
class Candidate:
    """What may be chosen. ``feeling`` (how strong, of either kind), ``theme`` (how near) and ``feedback``
    (how welcome its like was; 0.5 where nothing is known) lie between 0 and 1.
    """

    id: str
    text: str
    feeling: float = 0.0
    theme: float = 0.0
    feedback: float = 0.5


@dataclass(frozen=True)
class Choice:
    """A candidate that was taken: its worth, how new it is beside those taken before (0 to 1), its score,
    and the aspects that it was taken for, the strongest first.
    """

    candidate: Candidate
    worth: float
    novelty: float
    score: float
    why: tuple[str, ...]


def ranked(
    candidates: Sequence[Candidate],
    count: int,
    *,
    taken: Sequence[str] = (),
    balance: float = BALANCE,
    weights: Mapping[str, float] = WEIGHTS,
) -> list[Choice]:
    """At most `count` choices, the best first. `taken` are texts that were chosen before."""
    left = list(candidates)
    known = [_words(one) for one in taken]
    chosen: list[Choice] = []
    while left and len(chosen) < count:
        choices = [_choice(one, known, balance, weights) for one in left]
        best = max(choices, key=lambda one: one.score)
        chosen.append(best)
        known.append(_words(best.candidate.text))
        left.remove(best.candidate)
    return chosen


def explained(choice: Choice, language: str) -> str:
    """One sentence that says why this one was chosen, for the narrator."""
    reasons = [message(f"story-choice-{aspect}", language) for aspect in choice.why]
    joint = "、" if language == "zh" else ", "
    return message("story-choice", language, reasons=joint.join(reasons))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words in common (Jaccard), 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _choice(
    one: Candidate, known: Sequence[frozenset[str]], balance: float, weights: Mapping[str, float]
) -> Choice:
    values = {name: float(getattr(one, name)) for name in weights}
    worth = sum(weights[name] * value for name, value in values.items()) / sum(weights.values())
    words = _words(one.text)
    novelty = 1 - max((likeness(words, other) for other in known), default=0.0)
    score = balance * worth - (1 - balance) * (1 - novelty)
    reasons = values | ({"novelty": novelty} if known else {})
    why = sorted((name for name, value in reasons.items() if value > _TELLS), key=lambda name: -reasons[name])
    return Choice(one, worth, novelty, score, tuple(why) or (max(reasons, key=reasons.__getitem__),))


def _words(text: str) -> frozenset[str]:
    return frozenset([*content(text), *(str(one.value) for one in numbers_in(text))])
