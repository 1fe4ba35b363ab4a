"""Markdown templates with ``{name}`` placeholders.

Only a brace, a lower-case identifier and a brace make a placeholder; every other brace is text,
so that JSON examples need no escaping. ``{{name}}`` writes a literal ``{name}``. Values are put
in once and never read again: braces in a narrator's words stay as they are. The first line of a file,
``<!-- version 3 -->``, numbers its wording and is not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prompts.errors import BadPrompt, check_values

_VERSION = re.compile(r"<!-- version (\d+) -->\n")
_PLACE = re.compile(r"\{\{([a-z_][a-z0-9_]*)\}\}|\{([a-z_][a-z0-9_]*)\}")


@dataclass(frozen=True)
class Template:
    """A named text with placeholders. ``version`` grows by one with each change of the wording."""

    name: str
    text: str
    version: int = 1

    @property
    def variables(self) -> frozenset[str]:
        """The names that `render` wants."""
        return frozenset(match[2] for match in _PLACE.finditer(self.text) if match[2])

    def render(self, **values: str | int | float) -> str:
        """The text with `values` in their places. Raises WrongValues on a missing or extra name."""
        check_values(self.name, self.variables, values)
        return _PLACE.sub(lambda match: _put(match, values), self.text)


def read_template(name: str, written: str) -> Template:
    """The template in a file's text. Raises BadPrompt where its first line gives no version."""
    head = _VERSION.match(written)
    if head is None:
        raise BadPrompt(f"{name}: the first line is not <!-- version N -->")
    return Template(name, written[head.end() :].strip(), int(head[1]))


def _put(match: re.Match[str], values: Mapping[str, str | int | float]) -> str:
    return str(values[match[2]]) if match[2] else "{" + match[1] + "}"
