"""Old photographs restored tile by tile, with tiny networks of random weights."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.errors import ModelUnavailable
from bot.perception.restore import LARGEST, Restorer, Running, load_restorer, restored, save_marked
from tests.make_tiny_restorer import make_compact, make_rrdb
from tests.perception.test_album import photo


def silent(done: int, total: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="session")
def compact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights of a network that doubles each side."""
    return make_compact(tmp_path_factory.mktemp("restorer") / "tiny-compact.safetensors")


def enlarged(tile: np.ndarray) -> np.ndarray:
    """Each pixel three times on each side."""
    return tile.repeat(3, axis=0).repeat(3, axis=1)


TRIPLE = Restorer("triple", "0" * 64, 3, enlarged)


def test_tiles_make_what_the_whole_makes(compact: Path) -> None:
    """A picture in tiles is the picture in one piece, to one step of brightness."""
    restorer = load_restorer(compact)
    picture = photo(1, (150, 100))
    tiled = np.asarray(restored(picture, restorer, silent, tile=48, rim=8), int)
    whole = np.asarray(restored(picture, restorer, silent, tile=1000), int)
    assert tiled.shape == (200, 300, 3)
    assert np.abs(tiled - whole).max() <= 1
    assert whole.std() > 1


def test_an_rrdb_network_is_known(tmp_path: Path) -> None:
    """Weights in the shape of Real-ESRGAN's large network are read too, and their hash is shown."""
    weights = make_rrdb(tmp_path / "tiny-rrdb.safetensors")
    restorer = load_restorer(weights)
    sha256 = hashlib.sha256(weights.read_bytes()).hexdigest()
    assert (restorer.name, restorer.scale, restorer.sha256) == ("tiny-rrdb", 4, sha256)
    assert restored(photo(1, (20, 30)), restorer, silent).size == (80, 120)
    assert "torchvision" not in sys.modules


def test_a_network_that_fails_is_no_crash() -> None:
    """Where torch has no memory for a tile, the model is not to be had: the narrator is told so kindly."""

    def fails(_: object) -> object:
        raise RuntimeError("not enough memory")

    with pytest.raises(ModelUnavailable):
        restored(photo(1, (20, 30)), Restorer("fails", "0" * 64, 2, Running(fails)), silent)


def test_every_tile_is_told() -> None:
    """Progress is told after each tile, and what comes out is in its place."""
    told: list[tuple[int, int]] = []
    picture = photo(2, (70, 50))
    made = restored(picture, TRIPLE, lambda done, total: told.append((done, total)), tile=32, rim=4)
    assert told == [(n, 6) for n in range(1, 7)]
    assert np.array_equal(np.asarray(made), enlarged(np.asarray(picture)))


def test_a_large_picture_is_made_no_larger_than_can_be_kept() -> None:
    """Where all the pixels would be too many, each tile is made smaller before it is put in its place."""
    picture = photo(3, (2000, 40))
    made = restored(picture, TRIPLE, silent, tile=500, rim=4)
    assert made.size == (LARGEST, round(40 * LARGEST / 2000))
    middle = np.asarray(made.resize(picture.size), int) - np.asarray(picture, int)
    assert np.abs(middle).mean() < 4


def test_a_copy_is_marked(tmp_path: Path) -> None:
    """The file's own data say that it was restored, by what, and that details are guessed."""
    save_marked(photo(1), TRIPLE, tmp_path / "made.jpg")
    with Image.open(tmp_path / "made.jpg") as made:
        exif = made.getexif()
    assert exif[0x010E].startswith("Restored by computer")
    assert exif[0x0131] == f"Lifestory, triple, SHA-256 {'0' * 64}"


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("gone.pth", None, "cannot be read"),
        ("notes.txt", b"x", "neither"),
        ("broken.safetensors", b"x", "broken.safetensors: "),
    ],
)
def test_weights_that_are_none(name: str, body: bytes | None, why: str, tmp_path: Path) -> None:
    """A file that is not there, of another kind or broken is refused in a sentence."""
    if body is not None:
        (tmp_path / name).write_bytes(body)
    with pytest.raises(ModelUnavailable, match=why):
        load_restorer(tmp_path / name)
