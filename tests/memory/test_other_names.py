"""People are found by their other names."""

from __future__ import annotations

from memory.graphs import Graphs
from memory.recall import Recall
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator, told

TOLD = [
    "My sister Ana was older than me.",
    "Ana kept bees behind the chapel.",
    "The bus was late all that winter.",
    "We ate soup on Mondays.",
]


def test_a_relation_finds_the_name_and_the_name_the_relation(store: Store) -> None:
    """ "My sister" finds what says only "Ana", and the hit says why; without the graph it does not."""
    who = narrator(store)
    passages = [told(store, who, str(at), text, 6000 * at)[0] for at, text in enumerate(TOLD)]
    recall = Recall(store, WordEmbedder(), graphs=Graphs(store))
    recall.add(who, passages)
    hits = recall.search(who, "What did my sister do?", 2)
    assert {hit.passage.text for hit in hits} == set(TOLD[:2])
    assert any("also called: Ana" in hit.why for hit in hits)
    recall.close()
    plain = Recall(store, WordEmbedder())
    hits = plain.search(who, "What did my sister do?", 2)
    assert not any(why.startswith("also called") for hit in hits for why in hit.why)
    plain.close()


def test_names_follow_what_is_told(store: Store) -> None:
    """A name that was first said after the index was opened is known to the next question."""
    who = narrator(store)
    recall = Recall(store, WordEmbedder(), graphs=Graphs(store))
    recall.add(who, told(store, who, "0", TOLD[1], 0))
    assert (
        not recall.search(who, "my sister", 1)
        or "also called: Ana" not in recall.search(who, "my sister", 1)[0].why
    )
    recall.add(who, told(store, who, "1", TOLD[0], 6000))
    assert any("also called: Ana" in hit.why for hit in recall.search(who, "What did my sister keep?", 2))
    recall.close()
