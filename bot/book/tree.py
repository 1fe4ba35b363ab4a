"""The family tree as a picture: generations from the top down, drawn as SVG. Pure.

A whole line is a relation that was told; a dotted one joins a generation whose parents were not told
("my grandmother", and not on which side).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import escape

from bot.book.kin import Family, Kin
from bot.book.types import Drawing
from prompts import message

_WIDE, _TALL = 74.0, 40.0
_GAP, _RISE = 11.0, 30.0  # between neighbours, between generations
_ROW = 5  # people side by side before a row is stacked
_EDGE = 8.0
_LATIN = "Libertinus Serif, Georgia"
_CHINESE = "Noto Serif CJK SC, Source Han Serif SC, Songti SC, SimSun"


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    name: str
    word: str
    self: bool = False

    @property
    def middle(self) -> float:
        return self.x + _WIDE / 2


@dataclass
class _Canvas:
    boxes: list[_Box] = field(default_factory=list)
    lines: list[tuple[float, float, float, float, bool]] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, dotted: bool = False) -> None:
        self.lines.append((x1, y1, x2, y2, dotted))

    def box(self, x: float, y: float, kin: Kin) -> _Box:
        self.boxes.append(_Box(x, y, kin.name, kin.relation))
        return self.boxes[-1]


def drawn(family: Family, language: str) -> Drawing | None:
    """The tree of those whose place was told; None where that is nobody."""
    if not family.placed:
        return None
    canvas = _Canvas()
    me = _own_generation(canvas, family)
    _below(canvas, family, me)
    _above(canvas, family, me)
    svg, width, height = _svg(canvas, language)
    names = message("book-between", language).join(f"{one.name} ({one.relation})" for one in family.placed)
    aside = message("book-between", language).join(f"{one.name} ({one.relation})" for one in family.unplaced)
    return Drawing(
        svg,
        width,
        height,
        message("book-family-alt", language, name=family.narrator, people=names),
        message("book-family-aside", language, people=aside) if aside else "",
    )


def _own_generation(canvas: _Canvas, family: Family) -> _Box:
    """The narrator, siblings to the left under one bar, the spouse to the right."""
    siblings = family.at("sibling")
    left = -_block_width(len(siblings)) - _GAP if siblings else 0.0
    me = _Box(0.0, 0.0, family.narrator, "", self=True)
    canvas.boxes.append(me)
    bar = -_RISE / 2
    if siblings:
        _hang(canvas, siblings, left, 0.0, bar)
    if siblings or family.at("father", "mother"):
        canvas.line(me.middle, bar, me.middle, 0.0)
    x = me.x
    for spouse in family.at("spouse"):
        x += _WIDE + _GAP
        canvas.box(x, 0.0, spouse)
        _marry(canvas, x, 0.0)
    return me


def _below(canvas: _Canvas, family: Family, me: _Box) -> None:
    """Children under the narrator; grandchildren under a dotted line, since whose they are was not told."""
    children, grandchildren = family.at("child"), family.at("grandchild")
    top, left = _TALL + _RISE, me.middle
    if children:
        left = me.middle - _block_width(len(children)) / 2
        canvas.line(me.middle, _TALL, me.middle, top - _RISE / 2)
        _hang(canvas, children, left, top, top - _RISE / 2, me.middle)
    if grandchildren:
        start = top - _RISE / 2 if children else _TALL
        if children:
            top += _block_height(len(children)) + _RISE
        rail = left - _GAP / 2 if children else me.middle
        if children:
            canvas.line(rail, start, left + _WIDE / 2, start, dotted=True)
        canvas.line(rail, start, rail, top - _RISE / 2, dotted=True)
        width = _block_width(len(grandchildren))
        _hang(canvas, grandchildren, me.middle - width / 2, top, top - _RISE / 2, rail, dotted=True)


def _above(canvas: _Canvas, family: Family, me: _Box) -> None:
    """Parents over the narrator and siblings, with theirs above them; the spouse's over the spouse."""
    top, bar = -_RISE - _TALL, -_RISE / 2
    siblings = family.at("sibling")
    centre = me.middle - (_block_width(len(siblings)) + _GAP) / 2 if siblings else me.middle
    father, mother = family.at("father")[:1], family.at("mother")[:1]
    grand = {side: family.at(f"{side}'s-father", f"{side}'s-mother") for side in ("father", "mother")}
    lost = family.at("grandparent")
    apart = _spread(grand, lost)
    couple = [*father, *mother]
    if len(couple) == 2:  # noqa: PLR2004
        xs = [centre - apart / 2 - _WIDE / 2, centre + apart / 2 - _WIDE / 2]
        canvas.line(xs[0] + _WIDE, top + _TALL / 2, xs[1], top + _TALL / 2)
        canvas.line(centre, top + _TALL / 2, centre, bar)
    else:
        xs = [centre - _WIDE / 2] * len(couple)
        if couple:
            canvas.line(centre, top + _TALL, centre, bar)
    if siblings and couple:
        canvas.line(centre, bar, me.middle, bar)
    for kin, x in zip(couple, xs, strict=True):
        canvas.box(x, top, kin)
        _side(canvas, family, kin.place, x, top, grand[kin.place])
    if lost and couple:
        _lost(canvas, lost, centre, top, top + _TALL / 2 if len(couple) > 1 else top)
    _in_laws(canvas, family, me, top)


