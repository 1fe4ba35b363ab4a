"""What the conversation needs of durable work."""

from __future__ import annotations

from typing import Protocol


class Work(Protocol):
    """Starts work and returns at once, or (in the terminal) when it is done. Ids only."""

    def entry(self, entry_id: str) -> None:
        """Start an entry's way to memory, or go on with it."""
        ...

    def job(self, name: str, key: str, *ids: str) -> None:
        """Do the job `name` with these ids, once for this key."""
        ...
