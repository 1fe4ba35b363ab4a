"""Building an index beside the one that serves."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from memory import cutting, journal
from memory.agreement import look
from memory.cutting import cut_entry
from memory.embeddings import Embedder, MiniLM
from memory.errors import EmbedderUnavailable, NotFound
from memory.generations import Generations
from memory.index import folder_of
from memory.privacy import erase
from memory.recall import Recall
from memory.store import Store, now
from memory.types import Entry, EntryKind
from tests.memory.making import WordEmbedder, narrator, told

THINGS = [
    "boat",
    "harbour",
    "bread",
    "school",
    "winter",
    "garden",
    "letter",
    "train",
    "sister",
    "market",
    "bicycle",
    "storm",
]
DOINGS = ["painted", "lost", "found", "baked", "sold", "carried", "mended", "missed"]
QUESTIONS = 200


def sentences(count: int) -> list[str]:
    """Texts that share their words with each other, and some that say the same."""
    dice = random.Random(3)
    return [
        f"{dice.choice(['Ana', 'Papa', 'We'])} {dice.choice(DOINGS)} the {dice.choice(THINGS)} and the "
        f"{dice.choice(THINGS)} in {dice.randint(1950, 1990)}"
        for _ in range(count)
    ]


def tell(store: Store, recall: Recall, who: str, texts: list[str], one_by_one: bool = False) -> None:
    passages = [told(store, who, str(at), text, 7 * at) for at, text in enumerate(texts)]
    for some in passages if one_by_one else [[one for cut in passages for one in cut]]:
        recall.add(who, some)


def tops(recall: Recall, who: str, asked: list[str]) -> list[list[tuple[str, float]]]:
    return [[(hit.passage.id, hit.score) for hit in recall.search(who, one, 10)] for one in asked]


def agrees(store: Store, who: str, embedder: Embedder) -> bool:
    return look(store, embedder, who, lambda _done, _total: None).agrees


@pytest.fixture
def recall(store: Store) -> Iterator[Recall]:
    opened = Recall(store, WordEmbedder())
    yield opened
    opened.close()


def test_the_first_ten_are_the_same_after_a_rebuild(store: Store, recall: Recall) -> None:
    """Of 1,500 texts told in pieces, some fixed and some forgotten, 200 questions find the same ten after."""
    who, dice = narrator(store), random.Random(4)
    tell(store, recall, who, sentences(1500))
    for ref in dice.sample(range(1500), 30):
        entry = journal.entry_id(store, who, str(ref))
        if ref % 2:
            journal.forget_entry(store, entry, now())
        else:
            journal.revise(store, entry, "text", f"We sold the storm in 19{ref % 90 + 10}", "fix", first="")
        recall.remove(who, entry)
        recall.add(who, cut_entry(store, who, entry))
    asked = [f"Who {dice.choice(DOINGS)} the {dice.choice(THINGS)}?" for _ in range(QUESTIONS)]
    before = tops(recall, who, asked)
    made = recall.reindex(who, anew=True)
    assert made.embedded == made.passages == 1500 - len([one for one in before if not one]) - _odd()
    assert tops(recall, who, asked) == before


def _odd() -> int:
    """How many of the thirty were forgotten."""
    return sum(ref % 2 for ref in random.Random(4).sample(range(1500), 30))


def test_the_first_ten_are_the_same_on_real_conversations(
    store: Store, shared_data: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """LoCoMo told an entry at a time finds the same ten for 200 questions once it was built anew at once."""
    data = json.loads(shared_data("locomo-dev.json").read_text(encoding="utf-8"))
    recall = Recall(store, MiniLM(tmp_path_factory.mktemp("models")))
    left = QUESTIONS
    for at, conversation in enumerate(data["conversations"]):
        who = narrator(store, f"Narrator{at}")
        for line in conversation["entries"]:
            passages = _told(store, who, line)
            recall.add(who, passages)
        asked = [one["text"] for one in conversation["questions"]][: min(left, 60)]
        left -= len(asked)
        before = tops(recall, who, asked)
        assert all(len(one) == 10 for one in before)
        recall.rebuild(who)
        assert tops(recall, who, asked) == before
    assert left <= 0
    recall.close()


def _told(store: Store, who: str, line: dict[str, str]) -> list:
    entry = Entry(
        id=journal.entry_id(store, who, line["ref"]),
        narrator_id=who,
        ref=line["ref"],
        kind=EntryKind.TEXT,
        told_at=datetime.fromisoformat(line["at"] + "+00:00"),
        text=line["text"],
        speaker=line["speaker"],
    )
    journal.add_entry(store, entry)
    return cut_entry(store, who, entry.id)


def test_the_old_index_serves_with_its_own_embedder_until_the_new_one_is_whole(store: Store) -> None:
    """Meaning is searched by the embedder that made the index, and no vectors of the new one are promised."""
    who = narrator(store)
    first = Recall(store, WordEmbedder())
    tell(store, first, who, sentences(40))
    before = tops(first, who, ["the winter bread"])
    first.close()
    old, new = WordEmbedder(), WordEmbedder("2", size=48)
    recall = Recall(store, new, former=lambda _name: old)
    assert tops(recall, who, ["the winter bread"]) == before
    assert (old.embedded, new.embedded, recall.vectors(who)) == (1, 0, {})
    [late] = told(store, who, "late", "A kite of paper", 9000)
    recall.add(who, [late])
    assert recall.search(who, "kite", 1)[0].passage.id == late.id
    assert recall.lacks(who) is not None
    assert recall.reindex(who).embedded == 41
    assert recall.lacks(who) is None
    assert set(map(len, recall.vectors(who).values())) == {48}
    assert recall.search(who, "kite", 1)[0].passage.id == late.id
    recall.close()


def test_without_the_old_embedder_only_words_are_searched_and_that_is_said_once(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """No hit is due to meaning, every word is found, and the log has one line for all narrators."""

    def gone(name: str) -> Embedder:
        raise EmbedderUnavailable(name)

    people = [narrator(store, name) for name in ("Rosa", "Ines")]
    first = Recall(store, WordEmbedder())
    for who in people:
        tell(store, first, who, ["A blue boat", "Rain all week"])
    first.close()
    recall = Recall(store, WordEmbedder("2"), former=gone)
    with caplog.at_level(logging.WARNING, "memory.rooms"):
        hits = [recall.search(who, "boat") for who in people for _ in range(2)]
    assert [hit[0].passage.text for hit in hits] == ["A blue boat"] * 4
    assert not [why for found in hits for hit in found for why in hit.why if why.startswith("meaning")]
    assert len(caplog.records) == 1
    recall.close()


def test_an_embedder_of_the_same_name_but_other_vectors_is_not_used(store: Store) -> None:
    """A model that was changed under its name does not search what the former one made."""
    who = narrator(store)
    first = Recall(store, WordEmbedder("1"))
    tell(store, first, who, ["A blue boat"])
    first.close()
    changed = WordEmbedder("3")
    recall = Recall(store, WordEmbedder("2"), former=lambda _name: changed)
    assert recall.search(who, "boat")[0].passage.text == "A blue boat"
    assert changed.embedded == 0
    recall.close()


def test_searches_go_on_while_an_index_is_built(store: Store, recall: Recall) -> None:
    """Every search beside a rebuild finds the same, and what is told meanwhile is in the new index."""
    who = narrator(store)
    tell(store, recall, who, sentences(600))
    before = tops(recall, who, ["the winter bread"])
    with ThreadPoolExecutor(1) as pool:
        building = pool.submit(recall.reindex, who, anew=True)
        during = 0
        while not building.done():
            assert tops(recall, who, ["the winter bread"]) == before
            during += 1
    assert during > 3
    assert building.result().embedded == 600
    assert agrees(store, who, WordEmbedder())


def test_another_segmentation_cuts_and_takes_vectors_over(
    store: Store, recall: Recall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is cut otherwise is embedded, and each entry's passages are replaced whole."""
    who = narrator(store)
    tell(store, recall, who, ["A blue boat", "Rain all week", "Bread and salt"])
    recall.reindex(who)
    embedded = recall.embedder.embedded
    # As an older program had cut the second entry.
    [one] = journal.list_passages(store, who, entry_id=journal.entry_id(store, who, "1"))
    journal.replace_passages(store, who, one.entry_id, [replace(one, id="f" * 32, text="Rain all", end=8)])
    (folder_of(store, who) / "passages.json").write_text('{"segmentation": "0", "through": -1}')
    assert recall.lacks(who) is not None
    recall.reindex(who)
    assert [one.text for one in journal.list_passages(store, who)][1] == "Rain all week"
    assert recall.embedder.embedded == embedded + 1
    assert recall.lacks(who) is None
    assert agrees(store, who, WordEmbedder())


