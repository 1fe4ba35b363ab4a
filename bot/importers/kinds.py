"""What files are by their endings: what an importer takes along, and what it leaves."""

from __future__ import annotations

from pathlib import PurePosixPath

PICTURES = frozenset(
    (".jpg", ".jpeg", ".jpe", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff", ".gif", ".bmp", ".avif")
)
SOUNDS = frozenset(
    (
        ".mp3",
        ".m4a",
        ".aac",
        ".wav",
        ".flac",
        ".ogg",
        ".oga",
        ".opus",
        ".amr",
        ".wma",
        ".aiff",
        ".aif",
        ".caf",
    )
)
VIDEOS = frozenset(
    (".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".3gp", ".3g2", ".mpg", ".mpeg", ".wmv", ".mts")
)
TEXTS = frozenset((".txt", ".text", ".md", ".markdown"))
DOCUMENTS = frozenset((".pdf",))
MEDIA = PICTURES | SOUNDS | VIDEOS


def ending(name: str) -> str:
    """A file's ending, small, with its dot."""
    return PurePosixPath(name).suffix.casefold()
