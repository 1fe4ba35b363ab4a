"""The members of an archive, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Protocol

from bot.errors import LifestoryError
from bot.importers import names

_BOMB = "it unpacks to over {} times its size, as a bomb does"


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, unpacked. ``ratio`` is unpacked to packed, looked at from ``small`` bytes on:
    deflate reaches 1032, what people keep hardly ever 200.
    """

    members: int = 1_000_000
    total: int = 1 << 40
    member: int = 16 << 30
    ratio: int = 200
    small: int = 16 << 20


LIMITS = Limits()


class ArchiveFault(LifestoryError):
    """A member, or the archive, cannot be read. ``place`` names it; ``reason`` holds no words of it."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True)
class Member:
    """A file in an archive. ``name`` is readable, with ``/``; ``place`` names it in messages.

    ``changed`` is when it was last written, which copying and packing often overwrite.
    """

    name: str
    place: str
    size: int
    handle: object
    changed: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def path(self) -> PurePosixPath:
        """The name by its parts."""
        return PurePosixPath(self.name)


class Raw(Protocol):
    """What the standard library opens a member as: ``read1`` gives what is there, so that nothing that
    stands before a break is lost with it.
    """

    def read1(self, size: int = ..., /) -> bytes:
        """The next bytes; none at the end."""

    def close(self) -> None:
        """Let the file go."""


class Archive(Protocol):
    """What `open_archive` gives. ``members`` yields in the archive's order and may be called again."""

    def members(self) -> Iterator[Member | ArchiveFault]:
        """Every file that may be read; a fault for each that may not."""

    def raw(self, member: Member) -> Raw:
        """The member's bytes as they come, unguarded."""


class Seen:
    """What came so far of one archive, against its limits."""

    def __init__(self, archive: str, limits: Limits, size: int) -> None:
        self.archive = archive
        self.count = 0
        self.end: ArchiveFault | None = None
        self._limits = limits
        self._names: set[str] = set()
        self._total = 0
        self._size = size
        self._packed = 0

    def checked(self, member: Member, packed: int | None, wrong: str | None) -> Member | ArchiveFault:
        """The member where nothing is wrong with it. `end` is set where no further one may be read."""
        self.count += 1
        self._total += member.size
        self._packed += packed or 0
        if self.count > self._limits.members:
            return self._ended(f"it holds over {self._limits.members} members")
        if self._total > self._limits.total:
            return self._ended(f"it unpacks to over {self._limits.total >> 30} GB")
        if self._packed > self._size:
            return self._ended("its members lie over each other, as in a bomb")
        if packed is None and self._total > max(self._limits.small, self._size * self._limits.ratio):
            return self._ended(_BOMB.format(self._limits.ratio))
        reason = wrong or self._trouble(member, packed)
        self._names.add(member.name)
        return ArchiveFault(member.place, reason) if reason else member

    def _trouble(self, member: Member, packed: int | None) -> str | None:
        if bad := names.trouble(member.name):
            return bad
        if member.name in self._names:
            return "a second member of the same name"
        if member.size > self._limits.member:
            return f"it unpacks to over {self._limits.member >> 30} GB"
        if packed is not None and member.size > max(self._limits.small, packed * self._limits.ratio):
            return _BOMB.format(self._limits.ratio)
        return None

    def _ended(self, reason: str) -> ArchiveFault:
        self.end = ArchiveFault(self.archive, reason)
        return self.end
