"""Whom and what a narrator would rather not speak of: refused once, never named by us again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.interview.lexicon import synonyms, words
from memory.types import Outcome, Question

_QUOTE = re.compile("“[^”]*”")


def refused(name: str, questions: Sequence[Question]) -> bool:
    """True where a question on the same was declined. `name` is a name or a clause of the narrator's.

    People with names are told apart by these, all others by what they are to the narrator.
    """
    return any(_same(name, q) for q in questions if q.outcome is Outcome.DECLINED)


def _same(name: str, question: Question) -> bool:
    if name in question.text:
        return True
    # A clause was quoted for its scene; only where it tells of a death its people are the subject.
    of_loss = (question.sub or "").startswith("loss")
    about = question.text if of_loss else _QUOTE.sub("", question.text)
    mine, theirs = names_of(name), names_of(about)
    return bool(mine & theirs if mine and theirs else kin_of(name) & kin_of(about))


def names_of(text: str) -> frozenset[str]:
    """Capitalised words of `text` that may be names."""
    common = {*words("openers-en"), *words("not-names-en")}
    return frozenset(re.findall(r"\b[A-Z][a-zà-ÿ]+", text)) - common


def kin_of(text: str) -> frozenset[str]:
    """People close to a narrator that `text` speaks of, in every word for them."""
    found = {match[0].lower() for match in _pattern().finditer(text)}
    return frozenset[str]().union(*(_groups()[word] for word in found))


@cache
def _groups() -> dict[str, frozenset[str]]:
    return synonyms("kin-en") | synonyms("presumed-zh")


@cache
def _pattern() -> re.Pattern[str]:
    english = "|".join(sorted(synonyms("kin-en"), key=len, reverse=True))
    chinese = "|".join(sorted(synonyms("presumed-zh"), key=len, reverse=True))
    return re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)
