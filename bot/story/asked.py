"""The interviewer's question, kept only where the answer cannot be understood without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.story.light_edit import lightly_edited_answer
from bot.story.spans import cite
from bot.story.tellable import is_chat, is_tellable, leans_back, only_answers
from bot.story.told import Utterance
from memory.sentences import language_of
from memory.types import Sentence

_OFFER = re.compile(
    r"^(?:shall|may|can|could|would you (?:like|mind)|do you (?:want|mind)|are you ready"
    r"|twenty minutes)\b|想不想|要不要|可以吗|好吗",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"^(?:did|do|does|was|were|is|are|had|has|have)\b|吗[？?]?$|没有[？?]$|是不是|有没有", re.IGNORECASE
)
_BARE = re.compile(r"^\W*(?:yes|no|never|yeah|nope|是的?|不是|没有|有|从来没有|会|不会)\W*$", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^(?:(?:it|that|those|these)(?! is\b| are\b|['’]s\b)|both|neither|one of them|them|him|her)\b"
    r"|^(?:那儿|那里)",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a question that is kept


def asked_for(said: Sequence[Utterance]) -> tuple[Sentence, list[Sentence]] | None:
    """The question and the answer's first sentence, where that needs it; None where it stands by itself.

    Scraps that follow ("Oh yes. Anna Karenina.") are of the answer too. `said` are its sentences, in order.
    """
    if not said:
        return None
    first = said[0]
    passage, start, end = first.pieces[0]
    question = (passage.question or "").strip()
    if (
        not question
        or len(question) > _LONGEST
        or _OFFER.search(question)
        or not question.endswith(("?", "？"))
    ):
        return None
    if not _needs(first, question):
        return None
    answer = Sentence(lightly_edited_answer(first.raw), tuple(cite(*piece) for piece in first.pieces))
    scraps = [one.sentence for one in takewhile(_is_scrap, said[1:])]
    return Sentence(question, (cite(passage, start, end),), role="asked"), [answer, *scraps]


def _is_scrap(one: Utterance) -> bool:
    return (
        bool(one.text)
        and not is_tellable(one.text)
        and not is_chat(one.text)
        and not one.text.endswith(("?", "？"))
    )


def _needs(first: Utterance, question: str) -> bool:
    if _BARE.match(first.raw):
        return bool(_YES_OR_NO.search(question))
    if not first.text or is_chat(first.raw) or is_chat(first.text) or first.text.endswith(("?", "？")):
        return False
    if not is_tellable(first.text):
        return language_of(first.text) != "zh" or len(first.text) > 2
    return leans_back(first.text) or _POINTS_BACK.match(first.text) is not None or only_answers(first.text)