def test_another_process_is_seen_to_have_built(store: Store, recall: Recall) -> None:
    """An open index gives way to the newer one on the disk, and the old one's files go once it is closed."""
    who = narrator(store)
    tell(store, recall, who, ["A blue boat"])
    recall.search(who, "boat")
    other = Recall(store, WordEmbedder())
    other.reindex(who, anew=True)
    known = Generations(folder_of(store, who))
    assert recall.search(who, "boat")[0].passage.text == "A blue boat"
    other.reindex(who, anew=True)
    recall.search(who, "boat")
    other.close()
    recall.close()
    known.sweep()
    newest = known.newest()
    assert newest is not None
    assert [one.name for one in folder_of(store, who).iterdir() if one.is_dir()] == [newest.name]


def test_a_narrator_erased_while_their_index_is_built_leaves_nothing(store: Store) -> None:
    """The building stops, and neither folder nor rows remain."""
    who = narrator(store)
    recall = Recall(store, WordEmbedder())
    tell(store, recall, who, sentences(600))
    with ThreadPoolExecutor(1) as pool:
        building = pool.submit(recall.reindex, who, anew=True)
        while not list(folder_of(store, who).glob("*.part/chroma.sqlite3")):
            assert not building.done()
        recall.forget(who)
        erase(store, who)
        with pytest.raises(NotFound):
            building.result()
    assert not folder_of(store, who).exists()
    recall.close()


