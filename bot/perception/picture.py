"""A picture opened: its data, its look, the words in it, the photographs on it. In the sandbox's child."""

from __future__ import annotations

import warnings
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bot.errors import PerceptionError
from bot.perception.album import cut_out, find_photos
from bot.perception.alike import looks_of
from bot.perception.exif import Exif, read_exif
from bot.perception.faces import count_faces
from bot.perception.place import place_of
from bot.perception.sandbox import Job
from bot.perception.scan import words_in
from bot.perception.sharpness import sharpness_of

if TYPE_CHECKING:
    from PIL.Image import Image

LOOK_FILE = "look.jpg"  # upright, RGB, at most LOOK_SIZE wide and high
LOOK_SIZE = 1024
CUT_FILE = "cut-{}.jpg"  # from 1, in the order of reading
_CUT_QUALITY = 92
_SCAN_SIZE = 2400  # larger adds no words and much time


def read(job: Job) -> dict[str, Any]:
    """What is known without a model; writes `LOOK_FILE` for one.

    Keys: ``exif`` (see `Exif`), ``place`` or None, those of `look_at`, ``width`` and ``height`` (upright
    pixels), ``photos``: how many photographs are on the page, 0 where it is none or ``album`` is false.
    Raises PerceptionError: broken, too-large-picture.
    """
    exif, upright = _opened(job)
    width, height = upright.size
    upright.thumbnail((_SCAN_SIZE, _SCAN_SIZE))
    place = place_of(exif.latitude, exif.longitude) or exif.place
    album = bool(job.options.get("album", True))
    return {
        "exif": asdict(exif),
        "place": place,
        "width": width,
        "height": height,
        "photos": len(find_photos(upright)) if album else 0,
        **look_at(upright, job.folder, LOOK_FILE, bool(job.options.get("scan", True))),
    }


def _opened(job: Job) -> tuple[Exif, Image]:
    """The picture's data and itself, upright. The decoder's own copy goes here: what is loaded after it
    (a list of towns, libraries) needs the room.
    """
    picture = open_picture(job.path, job.limits.pixels)
    exif = read_exif(picture)  # before it is decoded: TIFF closes its file then
    return exif, turn_upright(decoded(picture))


def cut(job: Job) -> dict[str, Any]:
    """Writes each photograph on an album page as `CUT_FILE`. Key ``photos``: how many.

    Raises PerceptionError: broken, too-large-picture.
    """
    page = turn_upright(decoded(open_picture(job.path, job.limits.pixels)))
    found = find_photos(page)
    for number, one in enumerate(found, start=1):
        cut_out(page, one).save(job.folder / CUT_FILE.format(number), quality=_CUT_QUALITY, subsampling=0)
    return {"photos": len(found)}


def show(job: Job) -> dict[str, Any]:
    """Of each of ``files`` in the job's folder, writes the same name and ``.jpg``: a JPEG that every program
    shows, upright, without metadata, its longer side at most ``side`` pixels, of this ``quality``.

    Key ``done``: the names of those that could be opened.
    """
    side, done = int(job.options["side"]), []
    for name in job.options["files"]:
        try:
            picture = open_picture(job.folder / name, job.limits.pixels)
            picture.draft("RGB", (side, side))
            upright = turn_upright(decoded(picture))
        except PerceptionError:
            continue
        upright.thumbnail((side, side))
        upright.info.clear()  # comments and XMP would be written again
        upright.save(job.folder / f"{name}.jpg", quality=int(job.options["quality"]), optimize=True)
        done.append(name)
    return {"done": done}


def look_at(picture: Image, folder: Path, name: str, scan: bool) -> dict[str, Any]:
    """Write the picture small as `name`. Keys: ``phash`` (16 hex digits) and ``looks`` (see `looks_of`),
    ``sharpness`` (see `sharpness_of`), ``faces``; ``text`` and ``scan`` (the languages read, ``off``,
    ``absent`` or ``failed``).
    """
    small = picture.copy()
    small.thumbnail((LOOK_SIZE, LOOK_SIZE))
    small.save(folder / name, quality=90)
    looks = looks_of(small)
    found = {
        "phash": looks[0],
        "looks": looks[1:],
        "sharpness": sharpness_of(small),
        "faces": count_faces(small),
        "text": "",
        "scan": "off",
    }
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
    return _eight_bits(picture).convert("RGB")


def _eight_bits(picture: Image) -> Image:
    """Grey of 16 or 32 bits, as scanners write it, in 8: Pillow takes every shade above 255 for white."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in ("I", "F"):  # of no known range
        low, high = cast(tuple[float, float], picture.getextrema())
        scale = 255 / ((high - low) or 1)
        return picture.point(lambda value: value * scale - low * scale).convert("L")
    return picture
