"""Things and opposites."""

from __future__ import annotations

import pytest

from bot.story.entailment import missing_things, opposites
from bot.story.thesaurus import look_up


@pytest.mark.parametrize(
    ("text", "source", "missing"),
    [
        ("We kept a parrot in the kitchen.", "We kept hens in the kitchen.", ["parrot"]),
        ("We ate fruit.", "We ate apples every day.", []),
        ("We ate apples.", "We ate fruit every day.", ["apples"]),
        ("He built a boat.", "He builds boats.", []),
        ("She explained how they had travelled.", "They went by train.", []),
        ("We sold the automobile.", "We had a car.", []),
    ],
)
def test_a_thing_must_have_been_told(text: str, source: str, missing: list[str]) -> None:
    """By its word, by another word for it, or by a narrower one; verbs are free."""
    assert missing_things(text, [source]) == missing


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("The work was easy.", "The work was difficult.", ["easy"]),
        ("The work was easy.", "The work was difficult, not easy.", []),
        ("The house was big.", "The large house had small windows.", []),
    ],
)
def test_an_opposite_contradicts(text: str, source: str, found: list[str]) -> None:
    """Where the opposite was told and the word, or another for it, was not."""
    assert opposites(text, [source]) == found


@pytest.mark.parametrize(("form", "base"), [("bought", "buy"), ("churches", "church"), ("hates", "hate")])
def test_a_form_is_found_by_its_word(form: str, base: str) -> None:
    """Irregular forms and endings lead to the word in the table."""
    assert look_up(form) == look_up(base) is not None
