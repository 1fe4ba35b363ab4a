"""What the tests of perception share: settings with and without the tiny Whisper, and small files."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.perception.perceive import Perceiver
from bot.settings import Settings, load_settings

TESTS = Path(__file__).parents[1]
TINY_WHISPER = TESTS / "models" / "tiny-whisper"
MEDIA = TESTS / "media"

MakeSettings = Callable[..., Settings]


@pytest.fixture
def make_settings(tmp_path: Path) -> MakeSettings:
    """Settings in an empty folder, with no hub."""

    def make(**environ: str) -> Settings:
        return load_settings({"HOME": str(tmp_path), "HF_HUB_OFFLINE": "1", **environ}, tmp_path / "home")

    return make


@pytest.fixture
def hearing(make_settings: MakeSettings) -> Perceiver:
    """A perceiver with the tiny Whisper."""
    return Perceiver(make_settings(WHISPER_MODEL=str(TINY_WHISPER)))


@pytest.fixture
def bare(make_settings: MakeSettings) -> Perceiver:
    """A perceiver with no model but those in the packages."""
    return Perceiver(make_settings(WHISPER_MODEL="small"))


def png_bomb(width: int, height: int) -> bytes:
    """A valid black PNG of one bit a pixel: huge when decoded, a few KB as it lies."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    row = b"\x00" + b"\x00" * ((width + 7) // 8)
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(row * height, 9)) + chunk(b"IEND", b"")
    )
