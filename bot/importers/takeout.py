"""Google Photos from Google Takeout: a zip, a tgz, a folder, or a folder with the parts of one export.

Two passes: the first reads the small JSONs, which may stand after their pictures or in another part; the
second takes the pictures, one at a time. A picture in several albums comes in once, by its bytes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.files import MEDIA, PICTURES, VIDEOS, ending
from bot.importers import names
from bot.importers.archive import open_archive, read_bytes, unpacked
from bot.importers.bundle import Bundle, open_bundle
from bot.importers.file_dates import date_in
from bot.importers.files import file_ref
from bot.importers.members import Archive, ArchiveFault, Member
from bot.importers.takeout_names import Key, beside, key_of, original_of
from bot.importers.takeout_side import Album, Side, joined, read_side
from bot.importers.types import Fault, Format, Found, Left, Options, Record

_PART = re.compile(r"^takeout-.*\.(zip|tgz|tar\.gz)$", re.IGNORECASE)
_JSON_MOST = 1 << 20
_TRIED = 40  # JSONs that are opened to see whether this is an export
# Google's own folders, by year or (until 2019) by day; no album of a person.
_BY_DATE = re.compile(r"^(?:\D{1,20} )?\d{4}$|^\d{4}-\d{2}-\d{2}(?: #\d+)?$")
_SHARED = "Google Photos"
_OTHER = "no picture, video or sound"


def recognises(bundle: Bundle) -> bool:
    """True where the JSON beside a picture says when it was taken, or where it is the parts of an export."""
    if bundle.alone:
        return False
    if bundle.root and any(map(_PART.match, bundle.members)):
        return any(_in_part(part) for part in _parts(bundle.root))
    return _has_sides(bundle)


def _in_part(part: Path) -> bool:
    try:
        with open_bundle(part, Options(part.parent)) as bundle:
            return _has_sides(bundle)
    except ArchiveFault:
        return False


def _has_sides(bundle: Bundle) -> bool:
    """Those beside pictures are opened first: an account's other products bring JSONs in thousands."""
    pictured = {_place(one) for one in bundle.members.values() if ending(one.name) in MEDIA}
    jsons = [one for one in bundle.members.values() if ending(one.name) == ".json"]
    jsons.sort(key=lambda one: _place(one) not in pictured)
    return any(_is_side(bundle.archive, one) for one in jsons[:_TRIED])


def read(path: Path, options: Options) -> Iterator[Found]:
    """A record for each picture and video."""
    export = _Export()
    parts = _parts(path)
    for part in parts:
        yield from _each(part, lambda archive, one: _note(export, archive, one))
    for part in parts:
        yield from _each(part, lambda archive, one: _picture(export, archive, one, options), again=True)


def _parts(path: Path) -> list[Path]:
    """The parts of an export, where `path` is a folder of them; else `path`."""
    parts = sorted(one for one in path.iterdir() if _PART.match(one.name)) if path.is_dir() else []
    return parts or [path]


def _is_side(archive: Archive, one: Member) -> bool:
    try:
        return isinstance(read_side(read_bytes(archive, one, _JSON_MOST)), Side)
    except (ArchiveFault, ValueError):
        return False


@dataclass
class _Folder:
    """What the first pass found in one folder of the export, whichever parts it is spread over."""

    sides: dict[Key, Side] = field(default_factory=dict)
    originals: set[str] = field(default_factory=set)
    pictured: set[str] = field(default_factory=set)
    album: Album | None = None


@dataclass
class _Export:
    folders: dict[str, _Folder] = field(default_factory=lambda: defaultdict(_Folder))
    copies: dict[tuple[str, int], tuple[_Folder, ...]] = field(default_factory=dict)
    seen: set[object] = field(default_factory=set)


def _each(
    part: Path, look: Callable[[Archive, Member], Iterator[Found]], again: bool = False
) -> Iterator[Found]:
    """What `look` finds in each member of a part. Faults of the part are told in the first pass."""
    try:
        with open_archive(part) as archive:
            for one in archive.members():
                if isinstance(one, ArchiveFault):
                    if not again:
                        yield Fault(one.place, one.reason)
                elif not names.is_system(one.name):
                    yield from look(archive, one)
    except ArchiveFault as fault:
        if not again:
            yield Fault(fault.place, fault.reason)


