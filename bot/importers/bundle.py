"""One export, whether it lies in a folder or in a zip or tar: its files by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from bot.importers import names
from bot.importers.archive import Guarded, open_archive, reading, unpacked
from bot.importers.members import LIMITS, Archive, ArchiveFault, Member
from bot.importers.types import Fault, Options


@dataclass(frozen=True)
class Bundle:
    """The files of an export by their names (with ``/``), and what in it may not be read."""

    archive: Archive
    members: dict[str, Member]
    faults: tuple[Fault, ...]
    folder: Path

    def names(self) -> list[str]:
        """Every file's name, in the archive's order; what systems leave behind is not among them."""
        return list(self.members)

    def open(self, name: str) -> AbstractContextManager[Guarded]:
        """The bytes of a file, streamed. Raises ArchiveFault, also while reading, and KeyError."""
        return reading(self.archive, self.members[name], LIMITS)

    @contextmanager
    def file(self, name: str) -> Iterator[Path | None]:
        """The file on this disk until the context ends; None where there is none. Raises ArchiveFault."""
        member = self.members.get(PurePosixPath(name).as_posix())
        if member is None:
            yield None
            return
        with unpacked(self.archive, member, self.folder) as path:
            yield path


@contextmanager
def open_bundle(path: Path, folder: Path, only: tuple[str, ...] = ()) -> Iterator[Bundle]:
    """The export at `path`; of a folder, `only` these names in it. Raises ArchiveFault.

    Members are unpacked into `folder`, one at a time, and deleted after use.
    """
    with open_archive(path, only=only) as archive:
        members: dict[str, Member] = {}
        faults = []
        for one in archive.members():
            if isinstance(one, ArchiveFault):
                faults.append(Fault(one.place, one.reason))
            elif not names.is_system(one.name):
                members[one.name] = one
        yield Bundle(archive, members, tuple(faults), folder)


@contextmanager
def filed(bundle: Bundle, name: str, options: Options) -> Iterator[Path | None]:
    """As `Bundle.file`; where only a peek is wanted, nothing is unpacked and the path is but a name."""
    if not options.peek:
        with bundle.file(name) as path:
            yield path
    else:
        yield Path(name) if name in bundle.members else None


@dataclass
class Gathered:
    """The files of one record: those that are there, the names of those that are not, what was wrong."""

    files: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def gather(
    stack: ExitStack, names: Iterable[str], find: Callable[[str], AbstractContextManager[Path | None]]
) -> Gathered:
    """What `find` gives for each name; the files stay for as long as `stack` is open."""
    gathered = Gathered()
    for name in names:
        try:
            found = stack.enter_context(find(name))
        except ArchiveFault as fault:
            gathered.faults.append(Fault(fault.place, fault.reason))
            continue
        gathered.files.extend([found] if found else [])
        gathered.missing.extend([] if found else [name])
    return gathered