def _spread(grand: dict[str, tuple[Kin, ...]], lost: Sequence[Kin]) -> float:
    """How far apart father and mother stand, from middle to middle, so that their own parents fit above."""
    between = _GAP * 2 + (_block_width(len(lost)) if lost else 0.0)
    halves = sum((_WIDE * max(len(one), 1) + _GAP * (len(one) > 1)) / 2 for one in grand.values())
    wanted = halves + between if any(grand.values()) or lost else 0.0
    return max(wanted, _WIDE + _GAP * 2)


def _side(
    canvas: _Canvas, family: Family, side: str, x: float, top: float, parents: Sequence[Kin]
) -> None:
    """What stands beside and above the father or the mother: spouse, siblings on the outer side, parents."""
    outward = -1 if side == "father" else 1
    at = x
    for kin in family.at(f"{side}'s-spouse"):
        at += outward * (_WIDE + _GAP)
        canvas.box(at, top, kin)
        _marry(canvas, at if outward > 0 else at + _WIDE + _GAP, top)
    siblings = family.at(f"{side}'s-sibling")
    bar = top - _RISE / 2
    if siblings:
        at += outward * (_block_width(len(siblings)) + _GAP)
        left = at if outward < 0 else at - _block_width(len(siblings)) + _WIDE
        _hang(canvas, siblings, left, top, bar, x + _WIDE / 2)
        canvas.line(x + _WIDE / 2, bar, x + _WIDE / 2, top)
    if parents:
        _pair(canvas, parents, x + _WIDE / 2, top - _RISE - _TALL, top)


def _pair(canvas: _Canvas, parents: Sequence[Kin], middle: float, y: float, down: float) -> None:
    """One or two parents with a line from between them down to their child."""
    left = middle - _block_width(len(parents)) / 2
    for number, kin in enumerate(parents):
        canvas.box(left + number * (_WIDE + _GAP), y, kin)
    if len(parents) > 1:
        _marry(canvas, left + _WIDE + _GAP, y)
    canvas.line(middle, y + (_TALL / 2 if len(parents) > 1 else _TALL), middle, down)


