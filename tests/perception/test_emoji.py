"""Emoji as words."""

from __future__ import annotations

import pytest

from bot.perception.emoji import spelled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no emoji, 你好!", "no emoji, 你好!"),
        ("fine 😂😂😂", "fine face with tears of joy"),
        ("thanks 🙏🏼!", "thanks person with folded hands !"),
        ("❤️", "heavy black heart"),
    ],
)
def test_an_emoji_becomes_its_name(text: str, words: str) -> None:
    """Each emoji is told by its name, once in a row, whatever its colour of skin."""
    assert " ".join(spelled(text).split()) == words
