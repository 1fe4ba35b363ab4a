"""Copies, blur and faces: ``python -m benchmarks.duplicates [--seed 1] [--json]``.

Photographs are those that scikit-image's package carries and, where LIFESTORY_DATA is set, some of its
folder ``exif``. Copies: each is edited by seed and held against itself and against every other one. Blur:
pictures of people, animals and things, sharp and blurred by a part of their longer side. Faces: the hundred
faces and hundred other patches of scikit-image's subset of "Labeled Faces in the Wild" (25 pixels wide,
enlarged), and photographs without faces.
"""

from __future__ import annotations

import argparse
import io
import json
import os
from collections.abc import Callable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from benchmarks._photographs import photographs
from bot.perception.alike import SAME, distance, looks_of
from bot.perception.faces import SURE, count_faces, votes_for_faces
from bot.perception.sharpness import BLURRED, sharpness_of
from memory.types import Caption

Figures = dict[str, float]
_FACES = ("astronaut", "camera", "jpg-exif-org-fujifilm-dx10")  # people are in these


def edits(random: Random) -> dict[str, Callable[[Image.Image], Image.Image]]:
    """What is done to a picture, by name."""

    def cropped(picture: Image.Image) -> Image.Image:
        share = random.uniform(0.02, 0.05)
        wide, tall = round(picture.width * share), round(picture.height * share)
        x, y = random.randint(0, wide), random.randint(0, tall)
        return picture.crop((x, y, x + picture.width - wide, y + picture.height - tall))

    def recompressed(picture: Image.Image) -> Image.Image:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=random.randint(20, 60))
        return Image.open(out).convert("RGB")

    def resized(picture: Image.Image) -> Image.Image:
        share = random.uniform(0.25, 0.6)
        return picture.resize((round(picture.width * share), round(picture.height * share)))

    def lit(picture: Image.Image) -> Image.Image:
        return ImageEnhance.Brightness(picture).enhance(random.choice((0.7, 0.8, 1.2, 1.3)))

    return {
        "resized": resized,
        "recompressed": recompressed,
        "cropped by 2 to 5 %": cropped,
        "brightness by 20 to 30 %": lit,
        "all of these": lambda one: recompressed(resized(lit(cropped(one)))),
    }


def seen(picture: Image.Image) -> Caption:
    """A caption with the hashes of `picture`, at the size at which pictures are looked at."""
    small = picture.copy()
    small.thumbnail((1024, 1024))
    looks = looks_of(small)
    return Caption("", (), "photo-data", "1", phash=looks[0], looks=looks[1:])


def copies(pictures: dict[str, Image.Image], seed: int) -> dict[str, Figures]:
    """How many edited copies are known, and how many pairs of different pictures are taken for copies."""
    known = {name: seen(picture) for name, picture in pictures.items()}
    rows: dict[str, Figures] = {}
    for name, edit in edits(Random(seed)).items():
        apart = [
            distance(known[one], seen(edit(picture))) for one, picture in pictures.items() for _ in range(3)
        ]
        rows[f"copies: {name}"] = {
            "pictures": len(apart),
            "known": round(sum(bits <= SAME for bits in apart) / len(apart), 3),
            "median bits": float(np.median(apart)),
        }
    apart = [distance(a, b) for a, b in combinations(known.values(), 2)]
    taken = sum(bits <= SAME for bits in apart)
    rows["different pictures"] = {"pairs": len(apart), "taken for copies": taken, "least bits": min(apart)}
    return rows


def blur(pictures: dict[str, Image.Image]) -> dict[str, Figures]:
    """How many are flagged, sharp and blurred by so many thousandths of the longer side."""
    rows = {}
    for strength in (0, 2, 3, 4, 6):
        values = []
        for picture in pictures.values():
            radius = strength * max(picture.size) / 1000
            values.append(sharpness_of(picture.filter(ImageFilter.GaussianBlur(radius))) or 0.0)
        flagged = sum(value < BLURRED for value in values) / len(values)
        name = f"blur: {strength} thousandths" if strength else "blur: none"
        rows[name] = {
            "pictures": len(values),
            "flagged": round(flagged, 3),
            "median": round(float(np.median(values)), 4),
        }
    return rows


def faces(pictures: dict[str, Image.Image]) -> dict[str, Figures]:
    """Patches with and without a face, and photographs without one: how many give a sure face."""
    spec = find_spec("skimage")
    assert spec is not None
    assert spec.origin is not None
    patches = np.load(Path(spec.origin).parent / "data" / "lfw_subset.npy")
    sure = [_sure(Image.fromarray((255 * one).astype(np.uint8))) for one in patches]
    plain = [votes_for_faces(one) for name, one in pictures.items() if name not in _FACES]
    every = [vote for votes in plain for vote in votes]
    return {
        "faces: patches with one": {"patches": 100, "sure": sum(sure[:100])},
        "faces: patches without": {"patches": 100, "sure": sum(sure[100:])},
        "faces: photographs without": {
            "photographs": len(plain),
            "sure": sum(bool(votes) and min(votes) >= SURE for votes in plain),
            "most votes": round(max(every, default=0.0), 1),
        },
    }


def _sure(patch: Image.Image) -> bool:
    paper = Image.new("L", (200, 200), int(np.asarray(patch).mean()))
    paper.paste(patch.resize((100, 100), Image.Resampling.BICUBIC), (50, 50))
    return count_faces(paper) > 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    data = Path(os.environ["LIFESTORY_DATA"]) if os.environ.get("LIFESTORY_DATA") else None
    every = photographs(data)
    pictorial = photographs(data, pictorial=True)
    figures = copies(every, wanted.seed) | blur(pictorial) | faces(every)
    if wanted.json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(f"{name:36}" + "  ".join(f"{key} {value:g}" for key, value in values.items()))


if __name__ == "__main__":
    main()
