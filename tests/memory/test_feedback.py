"""Pseudo-relevance feedback."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.feedback import widen
from memory.recall import Recall
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator, told

words = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.5, 3), min_size=1)


@given(
    words, st.lists(st.tuples(st.lists(st.sampled_from("defgh"), min_size=1), st.floats(0.1, 9)), min_size=1)
)
def test_the_sum_of_weights_stays(asked: dict[str, float], found: list[tuple[list[str], float]]) -> None:
    """Widening moves weight and makes none; every word asked for keeps at least four fifths."""
    widened = widen(asked, found, lambda _: 0.1)
    assert sum(widened.values()) == pytest.approx(sum(asked.values()))
    assert all(widened[word] >= 0.79 * weight for word, weight in asked.items())


def test_a_rare_word_of_the_best_passages_weighs_more() -> None:
    """Of two words as frequent in the best passages, the one rarer elsewhere gets more."""
    shares = {"common": 0.9, "rare": 0.01}
    widened = widen({"asked": 1.0}, [(["common", "rare"], 1.0)], shares.__getitem__)
    assert widened["rare"] > widened["common"] > 0


def test_nothing_found_changes_nothing() -> None:
    """Without passages to trust the words stay as they are."""
    assert widen({"asked": 1.0}, [], lambda _: 0.5) == {"asked": 1.0}


class _Deaf(WordEmbedder):
    """A model that reads no language."""

    def understands(self, text: str) -> float:
        return 0.0


def test_the_words_of_the_first_hits_find_their_like(store: Store) -> None:
    """Where no model reads the language, a passage that shares only the first hit's words is found too."""
    recall = Recall(store, _Deaf())
    who = narrator(store)
    texts = [
        "今天在湖边钓鱼，钓到一条鲤鱼。",
        "红烧鲤鱼是奶奶拿手的。",
        "下雪了。",
        "火车晚点。",
        "猫在睡觉。",
    ]
    for number, text in enumerate(texts):
        recall.add(who, told(store, who, str(number), text, 6000 * number))
    found = [one.passage.text for one in recall.search(who, "湖边钓鱼", 3)]
    assert found[:2] == texts[:2]
    recall.close()
