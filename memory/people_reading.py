"""What a passage says of people and places: what a rule is sure of, and what may be a name.

Read once a passage; what may be a name is one where another passage is sure of it
(`memory.people_forms`). Others' words are read for names alone: their "my sister" is not the narrator's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from memory import people_en, people_zh
from memory.people_common import Named
from memory.people_en import RELATIONS as ENGLISH
from memory.people_zh import RELATIONS as CHINESE
from memory.sentences import language_of
from memory.types import Passage

# "Who is Ana to you?" "She is my cousin": the name stands in the question, the relation in the answer.
_WHO = re.compile(r"\bwho (?:is|was)\b|\bintroduce\b|\bknow each other\b|什么人|介绍|怎么认识", re.IGNORECASE)
_EN, _ZH = ("|".join(sorted(one, key=len, reverse=True)) for one in (ENGLISH, CHINESE))
_MINE = re.compile(
    r"\s*(?:(?:oh|well|yes),?\s+)?(?:(?:she|he|that)(?:['’]s|\s+is|\s+was)\s+)?(?:my|our)\s+(?:[a-z]+\s+)?"
    rf"(?P<relation>{_EN})\b(?=\s*(?:[,.;!]|$)|\s+(?:on|from|at|in|who)\b)"
    rf"|\s*(?:她|他|那)?就?是?(?:我|我们)的?(?P<zh>{_ZH})",
    re.IGNORECASE,
)
_TWICE = re.compile("(?P<name>[\u4e00-\u9fff]{2,4})。.{0,3}(?P=name)")  # Chinese marks no names
_ASKING = frozenset(str.split("Who How What Which Where When Why Somebody"))


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
    explained = _explained(passage) if own else None
    if explained is not None:
        sure = [one for one in sure if one.end <= explained.start or one.start >= explained.end]
        sure.append(explained)
    if not own:
        sure = [replace(one, relation=None, quality="") for one in sure if not one.bare]
    in_order = tuple(sorted(sure, key=lambda one: (one.start, one.end)))
    return Reading(passage.id, own, in_order, tuple(perhaps), passage.text if chinese else "")


def is_kin(name: str) -> bool:
    """Whether a name of the graph is no more than a word for a relative: "my mother", 姐姐, 我姐."""
    return name[:1].islower() or name.removeprefix("我") in CHINESE


def _explained(passage: Passage) -> Named | None:
    """Whom the question asked about, at the words of the answer that say what they are to the narrator."""
    if passage.question is None or _WHO.search(passage.question) is None:
        return None
    answer = _MINE.match(passage.text)
    sure, perhaps = people_en.read(passage.question)
    found = {one.name for one in (*sure, *perhaps, *people_zh.find(passage.question)) if not one.bare}
    found = (found | {one["name"] for one in _TWICE.finditer(passage.question)}) - _ASKING
    if answer is None or len(found) != 1:
        return None
    which = "relation" if answer["relation"] else "zh"
    start, end = answer.span(which)
    return Named("person", found.pop(), start, end, answer[which].casefold())
