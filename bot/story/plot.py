"""The feeling of a week as a small picture, made to be read on a phone."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from memory.types import Emotion
from prompts import message

_PAPER, _INK, _LINE, _DOT, _WARM, _COOL = "#FFF8EF", "#5B4636", "#C8693B", "#E0A458", "#F6D9B8", "#DCE3E6"
_CJK_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Source Han Sans SC",
    "SimHei",
    "PingFang SC",
    "Microsoft YaHei",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "AR PL UMing CN",
)
# matplotlib's font lists are not safe to build in two threads at once.
_LOCK = threading.Lock()


def week_plot(felt: Sequence[tuple[datetime, Emotion]], monday: datetime, language: str) -> bytes:
    """PNG, 1080 x 720 pixels: valence (-1 to 1) of each thing told, by day, with the days' means joined.

    `felt` holds aware times; days are those of `monday`'s time zone.
    """
    with _LOCK:
        return _drawn(felt, monday, language)


def _drawn(felt: Sequence[tuple[datetime, Emotion]], monday: datetime, language: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    font = _font(language)
    spoken = language if font or language != "zh" else "en"
    figure = Figure(figsize=(7.2, 4.8), dpi=150, facecolor=_PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(facecolor=_PAPER)
    _background(axes)
    _points(axes, felt, monday)
    _labels(axes, monday, spoken, {"family": font} if font else {})
    out = io.BytesIO()
    figure.savefig(out, format="png", facecolor=_PAPER)
    return out.getvalue()


def _background(axes: Any) -> None:
    axes.axhspan(0, 1.1, color=_WARM, alpha=0.45, lw=0)
    axes.axhspan(-1.1, 0, color=_COOL, alpha=0.55, lw=0)
    axes.axhline(0, color=_INK, lw=0.8, alpha=0.35)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)


def _points(axes: Any, felt: Sequence[tuple[datetime, Emotion]], monday: datetime) -> None:
    days: dict[int, list[float]] = {}
    for moment, one in felt:
        local = moment.astimezone(monday.tzinfo)
        day = (local.date() - monday.date()).days
        days.setdefault(day, []).append(one.valence)
        axes.plot(
            day + (local.hour - 12) / 40, one.valence, "o", color=_DOT, ms=11, alpha=0.8, mec=_PAPER, mew=1.5
        )
    means = [(day, sum(values) / len(values)) for day, values in sorted(days.items())]
    axes.plot(
        *zip(*means, strict=True), color=_LINE, lw=3.5, marker="o", ms=8, solid_capstyle="round", zorder=3
    )


def _labels(axes: Any, monday: datetime, language: str, font: dict[str, str]) -> None:
    names = [message(f"story-plot-day-{day}", language) for day in range(7)]
    dates = [monday + timedelta(days=day) for day in range(7)]
    axes.set_xticks(
        range(7), [f"{name}\n{day.day}.{day.month}." for name, day in zip(names, dates, strict=True)]
    )
    axes.set_yticks(
        [-0.8, 0, 0.8], [message(f"story-plot-{mood}", language) for mood in ("heavy", "even", "light")]
    )
    axes.set(xlim=(-0.6, 6.6), ylim=(-1.1, 1.1))
    axes.tick_params(length=0, labelsize=14, labelcolor=_INK, pad=8)
    axes.set_title(message("story-plot-title", language), fontsize=18, color=_INK, pad=14, **font)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(**font)


def _font(language: str) -> str | None:
    """An installed font that has Chinese, where it is needed."""
    if language != "zh":
        return None
    from matplotlib.font_manager import fontManager

    installed = {one.name for one in fontManager.ttflist}
    return next((name for name in _CJK_FONTS if name in installed), None)
