"""Dates in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.book.dates import edtf_in_words, minutes, moment_day


@pytest.mark.parametrize(
    ("edtf", "english", "chinese"),
    [
        ("1962", "1962", "1962年"),
        ("1962-06", "June 1962", "1962年6月"),
        ("1962-06-12", "12 June 1962", "1962年6月12日"),
        ("196X", "the 1960s", "1960年代"),
        ("19XX", "the 20th century", "20世纪"),
        ("20XX", "the 21st century", "21世纪"),
        ("1962-06~", "about June 1962", "约1962年6月"),
        ("1962?", "perhaps 1962", "可能是1962年"),
        ("1962%", "about 1962", "约1962年"),
        ("1962-22", "summer 1962", "1962年夏"),
        ("1962/1965-03", "1962 to March 1965", "1962年至1965年3月"),
        ("../1965", "until 1965", "1965年以前"),
        ("1962/..", "since 1962", "1962年以后"),
    ],
)
def test_edtf(edtf: str, english: str, chinese: str) -> None:
    """Uncertain dates read as a person would say them, in both languages."""
    assert edtf_in_words(edtf, "en") == english
    assert edtf_in_words(edtf, "zh") == chinese


@pytest.mark.parametrize("edtf", ["", "long ago", "1962-13", "1962-02-30", "196X-05", "Y170000002"])
def test_unknown_dates_stay(edtf: str) -> None:
    """What is not understood is given back as it came."""
    assert edtf_in_words(edtf, "en") == edtf


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.0, "0:00"), (14.9, "0:14"), (75.0, "1:15"), (3661.0, "1:01:01")]
)
def test_minutes(seconds: float, said: str) -> None:
    """Seconds of sound read as on a player."""
    assert minutes(seconds) == said


def test_unknown_zone_is_utc() -> None:
    """The day is that of UTC where the narrator's zone is not known."""
    assert moment_day(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "Nowhere/Land").day == 1
