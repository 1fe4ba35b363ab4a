"""How long texts are for a chat model, and what fits into a small one's context."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from math import ceil

from memory.sentences import CJK
from memory.types import Passage

CONTEXT = 4096
"""Tokens that a small local model holds: what is sent and what it answers, together."""
SENT = 1000
"""Tokens of passages sent at once. An answer says them again, once as text and once as quotes, in JSON."""
_CHINESE = re.compile(f"[{CJK}]")
_LETTERS = 3.5  # a token of English is about four letters; names and short words are less


def tokens_in(text: str) -> int:
    """About how many tokens `text` is: a Chinese character is one, other text has 3.5 letters in one."""
    chinese = len(_CHINESE.findall(text))
    return chinese + ceil((len(text) - chinese) / _LETTERS)


def batches(passages: Sequence[Passage], most: int = SENT) -> Iterator[list[Passage]]:
    """Runs of passages of at most `most` tokens each; a longer passage is a run by itself."""
    batch: list[Passage] = []
    size = 0
    for passage in passages:
        length = tokens_in(json.dumps(passage.text, ensure_ascii=False))
        if batch and size + length > most:
            yield batch
            batch, size = [], 0
        batch.append(passage)
        size += length
    if batch:
        yield batch


def fitting(passages: Sequence[Passage], most: int = SENT) -> list[Passage]:
    """The first of `passages` that fit into `most` tokens, one in any case."""
    return next(batches(passages, most), [])
