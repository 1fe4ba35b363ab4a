"""Replies that are no story: not remembered, not wished, passed over.

Every clause of a reply must be such a phrase (they stand in each language's ``rules/replies.yaml``),
so that "I can't remember a happier day" stays a story. A refusal is also heard at the head of a longer reply,
unless a "but" and a story follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import prompts
from bot.interview.cues import is_chinese, length
from memory.types import Outcome

_LONGEST = 45  # words; whoever writes more has told something
_ORDER = (Outcome.DECLINED, Outcome.CANNOT_REMEMBER, Outcome.SKIPPED)


@dataclass(frozen=True)
class _Phrases:
    split: re.Pattern[str]
    outcomes: dict[Outcome, re.Pattern[str]]
    rest: re.Pattern[str]
    filler: re.Pattern[str]
    contrary: re.Pattern[str]


def read_reply(text: str, language: str) -> Outcome | None:
    """What `text` says about the question asked, or None where it is an answer.

    Narrators mix languages: `text` is read in every language whose letters it has, theirs first.
    """
    if not text.strip() or length(text) > _LONGEST:
        return None
    if wants_rest(text, language):
        return None  # "not today any more" closes nothing
    found = (_read(text, phrases) for phrases in _phrases_for(text, language))
    return next((outcome for outcome in found if outcome is not None), None)


def _read(text: str, phrases: _Phrases) -> Outcome | None:
    clauses = _clauses(text, phrases)
    kinds = [_kind(clause, phrases) for clause in clauses]
    fillers = [bool(phrases.filler.fullmatch(clause)) for clause in clauses]
    rest = [c for c, kind, filler in zip(clauses, kinds, fillers, strict=True) if not (kind or filler)]
    first = next((kind for kind, filler in zip(kinds, fillers, strict=True) if kind or not filler), None)
    if first is Outcome.DECLINED:
        return None if any(phrases.contrary.match(clause) for clause in rest) else first
    return None if rest else next((outcome for outcome in _ORDER if outcome in kinds), None)


def wants_rest(text: str, language: str) -> bool:
    """True where `text` says nothing but that the narrator would like to stop for now."""
    if length(text) > _LONGEST:
        return False
    return any(_is_rest(text, phrases) for phrases in _phrases_for(text, language))


def _is_rest(text: str, phrases: _Phrases) -> bool:
    clauses = _clauses(text, phrases)
    rests = [bool(phrases.rest.fullmatch(clause)) for clause in clauses]
    other = [c for c, rest in zip(clauses, rests, strict=True) if not (rest or phrases.filler.fullmatch(c))]
    return any(rests) and not other


def _phrases_for(text: str, language: str) -> list[_Phrases]:
    """Those of every language that `text` may be in, the narrator's own first."""
    mine = prompts.nearest_language(language)
    spaced = not is_chinese(text)
    fitting = [one for one in prompts.may_be(text) if prompts.language(one).spaced is spaced] or [mine]
    return [_phrases(one) for one in sorted(fitting, key=lambda one: one != mine)]


def _clauses(text: str, phrases: _Phrases) -> list[str]:
    # "Can we skip this?" is as good as its full stop.
    clean = re.sub("[?？]", ".", text.lower().replace("’", "'").replace("‘", "'"))
    parts = (" ".join(part.split()).strip("'\"“”() ") for part in phrases.split.split(clean))
    return [part for part in parts if part]


def _kind(clause: str, phrases: _Phrases) -> Outcome | None:
    return next((o for o, pattern in phrases.outcomes.items() if pattern.fullmatch(clause)), None)


@prompts.remembered
def _phrases(language: str) -> _Phrases:
    data = prompts.rules("replies", language)
    parts: dict[str, str] = {}
    for name, part in data["parts"].items():
        parts[name] = part.format(**parts) if "{" in part else part
    outcomes = {outcome: _pattern(data[outcome.value], parts) for outcome in _ORDER}
    rest, filler = (_pattern(data[name], parts) for name in ("rest", "filler"))
    return _Phrases(re.compile(data["split"]), outcomes, rest, filler, re.compile(data["contrary"]))


def _pattern(phrases: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    lead, end = parts.get("soft", parts.get("lead", "")), parts.get("end", "")
    return re.compile("|".join(f"{lead}(?:{phrase.format(**parts)}){end}" for phrase in phrases))
