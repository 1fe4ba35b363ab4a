"""Telegram Desktop's HTML export: ``messages.html``, ``messages2.html``, ... of a chat or of many.

It names people by their names alone and chats by their headings; result.json knows more. A message that
came in from these pages is known again in a result.json, not the other way round.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path, PurePosixPath

from bot.files import ending
from bot.importers import names
from bot.importers.archive import is_archive
from bot.importers.bundle import Bundle, open_bundle, with_file
from bot.importers.members import ArchiveFault
from bot.importers.places import point
from bot.importers.telegram_json import FOLDERS
from bot.importers.telegram_message import by_second
from bot.importers.telegram_page import Page, Seen
from bot.importers.types import Fault, Format, Found, Left, Options, Record
from bot.importers.words import clean
from memory.types import EntryKind

_PAGE = re.compile(r"(?:^|/)messages(\d*)\.html$")
_STARTS = ("messages.html", "export_results.html")
_MOST = 64 << 20  # bytes of a page, which holds a thousand messages
_PIECE = 1 << 20  # letters of a tag, or between two
_TIME = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?")
_POINT = re.compile(r"[?&]q=(-?[\d.]+),(-?[\d.]+)")
_LEFT = {"media_call": "service messages", "media_poll": "polls", "media_game": "games"}
_LEFT |= {"media_invoice": "invoices", "sticker_wrap": "stickers"}
_PLACES = {"media_location", "media_live_location", "media_venue"}
_KINDS = {
    "photo_wrap": EntryKind.PHOTO,
    "media_photo": EntryKind.PHOTO,
    "media_voice_message": EntryKind.VOICE,
    "media_audio_file": EntryKind.AUDIO,
    "media_video": EntryKind.VIDEO,
    "video_file_wrap": EntryKind.VIDEO,
    "animated_wrap": EntryKind.VIDEO,
}


def recognises(bundle: Bundle) -> bool:
    """True for a page, or a folder or zip that holds one."""
    if not bundle.root:
        return any(map(_PAGE.search, bundle.members))
    starts = (bundle.alone,) if bundle.alone else _STARTS
    pages = (one for one in starts if one in bundle.members and ending(one) == ".html")
    return any(b"Exported Data" in bundle.head(one) for one in pages)


def read(path: Path, options: Options) -> Iterator[Found]:
    """Every message of every page, chat by chat."""
    root = path.parent if path.is_file() and not is_archive(path) else path
    if root == path or _PAGE.search(path.name):
        named = tuple(one.name for one in root.glob("messages*.html")) if root.is_dir() else ()
    else:  # a page that was given another name, as when it is sent
        named = (path.name,)
    try:
        with open_bundle(root, options, (*FOLDERS, *named)) as bundle:
            yield from bundle.faults
            pages = sorted((one for one in bundle.members if _PAGE.search(one) or one in named), key=_order)
            if not pages:
                yield Fault(names.shown(path.name), "it has no page of messages")
            for page in pages:
                yield from _page(bundle, page)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def _order(name: str) -> tuple[str, int]:
    found = _PAGE.search(name)
    return PurePosixPath(name).parent.as_posix(), int(found[1] or 1) if found else 0


@dataclass(frozen=True)
class _Known:
    """What goes on to a message that is joined to the one before it."""

    speaker: str = "Deleted Account"
    via: str | None = None
    origin: str = "somebody"


def _page(bundle: Bundle, name: str) -> Iterator[Found]:
    known = _Known()
    reader = _Reader(bundle, PurePosixPath(name))
    for seen in reader.messages():
        if isinstance(seen, Fault):
            yield seen
        elif not seen.number.startswith("-"):  # a day's heading
            known = _after(known, seen)
            yield from _message(reader, seen, known)


@dataclass
class _Reader:
    """A page being read; ``chat`` is its heading, once that was read."""

    bundle: Bundle
    name: PurePosixPath
    chat: str = ""

    @property
    def place(self) -> str:
        """What the page is called in messages."""
        return names.shown(self.name.as_posix())

    def messages(self) -> Iterator[Seen | Fault]:
        """The page's messages; a fault where it cannot be read further."""
        page, size = Page(), 0
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        with self.bundle.open(self.name.as_posix()) as source:
            while (chunk := source.read(1 << 16)) and size <= _MOST:
                size += len(chunk)
                try:
                    page.feed(decoder.decode(chunk))
                except AssertionError:  # of html.parser, for a declaration that is none
                    size = _MOST + 1
                if len(page.rawdata) > _PIECE:  # html.parser looks at all of it anew each time
                    size = _MOST + 1
                self.chat = page.chat
                yield from page.done
                page.done.clear()
        if size > _MOST:
            yield Fault(self.place, "it is no page of messages, or too large for one")
        elif page.cut_off:
            yield Fault(self.place, "it is cut off")


