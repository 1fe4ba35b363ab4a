"""What the rules for names of both languages share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A person or place and the characters ``start``..``end`` that name it."""

    kind: str
    name: str
    start: int
    end: int
    relation: str | None = None
