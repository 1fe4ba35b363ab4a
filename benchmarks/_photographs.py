"""Photographs to measure on: the free ones that scikit-image's package carries, read as files."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PIL import Image

_NAMES = (
    "astronaut.png",
    "brick.png",
    "camera.png",
    "cell.png",
    "chelsea.png",
    "coffee.png",
    "coins.png",
    "grass.png",
    "gravel.png",
    "hubble_deep_field.jpg",
    "ihc.png",
    "moon.png",
    "motorcycle_left.png",
    "retina.jpg",
    "rocket.jpg",
)
_PICTORIAL = ("astronaut.png", "camera.png", "chelsea.png", "coffee.png", "motorcycle_left.png", "rocket.jpg")


def photographs(data: Path | None = None, pictorial: bool = False) -> dict[str, Image.Image]:
    """RGB photographs by name; with `data`, those of its folder ``exif`` too, series of one scene left out.

    `pictorial` gives those of people, animals and things alone, without textures and microscopy.
    """
    spec = find_spec("skimage")
    if spec is None or spec.origin is None:
        raise SystemExit("scikit-image is not installed; it is among the development tools")
    folder = Path(spec.origin).parent / "data"
    files = [folder / name for name in (_PICTORIAL if pictorial else _NAMES)]
    if data is not None:
        files += [*sorted((data / "exif").glob("jpg-exif-org-*.jpg")), data / "exif" / "jpg-gps-DSCN0010.jpg"]
        files += [data / "exif" / f"jpg-gps-DSCN00{n}.jpg" for n in (27, 42)]
        files += [data / "exif" / "jpg-orientation-landscape_1.jpg"]
    return {path.stem: Image.open(path).convert("RGB") for path in files if path.is_file()}
