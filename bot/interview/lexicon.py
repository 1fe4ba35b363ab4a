"""Word lists by which replies and scenes are read (``lexicon.yaml``), loaded when first needed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list called `name`, longest first so that a pattern takes the longest."""
    found = [word.replace("_", " ") for word in _lists()[name].split()]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def either(name: str) -> str:
    """The list called `name` as the inside of a regular expression's group."""
    return "|".join(re.escape(word) for word in words(name))


@cache
def synonyms(name: str) -> dict[str, frozenset[str]]:
    """For each word of the lines called `name`, the words that state it."""
    lines = [line.split() for line in _lines()[name]]
    found: dict[str, frozenset[str]] = {}
    for line in sorted(lines, key=len):
        for word in line:
            found.setdefault(word, frozenset(line))
    return found | {line[0]: frozenset(line) for line in lines}


@cache
def _raw() -> dict[str, object]:
    import yaml

    path = Path(__file__).with_name("lexicon.yaml")
    data: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def _lists() -> dict[str, str]:
    return {name: text for name, text in _raw().items() if isinstance(text, str)}


def _lines() -> dict[str, list[str]]:
    return {name: list(lines) for name, lines in _raw().items() if isinstance(lines, list)}
