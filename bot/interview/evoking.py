"""How likely a question is to call something up: how near it is to what this narrator has told.

A cue brings back what was stored with it (Tulving and Thomson 1973, "Encoding specificity and retrieval
processes in episodic memory"), and a life is told in its own words: who speaks of ships remembers more of
a harbour than of a ballroom. What was measured, and its limits: docs/decisions/interview.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bot.interview.likeness import Matrix, Vectors
from prompts import Bank

Evokes = Callable[[Sequence[str]], list[float]]

LEAST_TOLD = 3  # passages; of fewer nothing can be read
_NEAREST = 3
_USUAL, _SLOPE = 0.5, 1.7  # the chance of the bank's mean opener, and its gain a unit of cosine
_LEAST, _MOST = 0.05, 0.98


def evoking(bank: Bank, told: Matrix, vectors: Vectors) -> Evokes | None:
    """The chances of a story by texts of questions, 0.05 to 0.98; None where too little was told or the
    vectors say nothing in the bank's language. `told` are the unit rows of the narrator's passages.

    A text's nearness is its mean cosine to the three passages nearest to it, and counts from that of
    the bank's openers, so that another embedder's scale does no harm.
    """
    if len(told) < LEAST_TOLD or vectors.bars(bank).near > 1:
        return None
    usual = float(_nearness([topic.opener for topic in bank.topics], told, vectors).mean())

    def evokes(texts: Sequence[str]) -> list[float]:
        if not texts:
            return []
        chances = _USUAL + _SLOPE * (_nearness(texts, told, vectors) - usual)
        found: list[float] = np.clip(chances, _LEAST, _MOST).tolist()
        return found

    return evokes


def _nearness(texts: Sequence[str], told: Matrix, vectors: Vectors) -> Matrix:
    cosines = vectors.of(texts) @ told.T
    return np.asarray(np.partition(cosines, -_NEAREST, axis=1)[:, -_NEAREST:].mean(axis=1), np.float32)
