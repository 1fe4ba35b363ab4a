"""kill -9 between the journal and the index, and in the middle of building an index."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

import pytest

from memory import journal
from memory.agreement import look
from memory.cutting import cut_entry, standing_cut
from memory.generations import Generations
from memory.index import folder_of
from memory.recall import Recall
from memory.store import Store
from memory.types import EntryState
from tests.conftest import ROOT
from tests.memory.making import WordEmbedder, narrator, told

KILLS = 4


def process(store: Store, *command: str) -> subprocess.Popen[str]:
    key = store.home.parent / "keys" / "master.key"
    return subprocess.Popen(
        [sys.executable, "-m", "tests.memory.indexing", str(store.home), str(key), *command],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(os.environ),
    )


def kill_after(store: Store, begins: str, lines: int, seconds: float, *command: str) -> list[str]:
    """Run until `lines` lines that begin so were said and some seconds more, then SIGKILL; what was said."""
    child = process(store, *command)
    assert child.stdout is not None
    said: list[str] = []
    while sum(one.startswith(begins) for one in said) < lines:
        said.append(child.stdout.readline().strip())
        assert said[-1], "it ended by itself"
    time.sleep(seconds)
    child.kill()
    rest, _ = child.communicate()
    return [*said, *rest.split("\n")]


def filled(store: Store, entries: int) -> str:
    """A narrator with many remembered entries, all in the index."""
    who = narrator(store)
    recall = Recall(store, WordEmbedder())
    for number in range(entries):
        told(store, who, str(number), f"boat of trip{number} with friend{number % 7}", 20 * number)
        journal.set_state(store, journal.entry_id(store, who, str(number)), EntryState.REMEMBERED)
    recall.reindex(who)
    recall.close()
    return who


def agrees(store: Store, who: str, embedder: WordEmbedder) -> bool:
    return look(store, embedder, who, lambda _done, _total: None).agrees


@pytest.mark.parametrize("first", ["journal", "index"])
def test_recall_agrees_with_the_journal_after_a_kill(store: Store, first: str) -> None:
    """Killed between the stores, whichever is written first, recall finds what stands when it next opens."""
    who = filled(store, 24)
    moments = random.Random(11)
    for _ in range(KILLS):
        moment = moments.randint(1, 8), moments.uniform(0, 0.1)
        said = kill_after(store, "changing", *moment, "change", first)
        assert "finished" not in said
        recall = Recall(store, WordEmbedder())
        texts = {hit.passage.text for hit in recall.search(who, "boat trip friend", 100)}
        standing = journal.list_entries(store, who)
        expected = {one.text for entry in standing for one in standing_cut(store, entry.id)}
        assert texts == expected
        assert set(recall.vectors(who)) == {one.id for one in journal.list_passages(store, who)}
        recall.close()
        assert agrees(store, who, WordEmbedder())


def test_a_killed_reindexing_goes_on_where_it_was(store: Store) -> None:
    """What was done is not done again, the old index serves meanwhile, and the end is whole."""
    who = filled(store, 800)
    known = Generations(folder_of(store, who))
    old = known.newest()
    kills = [("2", 1), ("embedded", 2), ("embedded", 2)]  # while cutting (at the 200th), then twice embedding
    firsts = []
    for begins, lines in kills:
        said = kill_after(store, f"{begins}00/" if begins == "2" else begins, lines, 0, "reindex", "2")
        firsts.append(next(one for one in said if "/" in one))
        assert "finished" not in said
        assert known.newest() == old
        recall = Recall(store, WordEmbedder("2"), former=lambda _name: WordEmbedder())
        assert "trip777" in recall.search(who, "trip777", 1)[0].passage.text
        recall.close()
    done = process(store, "reindex", "2")
    said = done.communicate(timeout=100)[0].split("\n")
    assert "finished" in said
    # 800 entries at first, at most 600 left to cut at the second start, then none to cut but to embed.
    assert firsts[0] == "1/800"
    assert int(firsts[1].split("/")[1]) <= 600
    assert int(firsts[2].split("/")[1]) <= 800 - 256
    assert sum(int(one.split()[1]) for one in said if one.startswith("embedded")) <= 800 - 2 * 256
    assert agrees(store, who, WordEmbedder("2"))
    assert known.newest() != old
    assert len([one for one in folder_of(store, who).iterdir() if one.is_dir()]) == 1


def test_words_changed_under_the_same_id_leave_no_vector(store: Store) -> None:
    """A row written anew under a known id is found by its new words alone, here and in a new process."""
    from dataclasses import replace

    who = narrator(store)
    first, second = Recall(store, WordEmbedder()), Recall(store, WordEmbedder())
    [passage] = told(store, who, "1", "A blue boat")
    told(store, who, "2", "Rain all week", 600)
    for recall in (first, second):
        assert recall.search(who, "boat", 1)[0].passage.text == "A blue boat"
    changed = replace(passage, text="Green fields")
    journal.replace_passages(store, who, passage.entry_id, [changed])
    for recall in (first, Recall(store, WordEmbedder())):
        hit = recall.search(who, "green fields", 1)[0]
        assert (hit.passage.text, "words: green, fields" in hit.why) == ("Green fields", True)
        row = recall.vectors(who)[passage.id]
        assert float(row @ WordEmbedder().query("Green fields")) > 0.999
        recall.close()
    second.close()


def test_what_was_reworded_or_forgotten_meanwhile_is_not_kept(store: Store) -> None:
    """Passages cut from words that no longer stand are refused by the journal."""
    who = narrator(store)
    [passage] = told(store, who, "1", "A blue boat")
    entry = passage.entry_id
    seen = len(journal.revisions_of(store, entry))
    journal.revise(store, entry, "text", "A red boat", "edit", first="A blue boat")
    assert journal.list_passages(store, who) == []
    assert not journal.replace_passages(store, who, entry, [passage], seen)
    assert [one.text for one in cut_entry(store, who, entry)] == ["A red boat"]
    journal.forget_entry(store, entry, journal.get_entry(store, entry).told_at)
    assert not journal.replace_passages(store, who, entry, [passage])
    assert cut_entry(store, who, entry) == journal.list_passages(store, who) == []
