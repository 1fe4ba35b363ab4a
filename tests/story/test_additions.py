"""What a sentence may not add."""

from __future__ import annotations

import pytest

from bot.story import additions


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("“Never sell the piano,” he said.", "He said to me, never sell the piano.", []),
        ("“Sell the piano,” he said.", "He said to me, “Never sell the piano.”", []),
        ("“Keep the piano,” he said.", "He said to me, “Never sell the piano.”", ["Keep the piano,"]),
        ("他说：“手要稳。”", "他说：“手要稳，心要细。”", []),
        ("他说：“眼要尖。”", "他说：“手要稳，心要细。”", ["眼要尖。"]),
    ],
)
def test_a_quotation_is_word_for_word(text: str, source: str, found: list[str]) -> None:
    """Case and marks may differ, words may not."""
    assert additions.invented_quotes(text, [source]) == found


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("We moved, and I was proud.", "We moved.", ["proud"]),
        ("We moved, and I was glad.", "I was happy that we moved.", []),
        ("I was happy that we moved.", "I was happy that we moved.", []),
        ("我们搬家了，我很难过。", "我们搬家了。", ["难过"]),
    ],
)
def test_a_feeling_must_have_been_told(text: str, source: str, found: list[str]) -> None:
    """By its word or another word for it."""
    assert additions.added_feelings(text, [source]) == found


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("We moved because the flood came.", "The flood came. We moved.", "because"),
        ("We moved because the flood came.", "The flood came, so we moved.", ""),
        ("Because of the flood we moved.", "The flood came. Because of it we moved.", ""),
        ("我下岗了，因为工厂关门。", "工厂关门。我下岗了。", "因为"),
    ],
)
def test_a_cause_must_have_been_told(text: str, source: str, found: str) -> None:
    """Between the same two things, in whatever words."""
    assert additions.added_cause(text, [source]) == found


def test_a_lesson_must_have_been_drawn() -> None:
    """ "It taught me" stands only where the narrator said so."""
    lesson = "The winter was long, and it taught me patience."
    assert additions.added_lesson(lesson, ["The winter was long."]) == "taught me"
    assert additions.added_lesson(lesson, [lesson]) == ""


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("He always sang.", "He sang.", ["always"]),
        ("He sang each day.", "He sang every day.", []),
        ("All of us sang every day.", "Some of us sang every day.", ["all", "every"]),
    ],
)
def test_some_is_not_all(text: str, source: str, found: list[str]) -> None:
    """More wholes than were told are too many."""
    assert additions.overstated(text, [source]) == found
