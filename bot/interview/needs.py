"""What a topic needs told before it is told, and what is worth asking for while it is not.

Something that happened needs its situation, what was done, how it ended and how it felt. How things
were has no such parts: it is enough when several aspects and a certain number of words are told.
"""

from __future__ import annotations

from collections.abc import Set

NEEDS = ("situation", "action", "outcome", "feeling")
ASPECTS = ("time", "place", "person", "event", "feeling")
_SITUATION = frozenset({"time", "place", "person"})
_SITUATED = 2  # of the three; the third is still worth a question, but no longer the first
_NEED_OF = {"event": "action", "outcome": "outcome", "feeling": "feeling"}
# Eighty words: told on from any memory of nine lives, three aspects are told after 78 words in half of the
# cases (quartiles 46 and 126). Four take 170, more than most people say of one thing.
_ENOUGH_ASPECTS, _ENOUGH_WORDS = 3, 80
_WANTED, _BESIDE, _KNOWN = 1.0, 0.85, 0.7


def needs_told(told: Set[str]) -> frozenset[str]:
    """Which of NEEDS the aspects in `told` meet."""
    met = {need for aspect, need in _NEED_OF.items() if aspect in told}
    return frozenset(met | ({"situation"} if len(_SITUATION & told) >= _SITUATED else set()))


def share_told(kind: str, told: Set[str], words: int) -> float:
    """How much of a topic is told, 0..1: of an event the share of its needs, of all else the lesser of
    the shares of enough aspects and of enough words.
    """
    if kind == "event":
        return len(needs_told(told)) / len(NEEDS)
    aspects = len(told & set(ASPECTS))
    return min(1.0, aspects / _ENOUGH_ASPECTS, words / _ENOUGH_WORDS)


def is_missing(seeks: str, kind: str, told: Set[str], words: int) -> bool:
    """Whether what `seeks` names is untold, and wanted for the topic to be told."""
    if seeks in told:
        return False
    if kind == "event":
        return _NEED_OF.get(seeks, "situation") not in needs_told(told)
    return share_told(kind, told, words) < 1.0


def worth(seeks: str, kind: str, told: Set[str], words: int) -> float:
    """What a question that `seeks` this would add: most where it is missing, least where it is told."""
    if is_missing(seeks, kind, told, words):
        return _WANTED
    return _KNOWN if seeks in told else _BESIDE
