"""Photographs on a scanned album page: found and cut. Runs in the sandbox's child.

The page is what most of the picture's edge looks like; its light may fall off across it. What differs
from it in colour, or has a grain that paper has not, and is a rectangle, is a photograph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

FEWEST, MOST = 2, 24  # one photograph fills its page, or stays as it is
_SIDE = 900  # pixels of the longer side at which a page is looked at
_EDGE = 0.025  # of each side: the strip that shows what the page is like
_PAPER = 0.5  # of that strip must be of one colour
_NEAR = 12.0  # distance in CIE Lab (0..100) within which colours pass for one on the strip
_LEAST, _LARGEST = 0.012, 0.85  # of the page's area
_SHORTEST = 0.08  # of the page's shorter side
_LONGEST = 4.0  # longer side by shorter side
_RECTANGLE = 0.9  # of its smallest rectangle that a photograph's hull fills
_SOLID = 0.45  # of its hull that differs from the page: writing does much less
_BARE = 4.0  # distance in Lab within which a pixel is bare paper
_WRITING = 0.4  # of bare paper within a shape: from here it is writing. On dark paper dark photos are, too
_DARK = 45.0  # lightness (0..100) below which paper is dark
_TWO, _BETTER = 0.9, 0.05  # how much of two boxes touching photos fill, and by how much more than of one
_SEAM = 0.8  # of the line between two photographs on which colours change
_STEP = 20.0  # distance in Lab over two pixels that is a whole change
_BESIDE = 4  # pixels on both sides of a seam that lie within the shape
_COMMON = 0.2  # of a shape's height along which two photographs meet at least
_ROOM = 8  # pixels around a rectangle in which its true edge is looked for
_TOGETHER = 0.12  # of the page that all photographs cover at least
_ACROSS = 0.98  # of the page: a shape so wide or so high is part of one scene, such as a table before a wall
_INSET = 0.002  # of the page's longer side that is taken off each edge of a cut


@dataclass(frozen=True)
class _Seen:
    """The page in CIE Lab, what is not paper (0 or 255), what is bare paper, and whether that is dark."""

    lab: np.ndarray
    raw: np.ndarray
    bare: np.ndarray
    dark: bool


@dataclass(frozen=True)
class Found:
    """A photograph: its corners on the upright page in 0..1, clockwise from its top left."""

    corners: tuple[tuple[float, float], ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the four corners."""
        xs, ys = zip(*self.corners, strict=True)
        return sum(xs) / 4, sum(ys) / 4

    @property
    def height(self) -> float:
        """From the highest corner to the lowest."""
        ys = [y for _, y in self.corners]
        return max(ys) - min(ys)


def find_photos(page: Image) -> list[Found]:
    """The photographs on an upright RGB page, in the order of reading; none where it is no album page."""
    import cv2
    import numpy as np

    small = page.copy()
    small.thumbnail((_SIDE, _SIDE))
    lab = cv2.cvtColor(np.asarray(small, np.float32) / 255, cv2.COLOR_RGB2LAB)
    away = _from_paper(lab)
    if away is None:
        return []
    raw = _differs(lab, away)
    seen = _Seen(lab, raw, away < _BARE, float(np.median(lab[:, :, 0][raw == 0])) < _DARK)
    rects = [rect for shape in _shapes(raw) for rect in _rectangles(shape, seen)]
    area = sum(w * h for _, (w, h), _ in rects) / raw.size
    if not FEWEST <= len(rects) <= MOST or area < _TOGETHER:
        return []
    found = [_found(rect, small.width, small.height) for rect in rects]
    return [] if any(map(_goes_across, found)) else _in_order(found)


def _goes_across(one: Found) -> bool:
    xs, ys = zip(*one.corners, strict=True)
    return bool(max(max(xs) - min(xs), max(ys) - min(ys)) > _ACROSS)


