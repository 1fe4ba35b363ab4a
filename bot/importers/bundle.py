"""One export, whether it lies in a file by itself, a folder, a zip or a tar: its files by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bot.importers import names
from bot.importers.archive import Guarded, is_archive, open_archive, reading, unpacked
from bot.importers.members import Archive, ArchiveFault, Member
from bot.importers.types import Fault, Found, Options, Record, inside

_HEAD = 1 << 16


@dataclass(frozen=True)
class Bundle:
    """The files of an export by their names (with ``/``), and what in it may not be read.

    ``root`` is the folder in which it lies, None for an archive; ``alone`` the name of a file that was named
    by itself. Where it may name whatever lies beside it, that is ``unlisted``.
    """

    root: Path | None
    archive: Archive
    members: dict[str, Member]
    faults: tuple[Fault, ...]
    options: Options
    alone: str = ""
    unlisted: bool = False

    def open(self, name: str) -> AbstractContextManager[Guarded]:
        """The bytes of a file, streamed. Raises ArchiveFault, also while reading, and KeyError."""
        return reading(self.archive, self.members[name])

    def head(self, name: str, count: int = _HEAD) -> bytes:
        """The first `count` bytes of a file, fewer where it ends or breaks off before."""
        data = bytearray()
        try:
            with self.open(name) as source:
                while len(data) < count and (more := source.read(count - len(data))):
                    data += more
        except ArchiveFault:
            pass  # reading it will say so
        return bytes(data)

    @contextmanager
    def file(self, name: str) -> Iterator[Path | None]:
        """The file on this disk until the context ends; None where there is none. Raises ArchiveFault.

        Where only a peek is wanted, nothing is unpacked and the path is but a name.
        """
        member = self.members.get(PurePosixPath(name).as_posix())
        if member is None:
            yield self._beside(name)
        elif self.options.peek:
            yield Path(name)
        else:
            with unpacked(self.archive, member, self.options.folder) as path:
                yield path

    def _beside(self, name: str) -> Path | None:
        if self.root is None or not self.unlisted:
            return None
        try:
            path = inside(self.root, name)
            return path if path.is_file() else None
        except (ValueError, OSError):  # a name that no disk knows, or that is too long for one
            return None


@contextmanager
def open_bundle(path: Path, options: Options, only: tuple[str, ...] = ()) -> Iterator[Bundle]:
    """The export at `path`. Of a folder, and beside a file by itself, `only` these names in it are looked at;
    without any, a file by itself may name whatever lies beside it.

    Members are unpacked into the run's folder, one at a time, and deleted after use. Raises ArchiveFault.
    """
    alone = ""
    if path.is_file() and not is_archive(path):
        path = path.resolve()
        path, alone = path.parent, path.name
    with open_archive(path, only=(alone, *only) if alone else only) as archive:
        members: dict[str, Member] = {}
        faults = []
        for one in archive.members():
            if isinstance(one, ArchiveFault):
                faults.append(Fault(one.place, one.reason))
            elif one.name == alone or not names.is_system(one.name):
                members[one.name] = one
        root = path if path.is_dir() else None
        yield Bundle(root, archive, members, tuple(faults), options, alone, bool(alone and not only))


def with_file(bundle: Bundle, record: Record, name: str) -> Iterator[Found]:
    """The record with the file that it names, for as long as the record is looked at; else its words."""
    try:
        if wrong := names.trouble(name):
            raise ArchiveFault(record.place, wrong)
        with bundle.file(name) as path:
            if path is not None:
                yield replace(record, files=(path,))
                return
        yield replace(record, missing=(name,), kind=None)
    except ArchiveFault as fault:
        yield Fault(record.place, fault.reason)
        if record.text:
            yield replace(record, kind=None)


@dataclass
class Gathered:
    """The files of one record: those that are there, the names of those that are not, what was wrong."""

    files: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def gather(bundle: Bundle, stack: ExitStack, wanted: Iterable[str]) -> Gathered:
    """The files of these names; they stay for as long as `stack` is open."""
    gathered = Gathered()
    for name in wanted:
        try:
            found = stack.enter_context(bundle.file(name))
        except ArchiveFault as fault:
            gathered.faults.append(Fault(fault.place, fault.reason))
            continue
        gathered.files.extend([found] if found else [])
        gathered.missing.extend([] if found else [name])
    return gathered
