"""Whom a narrator can call, by their time zone, from a data file that an operator can put another over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.errors import ConfigurationError

_SHIPPED = Path(__file__).with_name("lines.yaml")
_Said = Mapping[str, str]


@dataclass(frozen=True)
class Lines:
    """What one place has; words by language. ``crisis`` and ``abuse`` hold one line each or more."""

    emergency: _Said
    crisis: tuple[_Said, ...]
    abuse: tuple[_Said, ...]
    zones: tuple[str, ...] = ()

    def listed(self, kind: str, language: str) -> list[str]:
        """The lines of ``crisis`` or ``abuse``, one string each."""
        return [_in(one, language) for one in (self.abuse if kind == "abuse" else self.crisis)]

    def danger(self, language: str) -> str:
        """The number for danger now."""
        return _in(self.emergency, language)


def lines_for(timezone: str, over: Path | None = None) -> Lines:
    """The lines of the place that `timezone` names, else the general ones. The longest zone named wins.

    `over` is the operator's own file. Raises ConfigurationError where it cannot be read.
    """
    general, regions = _read(over)
    fitting = [(len(zone), one) for one in regions for zone in one.zones if _is_in(timezone, zone)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else general


def _is_in(timezone: str, zone: str) -> bool:
    return timezone.startswith(zone) if zone.endswith("/") else timezone == zone


def _in(said: _Said, language: str) -> str:
    return said.get(language) or said["en"]


@cache
def _read(over: Path | None) -> tuple[Lines, tuple[Lines, ...]]:
    shipped, own = _load(_SHIPPED), _load(over) if over else {}
    try:
        regions = {**shipped["regions"], **(own.get("regions") or {})}
        general = _lines(own.get("general") or shipped["general"])
        return general, tuple(_region(one) for one in regions.values())
    except (KeyError, TypeError, AttributeError):
        raise ConfigurationError(f"not a list of lines to call: {over}") from None


def _region(data: Mapping[str, Any]) -> Lines:
    """Of a place; one that no zone leads to would be read by nobody."""
    if not data["zones"] or isinstance(data["zones"], str):
        raise TypeError("no list of zones")
    return _lines(data)


def _lines(data: Mapping[str, Any]) -> Lines:
    crisis, abuse = tuple(data["crisis"]), tuple(data["abuse"])
    if not crisis or not abuse:
        raise TypeError("nobody to call")
    for said in (data["emergency"], *crisis, *abuse):
        if not isinstance(said["en"], str) or not said["en"].strip():
            raise TypeError("a line without words")
    return Lines(data["emergency"], crisis, abuse, tuple(data.get("zones") or ()))


def _load(path: Path) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise ConfigurationError(f"cannot read the lines to call: {path}") from None
    if not isinstance(found, dict):
        raise ConfigurationError(f"not a list of lines to call: {path}")
    return found
