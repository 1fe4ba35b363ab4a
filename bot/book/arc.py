"""How a life felt, by when things happened: a picture in SVG, for the chat and for the book. Pure.

It shows what was told and no more: a dot is one thing told, a bar the years in which it may have happened.
A stroke for a stretch of years stands only where several things are told of it, and nothing is drawn
through years of which nothing is told. No curve is smoothed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from markupsafe import escape

from bot.book.tree import fonts, width_of
from bot.book.types import Drawing
from prompts import message

FEWEST = 3
"""Moments below which there is no picture: two dots are no arc."""

_STROKES_FROM = 8  # moments; fewer have no strokes at all
_TOLD_OF = 3  # moments in a stretch of years before a stroke stands for it
_UNSURE = 2.0  # years that a date may span and still be a dot alone
_NOTED = 4  # moments that are told below the picture

_WIDE, _TALL = 330.0, 168.0  # the picture itself, in points
_LEFT, _RIGHT, _TOP, _FOOT = 44.0, 10.0, 12.0, 12.0  # points; more at the left where its words are longer
_MOODS = (("light", 0.72), ("even", 0.0), ("heavy", -0.72))
_LINE = 12.5  # points from line to line below it
_REACH = 5.5  # years before and after the middle of a date that are shown in any case
_GAP = 4.0  # points between what is told and what the signs mean
_NEAR = 9.0  # points between two numbers that would touch
# Latin letters are narrower than `width_of` says in the Latin type, and wider in the Chinese one.
_NARROW, _BROAD = 1.13, 0.88
_INK, _SOFT, _RULE = "#3d342b", "#857a6d", "#b9ad9b"
_WARM, _COOL, _STROKE, _DOT, _OWN = "#f8e8d2", "#e6ebec", "#a8492a", "#d08a52", "#7a3e1d"


@dataclass(frozen=True)
class Moment:
    """Something that was told: the first and last day on which it may have been, its valence (-1 to 1), when
    in words, what, whether the narrator said themself how it felt, and whether the time was not sure.
    """

    first: date
    last: date
    valence: float
    when: str
    text: str
    own: bool = False
    doubted: bool = False

    @property
    def middle(self) -> float:
        """The middle of the days, in years."""
        return (_year(self.first) + _year(self.last)) / 2

    @property
    def unsure(self) -> bool:
        """True where the time is known too roughly for a dot alone."""
        return self.doubted or _year(self.last) - _year(self.first) > _UNSURE


@dataclass(frozen=True)
class _Scale:
    """Years and valence to points; `left` of them is for the words beside."""

    start: float
    end: float
    left: float

    def x(self, year: float) -> float:
        share = (min(max(year, self.start), self.end) - self.start) / (self.end - self.start)
        return self.left + share * (_WIDE - self.left - _RIGHT)

    def y(self, valence: float) -> float:
        return _TOP + (1 - valence) / 2 * (_TALL - _TOP - _FOOT)


def drawn(moments: Sequence[Moment], name: str, language: str) -> Drawing | None:
    """The arc of a life; None for fewer moments than `FEWEST`."""
    told = sorted(moments, key=lambda one: (one.middle, one.text))
    if len(told) < FEWEST:
        return None
    scale, noted = _scale(told, language), _noted(told)
    strokes = list(_strokes(told))
    below = _below(told, noted, bool(strokes), language)
    height = _TALL + 26 + _LINE * len(below) + _GAP
    parts = [
        *_ground(scale, language),
        *_marks(told, scale),
        *_joined(strokes, scale),
        *_numbers(noted, scale),
        *_lines(below),
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {_WIDE:.0f} {height:.0f}" font-family="{fonts(language)}, serif">'
        f"{''.join(parts)}</svg>"
    )
    first, last = str(told[0].first.year), str(told[-1].last.year)
    alt = message("book-arc-alt", language, name=name, count=str(len(told)), first=first, last=last)
    return Drawing(svg, _WIDE, height, " ".join([alt, *(_listed(n, one) for n, one in noted)]))


def _scale(told: Sequence[Moment], language: str) -> _Scale:
    """From a round year before the first to one after the last; a long date stretches nothing."""
    start = min(max(_year(one.first), one.middle - _REACH) for one in told)
    end = max(min(_year(one.last), one.middle + _REACH) for one in told)
    step = _step(end - start)
    low, high = start // step * step, -(-end // step) * step
    words = max(width_of(message(f"story-plot-{mood}", language)) for mood, _ in _MOODS)
    return _Scale(low, max(high, low + step), max(_LEFT, 8.5 * words + 12))


def _step(years: float) -> int:
    """Years between two labels below: at most ten labels."""
    return next((step for step in (1, 2, 5, 10, 20) if years / step <= 9), 50)


def _strokes(told: Sequence[Moment]) -> Iterator[tuple[int, int, float]]:
    """First and last year and median valence of each stretch of years of which several things are told."""
    sure = [one for one in told if not one.unsure]
    if len(sure) < _STROKES_FROM:
        return
    step = 10 if sure[-1].middle - sure[0].middle > 25 else 5
    stretches: dict[int, list[float]] = {}
    for one in sure:
        stretches.setdefault(int(one.middle // step * step), []).append(one.valence)
    for start, values in sorted(stretches.items()):
        if len(values) >= _TOLD_OF:
            yield start, start + step, median(values)


def _noted(told: Sequence[Moment]) -> list[tuple[int, Moment]]:
    """The lightest and the heaviest, numbered by time: what stands out is said in words."""
    by_feeling = sorted(told, key=lambda one: one.valence)
    each = min(_NOTED // 2, len(told) // 2)
    chosen = [one for one in (*by_feeling[:each], *by_feeling[-each:]) if one.text]
    return list(enumerate((one for one in told if one in chosen), 1))


def _ground(scale: _Scale, language: str) -> Iterator[str]:
    """Light above, heavy below, the line between, and the years."""
    left, wide = scale.left - 4, _WIDE - scale.left - _RIGHT + 14
    middle = scale.y(0)
    for top, bottom, fill in ((_TOP - 6, middle, _WARM), (middle, _TALL + 4, _COOL)):
        yield f'<rect x="{left}" y="{top:.1f}" width="{wide}" height="{bottom - top:.1f}" fill="{fill}"/>'
    yield f'<path d="M{left} {middle:.1f}h{wide}" stroke="{_RULE}" stroke-width="0.7"/>'
    for mood, valence in _MOODS:
        word = message(f"story-plot-{mood}", language)
        yield _text(left - 5, scale.y(valence) + 3, word, _SOFT, 8.5, "end")
    step = _step(scale.end - scale.start)
    for year in range(int(scale.start), int(scale.end) + 1, step):
        x = scale.x(year)
        yield f'<path d="M{x:.1f} {_TALL + 4}v3" stroke="{_RULE}" stroke-width="0.7"/>'
        yield _text(x, _TALL + 15, str(year), _SOFT, 8.5, "middle")


def _marks(told: Sequence[Moment], scale: _Scale) -> Iterator[str]:
    for one in told:
        x, y, ink = scale.x(one.middle), scale.y(one.valence), _OWN if one.own else _DOT
        if one.unsure:
            from_, to = scale.x(_year(one.first)), scale.x(_year(one.last))
            yield (
                f'<path d="M{from_:.1f} {y:.1f}H{to:.1f}" stroke="{ink}" stroke-width="1.6" opacity="0.45" '
                f'stroke-linecap="round"/>'
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#fffdf8" stroke="{ink}"/>'
            )
        else:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{ink}" opacity="0.8"/>'


def _joined(strokes: Sequence[tuple[int, int, float]], scale: _Scale) -> Iterator[str]:
    """A stroke a stretch; neighbours are joined, and across years that are not told of nothing is."""
    for number, (start, end, middle) in enumerate(strokes):
        from_, to, y = scale.x(start) + 2, scale.x(end) - 2, scale.y(middle)
        yield (
            f'<path d="M{from_:.1f} {y:.1f}H{to:.1f}" stroke="{_STROKE}" stroke-width="2.6" '
            'stroke-linecap="round"/>'
        )
        if number and strokes[number - 1][1] == start:
            before = scale.y(strokes[number - 1][2])
            yield (
                f'<path d="M{from_ - 4:.1f} {before:.1f}L{from_:.1f} {y:.1f}" stroke="{_STROKE}" '
                'stroke-width="1" opacity="0.6"/>'
            )


def _numbers(noted: Sequence[tuple[int, Moment]], scale: _Scale) -> Iterator[str]:
    """A number above a light moment and below a heavy one; of moments that touch, their numbers together."""
    groups: list[list[tuple[int, float, float]]] = []
    for number, one in noted:
        place = (number, scale.x(one.middle), scale.y(one.valence))
        near = next((group for group in groups if any(_touch(place, other) for other in group)), None)
        if near is None:
            groups.append([place])
        else:
            near.append(place)
    for group in groups:
        middle = sum(x for _, x, _ in group) / len(group)
        above, below = min(y for *_, y in group), max(y for *_, y in group)
        y = above - 5.5 if above <= scale.y(0) else below + 12
        yield _text(middle, y, " ".join(str(number) for number, *_ in group), _INK, 8.5, "middle", bold=True)


def _touch(one: tuple[int, float, float], other: tuple[int, float, float]) -> bool:
    return abs(one[1] - other[1]) < _NEAR and abs(one[2] - other[2]) < 2 * _NEAR


def _below(
    told: Sequence[Moment], noted: Sequence[tuple[int, Moment]], strokes: bool, language: str
) -> list[tuple[str, str]]:
    """What stands out, then what the signs mean; only of signs that are there. Each with its colour."""
    lines = [(_listed(number, one), _INK) for number, one in noted]
    keys = ["book-arc-dot"]
    keys += ["book-arc-bar"] if any(one.unsure for one in told) else []
    keys += ["book-arc-own"] if any(one.own for one in told) else []
    keys += ["book-arc-stroke"] if strokes else []
    keys += ["book-arc-read"]
    lines += [(message(key, language), _SOFT) for key in keys]
    return [(_cut(text, language), ink) for text, ink in lines]


def _listed(number: int, one: Moment) -> str:
    return f"{number} · {one.when}: {one.text}"


def _cut(text: str, language: str) -> str:
    """As much of a line as there is room for."""
    latin = _BROAD if language == "zh" else _NARROW
    room = (_WIDE - 12) / 8.5

    def wide(words: str) -> float:
        chinese = sum(ord(sign) >= 0x2E80 for sign in words)
        return chinese + (width_of(words) - chinese) / latin

    if wide(text) <= room:
        return text
    while wide(text + "…") > room:
        text = text[:-1]
    return text.rstrip(" ,;，、") + "…"


def _lines(below: Sequence[tuple[str, str]]) -> Iterator[str]:
    for number, (text, ink) in enumerate(below):
        apart, size = (0.0, 8.5) if ink == _INK else (_GAP, 8.0)
        yield _text(4, _TALL + 34 + apart + number * _LINE, text, ink, size, "start")


def _text(x: float, y: float, text: str, ink: str, size: float, anchor: str, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{ink}" text-anchor="{anchor}"{weight}>'
        f"{escape(text)}</text>"
    )


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366
