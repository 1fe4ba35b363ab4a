"""The files that come with what is told: which may be fetched, and their rows."""

from __future__ import annotations

from bot.arrivals import Arrival, Attachment
from bot.conversation.say import say, under
from bot.settings import Settings
from memory import journal
from memory.errors import NotFound
from memory.store import Store
from memory.types import Entry, EntryKind, Media, MediaKind, Narrator
from prompts import message


def within_limit(
    store: Store, settings: Settings, narrator: Narrator, arrival: Arrival
) -> list[tuple[int, Attachment]]:
    """The files that may be fetched, with their numbers; of one that is too large the narrator is told."""
    limit = settings.telegram_max_file_mb * 1024 * 1024
    kept = []
    for number, one in enumerate(arrival.attachments):
        if one.path is None and not settings.telegram_local_mode and (one.size or 0) > limit:
            text = message("conversation-too-large", narrator.language, limit=settings.telegram_max_file_mb)
            reply_to = under(arrival.ref, arrival.extra, number)
            say(store, narrator, f"large:{narrator.id}:{arrival.ref}:{number}", text, reply_to=reply_to)
        else:
            kept.append((number, one))
    return kept


def media_row(store: Store, entry: Entry, position: int, one: Attachment) -> Media:
    """The row of a file before it is fetched."""
    name = one.remote_id or f"{position}"
    order = entry.extra.get("message_ids")  # of an album, whose pictures may come late
    return Media(
        id=journal.media_id(store, entry.id, name),
        entry_id=entry.id,
        narrator_id=entry.narrator_id,
        position=order[position] if order else position,
        kind=_kind_of(one),
        file_name=one.file_name,
        mime=one.mime,
        size=one.size,
        duration=one.duration,
        remote_id=one.remote_id,
    )


def _kind_of(one: Attachment) -> MediaKind:
    """What a file is by what the channel says of it; its bytes are looked at later."""
    by_kind = {
        EntryKind.VOICE: MediaKind.AUDIO,
        EntryKind.AUDIO: MediaKind.AUDIO,
        EntryKind.VIDEO: MediaKind.VIDEO,
        EntryKind.VIDEO_NOTE: MediaKind.VIDEO,
        EntryKind.PHOTO: MediaKind.IMAGE,
    }
    if one.kind in by_kind:
        return by_kind[one.kind]
    mime = one.mime or ""
    if mime == "application/pdf":
        return MediaKind.PDF
    head = mime.partition("/")[0]
    found = {
        "image": MediaKind.IMAGE,
        "audio": MediaKind.AUDIO,
        "video": MediaKind.VIDEO,
        "text": MediaKind.TEXT,
    }
    return found.get(head, MediaKind.OTHER)


def keep_local(store: Store, entry: Entry, one: Attachment) -> None:
    """Seal a file that lies on this machine at once: it may be gone later. Raises NotFound."""
    if one.path is None:
        return
    for row in journal.media_of(store, entry.id):
        if not row.fetched and row.file_name == one.file_name:
            try:
                journal.keep_file(store, row, one.path)
            except OSError as error:
                raise NotFound(f"cannot read the file of media {row.id}") from error
            return
