"""From a Telegram message to an Arrival. Pure."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import (
    Document,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    User,
)

from bot.arrivals import Arrival, Attachment, Sender
from memory.types import EntryKind

CHANNEL = "telegram"
# What gets one kind line. Everything else without words is a service message and gets none.
_DECLINED = ("sticker", "dice", "game", "poll", "story", "paid_media", "invoice", "giveaway", "checklist")
# Chats that other programs exported come as JSON or in a zip.
_PAPERS = {"application/pdf", "application/json", "application/zip", "application/x-zip-compressed"}
# Which not every system's list of types has; phones send their photos so.
_ENDINGS = {".heic": "image/heic", ".heif": "image/heif", ".avif": "image/avif", ".webp": "image/webp"}
_BY_TYPE = {"image": EntryKind.PHOTO, "audio": EntryKind.AUDIO, "video": EntryKind.VIDEO}


def sender_of(user: User, chat: int) -> Sender:
    """Who writes."""
    return Sender(CHANNEL, str(chat), user.full_name, user.language_code)


def ref_of(message: Message) -> str:
    """How a message is named: its number, or its album's name for all pictures of an album."""
    return f"album:{message.media_group_id}" if message.media_group_id else str(message.message_id)


def ref_of_wording(message: Message) -> str:
    """How one wording of a message is named: each edit has another name."""
    edited = message.edit_date
    return f"{message.message_id}.{edited.timestamp():.0f}" if edited else str(message.message_id)


def command(text: str) -> tuple[str, str]:
    """Name and argument of ``/name@bot argument``; between them may be any white space."""
    name, *argument = text.split(None, 1)
    return name[1:].partition("@")[0].lower(), argument[0].strip() if argument else ""


def declined(message: Message) -> str | None:
    """The kind of what cannot be an entry and gets a kind line; None for all else."""
    if message.document and not _document_kind(message.document):
        return "document"
    return next((kind for kind in _DECLINED if getattr(message, kind, None)), None)


def arrival(message: Message, sender: Sender) -> Arrival | None:
    """One message as an Arrival; None where it is a service message, or declined and without words."""
    content = _content(message)
    if content is None:
        return None
    kind, attachments, extra = content
    return Arrival(
        sender,
        ref_of(message),
        _when(message),
        kind,
        _words(message),
        attachments,
        _reply_to(message),
        origin=_origin(message),
        extra=extra,
    )


def album(messages: Sequence[Message], sender: Sender) -> Arrival | None:
    """All pictures of an album as one Arrival, in order, with its caption.

    Its ref is ``album:<media group>``; a picture that comes later is an album of one with the
    same ref. ``extra["message_ids"]`` names the messages, in the order of the attachments, and
    ``extra["captioned"]`` those that bear words.
    """
    ordered = sorted(messages, key=lambda message: message.message_id)
    parts = [(message, found) for message in ordered if (found := arrival(message, sender))]
    if not parts:
        return None
    first = parts[0][1]
    replies = [part.reply_to for _, part in parts if part.reply_to]
    return Arrival(
        sender,
        first.ref,
        first.at,
        EntryKind.ALBUM,
        "\n".join(part.text for _, part in parts if part.text),
        tuple(attachment for _, part in parts for attachment in part.attachments),
        replies[0] if replies else None,
        origin=first.origin,
        extra={
            "message_ids": [message.message_id for message, part in parts if part.attachments],
            "captioned": [message.message_id for message, part in parts if part.text],
        },
    )


def _content(message: Message) -> tuple[EntryKind, tuple[Attachment, ...], dict[str, Any]] | None:
    attachment = _attachment(message)
    if attachment is not None:
        kind = EntryKind.DOCUMENT if message.document and not message.animation else attachment.kind
        return kind, (attachment,), {}
    if message.text or message.caption:  # a caption: of a file that cannot be kept
        return EntryKind.TEXT, (), {}
    if message.location:
        return EntryKind.LOCATION, (), _place(message)
    if message.contact:
        contact = message.contact
        return EntryKind.CONTACT, (), {"name": _name(message), "phone": contact.phone_number}
    return None


def _attachment(message: Message) -> Attachment | None:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Attachment(EntryKind.PHOTO, largest.file_id, mime="image/jpeg", size=largest.file_size)
    if message.video_note:
        note = message.video_note
        return Attachment(
            EntryKind.VIDEO_NOTE,
            note.file_id,
            mime="video/mp4",
            size=note.file_size,
            duration=_seconds(note),
        )
    for kind, file in (
        (EntryKind.VOICE, message.voice),
        (EntryKind.AUDIO, message.audio),
        (EntryKind.VIDEO, message.animation or message.video),
    ):
        if file:
            name = getattr(file, "file_name", None)
            return Attachment(kind, file.file_id, None, name, file.mime_type, file.file_size, _seconds(file))
    return _from_document(message.document) if message.document else None


def _from_document(document: Document) -> Attachment | None:
    kind = _document_kind(document)
    if kind is None:
        return None
    mime = document.mime_type or _guess(document)
    return Attachment(kind, document.file_id, None, document.file_name, mime, document.file_size)


def _document_kind(document: Document) -> EntryKind | None:
    for mime in (document.mime_type or "", _guess(document)):
        if mime.split("/")[0] in _BY_TYPE:
            return _BY_TYPE[mime.split("/")[0]]
        if mime in _PAPERS or mime.startswith("text/"):
            return EntryKind.DOCUMENT
    return None


def _guess(document: Document) -> str:
    name = document.file_name or ""
    return mimetypes.guess_type(name)[0] or _ENDINGS.get(Path(name).suffix.lower(), "")


def _words(message: Message) -> str:
    if message.venue:
        return ", ".join(part for part in (message.venue.title, message.venue.address) if part)
    if message.contact:
        return _name(message)
    return message.text or message.caption or ""


def _name(message: Message) -> str:
    contact = message.contact
    return " ".join(part for part in (contact.first_name, contact.last_name) if part) if contact else ""


def _place(message: Message) -> dict[str, Any]:
    assert message.location is not None
    found: dict[str, Any] = {
        "latitude": message.location.latitude,
        "longitude": message.location.longitude,
    }
    if message.venue:
        found |= {"title": message.venue.title, "address": message.venue.address}
    return found


def _seconds(file: Any) -> float | None:
    # The library's attribute warns that it will become a timedelta; the wire has whole seconds.
    duration = file.to_dict().get("duration")
    return float(duration) if duration is not None else None


def _when(message: Message) -> datetime:
    return (message.edit_date or message.date).astimezone(UTC)


def _reply_to(message: Message) -> str | None:
    return ref_of(message.reply_to_message) if message.reply_to_message else None


def _origin(message: Message) -> str | None:
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser):
        return origin.sender_user.full_name
    if isinstance(origin, MessageOriginHiddenUser):
        return origin.sender_user_name
    if isinstance(origin, MessageOriginChat):
        return origin.sender_chat.effective_name or "a chat"
    if isinstance(origin, MessageOriginChannel):
        return origin.chat.effective_name or "a channel"
    return "somebody" if origin else None
