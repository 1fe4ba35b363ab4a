"""Day One's JSON: a zip or folder of journals (``Journal.json``) with photos, sounds, videos and PDFs.

The form is known from exports, not from a paper: ``entries`` with ``uuid``, ``creationDate`` (UTC),
``timeZone``, Markdown in ``text`` with ``![](dayone-moment:/kind/ID)`` where a file stands, and lists
that give each ID the name of its file (``photos/<md5>.<type>``; a sound of format ``aac`` is an ``.m4a``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.files import ending
from bot.importers.bundle import Bundle, gather, open_bundle
from bot.importers.json_stream import Broken, objects
from bot.importers.markdown_plain import Plain, plain, quotations
from bot.importers.members import ArchiveFault, Member
from bot.importers.places import point
from bot.importers.types import Fault, Format, Found, Left, Options, Record
from bot.importers.words import clean

_LISTS = {"photos": "photos", "videos": "videos", "audios": "audios", "pdfAttachments": "pdfs"}
_MOMENT = re.compile(r"^dayone-(?:moment|photo|video|audio|pdf):/+(?:\w+/)?([0-9A-Za-z-]+)$")
_MARKS = (b'"entries"', b'"uuid"', b'"creationDate"')


def recognises(bundle: Bundle) -> bool:
    """True for a journal of Day One, or a zip or folder that holds one."""
    heads = (bundle.head(one.name) for one in bundle.members.values() if _may_be_journal(one))
    return any(all(mark in head for mark in _MARKS) for head in heads)


def read(path: Path, options: Options) -> Iterator[Found]:
    """Every entry of every journal."""
    beside = tuple(_LISTS.values()) if path.is_file() else ()
    try:
        with open_bundle(path, options, beside) as bundle:
            yield from bundle.faults
            for journal in bundle.members.values():
                if _may_be_journal(journal) or journal.name == bundle.alone:
                    yield from _journal(bundle, journal)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def _may_be_journal(member: Member) -> bool:
    return ending(member.name) == ".json" and len(member.path.parts) <= 2


@dataclass(frozen=True)
class _Journal:
    """A journal being read: ``files`` are by folder and stem, as its lists name them."""

    bundle: Bundle
    name: str
    files: dict[tuple[str, str], str]


def _journal(bundle: Bundle, member: Member) -> Iterator[Found]:
    files = {
        (one.path.parent.name.casefold(), one.path.stem.casefold()): one.name
        for one in bundle.members.values()
        if one.path.parent.parent == member.path.parent
    }
    journal = _Journal(bundle, clean(member.path.stem), files)
    try:
        with bundle.open(member.name) as source:
            for number, one in enumerate(objects(source, "entries"), start=1):
                if isinstance(one, Broken):
                    yield Fault(f"{member.place}, entry {one.number}", str(one))
                else:
                    yield from _entry(journal, f"{member.place}, entry {number}", one)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def _entry(journal: _Journal, place: str, entry: dict[str, Any]) -> Iterator[Found]:
    try:
        at = _time(entry)
        ref = f"dayone:{_word(entry, 'uuid')}"
        told = _told(entry)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        yield Fault(place, "it has no uuid, no date or no text that can be read")
        return
    with ExitStack() as stack:
        got = gather(journal.bundle, stack, _files(journal, entry, told))
        yield from got.faults
        if told.text or got.files or got.missing:
            yield Record(
                place=place,
                ref=ref,
                at=at,
                text=told.text,
                own=True,
                files=tuple(got.files),
                missing=tuple(got.missing),
                edited=True,
                extra=_extra(journal, entry),
            )
        elif not told.quotes:
            yield Left(place, "neither text nor file")
    yield from quotations(told, place, ref, at)


def _told(entry: dict[str, Any]) -> Plain:
    text = entry.get("text")
    if text is None and entry.get("richText"):
        text = _rich(json.loads(entry["richText"]))
    return plain(clean(text or ""))


def _rich(rich: dict[str, Any]) -> str:
    """Day One's own form of a text, as the Markdown that it would have written beside it."""
    words = ""
    for piece in rich["contents"]:
        for embedded in piece.get("embeddedObjects") or ():
            if identifier := embedded.get("identifier"):
                words += f"\n![](dayone-moment://{identifier})\n"
        words += re.sub(r"([\\`*_\[\]>#])", r"\\\1", piece.get("text", ""))
    return words


def _files(journal: _Journal, entry: dict[str, Any], told: Plain) -> Iterator[str]:
    """The names of the entry's files, those in its text first."""
    wanted: dict[str, str] = {}
    for key, folder in _LISTS.items():
        listed = entry.get(key)
        named = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        for one in sorted(named, key=_order):
            name = str(one.get("md5") or one.get("identifier") or "")
            found = journal.files.get((folder, name.casefold()))
            wanted[str(one.get("identifier") or name)] = found or f"{folder}/{clean(name)}"
    said = [moment[1] for one in told.files if (moment := _MOMENT.match(one))]
    for identifier in dict.fromkeys([*(one for one in said if one in wanted), *wanted]):
        yield wanted[identifier]


def _order(listed: dict[str, Any]) -> float:
    place = listed.get("orderInEntry")
    return place if isinstance(place, int | float) else 0


def _time(entry: dict[str, Any]) -> datetime:
    """When it was written, in the zone where it was."""
    at = datetime.fromisoformat(_word(entry, "creationDate"))
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return at.astimezone(_zone(entry))
    except OverflowError:
        raise ValueError("no such time") from None


def _zone(entry: dict[str, Any]) -> tzinfo:
    try:
        return ZoneInfo(str(entry.get("timeZone") or "UTC"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _word(entry: dict[str, Any], name: str) -> str:
    value = entry[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(name)
    return clean(value)


def _extra(journal: _Journal, entry: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"journal": journal.name}
    where = entry.get("location")
    if isinstance(where, dict):
        found.update(point(where.get("latitude"), where.get("longitude")))
        parts = (where.get(one) for one in ("placeName", "localityName", "administrativeArea", "country"))
        found["place"] = ", ".join(dict.fromkeys(clean(str(one)) for one in parts if one))
    weather = entry.get("weather")
    if isinstance(weather, dict) and isinstance(weather.get("conditionsDescription"), str):
        found["weather"] = clean(weather["conditionsDescription"])
    tags = entry.get("tags")
    found["tags"] = [clean(one) for one in tags if isinstance(one, str)] if isinstance(tags, list) else []
    found["starred"] = entry.get("starred") is True
    found["modified"] = entry.get("modifiedDate") if isinstance(entry.get("modifiedDate"), str) else None
    return {name: value for name, value in found.items() if value}


FORMAT = Format("dayone", recognises, read)
