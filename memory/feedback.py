"""Pseudo-relevance feedback: the words of the first hits widen a question that no model can read. Pure.

RM3 (Abdul-Jaleel et al. 2004, "UMass at TREC 2004: Novelty and HARD", after Lavrenko and Croft
2001): the question's words keep most of the weight, and the rest goes to the words that
are frequent in the best passages and rare elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

FIRST = 5  # passages that are trusted; 3 to 8 differ by about a point
_WORDS = 100  # words taken from them
_SHARE = 0.2  # of the weight for those words; 0.1 to 0.3 differ by about a point


def widen(
    words: Mapping[str, float],
    found: Sequence[tuple[Sequence[str], float]],
    share_holding: Callable[[str], float],
) -> dict[str, float]:
    """`words` and weights with those of `found` (index terms and score of the best passages).

    `share_holding` says which share of all passages holds a term. The sum of weights stays.
    """
    total, trust = sum(words.values()), sum(score for _, score in found)
    if not total or trust <= 0:
        return dict(words)
    model: Counter[str] = Counter()
    for terms, score in found:
        for word, count in Counter(terms).items():
            rarity = math.log1p(1 / max(share_holding(word), 1e-6))
            model[word] += score / trust * count / len(terms) * rarity  # type: ignore[assignment]
    best = dict(model.most_common(_WORDS))
    scale = _SHARE * total / sum(best.values()) if best else 0.0
    widened = {word: (1 - _SHARE) * weight for word, weight in words.items()}
    for word, weight in best.items():
        widened[word] = widened.get(word, 0.0) + scale * weight
    return widened
