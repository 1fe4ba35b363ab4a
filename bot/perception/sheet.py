"""A video's contact sheet: its frames in a grid with times and captions, and its feeling over time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.fonts import drawing_font
from bot.perception.felt import Moment
from bot.perception.wording import clock
from prompts import message

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

MOST = 12  # frames
TILE = 400  # pixels wide
_COLUMNS = 4
_TALLEST = 540
_GAP, _EDGE = 24, 40
_LINES = 3  # of a caption
_STRIP = 250  # height of the feeling below
_PAPER, _INK, _SOFT, _LINE, _WARM, _COOL = "#FFF8EF", "#3F3128", "#8A7566", "#C8693B", "#FBE7D0", "#E9EDEF"
_MARK = "#D9C7B5"
_ROOM = 0.62  # of the strip's height: beyond the strongest feelings their names stand


@dataclass(frozen=True)
class Tile:
    """A picture of our own making, the seconds at which it stands, and what is said of it."""

    path: Path
    at: float
    caption: str


@dataclass(frozen=True)
class Heading:
    """What the sheet is of: its title, its language, and the whole length in seconds."""

    title: str
    language: str
    length: float


def contact_sheet(
    heading: Heading, tiles: Sequence[Tile], felt: Sequence[Moment], begins: Sequence[float] = ()
) -> bytes:
    """JPEG of `tiles` (at least one) with their times and captions; below, the valence (-1 to 1) of what
    is said over time, where anything is, and the seconds at which scenes begin.
    """
    from PIL import Image as Images
    from PIL import ImageDraw

    columns = min(_COLUMNS, max(2, len(tiles)))
    rows = -(-len(tiles) // columns)
    pictures = [_small(tile.path) for tile in tiles]
    tall = max(one.height for one in pictures)
    row = tall + 30 + 30 * (_LINES + 1) + _GAP
    width = 2 * _EDGE + columns * TILE + (columns - 1) * _GAP
    top = _EDGE + 64
    height = top + rows * row + (_STRIP + _EDGE if felt else 0) + _EDGE // 2
    sheet = Images.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(sheet)
    _write(draw, (_EDGE, _EDGE - 8), _fit(draw, heading.title, 36, width - 2 * _EDGE), 36)
    for number, (tile, picture) in enumerate(zip(tiles, pictures, strict=True)):
        left = _EDGE + number % columns * (TILE + _GAP)
        upper = top + number // columns * row
        sheet.paste(picture, (left, upper + tall - picture.height))
        _write(draw, (left, upper + tall + 8), clock(tile.at), 24, _LINE)
        for line, words in enumerate(_wrapped(draw, tile.caption, 22)):
            _write(draw, (left, upper + tall + 40 + 30 * line), words, 22)
    if felt:
        box = (_EDGE + 90, height - _STRIP - _EDGE // 2, width - _EDGE, height - _EDGE // 2 - 44)
        _feeling(draw, box, heading, felt, begins)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=88)
    return out.getvalue()


def _small(path: Path) -> Image:
    from PIL import Image as Images

    with Images.open(path) as opened:
        picture = opened.convert("RGB")
    share = min(TILE / picture.width, _TALLEST / picture.height)
    return picture.resize((max(1, round(picture.width * share)), max(1, round(picture.height * share))))


def _font(words: str, size: int) -> FreeTypeFont:
    """One that has the signs of `words`; where none here has them, boxes are drawn in their place."""
    found = drawing_font(words, size) or drawing_font("", size)
    assert found is not None  # Latin letters can always be drawn
    return found


def _write(draw: ImageDraw, at: tuple[float, float], words: str, size: int, fill: str = _INK) -> None:
    draw.text(at, words, font=_font(words, size), fill=fill)


def _width(draw: ImageDraw, words: str, size: int) -> float:
    return draw.textlength(words, font=_font(words, size))


def _wrapped(draw: ImageDraw, text: str, size: int) -> list[str]:
    """`text` in at most `_LINES` lines as wide as a tile, the last one cut where there is more."""
    lines = [""]
    for word in _words(text):
        longer = lines[-1] + word
        if _width(draw, longer.strip(), size) <= TILE or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word.strip())
    shown = [_fit(draw, one.strip(), size, TILE) for one in lines[:_LINES]]
    if len(lines) > _LINES:
        shown[-1] = _fit(draw, shown[-1] + " …", size, TILE)
    return shown


def _words(text: str) -> list[str]:
    """Words with the space before them; Chinese characters one by one."""
    found: list[str] = []
    for sign in " ".join(text.split()):
        if sign == " " or not found or ord(sign) > 0x2E80 or ord(found[-1][-1]) > 0x2E80:
            # Signs that close a phrase never begin a line.
            if found and sign in "，。！？；：、」』）”":
                found[-1] += sign
            else:
                found.append(sign)
        else:
            found[-1] += sign
    return found


def _fit(draw: ImageDraw, words: str, size: int, width: float) -> str:
    """`words`, or as much of them as is no wider than `width`, up to the end of a word where one is near."""
    if _width(draw, words, size) <= width:
        return words
    whole = words.removesuffix(" …")
    cut = whole
    while cut and _width(draw, cut + " …", size) > width:
        cut = cut[:-1]
    end = cut.rfind(" ")
    if end > len(cut) / 2 and len(cut) < len(whole) and whole[len(cut)].isalnum() and ord(cut[-1]) < 0x2E80:
        cut = cut[:end]
    return cut.rstrip() + " …"


Box = tuple[int, int, int, int]
Dots = Sequence[tuple[float, float]]


def _feeling(
    draw: ImageDraw, box: Box, heading: Heading, felt: Sequence[Moment], begins: Sequence[float]
) -> None:
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    length = max(heading.length, felt[-1].end, 0.1)
    draw.rectangle((left, top, right, middle), fill=_WARM)
    draw.rectangle((left, middle, right, bottom), fill=_COOL)
    for begin in begins:
        x = left + (right - left) * min(1.0, begin / length)
        draw.line((x, top, x, bottom), fill=_MARK, width=2)
    dots = [
        (
            left + (right - left) * min(1.0, (one.start + one.end) / 2 / length),
            middle - one.emotion.valence * (bottom - top) / 2 * _ROOM,
        )
        for one in felt
    ]
    if len(dots) > 1:
        draw.line(dots, fill=_LINE, width=4, joint="curve")
    for x, y in dots:
        draw.ellipse((x - 6, y - 6, x + 6, y + 6), fill=_LINE, outline=_PAPER, width=2)
    _name_feelings(draw, box, dots, felt, heading.language)
    _name_axes(draw, box, length, heading.language)


def _name_axes(draw: ImageDraw, box: Box, length: float, language: str) -> None:
    left, top, right, bottom = box
    for label, place in (("light", top + 20), ("heavy", bottom - 20)):
        words = message(f"video-{label}", language)
        draw.text((_EDGE, place), words, font=_font(words, 22), fill=_SOFT, anchor="lm")
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        anchor = "la" if not share else "ra" if share == 1 else "ma"
        below = (left + (right - left) * share, bottom + 10)
        draw.text(below, clock(length * share), font=_font("", 22), fill=_SOFT, anchor=anchor)


def _name_feelings(draw: ImageDraw, box: Box, dots: Dots, felt: Sequence[Moment], language: str) -> None:
    """The strongest feeling above a light dot and below a heavy one, where there is room, clearest first."""
    taken: list[tuple[float, float]] = []
    clear = sorted(zip(felt, dots, strict=True), key=lambda pair: -abs(pair[0].emotion.valence))
    for one, (x, y) in clear:
        if not one.feelings:
            continue
        words = message(f"video-feeling-{one.feelings[0]}", language)
        half = _width(draw, words, 20) / 2
        x = min(max(x, box[0] + half + 4), box[2] - half - 4)
        if all(x + half < begin or x - half > end for begin, end in taken):
            light = one.emotion.valence >= 0
            draw.text(
                (x, y - 24 if light else y + 24),
                words,
                font=_font(words, 20),
                fill=_INK,
                anchor="mm",
                stroke_width=3,  # so that a line behind it does not strike it out
                stroke_fill=_WARM if light else _COOL,
            )
            taken.append((x - half - 6, x + half + 6))
