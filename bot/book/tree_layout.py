"""Where everyone stands in the family tree: generations from the top down. Pure.

A whole line is a relation that was told; a dotted one joins a generation whose parents were not told
("my grandmother", and not on which side).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.book.kin import Family, Kin

WIDE, TALL = 74.0, 40.0
_GAP, _RISE = 11.0, 30.0  # between neighbours, between generations
_ROW = 5  # people side by side before a row is stacked


@dataclass(frozen=True)
class Box:
    """Somebody's place: upper left corner in points, y growing downwards; ``self`` is the narrator."""

    x: float
    y: float
    name: str
    word: str
    self: bool = False

    @property
    def middle(self) -> float:
        """From left to right."""
        return self.x + WIDE / 2


@dataclass
class Canvas:
    """What is drawn: boxes, and lines as two points and whether they are dotted."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[tuple[float, float, float, float, bool]] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, dotted: bool = False) -> None:
        """Draw a line."""
        self.lines.append((x1, y1, x2, y2, dotted))

    def box(self, x: float, y: float, kin: Kin) -> Box:
        """Put somebody there."""
        self.boxes.append(Box(x, y, kin.name, kin.relation))
        return self.boxes[-1]


def laid_out(family: Family) -> Canvas:
    """The narrator at the origin, and everyone whose place was told around them."""
    canvas = Canvas()
    me = _own_generation(canvas, family)
    _below(canvas, family, me)
    _above(canvas, family, me)
    return canvas


def _own_generation(canvas: Canvas, family: Family) -> Box:
    """The narrator, siblings to the left under one bar, the spouse to the right."""
    siblings = family.at("sibling")
    left = -_block_width(len(siblings)) - _GAP if siblings else 0.0
    me = Box(0.0, 0.0, family.narrator, "", self=True)
    canvas.boxes.append(me)
    bar = -_RISE / 2
    if siblings:
        _hang(canvas, siblings, left, 0.0, bar)
    if siblings or family.at("father", "mother"):
        canvas.line(me.middle, bar, me.middle, 0.0)
    x = me.x
    for spouse in family.at("spouse"):
        x += WIDE + _GAP
        canvas.box(x, 0.0, spouse)
        _marry(canvas, x, 0.0)
    return me


def _below(canvas: Canvas, family: Family, me: Box) -> None:
    """Children under the narrator; grandchildren under a dotted line, since whose they are was not told."""
    children, grandchildren = family.at("child"), family.at("grandchild")
    top, left = _block_height(len(family.at("sibling"))) + _RISE, me.middle
    if children:
        left = me.middle - _block_width(len(children)) / 2
        canvas.line(me.middle, TALL, me.middle, top - _RISE / 2)
        _hang(canvas, children, left, top, top - _RISE / 2, me.middle)
    if grandchildren:
        start = top - _RISE / 2 if children else TALL
        if children:
            top += _block_height(len(children)) + _RISE
        rail = left - _GAP / 2 if children else me.middle
        if children:
            canvas.line(rail, start, left + WIDE / 2, start, dotted=True)
        canvas.line(rail, start, rail, top - _RISE / 2, dotted=True)
        width = _block_width(len(grandchildren))
        _hang(canvas, grandchildren, me.middle - width / 2, top, top - _RISE / 2, rail, dotted=True)


def _above(canvas: Canvas, family: Family, me: Box) -> None:
    """Parents over the narrator and siblings, with theirs above them; the spouse's over the spouse."""
    beside = max(len(family.at(f"{side}'s-sibling")) for side in ("father", "mother"))
    top, bar = -_RISE - _block_height(beside), -_RISE / 2
    siblings = family.at("sibling")
    centre = me.middle - (_block_width(len(siblings)) + _GAP) / 2 if siblings else me.middle
    father, mother = family.at("father")[:1], family.at("mother")[:1]
    grand = {side: family.at(f"{side}'s-father", f"{side}'s-mother") for side in ("father", "mother")}
    lost = family.at("grandparent")
    apart = _spread(grand, lost)
    couple = [*father, *mother]
    if len(couple) == 2:
        xs = [centre - apart / 2 - WIDE / 2, centre + apart / 2 - WIDE / 2]
        canvas.line(xs[0] + WIDE, top + TALL / 2, xs[1], top + TALL / 2)
        canvas.line(centre, top + TALL / 2, centre, bar)
    else:
        xs = [centre - WIDE / 2] * len(couple)
        if couple:
            canvas.line(centre, top + TALL, centre, bar)
    if siblings and couple:
        canvas.line(centre, bar, me.middle, bar)
    for kin, x in zip(couple, xs, strict=True):
        canvas.box(x, top, kin)
        _side(canvas, family, kin.place, x, top, grand[kin.place])
    if lost and couple:
        _lost(canvas, lost, centre, top, top + TALL / 2 if len(couple) > 1 else top)
    _in_laws(canvas, family, me, top)


