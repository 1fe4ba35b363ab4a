"""Which memories are hard: met without pushing, and left out of recaps unless the narrator wants them."""

from __future__ import annotations

import re

import prompts
from bot.care.reading import DISTRESS, concern_of
from memory.sentences import language_of

HEAVY = -0.25
"""The valence (-1 to 1) from which one hard word makes a memory hard."""

_LOSS = "loss"


def hard_kinds(text: str) -> frozenset[str]:
    """The kinds of hardship that `text` names: loss, violence, war, persecution, illness, hunger."""
    low = text.lower()
    found = _words(prompts.guess(text, language_of(text)))
    return frozenset(kind for kind, words in found.items() if words.search(low))


def is_hard(text: str, valence: float | None = None) -> bool:
    """True for two kinds of hardship, for one with a heavy feeling, and for any word of distress.

    `valence` is that of the whole entry, where it was read.
    """
    kinds = hard_kinds(text)
    heavy = valence is not None and valence <= HEAVY
    return len(kinds) > 1 or (bool(kinds) and heavy) or concern_of(text) in DISTRESS


def calls_for_care(text: str, valence: float | None = None) -> bool:
    """True where a hard memory is more than a loss, which the interview has questions of its own for."""
    return is_hard(text, valence) and bool(hard_kinds(text) - {_LOSS})


@prompts.remembered
def _words(language: str) -> dict[str, re.Pattern[str]]:
    edge = r"\b" if prompts.language(language).spaced else ""
    data = prompts.rules("hard", language)
    return {kind: re.compile(f"{edge}(?:{words}){edge}") for kind, words in data.items()}
