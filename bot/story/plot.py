"""The arc of feeling of a week, a month or a year as a small picture, made to be read on a phone."""

from __future__ import annotations

import io
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.fonts import chinese_font
from bot.story.period import Period
from bot.story.recap_text import period_in_words
from memory.feelings import NARRATOR
from memory.types import Emotion
from prompts import message

_PAPER, _INK, _LINE, _DOT, _OWN = "#FFF8EF", "#5B4636", "#C8693B", "#E0A458", "#8A4B2A"
_WARM, _COOL = "#F6D9B8", "#DCE3E6"
_EDGE = 0.12  # inches around everything
# matplotlib's font lists are not safe to build in two threads at once.
_LOCK = threading.Lock()


Felt = Sequence[tuple[datetime, Emotion]]


def feeling_plot(felt: Felt, period: Period, language: str) -> bytes:
    """PNG, 1080 x 720 pixels: valence (-1 to 1) of each thing told, with the means joined where they follow
    each other: of a week's days, of five days in a month, of a year's months. What the narrator said of a
    feeling themself is darker. `felt` holds aware times; days are the period's.
    """
    with _LOCK:
        return _drawn(felt, period, language)


def _drawn(felt: Felt, period: Period, language: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    font = _font(language)
    spoken = language if font or language != "zh" else "en"
    figure = Figure(
        figsize=(7.2, 4.8),
        dpi=150,
        facecolor=_PAPER,
        layout=ConstrainedLayoutEngine(w_pad=_EDGE, h_pad=_EDGE),
    )
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(facecolor=_PAPER)
    _background(axes)
    _points(axes, felt, period)
    family = {"family": font} if font else {}
    _labels(axes, period, spoken, family)
    _legend(figure, felt, period, spoken, family)
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=_PAPER)
    return out.getvalue()


def _background(axes: Any) -> None:
    axes.axhspan(0, 1.1, color=_WARM, alpha=0.45, lw=0)
    axes.axhspan(-1.1, 0, color=_COOL, alpha=0.55, lw=0)
    axes.axhline(0, color=_INK, lw=0.8, alpha=0.35)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)


def _points(axes: Any, felt: Felt, period: Period) -> None:
    joined: dict[int, list[tuple[float, float]]] = {}
    size = 11 if period.kind == "week" else 8
    for moment, one in sorted(felt, key=lambda pair: pair[0]):
        group, place = _place(moment.astimezone(period.since.tzinfo), period)
        joined.setdefault(group, []).append((place, one.valence))
        ink = _OWN if one.model == NARRATOR else _DOT
        axes.plot(place, one.valence, "o", color=ink, ms=size, alpha=0.85, mec=_PAPER, mew=1.2, zorder=4)
    for run in _runs(joined):
        means = [[sum(axis) / len(dots) for axis in zip(*dots, strict=True)] for dots in run]
        axes.plot(*zip(*means, strict=True), color=_LINE, lw=3.5, solid_capstyle="round", zorder=3)


def _runs(joined: Mapping[int, Sequence[tuple[float, float]]]) -> list[list[Sequence[tuple[float, float]]]]:
    """Groups that follow each other; a line through days of which nothing is told would make them up."""
    runs: list[list[int]] = []
    for group in sorted(joined):
        if runs and group == runs[-1][-1] + 1:
            runs[-1].append(group)
        else:
            runs.append([group])
    return [[joined[group] for group in run] for run in runs if len(run) > 1]


def _place(local: datetime, period: Period) -> tuple[int, float]:
    """The group (a day, five days of a month, a month of a year) in which a moment is joined with others, and
    where its own dot stands.
    """
    if period.kind == "year":
        return local.month, local.month - 1 + (local.day - 16) / 40
    day = (local.date() - period.since.date()).days
    return day // (5 if period.kind == "month" else 1), day + (local.hour - 12) / 40


def _labels(axes: Any, period: Period, language: str, font: dict[str, str]) -> None:
    ticks, names, last = _ticks(period, language)
    axes.set_xticks(ticks, names)
    axes.set_yticks(
        [-0.8, 0, 0.8], [message(f"story-plot-{mood}", language) for mood in ("heavy", "even", "light")]
    )
    axes.set(xlim=(-0.6, last + 0.6), ylim=(-1.1, 1.1))
    axes.tick_params(length=0, labelsize=14, labelcolor=_INK, pad=8)
    axes.set_title(_title(period, language), fontsize=18, color=_INK, pad=14, **font)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(linespacing=1.3, **font)


def _legend(figure: Any, felt: Felt, period: Period, language: str, font: dict[str, str]) -> None:
    """What the signs mean, in plain words below; only of signs that are there."""
    groups = {_place(moment.astimezone(period.since.tzinfo), period)[0] for moment, _ in felt}
    keys = ["dot"]
    keys += ["line"] if any(group + 1 in groups for group in groups) else []
    keys += ["own"] if any(one.model == NARRATOR for _, one in felt) else []
    words = [message(f"story-plot-legend-{key}", language) for key in keys]
    figure.supxlabel("\n".join(words), fontsize=11, color=_INK, alpha=0.75, linespacing=1.35, **font)


def _ticks(period: Period, language: str) -> tuple[list[int], list[str], int]:
    """Where the labels below stand, what they say, and the last place."""
    if period.kind == "year":
        shown = list(range(0, 12, 2))
        return shown, [message(f"story-plot-month-{at + 1}", language) for at in shown], 11
    days = (period.until.date() - period.since.date()).days
    shown = list(range(0, days, 7 if period.kind == "month" else 1))
    names = [_date(period.since + timedelta(days=at), language) for at in shown]
    if period.kind == "week":
        names = [
            f"{message(f'story-plot-day-{at}', language)}\n{name}"
            for at, name in zip(shown, names, strict=True)
        ]
    return shown, names, days - 1


def _date(day: datetime, language: str) -> str:
    month = message(f"story-plot-month-{day.month}", language)
    return message("story-plot-date", language, day=str(day.day), month=month)


def _title(period: Period, language: str) -> str:
    when = {} if period.kind == "week" else {"when": period_in_words(period, language)}
    return message(f"story-plot-title-{period.kind}", language, **when)


def _font(language: str) -> str | None:
    """An installed font that has Chinese, where it is needed."""
    if language != "zh":
        return None
    found = chinese_font()
    return found[0] if found else None
