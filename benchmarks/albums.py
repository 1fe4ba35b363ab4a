"""Photographs found on album pages: ``python -m benchmarks.albums [--pages N] [--seed N] [--save DIR]``.

Pages are made by seed (see `benchmarks._album_pages`) of the free photographs in scikit-image's package
and, where LIFESTORY_DATA is set, of those in its folder ``exif``. A photograph counts as found where the
overlap of what was cut and where it lies, by their union (IoU), is 0.8 or more. Pages on which nothing is to
be cut (a photograph that fills them, a letter, ordinary photographs) are right where they stay whole.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image

from benchmarks._album_pages import Corners, Page, filling, letter, page, touching
from benchmarks._photographs import photographs
from bot.perception.album import Found, cut_out, find_photos

FOUND = 0.8


def kinds(pages: int, seed: int) -> dict[str, Callable[[], Iterator[Page]]]:
    """Makers of pages by the name of their kind."""
    data = Path(os.environ["LIFESTORY_DATA"]) if os.environ.get("LIFESTORY_DATA") else None
    every = photographs(data)
    pictorial = list(photographs(data, pictorial=True).values())
    dark = [one for one in every.values() if np.asarray(one.convert("L")).mean() < 75]

    def many(paper: str, photos: list[Image.Image], salt: int) -> Iterator[Page]:
        random = Random(seed * 1000 + salt)
        for _ in range(pages):
            number = min(random.randint(2, 6), len(photos))
            yield page(photos, paper, number, random)

    def others(make: Callable[[Random], Page], salt: int) -> Iterator[Page]:
        random = Random(seed * 1000 + salt)
        return (make(random) for _ in range(pages))

    return {
        "white page": lambda: many("white", pictorial, 1),
        "cream page": lambda: many("cream", pictorial, 2),
        "black page": lambda: many("black", pictorial, 3),
        "hard: dark photos on a black page": lambda: many("black", dark, 4),
        "hard: photos that touch": lambda: others(lambda r: touching(pictorial, "cream", r), 5),
        "whole: a photo fills the page": lambda: others(lambda r: filling(r.choice(pictorial), r), 6),
        "whole: a letter": lambda: others(letter, 7),
        "whole: ordinary photographs": lambda: (Page(one, ()) for one in every.values()),
    }


def overlap(found: Found, truth: Corners, size: tuple[int, int]) -> float:
    """Intersection by union of what was found and the truth."""
    scaled = np.array([(x * size[0], y * size[1]) for x, y in found.corners], np.float32)
    other = np.array(truth, np.float32)
    common, _ = cv2.intersectConvexConvex(scaled, other)
    return float(common / (cv2.contourArea(scaled) + cv2.contourArea(other) - common))


def judge(pages: Iterator[Page], save: Path | None, name: str) -> dict[str, float]:
    """Figures of one kind of page."""
    right = total = cut = whole = seen = 0
    overlaps, seconds = [], 0.0
    for number, one in enumerate(pages):
        begin = time.perf_counter()
        found = find_photos(one.picture)
        seconds += time.perf_counter() - begin
        best = [max((overlap(f, truth, one.picture.size) for f in found), default=0.0) for truth in one.truth]
        right += sum(value >= FOUND for value in best)
        overlaps += [value for value in best if value >= FOUND]
        total, cut, whole, seen = total + len(best), cut + len(found), whole + (not found), seen + 1
        if save is not None:
            _save(one, found, save / f"{name.replace(' ', '-').replace(':', '')}-{number}")
    figures = {"pages": seen, "ms a page": round(1000 * seconds / max(1, seen))}
    if not total:
        return figures | {"stayed whole": round(whole / max(1, seen), 3)}
    return figures | {
        "photos": total,
        "found": round(right / total, 3),
        "of the cuts are photos": round(right / max(1, cut), 3),
        "mean IoU": round(float(np.mean(overlaps or [0.0])), 3),
    }


def _save(one: Page, found: list[Found], where: Path) -> None:
    where.parent.mkdir(parents=True, exist_ok=True)
    seen = np.asarray(one.picture).copy()
    for shape in found:
        points = np.array([(x * seen.shape[1], y * seen.shape[0]) for x, y in shape.corners], np.int32)
        cv2.polylines(seen, [points], True, (230, 30, 30), 6)
    Image.fromarray(seen).resize((seen.shape[1] // 3, seen.shape[0] // 3)).save(f"{where}.jpg")
    for number, shape in enumerate(found, 1):
        cut_out(one.picture, shape).save(f"{where}-{number}.jpg")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=Path, help="write the pages and cuts here, to be looked at")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    makers = kinds(wanted.pages, wanted.seed)
    figures = {name: judge(make(), wanted.save, name) for name, make in makers.items()}
    if wanted.json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(f"{name:36}" + "  ".join(f"{key} {value:g}" for key, value in values.items()))


if __name__ == "__main__":
    main()
