"""Biased or harmful words in generated text, by code. What the narrator said themself is theirs to say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

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


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], ...]:
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("harmful.yaml").read_text(encoding="utf-8"))
    return tuple(
        {kind: re.compile(re.sub(r"\n\s*", "", words)) for kind, words in kinds.items()}
        for kinds in data.values()
    )
