"""Characters that no book can print are taken out before any renderer sees them."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

T = TypeVar("T")

# Controls and non-characters that XML 1.0 forbids, lone surrogates, and the marks that turn the
# direction of everything after them (a told text must not be able to reverse its note).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def cleaned(value: T) -> T:
    """The same frozen value with every string in it printable and its white space single."""
    return _cleaned(value)  # type: ignore[no-any-return]


def clean(text: str) -> str:
    """One line of printable characters."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _cleaned(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **changes)
    return value
