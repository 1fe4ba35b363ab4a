"""What a narrator would rather have left out: words and phrases that no question may touch.

By words first: names, kin in any of its words ("my mum" is "your mother"), or every other word of
the phrase in any form. Then, where the vectors know the language, by meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.interview.likeness import Vectors
from bot.interview.refusals import kin_of, names_of
from memory.lexical import tokens
from prompts import Bank

NEAR_PHRASE = 0.45  # cosine of a question to an off-limits phrase; how measured: docs/decisions/interview.md
_HAN = re.compile("[\u4e00-\u9fff]")
_WEAK = re.compile(r"\b(?:anything|everything|about|all|any|with|that|those|please|never|talk|topic)\b", re.I)


def touches(
    text: str, phrases: Sequence[str], vectors: Vectors | None = None, bank: Bank | None = None
) -> bool:
    """Whether `text` speaks of what one of `phrases` names. With `vectors`, also by meaning."""
    if any(_says(text, phrase) for phrase in phrases if phrase.strip()):
        return True
    if not phrases or vectors is None or bank is None or vectors.bars(bank).near > 1:
        return False
    cosines = vectors.of(list(phrases)) @ vectors.of([text])[0]
    return bool(cosines.max() >= NEAR_PHRASE)


def _says(text: str, phrase: str) -> bool:
    mine, theirs = names_of(phrase), names_of(text)
    if mine & theirs or phrase.casefold().strip() in text.casefold():
        return True
    kin = kin_of(phrase)
    if kin and not mine:
        return bool(kin & kin_of(text))
    words = _words(phrase)
    return bool(words) and not mine and words <= _words(text)


@lru_cache(1 << 12)
def _words(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning; of Chinese, pairs of characters alone."""
    found = tokens(_WEAK.sub(" ", text))
    return frozenset(one for one in found if len(one) > 1 or not _HAN.search(one))
