"""Things, opposites and relations that a sentence adds to what was told; a check that can only reject.

A word that names something one can see or touch must have been told, by itself, by another word for
it, or by a narrower one ("fruit" rests on "apples"). A word whose opposite was told, and which was
not, contradicts. Verbs and abstract nouns are free here: they are how a sentence is summed up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.story.thesaurus import Word, bases, look_up
from bot.story.words import is_stop, normal, tokens

# Verbs of so many meanings that their opposites are mostly no opposites.
_LIGHT = frozenset(
    str.split("give take come go get make have do put bring let keep leave work play run turn")
)

_NOUN = re.compile(
    r"\b(?:a|an|the|my|our|his|her|their|this|that) ([a-z]+)\b(?=[,.;:!?]| (?:and|of|in|was|were)\b|$)"
)


@dataclass(frozen=True)
class Told:
    """The words of a text in their base forms, and the meanings that they carry or fall under."""

    words: frozenset[str]
    meanings: frozenset[str]


@lru_cache(maxsize=64)
def told(text: str) -> Told:
    """What a text tells, for this check."""
    words: set[str] = set()
    meanings: set[str] = set()
    for word in _parts(text):
        words.update((*bases(word), normal(word)))
        found = None if is_stop(word) else look_up(word)
        if found is not None:
            meanings |= found.same | found.wider
    return Told(frozenset(words), frozenset(meanings))


def missing_things(text: str, sources: Iterable[str]) -> list[str]:
    """Words of `text` for things, beings and places that the sources do not tell of."""
    known = [told(one) for one in sources]
    nouns = {match[1].lower() for match in _NOUN.finditer(text)}
    return [
        word
        for word in _new(text, known)
        if (found := look_up(word))
        and (found.kind == "t" or (found.kind == "n" and word in nouns))
        and not any(_nouns(found) & one.meanings for one in known)
    ]


def opposites(text: str, sources: Iterable[str]) -> list[str]:
    """Words of `text` that were not told, of which the opposite was."""
    known = [told(one) for one in sources]
    return [
        word
        for word in _new(text, known)
        if (found := look_up(word))
        and not _LIGHT & set(bases(word))
        and not any(found.same & one.meanings for one in known)
        and any(found.opposites & one.words for one in known)
    ]


def _nouns(word: Word) -> set[str]:
    return {one for one in word.same if one.startswith("n")}


def _new(text: str, known: list[Told]) -> list[str]:
    """The content words of `text` that no source says in any form."""
    return [
        word
        for word in dict.fromkeys(_parts(text))
        if not is_stop(word) and not any({normal(word), *bases(word)} & one.words for one in known)
    ]


def _parts(text: str) -> list[str]:
    return [part for word in tokens(text) for part in re.sub(r"'\w+$", "", word).split("-") if len(part) > 1]