def _from_paper(lab: np.ndarray) -> np.ndarray | None:
    """Each pixel's distance from the page's colour there; None where the edge has no colour of its own."""
    import numpy as np

    height, width = lab.shape[:2]
    wide = max(3, round(_EDGE * max(height, width)))
    strip = np.zeros((height, width), bool)
    strip[:wide], strip[-wide:], strip[:, :wide], strip[:, -wide:] = True, True, True, True
    colour = _commonest(lab[strip])
    paper = strip & (_length(lab - colour) < _NEAR)
    if paper.sum() < _PAPER * strip.sum():
        return None
    # Its light falls off smoothly: a plane for each channel, fitted to more of the page each time.
    surface = _plane(lab, paper)
    for near in (10.0, 6.0, 5.0):
        paper = _length(lab - surface) < near
        surface = _plane(lab, paper)
    return _length(lab - surface)


def _commonest(colours: np.ndarray) -> np.ndarray:
    """The mean of the fullest cell of a grid over the colours (n, 3), and of its neighbours."""
    import numpy as np

    cells = np.round(colours / 8).astype(int)
    kinds, counts = np.unique(cells, axis=0, return_counts=True)
    best = kinds[counts.argmax()]
    return np.asarray(colours[(np.abs(cells - best) <= 1).all(axis=1)].mean(axis=0))