def _spread(grand: dict[str, tuple[Kin, ...]], lost: Sequence[Kin]) -> float:
    """How far apart father and mother stand, from middle to middle, so that their own parents fit above."""
    between = _GAP * 2 + (_block_width(len(lost)) if lost else 0.0)
    halves = sum((WIDE * max(len(one), 1) + _GAP * (len(one) > 1)) / 2 for one in grand.values())
    wanted = halves + between if any(grand.values()) or lost else 0.0
    return max(wanted, WIDE + _GAP * 2)


def _side(canvas: Canvas, family: Family, side: str, x: float, top: float, parents: Sequence[Kin]) -> None:
    """What stands beside and above the father or the mother: spouse, siblings on the outer side, parents."""
    outward = -1 if side == "father" else 1
    at = x
    for kin in family.at(f"{side}'s-spouse"):
        at += outward * (WIDE + _GAP)
        canvas.box(at, top, kin)
        _marry(canvas, at if outward > 0 else at + WIDE + _GAP, top)
    siblings = family.at(f"{side}'s-sibling")
    bar = top - _RISE / 2
    if siblings:
        at += outward * (_block_width(len(siblings)) + _GAP)
        left = at if outward < 0 else at - _block_width(len(siblings)) + WIDE
        _hang(canvas, siblings, left, top, bar, x + WIDE / 2)
        canvas.line(x + WIDE / 2, bar, x + WIDE / 2, top)
    if parents:
        _pair(canvas, parents, x + WIDE / 2, top - _RISE - TALL, top)


def _pair(canvas: Canvas, parents: Sequence[Kin], middle: float, y: float, down: float) -> None:
    """One or two parents with a line from between them down to their child."""
    left = middle - _block_width(len(parents)) / 2
    for number, kin in enumerate(parents):
        canvas.box(left + number * (WIDE + _GAP), y, kin)
    if len(parents) > 1:
        _marry(canvas, left + WIDE + _GAP, y)
    canvas.line(middle, y + (TALL / 2 if len(parents) > 1 else TALL), middle, down)


def _lost(canvas: Canvas, lost: Sequence[Kin], centre: float, top: float, down: float) -> None:
    """Grandparents of whom it was not told whose parents they are, over both."""
    y = top - _RISE - _block_height(len(lost))
    left = centre - _block_width(len(lost)) / 2
    columns = _columns(len(lost))
    for number, kin in enumerate(lost):
        canvas.box(left + number % columns * (WIDE + _GAP), y + number // columns * (TALL + _GAP), kin)
    canvas.line(centre, y + _block_height(len(lost)), centre, down, dotted=True)


def _in_laws(canvas: Canvas, family: Family, me: Box, top: float) -> None:
    parents = family.at("spouse's-parent")
    if not parents:
        return
    spouse = me.x + WIDE + _GAP + WIDE / 2
    taken = max((one.x + WIDE + _GAP for one in canvas.boxes if one.y == top), default=spouse)
    middle = max(spouse, taken + _block_width(len(parents)) / 2)
    bar = -_RISE * 0.8
    _pair(canvas, parents, middle, top, bar)
    canvas.line(spouse, bar, middle, bar)
    canvas.line(spouse, bar, spouse, 0.0)


def _hang(
    canvas: Canvas,
    people: Sequence[Kin],
    left: float,
    top: float,
    bar: float,
    join: float | None = None,
    dotted: bool = False,
) -> None:
    """People under a bar at height `bar`, which also reaches `join`. Long rows are stacked beside rails."""
    columns = _columns(len(people))
    stacked = columns < len(people)
    xs = [left + column * (WIDE + _GAP) for column in range(columns)]
    drops = [x - _GAP / 3 if stacked else x + WIDE / 2 for x in xs]
    ends = [*drops, join if join is not None else 0.0 + WIDE / 2]
    canvas.line(min(ends), bar, max(ends), bar, dotted)
    for number, kin in enumerate(people):
        column, row = number % columns, number // columns
        y = top + row * (TALL + _GAP)
        canvas.box(xs[column], y, kin)
        if stacked:
            canvas.line(drops[column], y + TALL / 2, xs[column], y + TALL / 2, dotted)
        canvas.line(drops[column], bar, drops[column], y + TALL / 2 if stacked else y, dotted)


def _marry(canvas: Canvas, right: float, y: float) -> None:
    """The double line between somebody at `right` and their neighbour on the left."""
    for shift in (-1.2, 1.2):
        canvas.line(right - _GAP, y + TALL / 2 + shift, right, y + TALL / 2 + shift)


def _columns(count: int) -> int:
    rows = -(-count // _ROW)
    return -(-count // max(rows, 1))


def _block_width(count: int) -> float:
    columns = _columns(count)
    return columns * WIDE + max(columns - 1, 0) * _GAP


def _block_height(count: int) -> float:
    rows = max(-(-count // max(_columns(count), 1)), 1)
    return rows * TALL + max(rows - 1, 0) * _GAP
