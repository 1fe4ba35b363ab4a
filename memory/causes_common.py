"""What the rules for causes share."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A cause in one sentence, by characters; a ``cause`` of ``(-1, -1)`` is the sentence before."""

    cause: Span
    effect: Span
    word: str


def trimmed(sentence: str, start: int, end: int) -> Span:
    """The stretch without space and punctuation around it."""
    piece = sentence[start:end]
    bare = piece.lstrip(" ,;:，、；：—–-。.!！…")
    start += len(piece) - len(bare)
    return start, start + len(bare.rstrip(" ,;:，、；：—–-。.!！…"))
