"""What a narrator would rather have left out: words and phrases that no question may touch.

By words first, as stories and recaps do (`memory.off_limits`). Then, where the vectors know the
language, by meaning.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.interview.likeness import Vectors
from memory.off_limits import touches as says
from prompts import Bank

NEAR_PHRASE = 0.45  # cosine of a question to an off-limits phrase; how measured: docs/decisions/interview.md


def touches(
    text: str, phrases: Sequence[str], vectors: Vectors | None = None, bank: Bank | None = None
) -> bool:
    """Whether `text` speaks of what one of `phrases` names. With `vectors`, also by meaning."""
    if says(text, phrases):
        return True
    if not phrases or vectors is None or bank is None or vectors.bars(bank).near > 1:
        return False
    cosines = vectors.of(list(phrases)) @ vectors.of([text])[0]
    return bool(cosines.max() >= NEAR_PHRASE)
