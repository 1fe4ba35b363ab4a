"""Old photographs made clearer by a network of the Real-ESRGAN family (Wang and others, 2021).

Weights come from settings (``RESTORER``), read by spandrel; nothing is fetched. A picture is worked on tile
by tile, each with a rim that is thrown away, so that memory does not grow with the picture.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from bot.errors import ModelUnavailable

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

TILE = 128  # pixels of a tile's side, without its rim
RIM = 24  # pixels around it that are looked at and thrown away
LARGEST = 4096  # pixels of the longer side of what comes out
MOST_IN = 2048  # pixels of the longer side of what goes in; larger pictures lack no pixels
_SUFFIXES = (".safetensors", ".pth")  # spandrel reads both without running anything in them

_Box = tuple[int, int, int, int]  # left, top, right, bottom
Advance = Callable[[int, int], None]
"""Called with the tiles done and those in all."""


@dataclass(frozen=True)
class Restorer:
    """A loaded network: what it is called, the SHA-256 of its weights, and how many times larger it makes."""

    name: str
    sha256: str
    scale: int
    run: Callable[[np.ndarray], np.ndarray]

    @property
    def signature(self) -> str:
        """How a copy that it made is marked."""
        return f"{self.name} {self.sha256[:12]}"


def sha256_of(weights: Path) -> str:
    """The hash of a file of weights. Raises ModelUnavailable."""
    try:
        with weights.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable(f"{weights.name} cannot be read: {error.strerror}") from None


def load_restorer(weights: Path) -> Restorer:
    """The network in a file of weights. Raises ModelUnavailable: not there, unknown, or no spandrel."""
    sha256 = sha256_of(weights)
    if weights.suffix.lower() not in _SUFFIXES:
        raise ModelUnavailable(f"{weights.name} is neither .safetensors nor .pth")
    spandrel = _spandrel()
    try:
        model = spandrel.ModelLoader(device="cpu").load_from_file(weights)
    except Exception as error:  # the file may hold anything, and so may its loader raise
        raise ModelUnavailable(f"{weights.name}: {type(error).__name__}") from error
    fits = isinstance(model, spandrel.ImageModelDescriptor) and model.input_channels == 3
    if not fits or model.output_channels != 3:
        raise ModelUnavailable(f"{weights.name} restores no colour pictures")
    return Restorer(weights.stem, sha256, model.scale, Running(model.eval()))


class Running:
    """One tile at a time through the network: (height, width, 3), 0..1, in and out.

    Raises ModelUnavailable where it fails.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._one = threading.Lock()

    def __call__(self, tile: np.ndarray) -> np.ndarray:
        import numpy as np
        import torch

        batch = torch.from_numpy(np.ascontiguousarray(tile.transpose(2, 0, 1)))[None]
        try:
            with self._one, torch.inference_mode():
                made = self._model(batch)[0].clamp(0, 1)
        except RuntimeError as error:  # how torch says that memory is short, or that a tile does not fit
            raise ModelUnavailable(f"the network failed: {type(error).__name__}") from error
        return np.asarray(made.permute(1, 2, 0).numpy())


def restored(picture: Image, restorer: Restorer, advance: Advance, tile: int = TILE, rim: int = RIM) -> Image:
    """`picture` (RGB) made clearer, at most `LARGEST` pixels on its longer side.

    Raises ModelUnavailable where the network fails.
    """
    from PIL import Image

    factor = min(float(restorer.scale), max(1.0, LARGEST / max(picture.size)))
    made = Image.new("RGB", (round(picture.width * factor), round(picture.height * factor)))
    boxes = list(_tiles(picture.size, tile))
    for number, box in enumerate(boxes, start=1):
        left, top, right, bottom = (round(edge * factor) for edge in box)
        made.paste(_one_tile(picture, restorer, box, rim, (right - left, bottom - top)), (left, top))
        advance(number, len(boxes))
    return made


def _tiles(size: tuple[int, int], tile: int) -> Iterator[_Box]:
    for top in range(0, size[1], tile):
        for left in range(0, size[0], tile):
            yield left, top, min(size[0], left + tile), min(size[1], top + tile)


def _one_tile(picture: Image, restorer: Restorer, box: _Box, rim: int, size: tuple[int, int]) -> Image:
    """What the network makes of a tile, without its rim, in this size."""
    import numpy as np
    from PIL import Image

    left, top, right, bottom = box
    x, y = max(0, left - rim), max(0, top - rim)
    outer = (x, y, min(picture.width, right + rim), min(picture.height, bottom + rim))
    pixels = np.asarray(picture.crop(outer), np.float32) / 255
    large = Image.fromarray((restorer.run(pixels) * 255 + 0.5).astype(np.uint8))
    scale = restorer.scale
    inner = ((left - x) * scale, (top - y) * scale, (right - x) * scale, (bottom - y) * scale)
    if size == (inner[2] - inner[0], inner[3] - inner[1]):
        return large.crop(inner)
    return large.resize(size, Image.Resampling.LANCZOS, box=inner)


def save_marked(made: Image, restorer: Restorer, path: Path) -> None:
    """Write a restored copy as a JPEG whose own data say that it is one, and by what."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "Restored by computer; details are guessed. The original picture is kept."
    exif[0x0131] = f"Lifestory, {restorer.name}, SHA-256 {restorer.sha256}"
    made.save(path, "JPEG", quality=92, exif=exif)


def _spandrel() -> Any:
    with _without_torchvision():
        try:
            import spandrel
        except ImportError:
            raise ModelUnavailable("spandrel is not installed: pip install 'lifestory[restore]'") from None
    return spandrel


@contextmanager
def _without_torchvision() -> Iterator[None]:
    """Names in place of torchvision's while spandrel is imported.

    Two of its other families import functions from there, and a torchvision whose build is not torch's own
    (PyPI's beside a torch for processors) fails when it is imported. Nothing of it is called here.
    """
    names = ("torchvision", "torchvision.transforms", "torchvision.transforms.functional")
    if any(name in sys.modules for name in names):
        yield
        return
    modules = {name: ModuleType(name) for name in names}
    for word in ("InterpolationMode", "rotate", "normalize"):
        setattr(modules[names[-1]], word, None)
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
