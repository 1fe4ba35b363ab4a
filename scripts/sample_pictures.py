"""The sample narrator's pictures, drawn with Pillow: flat colours, a little paper grain, no model."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Pictures are drawn twice as large and made smaller, so that edges are smooth.
SIZE = (1280, 960)
SCALE = 2

Point = tuple[float, float]


class Board:
    """A drawing surface in units of the finished picture."""

    def __init__(self, background: str, seed: int) -> None:
        self.image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), background)
        self.draw = ImageDraw.Draw(self.image)
        self.dice = random.Random(seed)

    def box(self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0) -> None:
        self.draw.rounded_rectangle(_scaled((x, y), (x + w, y + h)), radius * SCALE, fill=fill)

    def disc(self, x: float, y: float, rx: float, fill: str, ry: float | None = None) -> None:
        tall = rx if ry is None else ry
        self.draw.ellipse(_scaled((x - rx, y - tall), (x + rx, y + tall)), fill=fill)

    def ring(self, x: float, y: float, r: float, colour: str, width: float) -> None:
        self.draw.ellipse(_scaled((x - r, y - r), (x + r, y + r)), outline=colour, width=round(width * SCALE))

    def shape(self, points: Sequence[Point], fill: str) -> None:
        self.draw.polygon(_scaled(*points), fill=fill)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        self.draw.line(_scaled(*points), fill=colour, width=round(width * SCALE), joint="curve")

    def write(self, x: float, y: float, text: str, size: float, fill: str) -> None:
        font = ImageFont.load_default(size * SCALE)
        self.draw.text((x * SCALE, y * SCALE), text, font=font, fill=fill, anchor="mm")

    def finished(self) -> Image.Image:
        """The picture at its own size, softened, with the grain of paper."""
        small = self.image.resize(SIZE, Image.Resampling.LANCZOS)
        grain = Image.frombytes("L", SIZE, self.dice.randbytes(SIZE[0] * SIZE[1]))
        grain = grain.filter(ImageFilter.GaussianBlur(1.6)).point(lambda value: 118 + value // 12)
        return Image.blend(small, Image.merge("RGB", [grain] * 3), 0.07)


def _scaled(*points: Point) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _house(board: Board, x: float, y: float, w: float, h: float, wall: str, roof: str) -> None:
    board.shape([(x - 14, y), (x + w / 2, y - h * 0.55), (x + w + 14, y)], roof)
    board.box(x, y, w, h, wall)
    for column in range(2):
        for row in range(2):
            left, top = x + w * (0.17 + column * 0.42), y + h * (0.14 + row * 0.42)
            board.box(left - 4, top - 4, w * 0.24 + 8, h * 0.26 + 8, "#f6efe0")
            board.box(left, top, w * 0.24, h * 0.26, "#5d7f93")
            board.line([(left + w * 0.12, top), (left + w * 0.12, top + h * 0.26)], "#f6efe0", 4)


def _boat(board: Board, x: float, y: float, w: float, hull: str, sail: str | None) -> None:
    board.shape([(x, y), (x + w, y), (x + w * 0.85, y + w * 0.2), (x + w * 0.14, y + w * 0.2)], hull)
    if sail is None:
        return
    board.line([(x + w * 0.48, y), (x + w * 0.48, y - w * 1.05)], "#6b4a32", 6)
    board.shape([(x + w * 0.52, y - w * 1.0), (x + w * 0.52, y - w * 0.12), (x + w, y - w * 0.12)], sail)
    board.shape(
        [(x + w * 0.44, y - w * 0.9), (x + w * 0.44, y - w * 0.12), (x + w * 0.08, y - w * 0.12)], sail
    )


def harbour() -> Image.Image:
    """A harbour in summer: houses, one of them yellow, boats, gulls."""
    board = Board("#cfe4ea", 1)
    board.disc(1010, 170, 70, "#f7d774")
    board.shape([(0, 470), (220, 350), (470, 440), (760, 320), (1280, 460), (1280, 600), (0, 600)], "#8fae8b")
    for x, w, h, wall in (
        (70, 150, 170, "#b6483a"),
        (250, 130, 150, "#e9e2d2"),
        (410, 190, 210, "#eec24a"),
        (640, 140, 160, "#b6483a"),
        (810, 160, 180, "#d9d2c3"),
        (1010, 150, 165, "#a94438"),
    ):
        _house(board, x, 590 - h, w, h, wall, "#5a4742")
    board.box(0, 588, 1280, 40, "#a08d77")
    board.box(0, 626, 1280, 340, "#4e8296")
    for _ in range(120):
        x, y = board.dice.uniform(0, 1280), board.dice.uniform(640, 950)
        board.line([(x, y), (x + board.dice.uniform(20, 70), y)], "#6fa0b0", 3)
    _boat(board, 150, 760, 230, "#7a4a2c", "#f7f1e3")
    _boat(board, 560, 850, 260, "#b6483a", "#fbf5e8")
    _boat(board, 950, 730, 190, "#f2ede0", None)
    for x, y in ((240, 150), (330, 110), (520, 190), (700, 120)):
        board.line([(x - 26, y - 12), (x, y), (x + 26, y - 12)], "#4d5a60", 5)
    return board.finished()


def kitchen() -> Image.Image:
    """A kitchen table with blue cups, a bottle, dough and a window."""
    board = Board("#efe2c8", 2)
    board.box(390, 60, 500, 360, "#fbf6ea")
    board.box(415, 85, 450, 310, "#bcd9e4")
    board.shape([(415, 395), (415, 300), (560, 250), (700, 310), (865, 260), (865, 395)], "#8fae8b")
    board.line([(640, 85), (640, 395)], "#fbf6ea", 14)
    board.line([(415, 240), (865, 240)], "#fbf6ea", 14)
    board.shape([(380, 50), (520, 50), (410, 400), (380, 400)], "#c95d4b")
    board.shape([(900, 50), (760, 50), (870, 400), (900, 400)], "#c95d4b")
    board.shape([(60, 600), (1220, 600), (1280, 960), (0, 960)], "#b57f4e")
    for y in (680, 770, 870):
        board.line([(0, y), (1280, y)], "#a57045", 4)
    for x in (250, 430, 1030):
        board.disc(x, 708, 82, "#f4f0e6", 24)
        board.box(x - 52, 610, 104, 92, "#3f6fa3", 26)
        board.ring(x + 60, 650, 24, "#3f6fa3", 11)
        board.disc(x, 614, 52, "#2d5583", 15)
        board.disc(x, 616, 42, "#5a3a22", 11)
        for step in range(3):
            board.disc(x - 32 + step * 32, 664, 7, "#e9eef5")
    board.disc(720, 790, 190, "#f3dfb4", 70)
    board.disc(720, 770, 160, "#f8e9c6", 52)
    board.box(560, 832, 290, 62, "#56764a", 28)
    board.box(840, 848, 96, 30, "#56764a", 10)
    board.box(926, 845, 26, 36, "#caa66a", 4)
    for _ in range(260):
        board.disc(board.dice.gauss(720, 210), board.dice.gauss(840, 60), board.dice.uniform(1, 3), "#fbf3df")
    return board.finished()


def bicycle() -> Image.Image:
    """A red bicycle against a wall."""
    board = Board("#dcd3c0", 3)
    for row in range(11):
        for column in range(-1, 12):
            x = column * 118 + (row % 2) * 59
            shade = board.dice.choice(["#d3c6ad", "#cfc1a6", "#d8ccb5"])
            board.box(x + 4, row * 62 + 4, 110, 54, shade, 6)
    board.box(0, 690, 1280, 270, "#8d8b83")
    board.box(0, 690, 1280, 16, "#77756e")
    back, front, hub = (420.0, 600.0), (880.0, 600.0), (600.0, 610.0)
    for x, y in (back, front):
        board.disc(x, 788, 170, "#807e77", 12)
        board.ring(x, y, 178, "#2e2b2a", 13)
        for spoke in range(18):
            turn = spoke * math.pi / 9
            board.line([(x, y), (x + 166 * math.cos(turn), y + 166 * math.sin(turn))], "#8f8f90", 2)
        board.disc(x, y, 13, "#4a4746")
    seat, head = (545.0, 390.0), (800.0, 370.0)
    for start, end in (
        (back, hub),
        (hub, seat),
        (back, seat),
        (hub, head),
        (front, (790.0, 330.0)),
        (seat, head),
    ):
        board.line([start, end], "#c0312b", 18)
    board.line([seat, (532, 345)], "#4a4746", 12)
    board.shape([(455, 322), (610, 330), (600, 352), (480, 358)], "#4c3323")
    board.line([(790, 330), (780, 280), (860, 268), (890, 300)], "#9b9b9c", 12)
    board.disc(*hub, 36, "#3b3837")
    board.line([hub, (640, 672)], "#3b3837", 10)
    board.box(610, 668, 62, 14, "#3b3837", 4)
    board.box(850, 300, 130, 100, "#b98b52", 14)
    for y in (325, 350, 375):
        board.line([(852, y), (978, y)], "#96703f", 4)
    board.disc(905, 295, 26, "#e7b84c")
    board.disc(945, 297, 22, "#d98f3e")
    return board.finished()


def bakery() -> Image.Image:
    """A shop with a sign that can be read."""
    board = Board("#cbb9a0", 4)
    board.box(0, 800, 1280, 160, "#9d968b")
    board.box(120, 90, 1040, 740, "#6e8f7d")
    board.box(150, 130, 980, 150, "#f7efdc", 12)
    board.write(640, 186, "HOLM'S BAKERY", 78, "#3a2a1c")
    board.write(640, 249, "FRESH ROLLS SINCE 1921", 37, "#3a2a1c")
    for stripe in range(14):
        board.shape(
            [
                (150 + stripe * 70, 300),
                (220 + stripe * 70, 300),
                (216 + stripe * 71, 390),
                (144 + stripe * 71, 390),
            ],
            "#c0493c" if stripe % 2 else "#f7efdc",
        )
    board.box(180, 400, 590, 330, "#f7efdc")
    board.box(196, 416, 558, 298, "#f0cf8e")
    for shelf, y in enumerate((500, 590, 690)):
        board.box(196, y, 558, 12, "#8a6038")
        for loaf in range(5 + shelf):
            x = 240 + loaf * (470 / (4 + shelf))
            board.disc(x, y - 24, 40 - shelf * 4, "#b9793a", 26)
            board.disc(x - 4, y - 30, 28 - shelf * 3, "#d29a55", 13)
    board.box(850, 400, 240, 430, "#4a3524")
    board.box(876, 426, 188, 210, "#bcd9e4")
    board.box(905, 470, 130, 62, "#f7efdc", 6)
    board.write(970, 500, "OPEN 6-18", 25, "#3a2a1c")
    board.disc(872, 690, 11, "#d8b15c")
    for x in (300, 360, 505):
        board.disc(x, 880, 30, "#7b8794", 20)
        board.disc(x + 26, 862, 12, "#6b7784")
        board.shape([(x - 28, 878), (x - 56, 868), (x - 30, 890)], "#6b7784")
        board.line([(x - 4, 898), (x - 4, 912)], "#c8694f", 4)
    return board.finished()


def garland() -> Image.Image:
    """A wedding garland of white flowers on a church door, in the colours of an old print."""
    board = Board("#b7a286", 5)
    for plank in range(9):
        board.box(plank * 143, 0, 137, 960, board.dice.choice(["#8f6d4c", "#876645", "#957351"]))
    for x in (40, 1140):
        board.box(x, 220, 100, 26, "#3c342d", 8)
        board.box(x, 700, 100, 26, "#3c342d", 8)
    leaves = []
    for turn in range(220):
        angle = turn / 220 * 2 * math.pi
        far = 290 + board.dice.gauss(0, 26)
        leaves.append((640 + far * math.cos(angle), 470 + far * math.sin(angle)))
    for x, y in leaves:
        board.disc(x, y, board.dice.uniform(16, 34), board.dice.choice(["#66794d", "#5a6d45", "#748657"]), 15)
    for x, y in board.dice.sample(leaves, 120):
        for petal in range(6):
            angle = petal * math.pi / 3
            board.disc(x + 10 * math.cos(angle), y + 10 * math.sin(angle), 8, "#f4eee0")
        board.disc(x, y, 6, "#e0c77f")
    board.shape([(600, 740), (560, 930), (600, 910), (630, 940), (640, 760)], "#e9dfcb")
    board.shape([(680, 740), (720, 930), (685, 910), (650, 940), (640, 760)], "#dfd3bb")
    board.disc(640, 752, 44, "#efe6d4", 30)
    warm = Image.new("RGB", SIZE, "#d8a860")
    return Image.blend(board.finished(), warm, 0.16)


def garden() -> Image.Image:
    """A small garden with sweet peas, a shed and a watering can."""
    board = Board("#d4e6ea", 6)
    board.disc(210, 170, 64, "#f7d774")
    board.shape([(0, 420), (300, 340), (700, 410), (1280, 350), (1280, 600), (0, 600)], "#9cba8c")
    board.box(0, 540, 1280, 420, "#7fa168")
    board.box(880, 300, 280, 300, "#b6483a")
    board.shape([(850, 306), (1020, 190), (1190, 306)], "#5a4742")
    board.box(985, 430, 90, 170, "#f6efe0")
    board.box(915, 360, 60, 60, "#5d7f93")
    board.shape([(930, 600), (1060, 600), (760, 960), (400, 960)], "#d8c39a")
    for x in range(70, 800, 90):
        board.line([(x, 800), (x + 20, 330)], "#8a6038", 7)
    petals = ["#d65a8a", "#b04fa0", "#f0a3bd", "#7a5bb5", "#f6e5ee"]
    for _ in range(420):
        x, y = board.dice.uniform(50, 830), board.dice.uniform(360, 780)
        board.disc(x, y, board.dice.uniform(8, 18), board.dice.choice(["#55803f", "#4b7438", "#62904a"]), 8)
    for _ in range(170):
        x, y = board.dice.uniform(60, 820), board.dice.uniform(370, 770)
        colour = board.dice.choice(petals)
        board.disc(x - 8, y, 12, colour, 9)
        board.disc(x + 8, y, 12, colour, 9)
        board.disc(x, y + 7, 7, "#fbf3f7", 6)
    board.box(1030, 760, 150, 130, "#6c8ea0", 18)
    board.line([(1040, 800), (960, 760), (930, 730)], "#6c8ea0", 18)
    board.shape([(905, 742), (930, 712), (948, 728), (922, 758)], "#587787")
    board.ring(1105, 750, 56, "#587787", 12)
    return board.finished()


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "harbour": harbour,
    "kitchen": kitchen,
    "bicycle": bicycle,
    "bakery": bakery,
    "garland": garland,
    "garden": garden,
}
