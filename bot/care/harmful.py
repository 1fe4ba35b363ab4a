"""Biased or harmful words in generated text, by code. What the narrator said themself is theirs to say."""

from __future__ import annotations

import re

import prompts
from bot.care.simplified import simplified


def harmful(text: str, own_words: str = "") -> str | None:
    """The kind of harm in `text`: ``slur``, ``stereotype``, ``diagnosis``, ``advice`` or ``moralising``.

    None where there is none, or where `own_words`, what the narrator said, holds those very words.
    """
    said, own = _plain(text), _plain(own_words)
    for patterns in _patterns():
        for kind, pattern in patterns.items():
            if any(match[0].strip() not in own for match in pattern.finditer(said)):
                return kind
    return None


def _plain(text: str) -> str:
    return " ".join(simplified(text).lower().replace("’", "'").split())


@prompts.remembered
def _patterns() -> tuple[dict[str, re.Pattern[str]], ...]:
    return tuple(
        {kind: re.compile(re.sub(r"\n\s*", "", words)) for kind, words in kinds.items()}
        for language in prompts.languages()
        if (kinds := prompts.rules("harmful", language))
    )
