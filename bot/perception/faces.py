"""How many faces look out of a picture; never whose. Runs in the sandbox's child.

The cascade of Viola and Jones ("Rapid Object Detection using a Boosted Cascade of Simple Features", 2001)
that OpenCV's package carries. It knows faces seen from the front alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SURE = 56.2  # the sum of the last stage's votes; what is no face reached 55.5 in `benchmarks.faces`
_CASCADE = "haarcascade_frontalface_alt2.xml"
_SIDE = 800  # pixels of the longer side at which faces are looked for
_SMALLEST = 0.05  # of the picture's shorter side
_NEIGHBOURS = 6


def count_faces(picture: Image) -> int:
    """The faces in an RGB picture, where each that was found is sure; else 0."""
    votes = votes_for_faces(picture)
    return len(votes) if votes and min(votes) >= SURE else 0


def votes_for_faces(picture: Image) -> list[float]:
    """The votes for each face that was found, sure or not."""
    import cv2
    import numpy as np

    cascade = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / _CASCADE))
    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    least = max(24, round(_SMALLEST * min(small.size)))
    _, _, votes = cascade.detectMultiScale3(
        cv2.equalizeHist(np.asarray(small)),
        scaleFactor=1.08,
        minNeighbors=_NEIGHBOURS,
        minSize=(least, least),
        outputRejectLevels=True,
    )
    return [float(one) for one in votes]