def test_disagreements_are_found_and_mended(store: Store, recall: Recall) -> None:
    """Missing, surplus, stale, forgotten, astray and uncut each count, and a reindexing mends them all."""
    who = narrator(store)
    tell(store, recall, who, sentences(12))
    recall.reindex(who)
    assert agrees(store, who, WordEmbedder())
    cut = [
        journal.list_passages(store, who, entry_id=journal.entry_id(store, who, str(at)))[0]
        for at in range(12)
    ]
    with recall._rooms.opened(who) as room:
        serials = room.index.serials()
        room.index.remove([cut[0].id])
        room.index.add({"e" * 32: 999}, WordEmbedder().matrix(["nobody's words"]))
        room.index.add({cut[1].id: serials[cut[1].id]}, WordEmbedder().matrix(["quite other words"]))
    recall.close()
    journal.replace_passages(store, who, cut[2].entry_id, [cut[2]])
    journal.set_state(store, cut[3].entry_id, "remembered")
    journal.replace_passages(store, who, cut[3].entry_id, [])
    found = look(store, WordEmbedder(), who, lambda _done, _total: None)
    assert found.missing == (cut[0].id,)
    assert set(found.surplus) == {"e" * 32, cut[3].id}
    assert found.stale == (cut[2].id,)
    assert found.astray == (cut[1].id,)
    assert found.uncut == (cut[3].entry_id,)
    assert not found.agrees
    other = look(store, WordEmbedder("2"), who, lambda _done, _total: None)
    assert (other.current, other.sampled) == (False, 0)
    recall.reindex(who, anew=True)
    assert agrees(store, who, WordEmbedder())
    assert cutting.is_cut(store, folder_of(store, who), who)
