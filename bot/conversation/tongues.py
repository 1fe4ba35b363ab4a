"""The languages to choose from, each by its own name."""

from __future__ import annotations

import re

from memory.types import Button
from prompts import language, languages, message


def buttons() -> tuple[Button, ...]:
    """A button for each language."""
    return tuple(Button(language(one).name, f"lang:{one}") for one in languages())


def meant(words: str) -> str | None:
    """The code of the language that a person means by ``zh``, ``zh-hans``, ``中文``, ``English``."""
    wanted = words.strip().casefold()
    head = re.split("[-_]", wanted, maxsplit=1)[0]
    if head in languages():
        return head
    return next((one for one in languages() if wanted in language(one).called), None)


def listed(spoken: str) -> str:
    """The names of all languages, as listed in the language `spoken`."""
    names = [language(one).name for one in languages()]
    before = message("book-between", spoken).join(names[:-1])
    return message("book-and", spoken, before=before, last=names[-1])
