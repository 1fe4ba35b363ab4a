"""A diary in Markdown or plain text: a file with a heading a day, or (as Obsidian keeps it) a file a day."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from bot.errors import AmbiguousDates
from bot.files import DOCUMENTS, MEDIA, ending
from bot.importers.archive import read_bytes
from bot.importers.bundle import Bundle, gather, open_bundle
from bot.importers.day_dates import Day, day_at
from bot.importers.diary_pages import Page, count_days, orders, pages
from bot.importers.markdown_plain import Plain, plain, quotations
from bot.importers.members import ArchiveFault, Member
from bot.importers.types import Fault, Format, Found, Left, Options, Record, fold
from bot.importers.words import clean, decoded

_ENDINGS = (".md", ".markdown", ".txt")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NUMBERED = re.compile(r"^\d{1,2}$")
_LOOKED_AT = 1 << 16
_TRIED = 400  # files of a folder that are looked at to see whether it is a diary
_TEMPLATES = ("templates", "template", ".obsidian", ".trash")


def recognises(bundle: Bundle) -> bool:
    """A text in which days head pages, or a folder or zip with files of days."""
    texts = [name for name in bundle.members if _is_page(name)]
    if bundle.alone:
        day = _named_day(bundle.alone)
        return any(_is_dated(bundle, one) or (day and not day.rest) for one in texts)
    dated = any(_named_day(one) or _is_dated(bundle, one) for one in texts[:_TRIED])
    return dated and (_mostly_pages(bundle, texts) or _is_obsidian(bundle))


def _mostly_pages(bundle: Bundle, texts: Sequence[str]) -> bool:
    """False where the texts lie among more recordings and pictures."""
    return len(texts) * 2 >= sum(ending(name) in MEDIA | DOCUMENTS for name in bundle.members)


def _is_obsidian(bundle: Bundle) -> bool:
    """Whether it is a vault of Obsidian, whose hidden settings are no part of the bundle."""
    return any(isinstance(one, Member) and ".obsidian" in one.path.parts for one in bundle.archive.members())


def _is_dated(bundle: Bundle, name: str) -> bool:
    front, body = _body(decoded(bundle.head(name)))
    return day_at(_front_day(front)) is not None or count_days(body) > 0


def read(path: Path, options: Options) -> Iterator[Found]:
    """A record a day. Raises AmbiguousDates where 3/4 may be a day of March or of April."""
    try:
        with open_bundle(path, options) as bundle:
            yield from bundle.faults
            names = {one.path.name.casefold(): one.name for one in bundle.members.values()}
            texts = [one for one in bundle.members.values() if _is_page(one.name)]
            diary = _Diary(bundle, names, _month_first(bundle, texts))
            for one in texts:
                yield from _file(diary, one)
            for name in sorted(bundle.members.keys() - diary.used - {one.name for one in texts}):
                yield Left(bundle.members[name].place, "no page of the diary shows it")
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


@dataclass
class _Diary:
    """A diary being read: ``names`` by their last part, small; ``used`` are the files that were shown."""

    bundle: Bundle
    names: dict[str, str]
    month_first: bool
    used: set[str] = field(default_factory=set)
    alike: Counter[str] = field(default_factory=Counter)

    def ref(self, day: date, words: str) -> str:
        """A name for a day's words from the day and how they begin: what is added later keeps it, and a
        copy under another name is the same.
        """
        start = "".join(letter for letter in fold(words) if letter.isalnum())[:40]
        name = f"diary:{day.isoformat()}:{hashlib.sha256(start.encode()).hexdigest()[:16]}"
        self.alike[name] += 1
        return f"{name}:{self.alike[name]}"


def _is_page(name: str) -> bool:
    return ending(name) in _ENDINGS and not any(
        part.casefold() in _TEMPLATES for part in PurePosixPath(name).parts
    )


def _named_day(name: str) -> Day | None:
    """The day in a file's name, or in its folders' (``2019/07/14.md``)."""
    path = PurePosixPath(name)
    if (day := day_at(path.stem)) is not None and day.year:
        return day
    parts = (*path.parts[:-1], path.stem)[-3:]
    return day_at("-".join(parts)) if len(parts) == 3 and _NUMBERED.match(path.stem) else None


def _month_first(bundle: Bundle, texts: list[Member]) -> bool:
    if bundle.options.dates:
        return bundle.options.dates == "mdy"
    found: set[str] = set()
    for one in texts:
        try:
            found |= orders(decoded(read_bytes(bundle.archive, one)))
        except ArchiveFault:
            continue
    sure = found - {"either"}
    if "either" in found and len(sure) != 1:
        raise AmbiguousDates(
            "its dates may begin with the day or with the month; say --dates dmy or --dates mdy"
        )
    return sure == {"mdy"}


def _file(diary: _Diary, member: Member) -> Iterator[Found]:
    try:
        text = decoded(read_bytes(diary.bundle.archive, member))
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)
        return
    front, body = _body(text)
    head = _named_day(member.name) or day_at(_front_day(front))
    skipped = text[: len(text) - len(body)].count("\n")
    year = head.year if head else None
    for page in pages(body, head, year, diary.month_first):
        yield from _page(diary, member, replace(page, line=page.line + skipped), front)


def _page(diary: _Diary, member: Member, page: Page, front: dict[str, Any]) -> Iterator[Found]:
    told = plain(page.words)
    place = f"{member.place}, line {page.line}"
    if not (told.text or told.quotes or told.files):
        return
    if page.day is None:
        yield Left(place, "no date")
        return
    at = page.at(diary.bundle.options.zone)
    ref = diary.ref(page.day, told.text or " ".join(told.files))
    with ExitStack() as stack:
        got = gather(diary.bundle, stack, [_there(diary, member, name) for name in _shown(told)])
        yield from got.faults
        yield Record(
            place=place,
            ref=ref,
            at=at,
            text=told.text,
            own=True,
            files=tuple(got.files),
            missing=tuple(got.missing),
            edited=True,
            extra=_extra(front),
        )
    yield from quotations(told, place, ref, at)


def _shown(told: Plain) -> list[str]:
    """The files that a page shows. What lies elsewhere on the net is not fetched."""
    local = (name for name in told.files if "://" not in name and not name.startswith("data:"))
    return [clean(name) for name in dict.fromkeys(local) if ending(name) in MEDIA | DOCUMENTS]


def _there(diary: _Diary, member: Member, name: str) -> str:
    """The file that a page shows: beside it, from the top, or (as Obsidian looks) anywhere by its name."""
    near = posixpath.normpath((member.path.parent / name).as_posix())
    found = next((one for one in (near, posixpath.normpath(name)) if one in diary.bundle.members), None)
    found = found or diary.names.get(PurePosixPath(name).name.casefold(), name)
    diary.used.add(found)
    return found


def _body(text: str) -> tuple[dict[str, Any], str]:
    """What stands between dashes at the head of a file, and the rest."""
    found = _FRONT.match(text)
    if found is None or len(found[1]) > _LOOKED_AT:
        return {}, text
    try:
        front = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        front = None
    return front if isinstance(front, dict) else {}, text[found.end() :]


def _front_day(front: dict[str, Any]) -> str:
    found = front.get("date") or front.get("created")
    return str(found) if isinstance(found, str | date) else ""


def _extra(front: dict[str, Any]) -> dict[str, Any]:
    tags = front.get("tags")
    listed = tags if isinstance(tags, list) else re.split(r"[,\s]+", tags) if isinstance(tags, str) else []
    words = [clean(str(one)) for one in listed if isinstance(one, str | int) and str(one).strip()]
    return {"tags": words} if words else {}


FORMAT = Format("diary", recognises, read)
