"""What an importer reads out of a file: records, faults, and what is left out on purpose."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from memory.types import EntryKind

if TYPE_CHECKING:
    from bot.importers.bundle import Bundle

_REMEMBERED = 65_536


@dataclass(frozen=True)
class Record:
    """One message, note or picture of an archive.

    ``place`` says where it stands ("chat.txt, line 7"); ``ref`` is the same in a later, longer export,
    ``also`` another name under which an export may have brought it in before.
    ``own`` is None where only the name of the `speaker` can tell whose words these are. ``missing``
    names files that the archive does not hold; ``origin`` whose words a forward holds; ``public`` marks
    a channel or large group, of which only the narrator's own words are kept; ``edited`` allows a newer
    wording of a known record; ``question`` is what it answers, by ``question_by``.
    """

    place: str
    ref: str
    at: datetime
    text: str = ""
    speaker: str | None = None
    speaker_id: str = ""
    own: bool | None = None
    files: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()
    kind: EntryKind | None = None
    origin: str | None = None
    reply_to: str | None = None
    public: bool = False
    edited: bool = False
    question: str = ""
    question_by: str = ""
    also: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """Something that could not be read, where it stands, and why; never the words that stand there."""

    place: str
    reason: str


@dataclass(frozen=True)
class Left:
    """Something that is no memory (a sticker, a service message). ``reason`` is one of a few phrases."""

    place: str
    reason: str


Found = Record | Fault | Left


@dataclass(frozen=True)
class Options:
    """How to read: local times in ``zone``; ``folder`` is private to this run, for what is unpacked.

    ``me`` are the narrator's folded names. With ``peek`` nothing need be unpacked: a file is only named.
    """

    folder: Path
    zone: tzinfo = UTC
    me: frozenset[str] = frozenset()
    dates: str | None = None
    peek: bool = False

    def is_me(self, *names: str) -> bool:
        """Whether one of these names (or addresses) is the narrator's."""
        return any(fold(one) in self.me for one in names if one.strip())


@dataclass(frozen=True)
class Format:
    """One kind of archive, known by what lies in it. ``read`` streams, and goes on after a fault where it
    can.
    """

    name: str
    recognises: Callable[[Bundle], bool]
    read: Callable[[Path, Options], Iterator[Found]]


def fold(name: str) -> str:
    """A name as names are compared: case and white space do not count, nor marks of direction.

    A name of nothing else is left as it is: one is not like another.
    """
    plain = "".join(letter for letter in name if letter.isprintable() or letter.isspace())
    return " ".join(plain.casefold().split()) or name


def inside(root: Path, name: str) -> Path:
    """The file `name` below `root`. Raises ValueError where it would lie elsewhere, by any way."""
    if "\0" in name or PureWindowsPath(name).is_absolute():
        raise ValueError("its file lies outside of the archive")
    found = (root / name).resolve()
    if not found.is_relative_to(root.resolve()):
        raise ValueError("its file lies outside of the archive")
    return found


def is_readable(words: str) -> bool:
    """False for half a character (a lone surrogate), which no file or database can hold."""
    return words.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in words)


class Alike:
    """Names for records without one, from what they say: the same in a longer file, another in another.

    Records that say the same are counted, among the last 65,536 different ones, so that memory is flat.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._seen: OrderedDict[str, int] = OrderedDict()

    def ref(self, said: str) -> str:
        """A name for the next record that says `said`."""
        name = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:32]
        number = self._seen.pop(name, 0) + 1
        self._seen[name] = number
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return f"{self._prefix}:{name}:{number}"
