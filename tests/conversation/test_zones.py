"""Languages and time zones are guessed and found by words that people would use."""

from __future__ import annotations

import pytest

from bot.conversation.zones import find_zone, guess_language, guess_zone, machine_zone


@pytest.mark.parametrize(
    ("code", "zone"), [("zh-hans", "Asia/Shanghai"), ("de", "Europe/Berlin"), ("en-GB", "Europe/London")]
)
def test_a_zone_is_guessed_from_the_language(code: str, zone: str) -> None:
    """A language that is mostly spoken in one zone gives that zone; a region wins."""
    assert guess_zone(code) == zone


def test_an_unknown_language_gives_the_machines_zone() -> None:
    """English says nothing of where somebody lives."""
    assert guess_zone("en") == machine_zone()


@pytest.mark.parametrize(
    ("words", "zone"),
    [("Berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("asia/shanghai", "Asia/Shanghai")],
)
def test_a_zone_is_found_by_its_city(words: str, zone: str) -> None:
    """A city's name is enough, in any case."""
    assert find_zone(words) == zone


@pytest.mark.parametrize("words", ["", "  ", "Narnia", "../etc"])
def test_what_is_no_zone_is_none(words: str) -> None:
    """Nothing is guessed from words that name no zone."""
    assert find_zone(words) is None


def test_languages_fall_back_to_the_default() -> None:
    """The bot speaks the person's language where it can, else the chosen one."""
    assert guess_language("zh-TW", "en") == "zh"
    assert guess_language(None, "zh") == "zh"
