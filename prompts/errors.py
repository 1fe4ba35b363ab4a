"""The error tree of prompts.

::

    PromptError
    ├── UnknownPrompt    no such template, message or bank, or its name is not allowed
    ├── BadPrompt        a file here cannot be used: syntax, doubled keys, missing fields
    └── WrongValues      values are missing or too many
"""

from __future__ import annotations

from collections.abc import Iterable


class PromptError(Exception):
    """Anything `prompts` raises on purpose."""


class UnknownPrompt(PromptError):
    """No such template, message or bank, or its name is not allowed."""


class BadPrompt(PromptError):
    """A file here cannot be used: broken syntax, doubled keys, missing fields."""


class WrongValues(PromptError):
    """Values are missing or too many. ``missing`` and ``extra`` are sorted names."""

    def __init__(self, name: str, missing: Iterable[str], extra: Iterable[str]) -> None:
        self.missing = tuple(sorted(missing))
        self.extra = tuple(sorted(extra))
        super().__init__(f"{name}: missing {list(self.missing)}, extra {list(self.extra)}")


def check_values(name: str, wanted: Iterable[str], given: Iterable[str]) -> None:
    """Raise WrongValues unless `given` names are exactly those `wanted`."""
    missing, extra = set(wanted) - set(given), set(given) - set(wanted)
    if missing or extra:
        raise WrongValues(name, missing, extra)
