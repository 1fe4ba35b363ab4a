"""Pictures made ready to print: upright, of a sensible size, and with nothing said in secret."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LONG_SIDE = 1600
QUALITY = 82
# Over this many pixels a picture is not opened at all: a small file can unfold to gigabytes.
PIXEL_LIMIT = 80_000_000


@dataclass(frozen=True)
class Printable:
    """A JPEG (RGB, no EXIF, no profile, no comment) and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def printable(data: bytes, long_side: int = LONG_SIDE) -> Printable | None:
    """A picture of any kind that Pillow or libheif opens, or None where it cannot be printed.

    Where it was taken, with which camera and by whom lie in metadata; none of it is copied, so
    a book that is passed on does not tell where the narrator lives.
    """
    from PIL import Image, ImageOps
    from pillow_heif import register_heif_opener

    register_heif_opener()
    try:
        with Image.open(io.BytesIO(data)) as source:
            if source.width * source.height > PIXEL_LIMIT:
                return None
            source.draft("RGB", (long_side, long_side))
            upright = ImageOps.exif_transpose(source)
            pixels = _on_white(upright)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    pixels.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    # Pillow copies comments and XMP from `info` when it saves; a bare picture has none.
    pixels.info.clear()
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Printable(out.getvalue(), pixels.width, pixels.height)


def _on_white(picture: Picture) -> Picture:
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        above = picture.convert("RGBA")
        below = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(below, above).convert("RGB")
    return picture.convert("RGB")