def _after(known: _Known, seen: Seen) -> _Known:
    """Who speaks in `seen`, and whose words it forwards."""
    if seen.joined or seen.service:
        origin = seen.text("origin") or known.origin
        return replace(known, origin=_bare(origin)[0] if seen.forwarded else "somebody")
    name, via = _bare(seen.text("name"))
    origin = _bare(seen.text("origin"))[0] or "somebody"
    return _Known(name or "Deleted Account", via, origin)


def _bare(name: str) -> tuple[str, str | None]:
    """A name without the bot through which the words came, and that bot."""
    bare, _, via = clean(name).partition(" via @")
    return bare.strip(), f"@{via.strip()}" if via else None


def _message(reader: _Reader, seen: Seen, known: _Known) -> Iterator[Found]:
    place = f"{reader.place}, message {names.shown(seen.number)}"
    if reason := _no_telling(seen):
        yield Left(place, reason)
        return
    at = _time(seen.time, reader.bundle.options.zone)
    if at is None:
        yield Fault(place, "it has no time that can be read")
        return
    record = _record(reader, seen, known, place, at)
    file = seen.href if seen.media in _KINDS or seen.media == "media_file" else ""
    if file:
        yield from with_file(reader.bundle, record, _beside(reader.name, file))
    else:
        yield record if _holds(record) else Left(place, "messages without words")


def _no_telling(seen: Seen) -> str | None:
    if seen.service:
        return "service messages"
    if seen.text("text"):
        return None
    return "stickers" if seen.text("title") == "Sticker" else _LEFT.get(seen.media)


def _record(reader: _Reader, seen: Seen, known: _Known, place: str, at: datetime) -> Record:
    what = [clean(seen.text(role)) for role in ("title", "description", "text")]
    title, description, text = what
    where = _point(seen) if seen.media in _PLACES else {}
    if seen.media in _PLACES:
        venue = ", ".join(part for part in (title, description) if part)
        text = "\n".join(part for part in (venue if seen.media == "media_venue" else "", text) if part)
    person = seen.media == "media_contact" and title
    kind = _KINDS.get(seen.media) if seen.href else None
    if title == "Video message" and kind:
        kind = EntryKind.VIDEO_NOTE
    ref, also = _refs(reader.chat, seen, at)
    absent = seen.media in (*_KINDS, "media_file") and not seen.href
    return Record(
        place=place,
        ref=ref,
        at=at,
        text="\n".join(part for part in (title, text) if part) if person else text,
        speaker=known.speaker,
        also=also,
        missing=(title or "a file",) if absent else (),
        kind=EntryKind.CONTACT if person else EntryKind.LOCATION if where else kind,
        origin=known.origin if seen.forwarded else known.via or _performer(seen.media, title),
        extra=where,
    )


def _holds(record: Record) -> bool:
    return bool(record.text or record.extra or record.missing)


def _refs(chat: str, seen: Seen, at: datetime) -> tuple[str, str]:
    """A message's name, and the one that it may have had in an export by an earlier Telegram Desktop or a
    later one: which chat it is of the page says by its heading alone, which is another when somebody is
    renamed; its number and its second tell more, where the page says in which zone that is.
    """
    heading = hashlib.sha256(chat.encode(errors="replace")).hexdigest()[:16]
    by_heading = f"telegram-html:{heading}:{seen.number[:20]}"
    by_time = by_second(at, seen.number[:20])
    return (by_time, by_heading) if "UTC" in seen.time else (by_heading, by_time)


def _performer(media: str, title: str) -> str | None:
    """Whose song it is, where the page says so ("Performer – Title")."""
    return title.partition(" – ")[0] if media == "media_audio_file" and " – " in title else None


def _point(seen: Seen) -> dict[str, float]:
    found = _POINT.search(seen.href)
    try:
        return point(float(found[1]), float(found[2])) if found else {}
    except ValueError:
        return {}


def _time(words: str, zone: tzinfo) -> datetime | None:
    found = _TIME.match(words)
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part) for part in found.groups()[:6])
    sign, hours, minutes = found.groups()[6:]
    try:
        if sign:
            away = timedelta(hours=int(hours), minutes=int(minutes))
            zone = timezone(-away if sign == "-" else away)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _beside(page: PurePosixPath, href: str) -> str:
    """The name in the archive of what `href` names on a page; it may lead out of it."""
    parts: list[str] = [] if href.startswith("/") else list(page.parent.parts)
    for part in PurePosixPath(href).parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


FORMAT = Format("telegram-html", recognises, read)
