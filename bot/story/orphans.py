"""Headings and questions go with what they stand before: where the gate cut that, they go too."""

from __future__ import annotations

from collections.abc import Sequence

from memory.types import Sentence


def without_orphans(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences without a question that no answer follows, and without a heading over nothing."""
    answered = [one for at, one in enumerate(sentences) if one.role != "asked" or _answered(sentences, at)]
    return tuple(
        one
        for at, one in enumerate(answered)
        if one.role != "heading" or (at + 1 < len(answered) and answered[at + 1].role != "heading")
    )


def _answered(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the next sentence rests on the words that answer the question."""
    if at + 1 == len(sentences) or sentences[at + 1].role != "told":
        return False
    asked = {one.passage_id for one in sentences[at].citations}
    return any(one.passage_id in asked for one in sentences[at + 1].citations)
