"""Sections: the runs of answers that are written, and written anew, one by one.

A chapter is cut before an answer whose id says so, as files are cut by their content in
deduplicating stores (Muthitacharoen et al. 2001): one more or one less answer moves no other
boundary, and so it changes no other section. A section's name is a digest of all that its writing
depends on; where the name is known, so are the words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from memory.types import Passage

_EVERY = 6  # one answer in so many begins a section
_LARGEST = 3600  # bytes of told words: with instructions and answer they fit a window of 4,000 tokens


@dataclass(frozen=True)
class Section:
    """A run of passages of one chapter, and the digest of what is written from."""

    name: str
    passages: tuple[Passage, ...]


def sections(passages: Sequence[Passage], ground: Sequence[str]) -> list[Section]:
    """The sections of a chapter. `ground` is what their writing depends on besides the passages."""
    runs: list[list[Passage]] = []
    size = 0
    for number, passage in enumerate(passages):
        length = len(passage.text.encode())
        first = number == 0 or passage.entry_id != passages[number - 1].entry_id
        if not runs or size + length > _LARGEST or (first and _begins(passage.entry_id)):
            runs.append([])
            size = 0
        runs[-1].append(passage)
        size += length
    return [Section(_digest([*ground, *map(_inputs, run)]), tuple(run)) for run in runs]


def whole(passages: Sequence[Passage], ground: Sequence[str]) -> list[Section]:
    """A chapter as one section, for a writer who costs nothing and sees it all."""
    return [Section(_digest([*ground, *map(_inputs, passages)]), tuple(passages))]


def _begins(entry_id: str) -> bool:
    return int(_digest([entry_id])[:8], 16) % _EVERY == 0


def _inputs(passage: Passage) -> str:
    """What of a passage is written from; its id stands for its words."""
    seen = (passage.id, passage.text, passage.speaker, passage.question, passage.event_date, passage.draft)
    return json.dumps(seen, ensure_ascii=False)


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
