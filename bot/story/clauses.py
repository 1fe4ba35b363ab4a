"""Sentences cut into clauses, and the told clause that a written one comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.story.words import content, tokens

BREAK = re.compile(
    r"[.!?;:,—…\n。！？；：，、“”\"]"
    r"|\b(?:and|but|then|so|because|when|while|since|as|which|who|until|till|before|after|though|although|if)\b",
    re.IGNORECASE,
)
_ALIKE = 0.5


@lru_cache(maxsize=512)
def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text, without the words and marks that part them."""
    return tuple(piece.strip() for piece in BREAK.split(text) if piece.strip())


@lru_cache(maxsize=2048)
def words_of(clause: str) -> frozenset[str]:
    """The content words of a clause in normal form."""
    return frozenset(content(clause))


def sources_of(clause: str, told: Iterable[str]) -> list[str]:
    """The told clauses that share most of a clause's words; none where less than half are shared."""
    wanted = words_of(clause)
    if not wanted:  # "I came back": small words alone have to do, all of them
        small = set(tokens(clause)) - {"i", "we", "he", "she", "they"}
        return [one for text in told for one in clauses(text) if len(small) > 1 and small <= set(tokens(one))]
    scored = [(len(wanted & words_of(one)), one) for text in told for one in clauses(text)]
    most = max((count for count, _ in scored), default=0)
    if most < _ALIKE * len(wanted):
        return []
    best = [one for count, one in scored if count == most]
    # Of clauses that hold the same words the one with the fewest others is meant.
    least = min(len(words_of(one)) for one in best)
    return [one for one in best if len(words_of(one)) <= least + 1]
