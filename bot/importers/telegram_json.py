"""Telegram Desktop's ``result.json``: one chat, or a whole account, streamed.

As Telegram Desktop writes it (``Telegram/SourceFiles/export/output/export_output_json.cpp``): each chat is
``{"name", "type", "id", "messages": [...]}``, and a whole account has them in ``chats.list`` and
``left_chats.list``. A file that was not exported stands as a sentence in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from bot.files import ending
from bot.importers import names
from bot.importers.bundle import Bundle, open_bundle, with_file
from bot.importers.json_stream import Broken, lists
from bot.importers.members import ArchiveFault
from bot.importers.telegram_message import (
    Said,
    by_second,
    is_edited,
    no_telling,
    origin_of,
    said,
    time_of,
    word,
)
from bot.importers.types import Alike, Fault, Format, Found, Left, Options, Record

_NAME = "result.json"
_MARKS = re.compile(
    r'"(personal_information|frequent_contacts|left_chats|date_unixtime)"\s*:'
    r'|"type"\s*:\s*"(personal_chat|saved_messages|bot_chat|(private|public)_\w+)"'
)
# What the exporter makes beside result.json; in a folder nothing else is looked into.
FOLDERS = (
    "chats",
    "contacts",
    "files",
    "photos",
    "round_video_messages",
    "stickers",
    "video_files",
    "voice_messages",
)
_LISTS = re.compile(r'"(messages|list)"\s*:')
_ABOUT = re.compile(r'"(type|id)"\s*:\s*(?:"(\w*)"|(-?\d+))')
_PUBLIC = {"bot_chat", "private_channel", "public_channel", "public_supergroup", "replies"}


def recognises(bundle: Bundle) -> bool:
    """True for such a file, or a folder or zip that holds one."""
    return any(ending(one) == ".json" and _is_export(bundle.head(one)) for one in _results(bundle))


def read(path: Path, options: Options) -> Iterator[Found]:
    """Every message of every chat."""
    try:
        with open_bundle(path / _NAME if path.is_dir() else path, options, FOLDERS) as bundle:
            yield from bundle.faults
            for each in _results(bundle):
                yield from _export(bundle, each)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def _is_export(head: bytes) -> bool:
    words = head.decode("utf-8", "replace")
    return bool(_MARKS.search(words) and _LISTS.search(words))


def _results(bundle: Bundle) -> list[str]:
    """The names of the exports: the file itself, of a folder the one at its top, of an archive each."""
    if bundle.alone:
        return [bundle.alone]
    found = [one.name for one in bundle.members.values() if one.path.name == _NAME]
    return [one for one in found if one == _NAME] if bundle.root else found


@dataclass(frozen=True)
class _Chat:
    """The chat being read. ``folder`` is where its files' names begin; ``alike`` names what has no id."""

    bundle: Bundle
    folder: PurePosixPath
    alike: Alike
    kind: str = ""
    id: str = ""


def _export(bundle: Bundle, name: str) -> Iterator[Found]:
    folder, place = PurePosixPath(name).parent, names.shown(name)
    alike = Alike("telegram")
    count = 0
    with bundle.open(name) as source:
        for before, messages in lists(source, "messages"):
            count += 1
            about = {key: text or number for key, text, number in _ABOUT.findall(_own_part(before))}
            chat = _Chat(bundle, folder, alike, about.get("type", ""), about.get("id", ""))
            where = f"{place}, chat {count}, message" if count > 1 else f"{place}, message"
            for number, one in enumerate(messages, start=1):
                if isinstance(one, Broken):
                    yield Fault(f"{where} {number}", str(one))
                else:
                    yield from _message(chat, f"{where} {number}", one)
    if not count:
        yield Fault(place, "it has no list of messages")


def _own_part(before: str) -> str:
    """Of what stands before a list of messages, what belongs to its chat."""
    return before[before.rfind("{") + 1 :]


def _message(chat: _Chat, place: str, one: dict[str, Any]) -> Iterator[Found]:
    if reason := no_telling(one):
        yield Left(place, reason)
        return
    try:
        what = said(one)
        record = _record(chat, place, one, what)
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        yield Fault(place, "its time or its words cannot be read")
        return
    if what.file:
        yield from with_file(chat.bundle, record, (chat.folder / what.file).as_posix())
    else:
        yield record if record.text or record.extra or what.absent else Left(place, "messages without words")


def _record(chat: _Chat, place: str, one: dict[str, Any], what: Said) -> Record:
    at = time_of(one, chat.bundle.options.zone)
    speaker, ident, number = word(one, "from"), _sender(one), one.get("id")
    reply = one.get("reply_to_message_id") if "reply_to_peer_id" not in one else None
    named = _ref(chat, number)
    content = f"{at.timestamp()}|{ident or speaker}|{what.text or what.file}"
    return Record(
        place=place,
        ref=named or chat.alike.ref(content),
        at=at,
        text=what.text,
        speaker=speaker or ident or "Deleted Account",
        speaker_id=ident,
        also=by_second(at, number) if named else "",
        missing=(what.absent,) if what.absent else (),
        kind=what.kind,
        origin=origin_of(one),
        reply_to=_ref(chat, reply) or None,
        public=chat.kind in _PUBLIC,
        edited=is_edited(one),
        extra=what.extra,
    )


def _sender(one: dict[str, Any]) -> str:
    """The sender's id; before 2021 a user's stood as a number alone."""
    ident = one.get("from_id")
    return f"user{ident}" if isinstance(ident, int) else word(one, "from_id")


def _ref(chat: _Chat, number: object) -> str:
    """How message `number` of a chat is named, the same in every export; nothing where it has no number."""
    return f"telegram:{chat.id}:{number}" if chat.id and isinstance(number, int) else ""


FORMAT = Format("telegram", recognises, read)