def _plane(lab: np.ndarray, where: np.ndarray) -> np.ndarray:
    import numpy as np

    height, width = where.shape
    ys, xs = np.nonzero(where)
    step = max(1, len(xs) // 20_000)
    ys, xs = ys[::step], xs[::step]
    terms = np.stack([np.ones(len(xs)), xs / width, ys / height], axis=1)
    planes, *_ = np.linalg.lstsq(terms, lab[ys, xs], rcond=None)
    across = np.linspace(0, 1, width, endpoint=False)[None, :, None]
    down = np.linspace(0, 1, height, endpoint=False)[:, None, None]
    return np.asarray(planes[0] + across * planes[1] + down * planes[2], np.float32)


def _length(colours: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.asarray(np.sqrt((colours**2).sum(axis=2)))


def _differs(lab: np.ndarray, away: np.ndarray) -> np.ndarray:
    """A mask (uint8, 0 or 255) of what is not paper: by colour, or by grain."""
    import cv2
    import numpy as np

    smooth = cv2.GaussianBlur(away, (0, 0), 1.2)
    light = lab[:, :, 0]
    grain = cv2.GaussianBlur(np.abs(light - cv2.GaussianBlur(light, (0, 0), 3)), (0, 0), 2)
    return np.where((smooth > _above(smooth, 3.0)) | (grain > _above(grain, 0.9)), 255, 0).astype(np.uint8)


def _above(values: np.ndarray, least: float) -> float:
    """What stands out of the paper's own noise, which the lower half of the values shows."""
    import numpy as np

    low, middle = np.percentile(values, [10, 30])
    return float(max(least, middle + 3 * (middle - low)))


def _shapes(raw: np.ndarray) -> list[np.ndarray]:
    """The outlines of what is connected, small gaps closed and thin lines opened."""
    import cv2
    import numpy as np

    closed = cv2.morphologyEx(raw, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = np.zeros_like(raw)
    cv2.drawContours(filled, outlines, -1, 255, cv2.FILLED)
    opened = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    outlines, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return list(outlines)


def _rectangles(shape: np.ndarray, seen: _Seen, deep: int = 3) -> list[Any]:
    """The rectangles (OpenCV's middle, size, angle) in a shape: one, or those of photographs that touch."""
    import cv2

    parts = _parted(shape, seen.lab) if deep else []
    if parts:
        return [rect for part in parts for rect in _rectangles(part, seen, deep - 1)]
    rect = cv2.minAreaRect(shape)
    return [_tightened(rect, seen.lab)] if _is_photo(shape, rect, seen) else []


def _parted(shape: np.ndarray, lab: np.ndarray) -> list[np.ndarray]:
    """The two parts of a shape that is more nearly two rectangles than one, cut along a seam; else none.

    Without a step in the outline a seam may be a horizon, and without a seam a step may be a bright sky.
    """
    import cv2
    import numpy as np

    mask = np.zeros(lab.shape[:2], np.uint8)
    cv2.drawContours(mask, [shape], -1, 1, cv2.FILLED)
    x, y, width, height = cv2.boundingRect(shape)
    inside, colours = mask[y : y + height, x : x + width], lab[y : y + height, x : x + width]
    whole = cv2.contourArea(shape) / max(1.0, float(np.prod(cv2.minAreaRect(shape)[1])))
    across, right = _best_cut(inside, colours, whole)
    down, lower = _best_cut(inside.T, colours.transpose(1, 0, 2), whole)
    if not max(across, down):
        return []
    pieces = [mask.copy(), mask.copy()]
    if across >= down:
        pieces[0][:, x + right - _BESIDE :], pieces[1][:, : x + right + _BESIDE] = 0, 0
    else:
        pieces[0][y + lower - _BESIDE :], pieces[1][: y + lower + _BESIDE] = 0, 0
    # Opened, for the rim that grain has around the one photograph reaches beyond the seam.
    opened = [cv2.morphologyEx(one, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)) for one in pieces]
    outlines = [cv2.findContours(one, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0] for one in opened]
    return [max(some, key=cv2.contourArea) for some in outlines if some]


def _best_cut(inside: np.ndarray, lab: np.ndarray, whole: float) -> tuple[float, int]:
    """How clear the seam is at which a shape is to be cut, 0 where it is not, and its column."""
    import numpy as np

    share, seam = _share_of_two(inside), _seams(inside, lab)
    best = np.where((share >= max(_TWO, whole + _BETTER)) & (seam >= _SEAM), seam, 0.0)
    return (float(best.max()), int(best.argmax()) + 1) if best.size else (0.0, 0)


def _share_of_two(inside: np.ndarray) -> np.ndarray:
    """How much of two boxes the shape fills where it is cut before column 1, 2 …; 0 near its sides.

    What lies within `_ROOM` pixels of the cut counts for neither: there is the rim of the other one.
    """
    import numpy as np

    height, width = inside.shape
    area = inside.sum(axis=0)
    top = np.where(area > 0, inside.argmax(axis=0), height)
    bottom = np.where(area > 0, height - inside[::-1].argmax(axis=0), 0)
    columns = np.arange(1, width + 1)

    def boxes(first: np.ndarray, last: np.ndarray) -> np.ndarray:
        return np.asarray((np.maximum.accumulate(last) - np.minimum.accumulate(first)) * columns)

    share = np.zeros(max(0, width - 1))
    cuts = np.arange(max(_ROOM + 1, round(0.15 * width)), min(width - _ROOM, round(0.85 * width)))
    if len(cuts):
        left, right = cuts - _ROOM - 1, width - cuts - _ROOM - 1  # the last column of each, from its own side
        both = boxes(top, bottom)[left] + boxes(top[::-1], bottom[::-1])[right]
        filled = area.cumsum()[left] + area[::-1].cumsum()[right]
        share[cuts - 1] = filled / np.maximum(1, both)
    return share


def _seams(inside: np.ndarray, lab: np.ndarray) -> np.ndarray:
    """How much of a straight edge runs down the shape before column 1, 2 …: 1 where colours change along
    all of it, as where two photographs meet.
    """
    import numpy as np

    seam = np.zeros(max(0, inside.shape[1] - 1))
    if len(seam) <= 2 * _BESIDE:
        return seam
    step = np.minimum(1.0, _length(lab[:, 2:] - lab[:, :-2]) / _STEP)  # step[:, i] lies at column i + 1
    both = (inside[:, 2 * _BESIDE :] > 0) & (inside[:, : -2 * _BESIDE] > 0)  # [:, i] at column i + _BESIDE
    long = both.sum(axis=0)
    found = (step[:, _BESIDE - 1 : _BESIDE - 1 + both.shape[1]] * both).sum(axis=0) / np.maximum(1, long)
    seam[_BESIDE - 1 : _BESIDE - 1 + len(found)] = np.where(long >= _COMMON * len(inside), found, 0.0)
    return seam


def _tightened(rect: Any, lab: np.ndarray) -> Any:
    """The rectangle with each side on the outermost sharp edge near it: shadows and blur lie outside."""
    import cv2
    import numpy as np

    (x, y), (width, height), angle = rect
    wide, tall = round(width) + 2 * _ROOM, round(height) + 2 * _ROOM
    turn = cv2.getRotationMatrix2D((x, y), angle, 1.0)
    turn[:, 2] += (wide / 2 - x, tall / 2 - y)
    flat = cv2.warpAffine(lab, turn, (wide, tall), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    left, right = _edges(flat)
    top, bottom = _edges(flat.transpose(1, 0, 2))
    middle = np.array([(left + right) / 2, (top + bottom) / 2, 1.0])
    back = cv2.invertAffineTransform(turn) @ middle
    return (float(back[0]), float(back[1])), (right - left, bottom - top), angle


def _edges(flat: np.ndarray) -> tuple[float, float]:
    """Columns of the left and right edge: the outermost step of at least half the sharpest near it."""
    import numpy as np

    length, width = flat.shape[:2]
    core = flat[length // 6 : max(length // 6 + 1, 5 * length // 6)]
    step = np.abs(core[:, 2:] - core[:, :-2]).sum(axis=2).mean(axis=0)  # step[i] lies at column i + 1
    reach = min(2 * _ROOM + 2, len(step) // 2)
    first, last = step[:reach], step[::-1][:reach]
    left = float(np.argmax(first >= first.max() / 2)) + 1.5
    right = width - (float(np.argmax(last >= last.max() / 2)) + 1.5)
    return left, right


def _is_photo(shape: np.ndarray, rect: Any, seen: _Seen) -> bool:
    import cv2
    import numpy as np

    raw, (_, (width, height), _), page = seen.raw, rect, seen.raw.size
    shorter, longer = sorted((width, height))
    if not _LEAST * page <= width * height <= _LARGEST * page:
        return False
    if shorter < _SHORTEST * min(raw.shape) or longer > _LONGEST * shorter:
        return False
    hull = cv2.convexHull(shape)
    if cv2.contourArea(hull) < _RECTANGLE * width * height:
        return False
    inside = np.zeros_like(raw)
    cv2.drawContours(inside, [hull], -1, 255, cv2.FILLED)
    solid = (raw[inside > 0] > 0).mean() >= _SOLID
    return bool(solid and (seen.bare[inside > 0].mean() < _WRITING or seen.dark))


def _found(rect: Any, width: int, height: int) -> Found:
    import cv2

    points = sorted(cv2.boxPoints(rect).tolist(), key=lambda one: one[0] + one[1])
    # Clockwise from the corner nearest to the page's top left.
    first = points[0]
    x, y = rect[0]
    around = sorted(points, key=lambda one: _turn(one[0] - x, one[1] - y))
    at = around.index(first)
    corners = around[at:] + around[:at]
    return Found(tuple((cx / width, cy / height) for cx, cy in corners))


def _turn(x: float, y: float) -> float:
    from math import atan2

    return atan2(y, x)


def _in_order(found: Sequence[Found]) -> list[Found]:
    """Rows from the top, in each from the left: a row is what lies within half a photograph's height."""
    left = sorted(found, key=lambda one: one.middle[1])
    ordered: list[Found] = []
    while left:
        first = left[0]
        row = [one for one in left if one.middle[1] - first.middle[1] < first.height / 2]
        ordered += sorted(row, key=lambda one: one.middle[0])
        left = [one for one in left if one not in row]
    return ordered


def cut_out(page: Image, found: Found) -> Image:
    """The photograph itself, turned straight, at the page's own resolution and a hair inside its edge."""
    from math import hypot

    from PIL import Image

    points = [(x * page.width, y * page.height) for x, y in found.corners]
    middle = (sum(x for x, _ in points) / 4, sum(y for _, y in points) / 4)
    inset = _INSET * max(page.size)
    pulled = []
    for x, y in points:
        dx, dy = middle[0] - x, middle[1] - y
        share = min(0.1, 1.4 * inset / max(1.0, hypot(dx, dy)))
        pulled.append((x + dx * share, y + dy * share))
    one, two, three, four = pulled
    width = round(
        (hypot(two[0] - one[0], two[1] - one[1]) + hypot(three[0] - four[0], three[1] - four[1])) / 2
    )
    height = round(
        (hypot(four[0] - one[0], four[1] - one[1]) + hypot(three[0] - two[0], three[1] - two[1])) / 2
    )
    corners = (*one, *four, *three, *two)  # Pillow's order: top left, bottom left, bottom right, top right
    size = (max(1, width), max(1, height))
    return page.transform(size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
