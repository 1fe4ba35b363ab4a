"""A chapter's paragraphs in the style that was chosen. No style says more than was told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.story.joined import flowing
from bot.story.shape import LITERARY, THIRD_PERSON, Shape
from bot.story.third_person import about
from memory.types import Narrator, Sentence

Paragraph = list[Sentence]


def styled(paragraphs: Sequence[Paragraph], narrator: Narrator, shape: Shape) -> list[Paragraph]:
    """The paragraphs of one scene in `shape`'s style."""
    if shape.style == LITERARY:
        return flowing(paragraphs)
    if shape.style == THIRD_PERSON:
        return [about(narrator.name, shape.pronoun, one) for one in paragraphs]
    return [list(one) for one in paragraphs]
