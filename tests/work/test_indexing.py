"""Indexes built in the background by the running bot, and what the keeper's commands say."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.work.durable import Durable
from bot.work.indexing import hand_in
from memory.recall import Recall
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator, told
from tests.program import made, program
from tests.work.fakes import Steps, make_settings


def test_an_index_that_is_not_current_is_built_by_durable_work_and_only_once(store: Store) -> None:
    """After a change of embedder each narrator's index is handed in, built, and then let be."""
    people = [narrator(store, name) for name in ("Rosa", "Ines")]
    first = Recall(store, WordEmbedder())
    for who in people:
        for ref, text in enumerate(["A blue boat", "Rain all week", "Bread and salt"]):
            first.add(who, told(store, who, str(ref), text, 600 * ref))
        first.reindex(who)
    first.close()
    recall = Recall(store, WordEmbedder("2"))
    built: list[str] = []

    def reindex(_line: str, narrator_id: str) -> None:
        recall.reindex(narrator_id)
        built.append(narrator_id)

    work = Durable(store, make_settings(store), Steps(store).all(), {"reindex": reindex}, poll=0.02)
    work.start()
    assert hand_in(store, recall, work) == hand_in(store, recall, work) != []
    assert work.wait(60)
    assert hand_in(store, recall, work) == []
    work.stop()
    assert sorted(built) == sorted(people)
    assert all("meaning" in str(recall.search(who, "boat")[0].why) for who in people)
    recall.close()


def test_check_proves_that_all_agrees_and_says_how_to_mend_what_does_not(tmp_path: Path) -> None:
    """Exit code 0 after telling; 1, and how to mend it, once a row was written behind recall's back."""
    run = program(tmp_path)
    run("add", "-n", "Ann", "I was born in a bakery by the canal.")
    run("add", "-n", "Ann", "My brother kept pigeons on the roof.")
    [before] = made(run("check", "--json"))
    run("reindex", "--json")
    [found] = made(run("check", "-n", "Ann", "--json"))
    assert (before["missing"], before["surplus"], before["passages"]) == ([], [], 2)
    assert (found["agrees"], found["passages"], found["vectors"], found["sampled"]) == (True, 2, 2, 2)
    with sqlite3.connect(tmp_path / "data" / "lifestory.db") as database:
        database.execute(
            "UPDATE passages SET serial = serial + 10 WHERE serial = (SELECT MIN(serial) FROM passages)"
        )
    database.close()
    wrong = run("check", code=1)
    assert "1 stale" in wrong.stdout
    assert "`lifestory reindex` mends this." in wrong.stdout
    [mended] = made(run("reindex", "--json"))["passages"].values()
    assert mended == 2
    assert "index and journal agree" in run("check").stdout
