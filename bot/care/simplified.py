"""Traditional characters as simplified ones, for the words that `bot.care` looks for; not for whole texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def simplified(text: str) -> str:
    """`text` with the characters that are known here in their simplified form."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    pairs = Path(__file__).with_name("simplified.txt").read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}
