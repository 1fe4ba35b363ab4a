"""Time put first: a sentence that only says when ("That was in 1969.") becomes the lead of its scene.

The date is the narrator's, said of these same words; the joined sentence cites both. Nothing is moved where
the date was told with doubt, or where the scene's first sentence names a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from memory.dates import find_dates
from memory.sentences import language_of
from memory.types import Passage, Sentence

_ONLY_WHEN = re.compile(
    r"(?:and |but |so )?(?:that|this|it|all this|all that) (?:was|happened)(?: back)? "
    r"(?P<when>(?:in|on)\b[^,;:]{3,40})[.]",
    re.IGNORECASE,
)
_ONLY_WHEN_ZH = re.compile(
    "(?:那|这|那件事|这件事)(?:是|都是|就是|发生)?在?(?P<when>[^，。；]{4,14})的(?:事情?|时候)?[。]"
)
_REACH = 4  # sentences before it that "that" may mean


def led(sentences: Sequence[Sentence], told_at: Passage) -> list[Sentence]:
    """The sentences with each lone date joined to the first of what it dates."""
    done = _first_dated(list(sentences), told_at)
    at = 1
    while at < len(done):
        when = _only_when(done[at], told_at)
        first = max(0, at - _REACH)
        if when is not None and not any(_dated(one, told_at) for one in done[first:at]):
            done[first] = _joined(when, done[first], done[at])
            del done[at]
        else:
            at += 1
    return done


def _first_dated(done: list[Sentence], told_at: Passage) -> list[Sentence]:
    """A date that an answer begins with leads its next sentence."""
    when = _only_when(done[0], told_at) if len(done) > 1 else None
    if when is None or _dated(done[1], told_at):
        return done
    return [_joined(when, done[1], done[0]), *done[2:]]


def _only_when(one: Sentence, told_at: Passage) -> str | None:
    match = _ONLY_WHEN.fullmatch(one.text) or _ONLY_WHEN_ZH.fullmatch(one.text)
    if match is None:
        return None
    when = match["when"].strip()
    found = find_dates(when, told_at.told_at)
    # "in the kitchen in 1962" holds more than a date.
    covered = sum(each.end - each.start for each in found)
    sure = found and all(each.edtf[-1] not in "~?%" for each in found)
    return when if sure and covered >= len(when) - 10 else None


def _dated(one: Sentence, told_at: Passage) -> bool:
    return bool(find_dates(one.text, told_at.told_at))


def _joined(when: str, first: Sentence, dated: Sentence) -> Sentence:
    wide = language_of(first.text) == "zh"
    lead = when[0].upper() + when[1:]
    text = f"{lead}，{first.text}" if wide else f"{lead}, {_lowered(first)}"
    return replace(first, text=text, citations=(*dated.citations, *first.citations))


def _lowered(sentence: Sentence) -> str:
    """The sentence without its capital, unless its first word is a name or "I"."""
    first = sentence.text.split()[0]
    plain = first.lower() in _PLAIN or sentence.citations[0].quote.lstrip()[:1].islower()
    return sentence.text[0].lower() + sentence.text[1:] if plain and first != "I" else sentence.text


_PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "our",
        "we",
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "there",
        "one",
        "two",
        "three",
        "every",
        "when",
        "in",
        "on",
        "at",
    ]
)
