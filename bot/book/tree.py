"""The family tree as a picture, drawn as SVG. Pure."""

from __future__ import annotations

from markupsafe import escape

from bot.book.kin import Family
from bot.book.tree_layout import TALL, WIDE, Box, Canvas, laid_out
from bot.book.types import Drawing
from prompts import message

_EDGE = 8.0
_LATIN = "Libertinus Serif, Georgia"
_CHINESE = "Noto Serif CJK SC, Source Han Serif SC, Songti SC, SimSun"


def drawn(family: Family, language: str) -> Drawing | None:
    """The tree of those whose place was told; None where that is nobody."""
    if not family.placed:
        return None
    svg, width, height = _svg(laid_out(family), language)
    names = message("book-between", language).join(f"{one.name} ({one.relation})" for one in family.placed)
    aside = message("book-between", language).join(f"{one.name} ({one.relation})" for one in family.unplaced)
    return Drawing(
        svg,
        width,
        height,
        message("book-family-alt", language, name=family.narrator, people=names),
        message("book-family-aside", language, people=aside) if aside else "",
    )


def _svg(canvas: Canvas, language: str) -> tuple[str, float, float]:
    left = min(box.x for box in canvas.boxes) - _EDGE
    top = min(box.y for box in canvas.boxes) - _EDGE
    width = max(box.x for box in canvas.boxes) + WIDE + _EDGE - left
    height = max(box.y for box in canvas.boxes) + TALL + _EDGE - top
    lines = [
        f'<path d="M{x1 - left:.1f} {y1 - top:.1f}L{x2 - left:.1f} {y2 - top:.1f}"'
        + (' stroke-dasharray="1.5 3" stroke-linecap="round"' if dotted else "")
        + "/>"
        for x1, y1, x2, y2, dotted in dict.fromkeys(canvas.lines)
    ]
    boxes = [_drawn_box(box, box.x - left, box.y - top) for box in canvas.boxes]
    return (
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{fonts(language)}, serif" '
            'text-anchor="middle">'
            f'<g fill="none" stroke="#8d8478" stroke-width="0.9">{"".join(lines)}</g>{"".join(boxes)}</svg>'
        ),
        width,
        height,
    )


def fonts(language: str) -> str:
    """The families that a drawing's words are set in, by language."""
    return f"{_CHINESE}, {_LATIN}" if language == "zh" else f"{_LATIN}, {_CHINESE}"


def _drawn_box(box: Box, x: float, y: float) -> str:
    fill, edge = ("#efe4d2", "#7a3e1d") if box.self else ("#fffdf8", "#b9ad9b")
    rows = _wrapped(box.name)
    size = 10.5 if all(width_of(row) * 10.5 < WIDE - 6 for row in rows) else 8.0
    words = [(row, size, "#26221c", "600" if box.self else "400") for row in rows]
    if box.word and box.word.casefold() != box.name.casefold():
        words.append((box.word, 8.0, "#6b6257", "400"))
    step = 11.0
    first = y + TALL / 2 - (len(words) - 1) * step / 2 + 3.2
    said = "".join(
        f'<text x="{x + WIDE / 2:.1f}" y="{first + at * step:.1f}" font-size="{size}" fill="{ink}" '
        f'font-weight="{weight}">{escape(text)}</text>'
        for at, (text, size, ink, weight) in enumerate(words)
    )
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{WIDE:.0f}" height="{TALL:.0f}" rx="3" fill="{fill}" '
        f'stroke="{edge}" stroke-width="0.8"/>{said}'
    )


def _wrapped(name: str) -> list[str]:
    """One line, or two where the name is long; what is longer still ends in an ellipsis."""
    if width_of(name) * 10.5 < WIDE - 6 or " " not in name:
        return [name if len(name) < 24 else name[:22] + "…"]
    words = name.split()
    cut = min(
        range(1, len(words)),
        key=lambda at: abs(width_of(" ".join(words[:at])) - width_of(" ".join(words[at:]))),
    )
    rows = [" ".join(words[:cut]), " ".join(words[cut:])]
    return [row if width_of(row) * 8 < WIDE - 4 else row[:20] + "…" for row in rows]


def width_of(text: str) -> float:
    """About how wide a text is, in parts of its size."""
    return sum(0.5 if ord(sign) < 0x2E80 else 1.0 for sign in text)
