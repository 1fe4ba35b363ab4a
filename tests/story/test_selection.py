"""Choosing among memories and wordings."""

from __future__ import annotations

import pytest

from bot.story.selection import Candidate, explained, ranked


def test_the_best_comes_first_and_its_like_last() -> None:
    """A second memory of the flood loses to a plainer one of something else."""
    flood = Candidate("flood", "The flood carried our boat down the street.", feeling=0.9)
    again = Candidate("again", "Our boat was carried down the street by the flood.", feeling=0.85)
    bread = Candidate("bread", "Grandmother baked cardamom bread on Sundays.", feeling=0.6)
    assert [one.candidate.id for one in ranked([again, bread, flood], 3)] == ["flood", "bread", "again"]
    assert [one.candidate.id for one in ranked([again, bread], 1, taken=[flood.text])] == ["bread"]


def test_feedback_and_theme_count() -> None:
    """Of two like memories the one whose like was liked comes first."""
    liked = Candidate("liked", "We danced.", theme=0.5, feedback=0.9)
    other = Candidate("other", "We sewed.", theme=0.5, feedback=0.1)
    assert ranked([other, liked], 2)[0].candidate.id == "liked"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_choice_is_explained(language: str) -> None:
    """Each reason that counted is named, the strongest first."""
    (choice,) = ranked(
        [Candidate("a", "We danced.", feeling=0.9, feedback=0.7)], 1, taken=["Bread was dear."]
    )
    assert choice.why == ("novelty", "feeling", "feedback")
    assert len(explained(choice, language)) > 10
