"""Counterfactual swaps."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from training import augment, swaps
from training.swaps import elsewhere, flips, other_gender


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("He told his mother.", "She told her father."),
        ("I saw her, with HER dog", "I saw him, with HIS dog"),
        ("the others", "the others"),
    ],
)
def test_genders_are_swapped(text: str, swapped: str) -> None:
    """Words for men and women change places, with their capitals; parts of words do not."""
    assert other_gender(text) == swapped


def test_names_are_swapped_that_training_never_put_in() -> None:
    """A model that saw the very names would look fairer than it is."""
    assert not set(swaps.NAMES) & set(augment.NAMES)


def test_places_are_swapped() -> None:
    """A place becomes another."""
    found = elsewhere("We left Poland.", random.Random(1))
    assert found.startswith("We left ")
    assert "Poland" not in found


def test_flips_are_counted() -> None:
    """A reader that hangs on "he" flips one of two labels of such a text; other texts are not counted."""

    def give(texts: Sequence[str]) -> np.ndarray:
        return np.array([["he" in text.split(), True] for text in texts])

    found = flips(["he left", "[NAME] left", "rain"], give)
    assert (found["genders"].texts, found["genders"].labels, found["genders"].any_label) == (1, 0.5, 1.0)
    assert (found["names"].texts, found["names"].labels) == (1, 0.0)
    assert found["places"].texts == 0
