"""What a question asks: its index terms, whose words and what time it is about, its topic without names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from memory.dates import Span, days_meant
from memory.lexical import stem, tokens
from memory.sentences import language_of

_OWN = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:['’]s?)?\s*(?:,|&|and|or|和|与|跟|、|，)?\s*", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?P<side>before|after|since|until|when|while|during)\s+(?P<clause>[^,?.;]+)", re.IGNORECASE
)
_CLAUSE_ZH = re.compile(r"(?P<clause>[^，。？；\s]{2,14}?)(?P<side>之前|以前|之后|以后|的时候|那时)")
_SIDES = {
    "before": "before", "until": "before", "之前": "before", "以前": "before",
    "after": "after", "since": "after", "之后": "after", "以后": "after",
}  # fmt: skip


@dataclass(frozen=True)
class Anchor:
    """A time given by something that happened: "before we moved" is side ``before``, clause "we moved"."""

    side: Literal["before", "after", "within"]
    clause: str

    def span(self, first: date, last: date) -> Span:
        """The days meant, where what the clause tells of took from `first` to `last`."""
        if self.side == "before":
            return date.min, max(first, date.min + timedelta(days=1)) - timedelta(days=1)
        if self.side == "after":
            return min(last, date.max - timedelta(days=1)) + timedelta(days=1), date.max
        return first, last


@dataclass(frozen=True)
class Asked:
    """``topic`` is the question without the names of those who speak in the memories: their
    names stand in what others say and not in what they say themselves, so they lead astray.
    ``about`` is the one whose words are asked for: the one named, or the first of two ("What did
    Ana say of Rosa?"), but none of "Ana and Rosa". ``when`` is the time asked about, or
    ``anchor`` what it hangs on; ``also`` are other names of the people and places named.
    """

    text: str
    words: tuple[str, ...]
    topic: str
    about: str | None
    when: Span | None = None
    anchor: Anchor | None = None
    also: tuple[str, ...] = ()


def read_question(
    question: str,
    narrator: str,
    speakers: Iterable[str],
    asked_at: datetime | None = None,
    birth_year: int | None = None,
) -> Asked:
    """Read `question`, asked of `narrator`'s memories in which `speakers` have their say.

    `asked_at` resolves "last summer", `birth_year` "when I was seven"; without the first no time is read.
    """
    named = sorted((found.span(), one) for one in speakers if (found := _name(one).search(question)))
    topic = question
    for _, one in named:
        topic = _name(one).sub(" ", topic)
    topic = " ".join(topic.split())
    if not re.search(r"\w", topic):
        topic = question
    about = _asked_about(question, named)
    if not named and _OWN.search(question) and language_of(question) == "en":
        about = narrator
    when = days_meant(question, asked_at, birth_year) if asked_at else None
    anchor = None if when else _anchor(question)
    return Asked(question, tuple(tokens(question)), topic, about, when, anchor)


def spoken_form(question: str, terms: Iterable[str]) -> list[str]:
    """The words of `question` as they stand there, for the index terms among `terms`, once each."""
    wanted = set(terms)
    words = re.findall(r"[^\W_]+", question)
    latin = [one for one in words if language_of(one) == "en" and stem(one.casefold()) in wanted]
    chinese = [one for one in dict.fromkeys(tokens(question)) if one in wanted and language_of(one) == "zh"]
    return list(dict.fromkeys([*latin, *chinese]))


def _asked_about(question: str, named: list[tuple[tuple[int, int], str]]) -> str | None:
    if not named:
        return None
    if len(named) > 1 and _JOINED.fullmatch(question[named[0][0][1] : named[1][0][0]]):
        return None
    return named[0][1]


def _anchor(question: str) -> Anchor | None:
    match = _CLAUSE.search(question) or _CLAUSE_ZH.search(question)
    if match is None or (match.start() == 0 and match["side"].lower() == "when"):  # "When did …?"
        return None
    side = _SIDES.get(match["side"].lower(), "within")
    return Anchor(side, match["clause"].strip())  # type: ignore[arg-type]


def _name(speaker: str) -> re.Pattern[str]:
    """A speaker's name in a question, whole or the first name alone, with its possessive."""
    first = speaker.split()[0] if speaker.split() else speaker
    names = "|".join(re.escape(one) for one in dict.fromkeys([speaker, first]) if one)
    if language_of(speaker) == "zh":
        return re.compile(names)
    return re.compile(rf"\b(?:{names})(?:['’]s?)?(?!\w)", re.IGNORECASE)
