"""Of several writings of a section by a chat model, the one to keep, and why.

First filtered: the gate has judged them all, and one that loses clearly more of its sentences than the best
is out. Then ranked (`selection.ranked`) by how much of what was felt it tells, by how much of the section's
matter it tells, by how welcome the memories are that it tells, and by how new it is beside what stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.story.revise import stands
from bot.story.selection import Candidate, Choice, ranked
from memory.types import Passage, Sentence

_NEAR = 0.1  # as much more of its sentences than the best may a writing lose, and still be ranked


@dataclass(frozen=True)
class Taste:
    """How many writings there are to choose among, and what the memories weigh: how strongly each entry
    was ``felt`` and how welcome its like was (``liked``), by entry id, 0 to 1.
    """

    variants: int = 1
    felt: Mapping[str, float] = field(default_factory=dict)
    liked: Mapping[str, float] = field(default_factory=dict)


AS_IT_COMES = Taste()
"""One writing, whatever it is like."""


def best(
    variants: Sequence[Sequence[Sentence]], passages: Sequence[Passage], taste: Taste, taken: Sequence[str]
) -> Choice:
    """The choice among judged writings of `passages`; its candidate's id is the number of the writing.

    `taken` are the texts of the sections before. Raises ValueError for no writing.
    """
    shares = [_share_standing(one) for one in variants]
    truest = max(shares)
    candidates = [
        _candidate(number, one, passages, taste)
        for number, (one, share) in enumerate(zip(variants, shares, strict=True))
        if share >= truest - _NEAR
    ]
    return ranked(candidates, 1, taken=taken)[0]


def _candidate(
    number: int, sentences: Sequence[Sentence], passages: Sequence[Passage], taste: Taste
) -> Candidate:
    standing = [one for one in sentences if stands(one)]
    cited = {citation.passage_id for one in standing for citation in one.citations}
    told = [one for one in passages if one.id in cited]
    felt = sum(taste.felt.get(one.entry_id, 0.0) for one in passages)
    liked = [taste.liked[one.entry_id] for one in told if one.entry_id in taste.liked]
    return Candidate(
        id=str(number),
        text=" ".join(one.text for one in standing),
        feeling=sum(taste.felt.get(one.entry_id, 0.0) for one in told) / felt if felt else 0.0,
        theme=len(told) / len(passages) if passages else 0.0,
        feedback=sum(liked) / len(liked) if liked else 0.5,
    )


def _share_standing(sentences: Sequence[Sentence]) -> float:
    return sum(map(stands, sentences)) / len(sentences) if sentences else 0.0
