"""Doubts and denials."""

from __future__ import annotations

import pytest

from bot.story.certainty import changed_denials, lost_doubts


@pytest.mark.parametrize(
    ("text", "told", "lost"),
    [
        ("We moved in 1962.", "I think we moved in 1962.", 1),
        ("Perhaps we moved in 1962.", "I think we moved in 1962.", 0),
        ("We moved in 1962.", "We moved in 1962, I think.", 1),
        ("There were forty guests.", "There were about forty guests.", 1),
        ("He talked about the war.", "He talked about the war.", 0),
        ("My sister cried.", "I think it was 1962 when the new bridge was built, and my sister cried.", 0),
        ("我们一九六二年搬的家。", "我们大概一九六二年搬的家。", 1),
    ],
)
def test_a_doubt_stays_with_what_it_is_about(text: str, told: str, lost: int) -> None:
    """Another word for it will do; a doubt about something else need not come along."""
    assert len(lost_doubts(text, [told])) == lost


@pytest.mark.parametrize(
    ("text", "told", "changed"),
    [
        ("I left the village.", "I left the village and never came back.", False),
        ("I came back.", "I left the village and never came back.", True),
        ("I had no coat.", "I did not have a coat.", False),
        ("I never had a coat.", "I had a coat.", True),
        ("他抽烟。", "他不抽烟。", True),
    ],
)
def test_a_denial_is_neither_lost_nor_added(text: str, told: str, changed: bool) -> None:
    """Clause by clause."""
    assert bool(changed_denials(text, [told])) is changed
