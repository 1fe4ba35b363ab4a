"""Questions about what led to what: the narrator said it, and said no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interview.cues import is_chinese
from memory.causes import Cause, find_causes
from memory.types import Narrator, Passage, Question
from prompts import message

_LONGEST = {"en": 90, "zh": 30}  # characters of a cause that can stand in a question
_TURNED = {
    "i": "you", "i'm": "you're", "i’m": "you’re", "i've": "you've", "i’ve": "you’ve", "am": "are",
    "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
    "we": "you", "us": "you", "our": "your", "ours": "yours",
}  # fmt: skip
_TURNED_ZH = (("我们", "您们"), ("咱们", "您们"), ("我", "您"), ("您们", "你们"))


@dataclass(frozen=True)
class Candidate:
    """A question that could be asked: about which entry, and why in the narrator's language."""

    entry_id: str
    text: str
    why: str


def cause_questions(
    narrator: Narrator, passages: Sequence[Passage], asked: Sequence[Question]
) -> list[Candidate]:
    """One candidate for each cause told and not asked about yet, the one told last first.

    Pure: nothing is said in it that the narrator did not say; what led to what is quoted, turned to "you".
    """
    known = {one.text for one in asked}
    spoken = [one for one in find_causes(passages) if _fits(one, narrator.language)]
    found = [_candidate(one, narrator.language) for one in reversed(spoken)]
    return [one for one in dict.fromkeys(found) if one.text not in known]


def _candidate(one: Cause, language: str) -> Candidate:
    values = {"effect": _to_you(one.effect.text, language), "cause": _to_you(one.cause.text, language)}
    key = "of" if one.word in _OF else "since"
    why = message("interview-why-cause", language)
    return Candidate(one.effect.entry_id, message(f"interview-cause-{key}", language, **values), why)


_OF = frozenset(["because of", "due to", "owing to", "thanks to", "on account of"])


def _fits(one: Cause, language: str) -> bool:
    """Short, in the language of the questions, and told in one sentence of the narrator's."""
    texts = (one.cause.text, one.effect.text)
    spoken = "zh" if language == "zh" else "en"
    return all(
        len(text) <= _LONGEST[spoken] and is_chinese(text) == (language == "zh") for text in texts
    ) and (one.word in _OF or one.word in ("because", "因为", "由于", "是因为", "是由于"))


def _to_you(text: str, language: str) -> str:
    """The narrator's words as said to them: "we moved" becomes "you moved"."""
    if language == "zh":
        for one, other in _TURNED_ZH:
            text = text.replace(one, other)
        return text
    words = [_TURNED.get(one.lower(), one) for one in text.split()]
    turned = " ".join(words).replace("you was", "you were")
    return turned[0].lower() + turned[1:] if words[0].lower() in _LOWERED else turned


_LOWERED = frozenset(
    str.split("i we you my our your the a an there it he she they in when then that this at on")
)
