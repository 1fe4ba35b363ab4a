"""How a narrator wants their story: arranged by what, in which style, for whom."""

from __future__ import annotations

from dataclasses import dataclass

LIFE, THEMES, EVENT = "life", "themes", "event"
ARRANGEMENTS = (LIFE, THEMES, EVENT)


@dataclass(frozen=True)
class Shape:
    """``arrange`` is one of `ARRANGEMENTS`; ``event`` names the single event, in the asker's words."""

    arrange: str = LIFE
    event: str = ""
    style: str = "as-told"
    audience: str = "family"

    @property
    def words(self) -> str:
        """Differs where the story does."""
        return "\x1f".join((self.arrange, self.event.casefold(), self.style, self.audience))
