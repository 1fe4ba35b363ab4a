"""The words around the narrator's own in a recap: how it begins, and what a quiet time says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from bot.story.period import Period
from memory.sentences import language_of
from memory.types import Passage, Sentence
from prompts import message

_INTROS, _QUIETS = 4, 6


def told_text(sentences: Sequence[Sentence], period: Period, turn: int, language: str) -> str:
    """A beginning (by turns) and the narrator's sentences."""
    when = {} if period.kind == "week" else {"when": period_in_words(period, language)}
    return (
        f"{message(f'story-recap-{period.kind}-{turn % _INTROS}', language, **when)}\n\n{joined(sentences)}"
    )


def earlier_text(
    sentences: Sequence[Sentence], period: Period, when: datetime, turn: int, language: str
) -> str:
    """For a quiet time: something that was told before."""
    start = message(
        f"story-recap-earlier-{turn % _INTROS}",
        language,
        period=period_in_words(period, language),
        when=month_in_words(when.astimezone(period.since.tzinfo), language),
    )
    return f"{start}\n\n{joined(sentences)}"


def quiet_text(period: Period, turn: int, name: str, language: str) -> str:
    """For a time in which nothing was told (``quiet``), only shown (``picture``), or all of which recaps have
    ``said``; with the dates, so that no two are alike.
    """
    if period.kind == "day":
        return message("story-recap-day-none", language)
    return message(f"story-recap-{name}-{turn % _QUIETS}", language, period=period_in_words(period, language))


def day_text(sentences: Sequence[Sentence], cited: Sequence[Passage], period: Period, language: str) -> str:
    """This day in earlier years: what was told on it and what happened on it, said which."""
    groups: dict[str, list[Sentence]] = {}
    for one, passage in zip(sentences, cited, strict=True):
        groups.setdefault(_why(passage, period, language), []).append(one)
    return "\n\n".join(f"{why}\n{joined(some)}" for why, some in groups.items())


def _why(passage: Passage, period: Period, language: str) -> str:
    year = (passage.event_date or "")[:4]
    if year.isdigit() and not period.is_anniversary(passage.told_at):
        return message("story-recap-day-happened", language, year=year)
    ago = period.since.year - passage.told_at.astimezone(period.since.tzinfo).year
    return message("story-recap-day-told", language, years=ago)


def joined(sentences: Sequence[Sentence]) -> str:
    """The sentences in one run; between two Chinese ones there is no space."""
    told = sentences[0].text
    for last, one in pairwise(sentences):
        wide = language_of(last.text) == language_of(one.text) == "zh"
        told += ("" if wide else " ") + one.text
    return told


def month_in_words(day: datetime, language: str) -> str:
    """``March 2026``."""
    name = message(f"story-month-{day.month}", language)
    return message("story-recap-of-month", language, month=name, year=str(day.year))


def period_in_words(period: Period, language: str) -> str:
    """``16 November to 22 November``, ``November 2026``, ``2026``."""
    if period.kind == "month":
        return month_in_words(period.since, language)
    if period.kind == "year":
        return message("story-recap-of-year", language, year=str(period.since.year))
    first, last = (
        message(
            "story-recap-of-day", language, day=day.day, month=message(f"story-month-{day.month}", language)
        )
        for day in (period.since, period.until - timedelta(hours=12))
    )
    return message("story-recap-of-days", language, first=first, last=last)
