"""Whether two pictures are the same one, resized, recompressed, cropped a little or made brighter. Pure.

The perceptual hash of each (64 bits of the lowest frequencies of its cosine transform, as ImageHash's
``phash`` has it) is held against the other's, and against the hashes of the other cropped a little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from memory.types import Caption

if TYPE_CHECKING:
    from PIL.Image import Image

SAME = 10  # bits, of 64, in which the same picture may differ: measured by `benchmarks.duplicates`
_CROP = 0.05  # of each side
_PLACES = ((0.5, 0.5), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def looks_of(picture: Image) -> tuple[str, ...]:
    """Perceptual hashes (16 hex digits each): of the whole picture, then of it cropped in five ways."""
    import imagehash

    wide, tall = round(picture.width * _CROP), round(picture.height * _CROP)
    size = (picture.width - wide, picture.height - tall)
    corners = [(round(wide * x), round(tall * y)) for x, y in _PLACES]
    crops = [picture.crop((x, y, x + size[0], y + size[1])) for x, y in corners]
    return tuple(str(imagehash.phash(one)) for one in (picture, *crops))


def distance(one: Caption, other: Caption) -> int:
    """Bits in which two pictures differ at least; 64 where one was never hashed."""
    if not one.phash or not other.phash:
        return 64
    pairs = [(one.phash, other.phash)]
    pairs += [(one.phash, look) for look in other.looks]
    pairs += [(look, other.phash) for look in one.looks]
    return min((int(a, 16) ^ int(b, 16)).bit_count() for a, b in pairs)


def same_picture(one: Caption, other: Caption) -> bool:
    """Whether they show the same picture. One without any features is like no other."""
    plain = int(one.phash or "0", 16) & ((1 << 63) - 1) == 0
    return not plain and distance(one, other) <= SAME
