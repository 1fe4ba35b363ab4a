"""Scanned album pages made by seed: paper, light, noise, photographs glued on slightly askew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Corners = tuple[tuple[float, float], ...]
PAPERS = {"white": (244, 243, 240), "cream": (231, 218, 188), "black": (34, 32, 33)}
_LAYOUTS = {2: (1, 2), 3: (2, 2), 4: (2, 2), 5: (3, 2), 6: (3, 2)}


@dataclass(frozen=True)
class Page:
    """A page (RGB) and where its photographs lie: corners in pixels, clockwise from the top left."""

    picture: Image.Image
    truth: tuple[Corners, ...]


def page(photos: Sequence[Image.Image], paper: str, number: int, random: Random, gap: bool = True) -> Page:
    """A page with `number` photographs in a loose grid; without `gap` two of each row touch."""
    width, height = (1500, 2100) if number > 2 or random.random() < 0.5 else (2100, 1500)
    sheet = Image.new("RGB", (width, height), PAPERS[paper])
    truth = []
    rows, columns = _LAYOUTS[number]
    if width > height:
        rows, columns = columns, rows
    cells = [(r, c) for r in range(rows) for c in range(columns)][:number]
    if number in (2,) and rows == 1 and width < height:
        rows, columns, cells = 2, 1, [(0, 0), (1, 0)]
    chosen = random.sample(list(photos), number)
    for (row, column), photo in zip(cells, chosen, strict=True):
        box = (width / columns, height / rows)
        middle = ((column + 0.5) * box[0], (row + 0.5) * box[1])
        truth.append(_glue(sheet, photo, middle, box, paper, random, gap))
    return Page(_scanned(sheet, random), tuple(truth))


def touching(photos: Sequence[Image.Image], paper: str, random: Random) -> Page:
    """Two photographs of unlike size that touch along one edge, a third by itself."""
    sheet = Image.new("RGB", (1500, 2100), PAPERS[paper])
    one, two, three = random.sample(list(photos), 3)
    first = _sized(one, random.randint(480, 620))
    second = _sized(two, random.randint(420, 620))
    x, y = 130, 180
    truth = []
    for picture, (left, top) in ((first, (x, y)), (second, (x + first.width, y + random.randint(30, 160)))):
        room = picture.crop((0, 0, min(picture.width, 1500 - left - 60), picture.height))
        sheet.paste(room, (left, top))
        truth.append(_box(left, top, *room.size))
    truth.append(_glue(sheet, three, (750, 1550), (1300, 1000), paper, random, True))
    return Page(_scanned(sheet, random), tuple(truth))


def letter(random: Random) -> Page:
    """A page of writing: nothing to cut."""
    sheet = Image.new("RGB", (1500, 2100), PAPERS["white"])
    font = ImageFont.load_default(34)
    words = ["harbour", "mother", "Sunday", "bread", "the", "and", "we", "of", "walked", "summer", "house"]
    draw = ImageDraw.Draw(sheet)
    for line in range(30):
        text = " ".join(random.choice(words) for _ in range(9))
        draw.text((150, 180 + line * 55 + (line // 6) * 40), text, fill=(40, 40, 60), font=font)
    return Page(_scanned(sheet, random), ())


def filling(photo: Image.Image, random: Random) -> Page:
    """A photograph that fills its page to the edge, or but for a narrow margin."""
    whole = photo.resize((1500, round(1500 * photo.height / photo.width)))
    if random.random() < 0.5:
        return Page(whole, ())
    margin = random.randint(15, 50)
    sheet = Image.new("RGB", (whole.width + 2 * margin, whole.height + 2 * margin), PAPERS["white"])
    sheet.paste(whole, (margin, margin))
    return Page(_scanned(sheet, random), ())


def _glue(
    sheet: Image.Image,
    photo: Image.Image,
    middle: tuple[float, float],
    box: tuple[float, float],
    paper: str,
    random: Random,
    askew: bool,
) -> Corners:
    room = random.uniform(0.62, 0.82)
    scale = min(box[0] * room / photo.width, box[1] * room / photo.height)
    print_ = photo.resize((round(photo.width * scale), round(photo.height * scale)), Image.Resampling.LANCZOS)
    if random.random() < 0.4 and paper != "white":  # a white rim, as prints had
        rim = round(0.03 * max(print_.size))
        framed = Image.new("RGB", (print_.width + 2 * rim, print_.height + 2 * rim), (246, 244, 238))
        framed.paste(print_, (rim, rim))
        print_ = framed
    angle = random.uniform(-4, 4) if askew else 0.0
    x = middle[0] + random.uniform(-0.03, 0.03) * box[0]
    y = middle[1] + random.uniform(-0.03, 0.03) * box[1]
    _shadow(sheet, print_, (x, y), angle, random)
    turned = print_.convert("RGBA").rotate(angle, Image.Resampling.BICUBIC, expand=True)
    sheet.paste(turned, (round(x - turned.width / 2), round(y - turned.height / 2)), turned)
    return _turned(x, y, *print_.size, angle)


def _shadow(
    sheet: Image.Image, photo: Image.Image, middle: tuple[float, float], angle: float, random: Random
) -> None:
    dark = Image.new("L", photo.size, random.randint(60, 130)).rotate(angle, expand=True)
    spread = Image.new("L", (dark.width + 60, dark.height + 60))
    spread.paste(dark, (30, 30))
    spread = spread.filter(ImageFilter.GaussianBlur(random.uniform(4, 9)))
    at = (round(middle[0] - spread.width / 2) + 5, round(middle[1] - spread.height / 2) + 6)
    sheet.paste((20, 18, 16), at, spread)


def _scanned(sheet: Image.Image, random: Random) -> Image.Image:
    """Light that falls off across the page, grain of paper and noise, then JPEG's own."""
    noise = np.random.default_rng(random.randrange(2**32))
    pixels = np.asarray(sheet, np.float32)
    height, width = pixels.shape[:2]
    fall = random.uniform(0, 0.09)
    turn = random.uniform(0, 2 * np.pi)
    across = np.linspace(-0.5, 0.5, width)[None, :, None] * np.cos(turn)
    down = np.linspace(-0.5, 0.5, height)[:, None, None] * np.sin(turn)
    pixels = pixels * (1 + fall * (across + down)) + noise.normal(0, 2.0, (height, width, 1))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _sized(photo: Image.Image, width: int) -> Image.Image:
    return photo.resize((width, round(width * photo.height / photo.width)), Image.Resampling.LANCZOS)


def _box(left: float, top: float, width: float, height: float) -> Corners:
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))


def _turned(x: float, y: float, width: float, height: float, angle: float) -> Corners:
    turn = -np.deg2rad(angle)
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    offsets = (
        (-width / 2, -height / 2),
        (width / 2, -height / 2),
        (width / 2, height / 2),
        (-width / 2, height / 2),
    )
    return tuple((x + dx * cos - dy * sin, y + dx * sin + dy * cos) for dx, dy in offsets)
