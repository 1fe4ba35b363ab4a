"""Whom one can call."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.care.lines import lines_for
from bot.errors import ConfigurationError


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        ("America/New_York", "988"),
        ("America/Indiana/Knox", "988"),
        ("America/Toronto", "988"),
        ("Europe/London", "116 123"),
        ("Europe/Dublin", "116 123"),
        ("Asia/Shanghai", "12356"),
        ("Asia/Hong_Kong", "2896 0000"),
        ("Asia/Taipei", "1925"),
        ("Australia/Perth", "13 11 14"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_place_has_its_number(zone: str, number: str, language: str) -> None:
    """Each known place has its line in both languages."""
    assert number in " ".join(lines_for(zone).listed("crisis", language))


def test_any_other_place_has_the_general_list() -> None:
    """An unknown zone, or none, is told where lists of lines are."""
    for zone in ("UTC", "America/Sao_Paulo", "", "Nowhere/At_All"):
        assert "findahelpline.com" in lines_for(zone).listed("crisis", "en")[0]


def test_europe_has_its_one_emergency_number() -> None:
    """Where no country is known in Europe, 112 is."""
    assert lines_for("Europe/Lisbon").danger("en") == "112"


def test_an_operators_file_takes_the_place_of_a_region(tmp_path: Path) -> None:
    """A region in the file replaces the shipped one and a new one is added; the others stay."""
    file = tmp_path / "lines.yaml"
    file.write_text(
        "regions:\n"
        "  lisbon: {zones: [Europe/Lisbon], emergency: {en: '112'}, crisis: [{en: 'Voz: 213 544 545'}],"
        " abuse: [{en: 'APAV: 116 006'}]}\n",
        encoding="utf-8",
    )
    assert lines_for("Europe/Lisbon", file).listed("crisis", "zh") == ["Voz: 213 544 545"]
    assert "116 123" in lines_for("Europe/London", file).listed("crisis", "en")[0]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "- a list",
        "regions: {x: {zones: [UTC]}}",
        "regions: [",
        "regions: 3",
        "regions: {x: {zones: UTC, emergency: {en: '1'}, crisis: [{en: '2'}], abuse: [{en: '3'}]}}",
        "regions: {x: {emergency: {en: '1'}, crisis: [{en: '2'}], abuse: [{en: '3'}]}}",
        "regions: {x: {zones: [UTC], emergency: {en: '1'}, crisis: [], abuse: [{en: '3'}]}}",
    ],
)
def test_a_broken_file_is_said_to_be_one(tmp_path: Path, words: str) -> None:
    """What is no list of lines raises ConfigurationError."""
    file = tmp_path / "lines.yaml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        lines_for("UTC", file)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path to nothing raises ConfigurationError."""
    with pytest.raises(ConfigurationError):
        lines_for("UTC", tmp_path / "none.yaml")
