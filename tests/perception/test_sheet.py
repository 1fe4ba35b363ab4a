"""The contact sheet of a video."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.perception.felt import Moment
from bot.perception.sheet import TILE, Heading, Tile, contact_sheet
from memory.types import Emotion

RED = (200, 30, 30)


@pytest.fixture
def tiles(tmp_path: Path) -> list[Tile]:
    """Five red pictures of different shapes with captions, one in Chinese, one far too long."""
    captions = ["A boat.", "", "海边的一座黄房子。", "word " * 80, "unbrokenword" * 30]
    found = []
    for number, caption in enumerate(captions):
        size = (800, 450) if number % 2 else (300, 900)
        path = tmp_path / f"{number}.jpg"
        Image.new("RGB", size, RED).save(path)
        found.append(Tile(path, number * 70.0, caption))
    return found


def feeling(at: float, valence: float, label: str) -> Moment:
    """Two seconds of one feeling."""
    return Moment(at, at + 2, "words", Emotion(valence, {label: 0.9}, "test", "1"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sheet_shows_every_picture_and_the_feeling(tiles: list[Tile], language: str) -> None:
    """Five tiles in two rows of four, and a strip below that is there only where something was said."""
    heading = Heading("A day by the sea", language, 300.0)
    felt = [feeling(10, 0.9, "joy"), feeling(150, -0.8, "sadness"), feeling(290, 0.1, "neutral")]
    with Image.open(io.BytesIO(contact_sheet(heading, tiles, felt, [60.0]))) as sheet:
        pixels = np.asarray(sheet.convert("RGB")).astype(int)
    red = (np.abs(pixels - RED).sum(axis=2) < 40).sum()
    wide, upright = TILE * TILE * 450 // 800, 540 * 540 // 3
    assert red == pytest.approx(2 * wide + 3 * upright, rel=0.03)
    with Image.open(io.BytesIO(contact_sheet(heading, tiles, []))) as bare:
        assert bare.height < pixels.shape[0] - 200
        assert bare.width == pixels.shape[1]


def test_one_picture_is_a_sheet_too(tiles: list[Tile]) -> None:
    """A video of one scene has a sheet, wide enough for its title."""
    with Image.open(io.BytesIO(contact_sheet(Heading("T", "en", 1.0), tiles[:1], []))) as sheet:
        assert sheet.width > 2 * TILE
