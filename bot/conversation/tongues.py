"""The languages to choose from, each by its own name."""

from __future__ import annotations

from memory.types import Button
from prompts import language, languages, message


def buttons() -> tuple[Button, ...]:
    """A button for each language."""
    return tuple(Button(language(one).name, f"lang:{one}") for one in languages())


def listed(spoken: str) -> str:
    """The names of all languages, as listed in the language `spoken`."""
    names = [language(one).name for one in languages()]
    before = message("book-between", spoken).join(names[:-1])
    return message("book-and", spoken, before=before, last=names[-1])
