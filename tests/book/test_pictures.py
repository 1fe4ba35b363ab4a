"""Pictures made ready to print."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from bot.book.pictures import LONG_SIDE, Printable, printable
from tests.book.sample import picture


def opened(printed: Printable | None) -> Image.Image:
    assert printed is not None
    image = Image.open(io.BytesIO(printed.jpeg))
    assert image.size == (printed.width, printed.height)
    return image


def exif(**tags: object) -> bytes:
    made = Image.Exif()
    made[0x010F] = "Secretcamera"
    made[0x0112] = tags.get("orientation", 1)
    made.get_ifd(0x8825)[1] = "N"
    made.get_ifd(0x8825)[2] = (57.0, 42.0, 13.0)
    return made.tobytes()


def test_nothing_is_said_in_secret() -> None:
    """Place, camera and comment of a photograph are not in what is printed."""
    source = picture(exif=exif(), comment=b"Secretplace", xmp=b"<x:xmpmeta>Secretname</x:xmpmeta>")
    assert source.count(b"Secret") == 3
    printed = printable(source)
    assert printed is not None
    assert b"Secret" not in printed.jpeg
    image = opened(printed)
    assert not image.getexif()
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


def test_pictures_stand_upright() -> None:
    """A photograph taken sideways is turned before its orientation is dropped."""
    assert opened(printable(picture(size=(300, 200), exif=exif(orientation=6)))).size == (200, 300)


def test_large_pictures_are_made_smaller() -> None:
    """The long side of what is printed is at most the limit, and the shape stays."""
    assert opened(printable(picture(size=(4000, 2000)))).size == (LONG_SIDE, LONG_SIDE // 2)


def test_small_pictures_stay() -> None:
    """A small picture is not blown up."""
    assert opened(printable(picture(size=(90, 60)))).size == (90, 60)


def test_heic_is_converted() -> None:
    """A telephone's HEIC becomes a JPEG."""
    register_heif_opener()
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "HEIF")
    assert opened(printable(out.getvalue())).format == "JPEG"


def test_transparent_is_white() -> None:
    """What is transparent prints as paper and not as black."""
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(printable(out.getvalue())).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"not a picture", picture()[:400], b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_broken_is_none(data: bytes) -> None:
    """What is no picture, or only the beginning of one, cannot be printed."""
    assert printable(data) is None


def test_huge_is_not_opened() -> None:
    """A small file that would unfold to too many pixels is not opened."""
    out = io.BytesIO()
    Image.new("1", (10_000, 8_400)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert printable(out.getvalue()) is None


def test_real_photographs_lose_their_place(pytestconfig: pytest.Config) -> None:
    """Real photographs with a place in their EXIF are printed without it."""
    folder = Path(pytestconfig.rootpath).parent / "shared" / "data" / "exif"
    if not folder.is_dir():
        pytest.skip("the set of real photographs is not here")
    paths = sorted(path for path in folder.rglob("*") if "gps" in path.name.lower() and path.suffix == ".jpg")
    assert paths
    for path in paths[:8]:
        printed = printable(path.read_bytes())
        if printed is not None:
            assert not opened(printed).getexif()
