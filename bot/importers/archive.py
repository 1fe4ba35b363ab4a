"""Folders, zips and tars as one thing: members read one at a time, within limits, nothing believed.

A member is unpacked into a new folder within the run's private one, under a safe form of the last part of
its name, and deleted after use, so that no name can lead anywhere and no bomb can fill a disk. A zip whose
end is missing is read from its members' own headers, as far as it goes.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.importers import names
from bot.importers.containers import Folder, Tar, Zip
from bot.importers.members import LIMITS, Archive, ArchiveFault, Limits, Member, Raw

_CHUNK = 1 << 20


@contextmanager
def open_archive(path: Path, limits: Limits = LIMITS, only: tuple[str, ...] = ()) -> Iterator[Archive]:
    """The folder, zip or tar (also packed) at `path`; of a folder, `only` these names in it.

    Raises ArchiveFault where it is none of them.
    """
    if path.is_dir():
        yield Folder(path, only)
        return
    try:
        opened = _opened(path, limits)
    except (OSError, tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error, ValueError) as error:
        raise ArchiveFault(names.shown(path.name), "it cannot be read as an archive") from error
    with opened as archive:
        yield archive


def is_archive(path: Path) -> bool:
    """True where `open_archive` would take the file at `path`, by its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError:
        return False
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06") or (tarred(path.name) and _is_tar(path))


def tarred(name: str) -> bool:
    """True for a tar by its name."""
    return name.casefold().endswith((".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz"))


@contextmanager
def reading(archive: Archive, member: Member, limits: Limits = LIMITS) -> Iterator[Guarded]:
    """The member's bytes, guarded: whatever is wrong with them is an ArchiveFault, as is too many."""
    with _faults(member):
        source = archive.raw(member)
    with closing(source):
        yield Guarded(source, member, limits)


def read_bytes(archive: Archive, member: Member, most: int = 32 << 20) -> bytes:
    """A small member whole. Raises ArchiveFault, also over `most` bytes."""
    data = bytearray()
    with reading(archive, member) as source:
        while len(data) <= most and (more := source.read(_CHUNK)):
            data += more
    if len(data) > most:
        raise ArchiveFault(member.place, f"it is over {most >> 20} MB, too large for what it is")
    return bytes(data)


def lines(source: Guarded, longest: int) -> Iterator[bytes]:
    """The lines of a text with their ends; one of over `longest` bytes, which is none, comes in pieces.

    Raises ArchiveFault.
    """
    rest = b""
    while chunk := source.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line + b"\n" for line in whole)
        if len(rest) > longest:
            yield rest
            rest = b""
    if rest:
        yield rest


@contextmanager
def unpacked(archive: Archive, member: Member, folder: Path) -> Iterator[Path]:
    """The member as a file: in `folder` until the context ends, or where it already lies on this disk."""
    if isinstance(member.handle, Path):
        yield member.handle
        return
    with reading(archive, member) as source, written(folder, member.path.name, source) as path:
        yield path


@contextmanager
def written(folder: Path, name: str, source: Guarded | BytesIO) -> Iterator[Path]:
    """What `source` gives as a file with a safe form of `name`, in a folder of its own in `folder`."""
    with TemporaryDirectory(dir=folder) as own:
        target = Path(own) / names.safe(name)
        with target.open("xb") as out:
            while chunk := source.read(_CHUNK):
                out.write(chunk)
        yield target


class Guarded:
    """A stream that counts what it gives out."""

    def __init__(self, source: Raw, member: Member, limits: Limits) -> None:
        self._source = source
        self._member = member
        self._limits = limits
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`, as many as come at once; none at the end."""
        with _faults(self._member):
            data = self._source.read1(size if size >= 0 else _CHUNK)
        self._given += len(data)
        if self._given > self._limits.member:
            raise ArchiveFault(self._member.place, "it unpacks to more than a file may hold")
        return data


@contextmanager
def _faults(member: Member) -> Iterator[None]:
    """Turns what zipfile and tarfile raise into a fault of the member."""
    try:
        yield
    except NotImplementedError:
        raise ArchiveFault(member.place, "it is packed in a way that is not known here") from None
    except RuntimeError:  # zipfile's word for "encrypted"
        raise ArchiveFault(member.place, "it is locked with a password") from None
    except (OSError, EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile, ValueError):
        raise ArchiveFault(member.place, "it is broken or cut off") from None


def _opened(path: Path, limits: Limits) -> Zip | Tar:
    return Tar(path, limits) if tarred(path.name) else Zip(path, limits)


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except (OSError, EOFError, zlib.error, ValueError):
        return False
