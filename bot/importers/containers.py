"""A folder, a zip and a tar, each as an archive of members."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import cast

from bot.importers import names
from bot.importers.members import ArchiveFault, Limits, Member, Raw, Seen
from bot.importers.zip_rest import Rest, open_rest, rest_of


class Folder:
    """A folder as it lies. Links are not followed: they may lead anywhere."""

    def __init__(self, root: Path, only: tuple[str, ...]) -> None:
        self._root = root
        self._only = only

    def members(self) -> Iterator[Member | ArchiveFault]:
        for path in _walk(self._root, self._only):
            name = path.relative_to(self._root).as_posix()
            place = names.shown(name)
            try:
                if path.is_symlink():
                    yield ArchiveFault(place, "it is a link, which is not followed")
                elif path.is_dir():
                    yield ArchiveFault(place, "it is a folder that may not be opened")
                else:
                    about = path.stat()
                    yield Member(name, place, about.st_size, path, _moment(about.st_mtime))
            except OSError:
                yield ArchiveFault(place, "it is gone, or may not be opened")

    def raw(self, member: Member) -> Raw:
        assert isinstance(member.handle, Path)
        return member.handle.open("rb")


def _walk(folder: Path, only: tuple[str, ...] = ()) -> Iterator[Path]:
    """The files and links below `folder`, and it itself where it may not be opened."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in found:
        if only and path.name not in only:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file() or path.is_symlink():
            yield path


class Zip:
    """A zip, or what is left of one."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        try:
            self._zip: zipfile.ZipFile | None = zipfile.ZipFile(path)
            infos: list[zipfile.ZipInfo | Rest] = list(self._zip.infolist())
        except zipfile.BadZipFile:
            self._zip = None
            infos = list(rest_of(path))
            if not infos:
                raise
        self._infos = infos

    def __enter__(self) -> Zip:
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.close()

    def members(self) -> Iterator[Member | ArchiveFault]:
        if self._zip is None:
            yield ArchiveFault(names.shown(self._path.name), "its end is missing; read as far as it goes")
        seen = Seen(names.shown(self._path.name), self._limits, self._path.stat().st_size)
        for info in self._infos:
            # Some programs on Windows write its own mark between folders.
            name = names.readable(info.filename, bool(info.flag_bits & 0x800)).replace("\\", "/")
            if name.endswith("/"):
                continue
            member = Member(name, f"{seen.archive}/{names.shown(name)}", info.file_size, info, _written(info))
            found = seen.checked(member, _packed(info), _zip_trouble(info))
            yield found
            if found is seen.end:
                return

    def raw(self, member: Member) -> Raw:
        if isinstance(member.handle, Rest):
            return open_rest(self._path, member.handle)
        assert self._zip is not None
        assert isinstance(member.handle, zipfile.ZipInfo)
        return cast(Raw, self._zip.open(member.handle))


class Tar:
    """A tar, packed or not, read from its beginning each time."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._tar = tarfile.open(path)  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Tar:
        return self

    def __exit__(self, *_: object) -> None:
        self._tar.close()

    def members(self) -> Iterator[Member | ArchiveFault]:
        seen = Seen(names.shown(self._path.name), self._limits, self._path.stat().st_size)
        try:
            for info in self._tar:
                if info.isdir():
                    continue
                member = Member(
                    info.name,
                    f"{seen.archive}/{names.shown(info.name)}",
                    info.size,
                    info,
                    _moment(info.mtime),
                )
                found = seen.checked(member, None, None if info.isreg() else "it is a link or a device")
                yield found
                if found is seen.end:
                    return
        except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError):
            yield ArchiveFault(seen.archive, f"it is broken or cut off after {seen.count} members")

    def raw(self, member: Member) -> Raw:
        assert isinstance(member.handle, tarfile.TarInfo)
        source = self._tar.extractfile(member.handle)
        if source is None:
            raise ValueError("no file")
        return cast(BufferedReader, source)


def _moment(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _written(info: zipfile.ZipInfo | Rest) -> datetime:
    """A zip's times name no zone; a day's difference does not matter where they are all there is."""
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _packed(info: zipfile.ZipInfo | Rest) -> int | None:
    """Bytes that a member takes in the zip; None where the last one may be cut off."""
    return info.compress_size if isinstance(info, zipfile.ZipInfo) else None


def _zip_trouble(info: zipfile.ZipInfo | Rest) -> str | None:
    if info.flag_bits & 0x1:
        return "it is locked with a password"
    if isinstance(info, zipfile.ZipInfo) and (info.external_attr >> 16) & 0o170000 == 0o120000:
        return "it is a link, which is not followed"
    return None
