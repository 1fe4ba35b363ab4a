"""What one message of Telegram Desktop's ``result.json`` says. Pure; anything may stand anywhere in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any

from bot.importers.places import point
from bot.importers.words import clean
from memory.types import EntryKind

_KINDS = {
    "voice_message": EntryKind.VOICE,
    "video_message": EntryKind.VIDEO_NOTE,
    "video_file": EntryKind.VIDEO,
    "animation": EntryKind.VIDEO,
    "audio_file": EntryKind.AUDIO,
}
_NO_TELLING = {"poll": "polls", "game_title": "games", "invoice_information": "invoices"}
# The exporter's sentences for a file that it left out all begin so.
_NOT_THERE = "(File "
# Before they knew of edits, exporters wrote the beginning of the epoch.
_FIRST_EDIT = 1971


@dataclass(frozen=True)
class Said:
    """A message's words, kind and what else is known; ``file`` as it is named, ``absent`` where it is not
    there.
    """

    text: str
    kind: EntryKind | None = None
    file: str = ""
    absent: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def no_telling(one: dict[str, Any]) -> str | None:
    """Why a message is no telling; None where it is one."""
    if one.get("type", "message") != "message":
        return "service messages"
    if one.get("media_type") == "sticker":
        return "stickers"
    return next((reason for key, reason in _NO_TELLING.items() if one.get(key)), None)


def said(one: dict[str, Any]) -> Said:
    """Words, place, person and file of a message."""
    text = clean(_text(one.get("text", one.get("text_entities")))).strip()
    where = one.get("location_information")
    if isinstance(where, dict) or word(one, "place_name"):
        name = ", ".join(part for part in (word(one, "place_name"), word(one, "address")) if part)
        at = point(where.get("latitude"), where.get("longitude")) if isinstance(where, dict) else {}
        return Said(_lines(name, text), EntryKind.LOCATION if at else None, extra=at)
    person = one.get("contact_information")
    if isinstance(person, dict):
        name = " ".join(part for part in (word(person, "first_name"), word(person, "last_name")) if part)
        return Said(_lines(name, text), EntryKind.CONTACT if name else None)
    return _with_file(one, text)


def time_of(one: dict[str, Any], zone: tzinfo) -> datetime:
    """When it was sent. Raises ValueError, OverflowError, OSError or TypeError where that is not said."""
    if "date_unixtime" in one:
        return datetime.fromtimestamp(int(one["date_unixtime"]), UTC)
    at = datetime.fromisoformat(one["date"]) if isinstance(one.get("date"), str) else None
    if at is None:
        raise ValueError("it has no time")
    return at if at.tzinfo else at.replace(tzinfo=zone)


def by_second(at: datetime, number: object) -> str:
    """How Telegram's pages name a message, which do not know its chat: no two chats have the same number in
    the same second.
    """
    return f"telegram-html:{at.timestamp():.0f}:{number}"


def origin_of(one: dict[str, Any]) -> str | None:
    """Whose words a message forwards, or whose song it is; None where they are the sender's."""
    if "forwarded_from" in one:
        again = one.get("forwarded_from_id")
        own = again is not None and again == one.get("from_id")
        return None if own else word(one, "forwarded_from") or "somebody"
    return word(one, "via_bot") or word(one, "performer") or None


def is_edited(one: dict[str, Any]) -> bool:
    """Whether the words were changed after they were sent."""
    edited = word(one, "edited")
    return bool(one.get("edited_unixtime")) or (edited[:4].isdecimal() and int(edited[:4]) >= _FIRST_EDIT)


def word(one: dict[str, Any], key: str) -> str:
    """The text under `key`; nothing where there is none."""
    value = one.get(key)
    return clean(value).strip() if isinstance(value, str) else ""


def _with_file(one: dict[str, Any], text: str) -> Said:
    key = "photo" if "photo" in one else "file"
    named = word(one, key)
    if not named:
        return Said(text)
    kind = EntryKind.PHOTO if key == "photo" else _KINDS.get(word(one, "media_type"))
    if _NOT_THERE in named:
        what = word(one, "file_name") or word(one, "media_type") or key
        return Said(text, absent=what.replace("_", " ") if what == word(one, "media_type") else what)
    return Said(text, kind, named)


def _text(value: Any) -> str:
    """A text as it is written: as one string, or as a list of strings and of objects with their text."""
    if isinstance(value, list):
        return "".join(_text(part.get("text")) if isinstance(part, dict) else _text(part) for part in value)
    return value if isinstance(value, str) else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
