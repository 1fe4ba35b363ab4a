"""Files by their endings: what they are sent as, what an importer takes along, and what it leaves."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from bot.arrivals import Attachment
from memory.types import EntryKind

PICTURES = frozenset(
    (".jpg", ".jpeg", ".jpe", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff", ".gif", ".bmp", ".avif")
)
VOICES = frozenset((".ogg", ".oga", ".opus"))
SOUNDS = VOICES | {".mp3", ".m4a", ".aac", ".wav", ".flac", ".amr", ".wma", ".aiff", ".aif", ".caf"}
VIDEOS = frozenset((".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".wmv", ".3gp", ".3g2")) | {
    ".mpg", ".mpeg", ".mts", ".m2ts",
}  # fmt: skip
MEDIA = PICTURES | SOUNDS | VIDEOS
TEXTS = frozenset((".txt", ".text", ".md", ".markdown"))
DOCUMENTS = frozenset((".pdf",))
_MIMES = {".pdf": "application/pdf"} | dict.fromkeys(TEXTS, "text/plain")


def ending(name: str) -> str:
    """A file's ending, small, with its dot."""
    return PurePosixPath(name).suffix.casefold()


def file_kind(name: str) -> EntryKind:
    """What a file is sent as, by its ending; its bytes are looked at later."""
    kind = ending(name)
    if kind in SOUNDS:
        return EntryKind.VOICE if kind in VOICES else EntryKind.AUDIO
    if kind in PICTURES:
        return EntryKind.PHOTO
    return EntryKind.VIDEO if kind in VIDEOS else EntryKind.DOCUMENT


def attachment(path: Path) -> Attachment:
    """A file on this machine; of its name only what can be written down."""
    return Attachment(
        kind=file_kind(path.name),
        path=path,
        file_name=path.name.encode(errors="replace").decode(),
        mime=_MIMES.get(ending(path.name)),
        size=path.stat().st_size,
    )
