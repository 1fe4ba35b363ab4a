"""How sharp a picture is. Runs in the sandbox's child.

The variance of the Laplacian (Pech-Pacheco and others, "Diatom autofocusing in brightfield microscopy", 2000)
at one size, by the variance of the brightness: a faded print is not blurred for being faded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

BLURRED = 0.015  # below this a picture counts as blurred: measured by `benchmarks.duplicates`
_SIDE = 640  # pixels of the longer side; smaller pictures are taken as they are
_FLAT = 1.0  # variance of brightness (0..255 squared) below which there is nothing to be sharp


def sharpness_of(picture: Image) -> float | None:
    """0 for no edges, 0.1 and more for most sharp photographs; None for a picture of one tone."""
    import cv2
    import numpy as np

    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    grey = np.asarray(small, np.float32)
    contrast = float(grey.var())
    if contrast < _FLAT:
        return None
    return round(float(cv2.Laplacian(grey, cv2.CV_32F).var()) / contrast, 5)
