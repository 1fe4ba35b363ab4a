"""What a question asks: its index terms, whose words it is about, and what it is about without the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from memory.lexical import stem, tokens
from memory.sentences import language_of

_OWN = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """``topic`` is the question without the names of those who speak in the memories: their
    names stand in what others say and not in what they say themselves, so they lead astray.
    ``about`` is the one whose words are asked for, where that is one person.
    """

    text: str
    words: tuple[str, ...]
    topic: str
    about: str | None


def read_question(question: str, narrator: str, speakers: Iterable[str]) -> Asked:
    """Read `question`, asked of `narrator`'s memories in which `speakers` have their say."""
    named = [one for one in sorted(speakers) if _name(one).search(question)]
    topic = question
    for one in named:
        topic = _name(one).sub(" ", topic)
    topic = " ".join(topic.split())
    if not re.search(r"\w", topic):
        topic = question
    about = named[0] if len(named) == 1 else None
    if not named and _OWN.search(question) and language_of(question) == "en":
        about = narrator
    return Asked(question, tuple(tokens(question)), topic, about)


def spoken_form(question: str, terms: Iterable[str]) -> list[str]:
    """The words of `question` as they stand there, for the index terms among `terms`, once each."""
    wanted = set(terms)
    words = re.findall(r"[^\W_]+", question)
    latin = [one for one in words if language_of(one) == "en" and stem(one.casefold()) in wanted]
    chinese = [one for one in dict.fromkeys(tokens(question)) if one in wanted and language_of(one) == "zh"]
    return list(dict.fromkeys([*latin, *chinese]))


def _name(speaker: str) -> re.Pattern[str]:
    """A speaker's name in a question, whole or the first name alone, with its possessive."""
    first = speaker.split()[0] if speaker.split() else speaker
    names = "|".join(re.escape(one) for one in dict.fromkeys([speaker, first]) if one)
    if language_of(speaker) == "zh":
        return re.compile(names)
    return re.compile(rf"\b(?:{names})(?:['’]s?)?(?!\w)", re.IGNORECASE)
