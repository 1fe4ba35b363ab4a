"""A file on this machine, as something that came in."""

from __future__ import annotations

from pathlib import Path

from bot.arrivals import Attachment
from memory.types import EntryKind

_KINDS = {
    ".ogg": EntryKind.VOICE,
    ".oga": EntryKind.VOICE,
    ".opus": EntryKind.VOICE,
    ".mp3": EntryKind.AUDIO,
    ".m4a": EntryKind.AUDIO,
    ".wav": EntryKind.AUDIO,
    ".flac": EntryKind.AUDIO,
    ".jpg": EntryKind.PHOTO,
    ".jpeg": EntryKind.PHOTO,
    ".png": EntryKind.PHOTO,
    ".webp": EntryKind.PHOTO,
    ".heic": EntryKind.PHOTO,
    ".heif": EntryKind.PHOTO,
    ".tif": EntryKind.PHOTO,
    ".tiff": EntryKind.PHOTO,
    ".mp4": EntryKind.VIDEO,
    ".mov": EntryKind.VIDEO,
    ".webm": EntryKind.VIDEO,
    ".mkv": EntryKind.VIDEO,
}
_MIMES = {".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/plain"}


def file_kind(path: Path) -> EntryKind:
    """What a file is sent as, by its ending; its bytes are looked at later."""
    return _KINDS.get(path.suffix.lower(), EntryKind.DOCUMENT)


def attachment(path: Path) -> Attachment:
    """A file on this machine."""
    return Attachment(
        kind=file_kind(path),
        path=path,
        file_name=path.name,
        mime=_MIMES.get(path.suffix.lower()),
        size=path.stat().st_size,
    )
