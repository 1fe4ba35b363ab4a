"""What headings, markers of time and place, and questions of the interviewer must rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.story import facts
from bot.story.certainty import lost_doubts
from bot.story.clauses import clauses
from bot.story.words import is_stop, normal, tokens
from memory.sentences import CJK
from memory.types import Passage, Sentence

_EDGES = " \t\n.,;:!?…—–-\"'“”‘’。，；：！？、「」"
_NEUTRAL = frozenset(
    normal(one)
    for one in str.split(
        "year month day week time summer winter spring autumn fall early late mid beginning end next "
        "following "
        "around about roughly perhaps probably maybe between during since age old place home day later "
        "january february march april may june july august september october november december"
    )
)
_NEUTRAL_ZH = re.compile(
    "[年月日号岁那这个的在到是我时候后前初末底左右大约概多天春夏秋冬世纪代从起至和之间，、 ]"
)


def heading_fault(sentence: Sentence) -> str:
    """Why a heading may not stand: it must be words of one of its quotes, in their order; "" where it may."""
    words = _plain(sentence.text)
    if words and any(words in _plain(one.quote) for one in sentence.citations):
        return ""
    return "a heading is not in the narrator's own words"


def asked_fault(sentence: Sentence, cited: Sequence[Passage]) -> str:
    """Why a question may not stand: it must be the one that a cited passage answers; "" where it may."""
    asked = sentence.text.strip()
    known = [(one.question or "").strip() for one in cited]
    return "" if asked and asked in known else "nobody asked this"


def marker_fault(text: str, told: Sequence[str]) -> str:
    """Why a marker of time or place may not stand: it holds only dates, places and doubts of `told`."""
    known = facts.known_of_all(told)
    missing = [*facts.missing_numbers(text, known), *facts.missing_names(text, known)]
    if missing:
        return f"never said: {', '.join(missing)}"
    more = [
        word
        for word in tokens(text)
        if not is_stop(word) and normal(word) not in known.normal and normal(word) not in _NEUTRAL
    ]
    more += sorted(set(re.findall(f"[{CJK}]", _NEUTRAL_ZH.sub("", text))) - known.characters)
    if more:
        return f"a marker of time or place says more: {', '.join(more)}"
    if len(clauses(text)) > 2 or len(tokens(text)) > 12:
        return "a marker of time or place tells a story"
    return "told with doubt, written as certain" if lost_doubts(text, told) else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").strip(_EDGES).split())