def _place(one: Member) -> str:
    """The folder of a member, the same in each part of an export."""
    return one.name.rpartition("/")[0]


def _note(export: _Export, archive: Archive, one: Member) -> Iterator[Found]:
    """The first pass: JSONs are read, pictures noted by name."""
    folder = export.folders[_place(one)]
    if ending(one.name) in MEDIA:
        folder.originals.update([original.casefold()] if (original := original_of(one.path.name)) else [])
        folder.pictured.update([one.path.stem.casefold()] if ending(one.name) in PICTURES else [])
        key = one.path.name, one.size
        export.copies[key] = (*export.copies.get(key, ()), folder)
    if ending(one.name) != ".json":
        return
    if one.size > _JSON_MOST:  # of another of Google's products
        yield Left(one.place, _OTHER)
        return
    try:
        side = read_side(read_bytes(archive, one, _JSON_MOST))
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)
    except ValueError:
        yield Fault(one.place, "it is not JSON")
    else:
        if isinstance(side, Side):
            folder.sides[key_of(one.path.name)] = side
        elif isinstance(side, Album):
            folder.album = side


def _picture(export: _Export, archive: Archive, one: Member, options: Options) -> Iterator[Found]:
    """The second pass: a picture or video, with what its JSON says."""
    kind = ending(one.name)
    if kind not in MEDIA:
        if kind != ".json":
            yield Left(one.place, _OTHER)
        return
    folder = export.folders[_place(one)]
    side = _side_of(export, one)
    if reason := _no_memory(one, folder, side):
        yield Left(one.place, reason)
        return
    try:
        with _there(archive, one, options) as path:
            ref = (one.path.name, one.size) if options.peek else file_ref(path)
            if ref in export.seen:
                yield Left(one.place, "the same picture again")
                return
            export.seen.add(ref)
            yield _record(export, one, side or Side(), path, str(ref), options)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def _side_of(export: _Export, one: Member) -> Side | None:
    """What the JSONs say of the picture, in whichever of its albums; the own folder's first."""
    own = beside(one.path.name, export.folders[_place(one)].sides)
    if own is None:
        return None
    folders = export.copies[one.path.name, one.size]
    copies = (beside(one.path.name, folder.sides) for folder in folders)
    return joined([own, *(copy for copy in copies if copy and copy.taken == own.taken)])


def _no_memory(one: Member, folder: _Folder, side: Side | None) -> str | None:
    """Why a picture is not taken; None where it is."""
    if side is not None and side.trashed:
        return "thrown away"
    if one.path.name.casefold() in folder.originals:
        return "an edited version is there"
    if ending(one.name) in VIDEOS and side is None and one.path.stem.casefold() in folder.pictured:
        return "the moving part of a picture"
    return None


def _there(archive: Archive, one: Member, options: Options) -> AbstractContextManager[Path]:
    return nullcontext(Path(one.path.name)) if options.peek else unpacked(archive, one, options.folder)


def _record(export: _Export, one: Member, side: Side, path: Path, ref: str, options: Options) -> Record:
    named = date_in(one.path.name, options.zone)
    at = side.taken or (named.at if named else None)
    taken = at.astimezone(options.zone).date().isoformat() if at else named.edtf if named else None
    others = side.shared and side.description
    return Record(
        place=one.place,
        ref=ref,
        at=at or one.changed,
        text=side.description,
        own=not others,
        speaker=_SHARED if others else None,
        files=(path,),
        edited=True,
        extra=_extra(export, one, side, taken) | ({} if at else {"date_unsure": True}),
    )


def _extra(export: _Export, one: Member, side: Side, taken: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"taken_at": taken, "people": list(side.people), "favourite": side.favourite}
    if side.point:
        found["latitude"], found["longitude"] = side.point
    folders = export.copies.get((one.path.name, one.size), ())
    albums = [folder.album.title for folder in folders if folder.album]
    found["albums"] = [title for title in dict.fromkeys(albums) if not _BY_DATE.match(title)]
    return {name: value for name, value in found.items() if value}


FORMAT = Format("takeout", recognises, read)
