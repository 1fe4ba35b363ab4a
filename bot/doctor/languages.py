"""Whether each language has what it needs, what it lacks, and whether its rules hear what they must."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import prompts
from bot.care.reading import concern_of
from bot.conversation.off_limits import meant
from bot.interview.replies import read_reply
from memory.looking_back import looking_back
from memory.requests import read_request
from prompts import packs

NOTHING = "nothing"  # among examples: what must not be heard as anything
# Of each list the kinds that must have examples.
_CARE = ("crisis", "other", "abuse", "echo", NOTHING)
_ASKS = "asks"
_REPLIES = ("declined", "cannot-remember", "skipped", NOTHING)


@dataclass(frozen=True)
class Report:
    """One language. ``spoken`` is False where a required file is missing; ``faults`` are what must be
    mended; ``lacks`` what is said in English instead, by kind.
    """

    code: str
    name: str
    spoken: bool
    faults: tuple[str, ...]
    lacks: dict[str, tuple[str, ...]]

    @property
    def ok(self) -> bool:
        """True where nothing must be mended."""
        return self.spoken and not self.faults


def reports() -> list[Report]:
    """Every language that has a folder. Raises BadPrompt where a ``language.yaml`` cannot be read."""
    return [_report(one) for one in packs.all_packs()]


def _report(one: prompts.Language) -> Report:
    absent = tuple(f"{name} is missing: without it the language is not spoken" for name in packs.missing(one))
    if absent:
        return Report(one.code, one.name, False, absent, {})
    try:
        faults = tuple([*_unheard(one.code), *_unlike(one.code)])
        return Report(one.code, one.name, True, faults, _lacks(one.code))
    except (prompts.PromptError, KeyError, TypeError, AttributeError, re.error) as error:
        return Report(one.code, one.name, True, (f"{type(error).__name__}: {error}",), {})


def _unheard(code: str) -> Iterator[str]:
    """Examples of the language's own rules that are not read as they must be."""
    lists: tuple[tuple[str, tuple[str, ...], Callable[[str], str | None]], ...] = (
        ("care", _CARE, lambda text: getattr(concern_of(text), "value", None)),
        ("replies", _REPLIES, lambda text: getattr(read_reply(text, code), "value", None)),
        ("requests", _kinds("requests", code), lambda text: getattr(read_request(text), "kind", None)),
        ("looking-back", _asks(code), lambda text: _ASKS if looking_back(text) else None),
    )
    for name, kinds, heard in lists:
        for kind, text in _examples(name, code, kinds):
            if (heard(text) or NOTHING) != kind:
                yield f"rules/{name}.yaml: not heard as {kind}: {text}"
    for _, text in _examples("off-limits", code, ("",)):
        if meant(text) is None:
            yield f"rules/off-limits.yaml: not heard: {text}"


def _asks(code: str) -> tuple[str, ...]:
    return (_ASKS, NOTHING) if prompts.rules("looking-back", code) else ()


def _kinds(name: str, code: str) -> tuple[str, ...]:
    """Every kind that a language's rules know, where it has these rules."""
    known = [one for one in prompts.rules(name, code) or () if one not in ("parts", "examples")]
    return (*known, NOTHING) if known else ()


def _examples(name: str, code: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    given: Any = prompts.rules(name, code)["examples"] if kinds else {}
    by_kind = given if isinstance(given, dict) else {"": given}
    for kind in kinds:
        if not by_kind.get(kind):
            raise KeyError(f"rules/{name}.yaml has no examples {kind}".strip())
        yield from ((kind, text) for text in by_kind[kind])


def _unlike(code: str) -> Iterator[str]:
    """Messages and templates that want other values than the English ones, and unknown ones."""
    mine, english = prompts.messages(code), prompts.messages(packs.DEFAULT)
    for key in mine.keys:
        if key not in english.keys:
            yield f"messages: there is no {key}"
        elif mine.variables(key) != english.variables(key):
            yield f"messages: {key} wants {sorted(english.variables(key))}"
    for name in prompts.templates(code):
        if name not in prompts.templates(packs.DEFAULT):
            yield f"there is no template {name}"
        elif prompts.load(name, code).variables != prompts.load(name, packs.DEFAULT).variables:
            yield f"{name}.md has other values than the English one"
    prompts.questions(code)


def _lacks(code: str) -> dict[str, tuple[str, ...]]:
    mine, english = prompts.messages(code), prompts.messages(packs.DEFAULT)
    own, whole = prompts.questions(code), prompts.questions(packs.DEFAULT)
    same = {topic.key for topic in whole.topics if own.topic(topic.key) == topic}
    found = {
        "messages": tuple(sorted(set(english.keys) - set(mine.keys))),
        "templates": tuple(sorted(set(prompts.templates(packs.DEFAULT)) - set(prompts.templates(code)))),
        "topics": tuple(sorted(same)) if code != packs.DEFAULT else (),
        "rules": tuple(name for name in _RULES if prompts.rules(name, code) is None),
    }
    return {kind: names for kind, names in found.items() if names}


_RULES = ("events", "harmful", "requests")