def _lost(canvas: _Canvas, lost: Sequence[Kin], centre: float, top: float, down: float) -> None:
    """Grandparents of whom it was not told whose parents they are, over both."""
    y = top - _RISE - _block_height(len(lost))
    left = centre - _block_width(len(lost)) / 2
    columns = _columns(len(lost))
    for number, kin in enumerate(lost):
        canvas.box(left + number % columns * (_WIDE + _GAP), y + number // columns * (_TALL + _GAP), kin)
    canvas.line(centre, y + _block_height(len(lost)), centre, down, dotted=True)


def _in_laws(canvas: _Canvas, family: Family, me: _Box, top: float) -> None:
    parents = family.at("spouse's-parent")
    if not parents:
        return
    spouse = me.x + _WIDE + _GAP + _WIDE / 2
    taken = max((one.x + _WIDE + _GAP for one in canvas.boxes if one.y == top), default=spouse)
    middle = max(spouse, taken + _block_width(len(parents)) / 2)
    bar = top + _TALL + _RISE / 4
    _pair(canvas, parents, middle, top, bar)
    canvas.line(spouse, bar, middle, bar)
    canvas.line(spouse, bar, spouse, 0.0)


def _hang(
    canvas: _Canvas,
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
    xs = [left + column * (_WIDE + _GAP) for column in range(columns)]
    drops = [x - _GAP / 3 if stacked else x + _WIDE / 2 for x in xs]
    ends = [*drops, join if join is not None else 0.0 + _WIDE / 2]
    canvas.line(min(ends), bar, max(ends), bar, dotted)
    for number, kin in enumerate(people):
        column, row = number % columns, number // columns
        y = top + row * (_TALL + _GAP)
        canvas.box(xs[column], y, kin)
        if stacked:
            canvas.line(drops[column], y + _TALL / 2, xs[column], y + _TALL / 2, dotted)
        canvas.line(drops[column], bar, drops[column], y + _TALL / 2 if stacked else y, dotted)


def _marry(canvas: _Canvas, right: float, y: float) -> None:
    """The double line between somebody at `right` and their neighbour on the left."""
    for shift in (-1.2, 1.2):
        canvas.line(right - _GAP, y + _TALL / 2 + shift, right, y + _TALL / 2 + shift)


def _columns(count: int) -> int:
    rows = -(-count // _ROW)
    return -(-count // max(rows, 1))


def _block_width(count: int) -> float:
    columns = _columns(count)
    return columns * _WIDE + max(columns - 1, 0) * _GAP


def _block_height(count: int) -> float:
    rows = -(-count // max(_columns(count), 1))
    return rows * _TALL + max(rows - 1, 0) * _GAP


def _svg(canvas: _Canvas, language: str) -> tuple[str, float, float]:
    left = min(box.x for box in canvas.boxes) - _EDGE
    top = min(box.y for box in canvas.boxes) - _EDGE
    width = max(box.x for box in canvas.boxes) + _WIDE + _EDGE - left
    height = max(box.y for box in canvas.boxes) + _TALL + _EDGE - top
    fonts = f"{_CHINESE}, {_LATIN}" if language == "zh" else f"{_LATIN}, {_CHINESE}"
    lines = [
        f'<path d="M{x1 - left:.1f} {y1 - top:.1f}L{x2 - left:.1f} {y2 - top:.1f}"'
        + (' stroke-dasharray="1.5 3" stroke-linecap="round"' if dotted else "")
        + "/>"
        for x1, y1, x2, y2, dotted in dict.fromkeys(canvas.lines)
    ]
    boxes = [_drawn_box(box, box.x - left, box.y - top) for box in canvas.boxes]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{fonts}, serif" text-anchor="middle">'
        f'<g fill="none" stroke="#8d8478" stroke-width="0.9">{"".join(lines)}</g>{"".join(boxes)}</svg>'
    ), width, height


def _drawn_box(box: _Box, x: float, y: float) -> str:
    fill, edge = ("#efe4d2", "#7a3e1d") if box.self else ("#fffdf8", "#b9ad9b")
    rows = _wrapped(box.name)
    size = 10.5 if all(_length(row) * 10.5 < _WIDE - 6 for row in rows) else 8.0
    words = [(row, size, "#26221c", "600" if box.self else "400") for row in rows]
    if box.word and box.word.casefold() != box.name.casefold():
        words.append((box.word, 8.0, "#6b6257", "400"))
    step = 11.0
    first = y + _TALL / 2 - (len(words) - 1) * step / 2 + 3.2
    said = "".join(
        f'<text x="{x + _WIDE / 2:.1f}" y="{first + at * step:.1f}" font-size="{size}" fill="{ink}" '
        f'font-weight="{weight}">{escape(text)}</text>'
        for at, (text, size, ink, weight) in enumerate(words)
    )
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{_WIDE:.0f}" height="{_TALL:.0f}" rx="3" fill="{fill}" '
        f'stroke="{edge}" stroke-width="0.8"/>{said}'
    )


def _wrapped(name: str) -> list[str]:
    """One line, or two where the name is long; what is longer still ends in an ellipsis."""
    if _length(name) * 10.5 < _WIDE - 6 or " " not in name:
        return [name if len(name) < 24 else name[:22] + "…"]
    words = name.split()
    cut = min(range(1, len(words)), key=lambda at: abs(_length(" ".join(words[:at])) - _length(" ".join(words[at:]))))
    rows = [" ".join(words[:cut]), " ".join(words[cut:])]
    return [row if _length(row) * 8 < _WIDE - 4 else row[:20] + "…" for row in rows]


def _length(text: str) -> float:
    """About how wide a text is, in parts of its size."""
    return sum(0.5 if ord(sign) < 0x2E80 else 1.0 for sign in text)
