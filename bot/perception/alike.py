"""Whether two pictures are the same one, resized, recompressed, cropped a little or made brighter. Pure.

The perceptual hash of each (64 bits of the lowest frequencies of its cosine transform, as ImageHash's
``phash`` has it) is held against the other's, and against the hashes of the other cropped a little.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memory.types import Caption

if TYPE_CHECKING:
    from PIL.Image import Image

SAME = 10  # bits, of 64, in which the same picture may differ: measured by `benchmarks.duplicates`
_CROP = 0.05  # of each side
_PLACES = ((0.5, 0.5), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
_CROPS = len(_PLACES)


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


def firsts(pictures: Sequence[Caption]) -> list[int]:
    """For each picture the place of the first that shows the same, as `same_picture` has it; its own where
    none does. Thousands are compared in a second.
    """
    import numpy as np

    whole = np.array([int(one.phash or "0", 16) for one in pictures], np.uint64)
    rows = [[one.phash, *(one.looks[:_CROPS] or [one.phash])] for one in pictures]
    padded = [[*row, *[row[0]] * (1 + _CROPS - len(row))] for row in rows]
    looks = np.array([[int(look or "0", 16) for look in row] for row in padded], np.uint64)
    featured = whole & np.uint64((1 << 63) - 1) != 0
    found: list[int] = []
    for place in range(len(pictures)):
        before = np.array([one for one, first in enumerate(found) if one == first and featured[one]], int)
        if pictures[place].phash and len(before):
            apart = np.minimum(
                np.bitwise_count(looks[before] ^ whole[place]).min(axis=1),
                np.bitwise_count(whole[before, None] ^ looks[place]).min(axis=1),
            )
            near = before[apart <= SAME]
            found.append(int(near[0]) if len(near) else place)
        else:
            found.append(place)
    return found


def same_picture(one: Caption, other: Caption) -> bool:
    """Whether they show the same picture. One without any features is like no other."""
    plain = int(one.phash or "0", 16) & ((1 << 63) - 1) == 0
    return not plain and distance(one, other) <= SAME
