"""Films whose scenes are known, made by a script: cuts, fades, dissolves, and what only looks like them.

Each scene is a procedural picture (or a given photograph) in which something moves; scenes are panned,
zoomed, shaken, lit by flashes, dimmed. Everything follows from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

RATE = 25  # frames a second
WIDTH, HEIGHT = 320, 180
_MARGIN = 2.0  # a scene's picture is so many times the frame's width and height

Picture = NDArray[np.uint8]
MOVES = ("still", "pan", "fast-pan", "zoom", "shake")
LIGHTS = ("steady", "flash", "dimming")
JOINS = ("cut", "fade", "dissolve")


@dataclass(frozen=True)
class Join:
    """A change of scene: its kind and the seconds from its first to its last frame."""

    kind: str
    start: float
    end: float


@dataclass
class Film:
    """What a film holds: its changes of scene, what only looked like one, its seconds."""

    joins: list[Join] = field(default_factory=list)
    decoys: list[tuple[str, float]] = field(default_factory=list)
    seconds: float = 0.0


def picture(random: np.random.Generator) -> Picture:
    """A landscape of smooth noise with edges, at `_MARGIN` times the size of a frame."""
    height, width = round(HEIGHT * _MARGIN), round(WIDTH * _MARGIN)
    layers = np.zeros((height, width, 3), np.float32)
    for cells, weight in ((3, 1.0), (8, 0.6), (24, 0.35), (70, 0.15)):
        noise = random.random((cells, cells, 3)).astype(np.float32)
        layers += weight * _enlarged(noise, height, width)
    layers = (layers - layers.min()) / (layers.max() - layers.min())
    tint, dark = random.random(3) * 0.7 + 0.3, random.random() * 0.4
    scene = np.clip(layers * tint * (1.3 - dark), 0, 1)
    for _ in range(random.integers(3, 9)):  # things with edges
        top, left = random.integers(0, height - 40), random.integers(0, width - 40)
        tall, wide = random.integers(20, height // 2), random.integers(20, width // 3)
        scene[top : top + tall, left : left + wide] *= random.random(3) * 1.2
    return (np.clip(scene, 0, 1) * 255).astype(np.uint8)


def _enlarged(noise: NDArray[np.float32], height: int, width: int) -> NDArray[np.float32]:
    from PIL import Image

    planes = [Image.fromarray(noise[..., plane], "F") for plane in range(3)]
    return np.stack([np.asarray(one.resize((width, height), Image.Resampling.BICUBIC)) for one in planes], -1)


def photographs(folder: Path) -> list[Picture]:
    """The pictures of a folder, at the size of a scene."""
    from PIL import Image, ImageOps

    found = []
    for path in sorted(folder.iterdir()):
        try:
            with Image.open(path) as opened:
                whole = ImageOps.fit(opened.convert("RGB"), (round(WIDTH * _MARGIN), round(HEIGHT * _MARGIN)))
        except OSError:
            continue
        found.append(np.asarray(whole))
    return found


def shots(
    scene: Picture, count: int, move: str, light: str, random: np.random.Generator
) -> Iterator[NDArray[np.float32]]:
    """`count` frames (0..255) of a scene that is filmed so; something small moves through it."""
    height, width = scene.shape[:2]
    free_y, free_x = height - HEIGHT, width - WIDTH
    start = random.random(2)
    way = random.normal(size=2)
    way /= np.abs(way).max()
    speed = {"pan": 0.08, "fast-pan": 0.35}.get(move, 0.0) / RATE
    flash = {int(count * random.uniform(0.3, 0.7)) + n for n in range(random.integers(1, 4))}
    thing = random.integers(0, 255, 3)
    for number in range(count):
        place = np.abs((start + way * speed * number + 1) % 2 - 1)  # to and fro within the picture
        if move == "shake":
            place = np.clip(start * 0.8 + 0.1 + random.normal(0, 0.012, 2), 0, 1)
        y, x = int(place[0] * free_y), int(place[1] * free_x)
        if move == "zoom":
            frame = _zoomed(scene, 1 - 0.45 * number / count)
        else:
            frame = scene[y : y + HEIGHT, x : x + WIDTH].astype(np.float32)
        walk = int(number * 1.5) % (WIDTH - 24)
        frame[HEIGHT // 2 : HEIGHT // 2 + 40, walk : walk + 20] = thing
        if light == "flash" and number in flash:
            frame = frame * 0.3 + 185
        if light == "dimming":
            frame = frame * (1 - 0.6 * min(1.0, number / count * 1.5))
        yield np.clip(frame + random.normal(0, 3, frame.shape), 0, 255).astype(np.float32)


def _zoomed(scene: Picture, share: float) -> NDArray[np.float32]:
    from PIL import Image

    height, width = (round(side * share) for side in scene.shape[:2])
    top, left = (scene.shape[0] - height) // 2, (scene.shape[1] - width) // 2
    part = Image.fromarray(scene[top : top + height, left : left + width]).resize((WIDTH, HEIGHT))
    return np.asarray(part).astype(np.float32)


def film(
    path: Path,
    seed: int,
    scenes: int = 8,
    photos: Sequence[Picture] = (),
    longest: float = 6.0,
    options: dict[str, str] | None = None,
) -> Film:
    """Write a film of `scenes` scenes of 2.5 to `longest` seconds to `path` (MP4, H.264)."""
    random = np.random.default_rng(seed)
    made = Film()
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=RATE, options=options or {"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in _frames(made, scenes, photos, longest, random):
            whole = av.VideoFrame.from_ndarray(frame.astype(np.uint8), format="rgb24")
            out.mux(stream.encode(whole))
        out.mux(stream.encode(None))
    return made


def _frames(
    made: Film, scenes: int, photos: Sequence[Picture], longest: float, random: np.random.Generator
) -> Iterator[NDArray[np.float32]]:
    order = random.permutation(len(photos)) if len(photos) else ()
    tail: list[NDArray[np.float32]] = []
    shown = 0
    kind = ""
    for number in range(scenes):
        scene = photos[order[number % len(photos)]] if len(photos) else picture(random)
        count = round(random.uniform(2.5, longest) * RATE)
        move, light = str(random.choice(MOVES)), str(random.choice(LIGHTS))
        every = list(shots(scene, count, move, light, random))
        if number:
            joint = list(_joined(kind, tail, every))
            start, shown = shown, shown + len(joint)
            made.joins.append(Join(kind, start / RATE, shown / RATE))
            yield from joint
            every = every[len(tail) :]
        for label in (move, light):
            if label not in ("still", "steady"):
                made.decoys.append((label, (shown + len(every) / 2) / RATE))
        kind = str(random.choice(JOINS))
        length = 0 if kind == "cut" or number == scenes - 1 else round(random.uniform(0.5, 1.6) * RATE)
        body, tail = every[: len(every) - length], every[len(every) - length :]
        shown += len(body)
        yield from body
    made.seconds = shown / RATE


def _joined(
    kind: str, before: list[NDArray[np.float32]], after: list[NDArray[np.float32]]
) -> Iterator[NDArray[np.float32]]:
    """The frames of a join: none for a cut; through black for a fade; both at once for a dissolve."""
    count = len(before)
    if kind == "fade":
        half = count // 2
        for number in range(half):
            yield before[number] * (1 - (number + 1) / (half + 1))
        for number in range(half, count):
            yield after[number] * ((number - half + 1) / (count - half + 1))
        return
    for number in range(count):
        share = (number + 1) / (count + 1)
        yield before[number] * (1 - share) + after[number] * share
