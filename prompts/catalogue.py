"""Messages to a person, in Project Fluent: every ``<language>/messages/*.ftl`` merged.

Numbers are written in the language's manner (``1,962``): hand over years and ids as ``str``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from prompts.errors import BadPrompt, UnknownPrompt, check_values

# fluent.runtime silently cuts a value at 2,500 characters; a longer one is put in afterwards.
_LONGEST = 2000


class Messages:
    """One language's messages. Raises BadPrompt where a file is broken or a key stands twice.

    What this language lacks is said by `default`, where one is given.
    """

    def __init__(self, language: str, folder: Path, default: Messages | None = None) -> None:
        from fluent.runtime import FluentBundle, FluentResource
        from fluent.syntax import ast

        self.language = language
        self._default = default
        self._bundle = FluentBundle([language], use_isolating=False)
        self._nodes: dict[str, Any] = {}
        for path in sorted(folder.glob("*.ftl")):
            resource = FluentResource(path.read_text(encoding="utf-8"))
            for node in resource.body:
                if isinstance(node, ast.Junk):
                    raise BadPrompt(f"{path.name} ({language}): not Fluent: {node.content.strip()[:60]!r}")
                if isinstance(node, ast.Message | ast.Term):
                    self._keep(node, isinstance(node, ast.Term), path)
            self._bundle.add_resource(resource)

    def _keep(self, node: Any, term: bool, path: Path) -> None:
        key = ("-" if term else "") + node.id.name
        if key in self._nodes:
            raise BadPrompt(f"{path.name} ({self.language}): {key} stands twice")
        self._nodes[key] = node

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of every message written in this language, sorted."""
        return tuple(sorted(key for key in self._nodes if not key.startswith("-")))

    def variables(self, key: str) -> frozenset[str]:
        """The names of values that message `key` wants. Raises UnknownPrompt."""
        if self._default is not None and key not in self._nodes:
            return self._default.variables(key)
        return _variables(self, key)

    def format(self, key: str, values: Mapping[str, str | int | float]) -> str:
        """Message `key` with `values`. Raises UnknownPrompt, WrongValues, BadPrompt."""
        if self._default is not None and key not in self._nodes:
            return self._default.format(key, values)
        check_values(key, self.variables(key), values)
        held = {f"\ue000{name}\ue001": value for name, value in values.items() if _long(value)}
        short = {name: f"\ue000{name}\ue001" if _long(value) else value for name, value in values.items()}
        text, errors = self._bundle.format_pattern(self._bundle.get_message(key).value, short)
        if errors:
            raise BadPrompt(f"{key} ({self.language}): {errors[0]}")
        for mark, value in held.items():
            text = text.replace(mark, str(value))
        return str(text)

    def find(self, key: str) -> Any:
        """The syntax tree of `key` (terms begin with a hyphen). Raises UnknownPrompt."""
        node = self._nodes.get(key)
        if node is None or node.value is None:
            raise UnknownPrompt(f"no message {key} in {self.language}")
        return node


def _long(value: str | int | float) -> bool:
    return isinstance(value, str) and len(value) > _LONGEST


@cache
def _variables(messages: Messages, key: str) -> frozenset[str]:
    from fluent.syntax import ast

    names: set[str] = set()
    for node in _walk(messages.find(key).value):
        if isinstance(node, ast.VariableReference):
            names.add(node.id.name)
        elif isinstance(node, ast.MessageReference):
            names |= _variables(messages, node.id.name)
    return frozenset(names)


def _walk(node: Any) -> Iterator[Any]:
    yield node
    for child in vars(node).values():
        for item in child if isinstance(child, list) else [child]:
            if hasattr(item, "to_json"):
                yield from _walk(item)
