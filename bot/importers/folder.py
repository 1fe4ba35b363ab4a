"""A folder (or a zip of one) of recordings, pictures and texts, as people keep them.

A date comes from a file's name or its folders'; else it is when the file was last written, which is
marked as unsure. A text beside a recording or picture of the same name is its text. Whose words these
are no file says, so it is asked; a folder of nothing but pictures has none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from bot.files import DOCUMENTS, MEDIA, PICTURES, TEXTS, ending
from bot.importers import names
from bot.importers.archive import read_bytes
from bot.importers.bundle import Bundle, open_bundle
from bot.importers.file_dates import Dated, date_in
from bot.importers.files import bytes_ref, file_ref
from bot.importers.interview_transcript import looks_like_one, read_text
from bot.importers.markdown_plain import plain, quotations
from bot.importers.members import ArchiveFault, Member
from bot.importers.types import Fault, Format, Found, Left, Options, Record
from bot.importers.whatsapp import is_chat
from bot.importers.words import decoded

_SUBTITLES = frozenset((".srt", ".vtt"))
_SPEAKER = "the files"
_LOOKED_AT = 1 << 14
_TEXT_MOST = 4 << 20


def recognises(bundle: Bundle) -> bool:
    """A folder, or an archive, in which there is anything that is taken."""
    return not bundle.alone and any(map(_is_taken, bundle.members))


def read(path: Path, options: Options) -> Iterator[Found]:
    """A record for each file; for each turn of a transcript."""
    try:
        with open_bundle(path, options) as bundle:
            yield from bundle.faults
            folder = _Folder(bundle)
            for one in bundle.members.values():
                yield from _file(folder, one)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


@dataclass
class _Folder:
    """A folder being read: its texts that belong to another file, by that file's name without ending."""

    bundle: Bundle
    beside: dict[PurePosixPath, Member] = field(default_factory=dict)
    only_pictures: bool = True
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        stems = {_stem(one) for one in self.bundle.members.values() if ending(one.name) in MEDIA}
        for one in self.bundle.members.values():
            kind = ending(one.name)
            self.only_pictures &= kind in PICTURES or not _is_taken(one.name)
            if kind in TEXTS and _stem(one) in stems:
                self.beside[_stem(one)] = one


def _stem(member: Member) -> PurePosixPath:
    return PurePosixPath(member.name.casefold()).with_suffix("")


def _is_taken(name: str) -> bool:
    return ending(name) in MEDIA | TEXTS | DOCUMENTS | _SUBTITLES


def _file(folder: _Folder, one: Member) -> Iterator[Found]:
    if not _is_taken(one.name):
        kind = (
            "an archive inside"
            if names.is_archive(one.name)
            else f"of a kind that is not taken ({_kind(one)})"
        )
        yield Left(one.place, kind)
        return
    if one.size == 0:
        yield Fault(one.place, "it is empty")
        return
    try:
        if ending(one.name) in MEDIA | DOCUMENTS:
            yield from _media(folder, one)
        elif folder.beside.get(_stem(one)) is not one:
            yield from _text(folder, one)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def _kind(one: Member) -> str:
    kind = ending(one.name)
    return kind if kind and kind.isascii() and len(kind) < 8 else "no ending"


def _media(folder: _Folder, one: Member) -> Iterator[Found]:
    """A recording, picture, video or PDF. The same bytes under another name are left."""
    with ExitStack() as stack:
        path = stack.enter_context(folder.bundle.file(one.name))
        assert path is not None
        ref = bytes_ref(os.fsencode(one.name)) if folder.bundle.options.peek else file_ref(path)
        if ref in folder.seen:
            yield Left(one.place, "the same file again")
            return
        folder.seen.add(ref)
        text = ""
        if (said := folder.beside.get(_stem(one))) is not None:
            try:
                text = plain(decoded(read_bytes(folder.bundle.archive, said, _TEXT_MOST))).text
            except ArchiveFault as fault:
                yield Fault(fault.place, fault.reason)
        yield _record(folder, one, ref, text, (path,))


def _text(folder: _Folder, one: Member) -> Iterator[Found]:
    data = read_bytes(folder.bundle.archive, one, _TEXT_MOST)
    words = decoded(data)
    if is_chat(data[:_LOOKED_AT]):
        yield Left(one.place, "a chat, which comes in by itself")
        return
    if looks_like_one(one.name, words):
        yield from read_text(words, one, folder.bundle.options)
        return
    ref = bytes_ref(data)
    if ref in folder.seen:
        yield Left(one.place, "the same file again")
        return
    folder.seen.add(ref)
    told = plain(words)
    if told.text:
        yield _record(folder, one, ref, told.text, ())
    yield from quotations(told, one.place, ref, _dated(folder, one)[1])


def _record(folder: _Folder, one: Member, ref: str, text: str, files: tuple[Path, ...]) -> Record:
    dated, at = _dated(folder, one)
    own = True if folder.only_pictures else None
    extra: dict[str, Any] = {} if dated and dated.at else {"date_unsure": True}
    if dated and files and ending(one.name) not in DOCUMENTS:
        extra["taken_at"] = dated.edtf
    speaker = None if own else _SPEAKER
    return Record(one.place, ref, at, text, speaker, own=own, files=files, extra=extra)


def _dated(folder: _Folder, one: Member) -> tuple[Dated | None, datetime]:
    found = date_in(one.name, folder.bundle.options.zone)
    return found, found.at if found and found.at else one.changed


FORMAT = Format("folder", recognises, read)
