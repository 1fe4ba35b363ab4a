"""What a file is, told from its first bytes; names and announced types are not believed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from memory.types import MediaKind

_HEAD = 4096

# (offset, bytes, mime, kind), first match wins.
_MAGIC: tuple[tuple[int, bytes, str, MediaKind], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg", MediaKind.IMAGE),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", MediaKind.IMAGE),
    (0, b"GIF87a", "image/gif", MediaKind.IMAGE),
    (0, b"GIF89a", "image/gif", MediaKind.IMAGE),
    (0, b"II*\x00", "image/tiff", MediaKind.IMAGE),
    (0, b"MM\x00*", "image/tiff", MediaKind.IMAGE),
    (8, b"WEBP", "image/webp", MediaKind.IMAGE),
    (8, b"WAVE", "audio/wav", MediaKind.AUDIO),
    (8, b"AVI ", "video/x-msvideo", MediaKind.VIDEO),
    (0, b"fLaC", "audio/flac", MediaKind.AUDIO),
    (0, b"ID3", "audio/mpeg", MediaKind.AUDIO),
    (0, b"#!AMR", "audio/amr", MediaKind.AUDIO),
    (0, b"FORM", "audio/aiff", MediaKind.AUDIO),
    (0, b"caff", "audio/x-caf", MediaKind.AUDIO),
    (0, b"\x1aE\xdf\xa3", "video/webm", MediaKind.VIDEO),
    (0, b"\x30\x26\xb2\x75", "video/x-ms-asf", MediaKind.VIDEO),
    (0, b"FLV\x01", "video/x-flv", MediaKind.VIDEO),
    (0, b"\x00\x00\x01\xba", "video/mpeg", MediaKind.VIDEO),
    (0, b"\x00\x00\x01\xb3", "video/mpeg", MediaKind.VIDEO),
    (0, b"PK\x03\x04", "application/zip", MediaKind.OTHER),
    (0, b"{\\rtf", "application/rtf", MediaKind.OTHER),
    (0, b"\xd0\xcf\x11\xe0", "application/x-ole-storage", MediaKind.OTHER),
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_AUDIO_BRANDS = (b"M4A ", b"M4B ", b"M4P ")
_TEXT_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}


@dataclass(frozen=True)
class Sniffed:
    """The mime type and kind. ``either`` marks containers that may hold sound alone or a video."""

    mime: str
    kind: MediaKind
    either: bool = False


def sniff(path: Path) -> Sniffed:
    """What the file at `path` is; OTHER where it is nothing known here. Reads 4 KiB."""
    with path.open("rb") as file:
        return sniff_bytes(file.read(_HEAD))


def sniff_bytes(head: bytes) -> Sniffed:
    """What a file that begins with `head` is."""
    for offset, magic, mime, kind in _MAGIC:
        if head[offset : offset + len(magic)] == magic and (offset != 8 or head[:4] == b"RIFF"):
            return Sniffed(mime, kind, either=mime in ("video/webm", "video/x-ms-asf"))
    for rule in (_iso_media, _ogg, _mpeg_sound, _mpeg_packets, _bitmap, _pdf, _text):
        if found := rule(head):
            return found
    return Sniffed("application/octet-stream", MediaKind.OTHER)


def _iso_media(head: bytes) -> Sniffed | None:
    if head[4:8] not in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
        return None
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in _HEIF_BRANDS:
        return Sniffed("image/heif", MediaKind.IMAGE)
    if brand in _AUDIO_BRANDS:
        return Sniffed("audio/mp4", MediaKind.AUDIO)
    return Sniffed("video/mp4", MediaKind.VIDEO, either=True)


def _ogg(head: bytes) -> Sniffed | None:
    if head[:4] != b"OggS":
        return None
    if b"theora" in head[:200]:
        return Sniffed("video/ogg", MediaKind.VIDEO)
    return Sniffed("audio/ogg", MediaKind.AUDIO)


def _mpeg_sound(head: bytes) -> Sniffed | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    if head[1] & 0xF6 == 0xF0:
        return Sniffed("audio/aac", MediaKind.AUDIO)
    # Layer, bit rate and sampling rate must be ones that exist: UTF-16 text also begins with FF FE.
    real = head[1] & 0x06 and head[1] & 0x18 != 0x08 and head[2] & 0xF0 != 0xF0 and head[2] & 0x0C != 0x0C
    return Sniffed("audio/mpeg", MediaKind.AUDIO) if real and head[:2] != b"\xff\xfe" else None


def _mpeg_packets(head: bytes) -> Sniffed | None:
    """MPEG-TS: packets of 188 bytes that begin with a G; camcorders put four bytes before each."""
    plain, camcorder = head[0::188][:3], head[4::192][:3]
    return Sniffed("video/mp2t", MediaKind.VIDEO) if b"GGG" in (plain, camcorder) else None


def _bitmap(head: bytes) -> Sniffed | None:
    # "BM" also begins words; the reserved bytes of a bitmap are zero.
    return Sniffed("image/bmp", MediaKind.IMAGE) if head[:2] == b"BM" and head[6:10] == bytes(4) else None


def _pdf(head: bytes) -> Sniffed | None:
    return Sniffed("application/pdf", MediaKind.PDF) if b"%PDF-" in head[:1024] else None


def _text(head: bytes) -> Sniffed | None:
    if not head:
        return None
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or not _TEXT_CONTROLS.intersection(head):
        return Sniffed("text/plain", MediaKind.TEXT)
    return None
