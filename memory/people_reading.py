"""What a passage says of people and places: what a rule is sure of, and what may be a name.

Read once a passage; what may be a name is one where another passage is sure of it
(`memory.people_forms`). Others' words are read for names alone: their "my sister" is not the narrator's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from memory import people_en, people_zh
from memory.people_common import Named
from memory.sentences import language_of
from memory.types import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """``sure`` are names; ``perhaps`` capitalised words that no rule is sure of. ``chinese`` is the
    text where it is in Chinese, which marks no names: known ones are sought in it.
    """

    passage_id: str
    own: bool
    sure: tuple[Named, ...]
    perhaps: tuple[Named, ...]
    chinese: str = ""


def read(passage: Passage) -> Reading:
    """Read one passage; about 0.1 ms. Rough transcripts are not read: they mishear names above all."""
    if passage.draft:
        return Reading(passage.id, passage.own, (), ())
    own = passage.own and not passage.field.startswith("document:")
    chinese = not passage.text.isascii() and language_of(passage.text) == "zh"
    sure, perhaps = people_en.read(passage.text)
    if not passage.text.isascii():
        sure = [*sure, *people_zh.find(passage.text)]
    if not own:
        sure = [replace(one, relation=None, quality="") for one in sure if not one.bare]
    in_order = tuple(sorted(sure, key=lambda one: (one.start, one.end)))
    return Reading(passage.id, own, in_order, tuple(perhaps), passage.text if chinese else "")
