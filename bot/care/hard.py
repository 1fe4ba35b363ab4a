"""Which memories are hard: met without pushing, and left out of recaps unless the narrator wants them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.care.reading import DISTRESS, concern_of
from memory.sentences import language_of

HEAVY = -0.25
"""The valence (-1 to 1) from which one hard word makes a memory hard."""

_LOSS = "loss"


def hard_kinds(text: str) -> frozenset[str]:
    """The kinds of hardship that `text` names: loss, violence, war, persecution, illness, hunger."""
    low = text.lower()
    return frozenset(kind for kind, words in _words(language_of(text)).items() if words.search(low))


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


@cache
def _words(language: str) -> dict[str, re.Pattern[str]]:
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("hard.yaml").read_text(encoding="utf-8"))[language]
    edge = r"\b" if language == "en" else ""
    return {kind: re.compile(f"{edge}(?:{words}){edge}") for kind, words in data.items()}
