"""A process that works on a store until it is killed: ``python -m tests.memory.indexing HOME KEY WHAT ARG``.

It says each thing that it has begun in one line of its output, so that the test can end it there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from memory import journal, narrators
from memory.cutting import cut_entry
from memory.recall import Recall
from memory.store import Store, now, open_store
from memory.vault import load_vault
from tests.memory.making import WordEmbedder


class Slow(WordEmbedder):
    """Says how much it has embedded, and takes its time."""

    def matrix(self, texts: Sequence[str]) -> NDArray[np.float32]:
        found = super().matrix(texts)
        print(f"embedded {len(texts)}", flush=True)
        time.sleep(0.05)
        return found


def change(store: Store, recall: Recall, first: str) -> None:
    """Reword, forget and bring back every third entry in turn; `first` says which store is written first."""
    [who] = [one.id for one in narrators.all_narrators(store)]
    recall.search(who, "boat")
    for number, entry in enumerate(journal.list_entries(store, who, forgotten=True)):
        print(f"changing {number}", flush=True)
        if first == "index":
            recall.remove(who, entry.id)
        if number % 3 == 0:
            journal.revise(store, entry.id, "text", f"{entry.text} anew", "edit", first=entry.text)
        else:
            journal.forget_entry(store, entry.id, now())
        if number % 3 == 2:
            journal.forget_entry(store, entry.id, None)
        recall.remove(who, entry.id)
        recall.add(who, cut_entry(store, who, entry.id))


def main(home: str, key: str, what: str, argument: str) -> None:
    """Reindex with the embedder of fingerprint `argument`, or `change` the journal."""
    store = open_store(f"sqlite:///{home}/lifestory.db", load_vault(Path(key)), Path(home))
    if what == "change":
        change(store, Recall(store, WordEmbedder()), argument)
    else:
        recall = Recall(store, Slow(argument))
        for one in narrators.all_narrators(store):
            recall.reindex(
                one.id, anew=True, progress=lambda done, total: print(f"{done}/{total}", flush=True)
            )
    print("finished", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
