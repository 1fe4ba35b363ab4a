"""What was begun, broken off and said again."""

from __future__ import annotations

import pytest

from bot.story.light_edit import lightly_edited

REPAIRED = {
    "I went, I mean we went to the market": "We went to the market.",
    "In 1961, no, in 1962 we moved": "In 1962 we moved.",
    "we stayed with Ana, no, with Clara": "We stayed with Clara.",
    "I was nine, I mean ten years old": "I was ten years old.",
    "the, the house was, was cold": "The house was cold.",
    "we went to we went to the sea": "We went to the sea.",
    "I wan- I wanted a dog": "I wanted a dog.",
    "something you know something that breathed": "Something, something that breathed.",
    "it was you know a small house": "It was a small house.",
    "我是六三年，不对，六四年进的厂": "我是六四年进的厂。",
    "我们我们去了上海": "我们去了上海。",
    "他在对岸修船，她那天不在": "他在对岸修船，她那天不在。",
}
KEPT = (
    "What I mean is that we left.",
    "It was cold, no, it was freezing.",
    "Again and again and again it rained.",
    "Do you know what she said?",
    "He said no, and left.",
    "My father was a collier, I mean everybody was.",
    "I had had enough.",
)


@pytest.mark.parametrize(("said", "written"), REPAIRED.items())
def test_a_repair_stands_in_place_of_what_it_repairs(said: str, written: str) -> None:
    """Only what was taken back goes."""
    assert lightly_edited(said) == written


@pytest.mark.parametrize("said", KEPT)
def test_what_only_looks_like_a_repair_stays(said: str) -> None:
    """Ways of speaking are the narrator's own."""
    assert lightly_edited(said) == said
