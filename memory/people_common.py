"""What the rules for names of both languages share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A person or place and the characters ``start``..``end`` that name it.

    ``relation`` is what they are to the narrator, as it was said; ``quality`` tells one of
    several such apart ("my older sister"); ``bare`` is true where no name was said ("my mother").
    """

    kind: str
    name: str
    start: int
    end: int
    relation: str | None = None
    quality: str = ""
    bare: bool = False
