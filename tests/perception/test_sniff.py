"""What a file is comes from its bytes."""

from __future__ import annotations

import pytest

from bot.perception.perceive import kind_of
from bot.perception.sniff import Sniffed, sniff, sniff_bytes
from memory.types import MediaKind
from tests.perception.conftest import MEDIA


@pytest.mark.parametrize(
    ("head", "mime", "kind"),
    [
        (b"\xff\xd8\xff\xe1", "image/jpeg", MediaKind.IMAGE),
        (b"\x89PNG\r\n\x1a\n", "image/png", MediaKind.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", MediaKind.IMAGE),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav", MediaKind.AUDIO),
        (b"\x00\x00\x00\x18ftypheic", "image/heif", MediaKind.IMAGE),
        (b"\x00\x00\x00\x18ftypM4A ", "audio/mp4", MediaKind.AUDIO),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4", MediaKind.VIDEO),
        (b"ID3\x04", "audio/mpeg", MediaKind.AUDIO),
        (b"\xff\xfb\x90\x64", "audio/mpeg", MediaKind.AUDIO),
        (b"\x00\x00\x01\xb3\x16\x01 ", "video/mpeg", MediaKind.VIDEO),
        ((b"G@\x11\x10" + bytes(184)) * 3, "video/mp2t", MediaKind.VIDEO),
        ((bytes(4) + b"G@\x11\x10" + bytes(184)) * 3, "video/mp2t", MediaKind.VIDEO),
        (b"G" * 189 + bytes(400), "application/octet-stream", MediaKind.OTHER),
        (b"%PDF-1.7", "application/pdf", MediaKind.PDF),
        ("我出生在海边。".encode(), "text/plain", MediaKind.TEXT),
        ("\ufeffI was born".encode("utf-16-le"), "text/plain", MediaKind.TEXT),
        (b"BM is a shop", "text/plain", MediaKind.TEXT),
        (b"PK\x03\x04", "application/zip", MediaKind.OTHER),
        (b"\x00\x01\x02\x03", "application/octet-stream", MediaKind.OTHER),
        (b"", "application/octet-stream", MediaKind.OTHER),
    ],
)
def test_known_beginnings(head: bytes, mime: str, kind: MediaKind) -> None:
    """Each format is known by its first bytes."""
    found = sniff_bytes(head)
    assert (found.mime, found.kind) == (mime, kind)


def test_a_voice_note_is_sound() -> None:
    """A real OGG/Opus file is sound."""
    assert sniff(MEDIA / "sea.ogg") == Sniffed("audio/ogg", MediaKind.AUDIO)


def test_the_channel_decides_between_sound_and_video() -> None:
    """An MP4 announced as sound is read as sound, whatever cover picture lies in it."""
    either = sniff_bytes(b"\x00\x00\x00\x18ftypmp42")
    assert kind_of(either, MediaKind.AUDIO) is MediaKind.AUDIO
    assert kind_of(either, MediaKind.OTHER) is MediaKind.VIDEO


def test_the_channel_is_not_believed_otherwise() -> None:
    """A PDF announced as a picture is read as a PDF."""
    assert kind_of(sniff_bytes(b"%PDF-1.4"), MediaKind.IMAGE) is MediaKind.PDF
