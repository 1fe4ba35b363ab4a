"""From scores to an order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.asking import read_question
from memory.ranking import first, stretch
from memory.recall import Recall
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator, told


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.integers(1, 40))
def test_first_is_a_stable_sort_cut_short(values: list[int], count: int) -> None:
    """The first few are those of a whole stable sort, highest first."""
    scores = np.array(values, np.float32)
    assert first(scores, count).tolist() == np.argsort(-scores, kind="stable")[:count].tolist()


def test_small_differences_are_not_blown_up() -> None:
    """Cosines that lie near together stay near; wide ones fill 0 to 1."""
    assert stretch(np.array([0.50, 0.53], np.float32), 0.3)[1] == pytest.approx(0.1, abs=1e-3)
    assert stretch(np.array([0.1, 0.9], np.float32), 0.3).tolist() == [0.0, 1.0]


def test_who_asks_rarely_tells(store: Store) -> None:
    """Of two passages alike, the one that ends in a question comes second."""
    recall = Recall(store, WordEmbedder())
    who = narrator(store)
    recall.add(who, told(store, who, "1", "The boat leaked that year?", 0))
    recall.add(who, told(store, who, "2", "The boat leaked that year.", 5000))
    found = [one.passage.text for one in recall.search(who, "Which year did the boat leak?", 2)]
    assert found == ["The boat leaked that year.", "The boat leaked that year?"]
    recall.close()


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What did Ana say of Rosa's garden?", "Ana"),
        ("What does Rosa think of Ana?", "Rosa"),
        ("Where did Ana and Rosa meet?", None),
        ("Rosa, Ana: who was older?", None),
        ("安娜和罗莎在哪里认识的？", None),
        ("安娜给罗莎写过信吗？", "安娜"),
    ],
)
def test_the_first_named_is_asked_about(question: str, about: str | None) -> None:
    """Of two speakers the one named first is meant, unless both are named together."""
    names = ["安娜", "罗莎"] if "安" in question else ["Ana", "Rosa"]
    assert read_question(question, "Vera", names).about == about
