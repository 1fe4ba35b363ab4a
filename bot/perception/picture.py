"""A picture opened: its data, its look (perceptual hash), the words in it. Runs in the sandbox's child."""

from __future__ import annotations

import warnings
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import PerceptionError
from bot.perception.exif import read_exif
from bot.perception.place import place_of
from bot.perception.sandbox import Job
from bot.perception.scan import words_in

if TYPE_CHECKING:
    from PIL.Image import Image

LOOK_FILE = "look.jpg"  # upright, RGB, at most LOOK_SIZE wide and high
LOOK_SIZE = 1024
_SCAN_SIZE = 2400  # larger adds no words and much time


def read(job: Job) -> dict[str, Any]:
    """What is known without a model; writes `LOOK_FILE` for one.

    Keys: ``exif`` (see `Exif`), ``place`` or None, ``phash`` (16 hex digits), ``text``,
    ``scan`` (languages read, ``absent`` or ``failed``), ``width`` and ``height`` (upright pixels).
    Raises PerceptionError: broken, too-large-picture.
    """
    picture = open_picture(job.path, job.limits.pixels)
    exif = read_exif(picture)  # before it is decoded: TIFF closes its file then
    upright = turn_upright(decoded(picture))
    place = place_of(exif.latitude, exif.longitude) or exif.place
    return {
        "exif": asdict(exif),
        "place": place,
        "width": upright.width,
        "height": upright.height,
        **look_at(upright, job.folder, LOOK_FILE, bool(job.options.get("scan", True))),
    }


def look_at(picture: Image, folder: Path, name: str, scan: bool) -> dict[str, Any]:
    """Write the picture small as `name`; its ``phash``, and ``text`` and ``scan`` where asked for."""
    import imagehash

    small = picture.copy()
    small.thumbnail((LOOK_SIZE, LOOK_SIZE))
    small.save(folder / name, quality=90)
    found = {"phash": str(imagehash.phash(small)), "text": "", "scan": "off"}
    if scan:
        picture.thumbnail((_SCAN_SIZE, _SCAN_SIZE))
        found["text"], found["scan"] = words_in(picture, folder)
    return found


def open_picture(path: Path, most_pixels: int) -> Image:
    """The first frame, not yet decoded: its size is believed from the header.

    Raises PerceptionError: broken, too-large-picture.
    """
    import pillow_heif
    from PIL import Image

    pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # our own cap below: Pillow's only warns up to twice its own
    warnings.simplefilter("ignore")  # about broken EXIF data; the picture is what counts
    try:
        picture = Image.open(path)
    except Exception as error:  # Pillow's plugins raise anything on broken files
        raise PerceptionError("broken", type(error).__name__) from error
    if picture.width * picture.height > most_pixels:
        raise PerceptionError("too-large-picture", f"{picture.width} x {picture.height}")
    return picture


def decoded(picture: Image) -> Image:
    """The same picture with its pixels. Raises PerceptionError: broken."""
    try:
        picture.load()
    except Exception as error:  # as above
        raise PerceptionError("broken", type(error).__name__) from error
    return picture


def turn_upright(picture: Image) -> Image:
    """The picture as it was meant to be seen: EXIF orientation applied, RGB, transparency on white."""
    from PIL import Image, ImageOps

    try:
        picture = ImageOps.exif_transpose(picture) or picture
    except Exception:  # noqa: BLE001 - broken EXIF data raises anything; the picture lies as stored
        picture = picture.copy()
    if "A" in picture.getbands() or "transparency" in picture.info:
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture.convert("RGBA"))
        picture = paper
    return picture.convert("RGB")
