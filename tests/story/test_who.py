"""Who did it."""

from __future__ import annotations

import pytest

from bot.story.who import changed_doer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("My father mended nets.", "My father Gustav mended nets."),
        ("He mended nets.", "My father mended nets."),
        ("I was taught to swim by Karl.", "Karl taught me to swim."),
        ("Maria moved to Lisbon.", "I moved to Lisbon."),
        ("She moved to Lisbon.", "I moved to Lisbon."),
        ("父亲在纱厂上班。", "爸爸在纱厂上班。"),
    ],
)
def test_the_same_person_stands(text: str, told: str) -> None:
    """Names in apposition, pronouns for names, the passive, and the third person are free."""
    assert changed_doer(text, [told], "Maria") == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I mended nets.", "My father mended nets."),
        ("My mother mended nets.", "My father mended nets."),
        ("My brother moved to Lisbon.", "I moved to Lisbon."),
        ("I gave him bread.", "He gave me bread."),
        ("She sang.", "He sang."),
        ("我在纱厂上班。", "爸爸在纱厂上班。"),
    ],
)
def test_somebody_else_is_refused(text: str, told: str) -> None:
    """One person's doing is not another's."""
    assert changed_doer(text, [told], "Maria") != ""
