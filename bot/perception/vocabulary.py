"""Names that a Whisper is told before it listens, so that it writes them as the narrator does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PROMPT = 224
"""Tokens that a Whisper takes before the sound, the mark of their beginning among them: half of its 448."""


def prompt_of(names: Sequence[str], tokenizer: Any, most: int = PROMPT) -> str:
    """As many of the `names` as fit, the first ones, in one line. `tokenizer` is a tokenizers.Tokenizer."""
    kept: list[str] = []
    for name in dict.fromkeys(one.strip() for one in names if one.strip()):
        line = " " + ", ".join([*kept, name])
        if len(tokenizer.encode(line, add_special_tokens=False).ids) + 1 > most:
            break
        kept.append(name)
    return ", ".join(kept)
