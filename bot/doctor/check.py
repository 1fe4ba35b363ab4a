"""One thing looked at."""

from __future__ import annotations

from dataclasses import dataclass

from prompts import message


@dataclass(frozen=True)
class Check:
    """``found`` is what is there; ``cost`` is what goes without it, empty where all is well.

    ``key`` names the check in any language. ``needed`` marks what the bot cannot run without.
    """

    key: str
    name: str
    ok: bool
    found: str
    cost: str = ""
    needed: bool = False


def passed(key: str, language: str, found: str, *, needed: bool = False) -> Check:
    """The check `key` found all well."""
    return Check(key, message(f"doctor-{key}", language), True, found, needed=needed)


def failed(key: str, language: str, found: str, cost: str | None = None, *, needed: bool = False) -> Check:
    """The check `key` found something missing. `cost` is the message ``doctor-cost-<cost>`` (or `key`'s)."""
    words = message(f"doctor-cost-{cost or key}", language)
    return Check(key, message(f"doctor-{key}", language), False, found, words, needed)
