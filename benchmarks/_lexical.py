"""The lexical part: adding one passage, rebuilding from the journal, and no clear text on disk."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from benchmarks._figures import files_in, seconds_of, spread
from benchmarks._scale import Run
from benchmarks._stock import Stock
from bot.cli.progress import bar
from memory import journal
from memory.recall import Recall
from memory.shelf import Shelf
from memory.types import Passage

_CHUNK = 1 << 24  # bytes of a file searched at a time


def lexical(run: Run) -> dict[str, object]:
    """On the narrator of recall's greater size.

    ``shelf`` is the lexical part alone: from the new passage to its being found. ``recall`` is the
    whole: embedding it really, both indexes, and a recall that finds it.
    """
    with run.home(run.scale.large) as (stock, narrator, folder):
        recall = Recall(stock.store, run.real)
        rebuilt = seconds_of(lambda: recall.search(narrator, "Where was the harbour?"))
        read, build, shelf = _shelf(stock, narrator)
        words = [f"q{secrets.token_hex(6)}" for _ in range(run.scale.additions)]
        fresh = [stock.write(narrator, [_told(word)], run.scale.large + at) for at, word in enumerate(words)]
        recall.search(narrator, "Where was the harbour?")  # takes in what was written
        alone = [_shelved(shelf, *one) for one in zip(words, fresh, strict=True)]
        whole, words_added = _added(run, stock, recall, narrator)
        recall.close()
    searched, found = _clear([*words, *words_added], folder)
    return {
        "open_from_journal_s": round(rebuilt, 2),
        "journal_read_s": round(read, 2),
        "shelf_built_s": round(build, 2),
        "shelf": spread(alone),
        "recall": whole,
        "clear_words_on_disk": found,
        "searched_mib": searched,
    }


def _shelf(stock: Stock, narrator: str) -> tuple[float, float, Shelf]:
    """Seconds of reading all passages and of building, and what was built."""
    passages: list[Passage] = []
    shelf = Shelf("Ruth")
    read = seconds_of(lambda: passages.extend(journal.list_passages(stock.store, narrator)))
    build = seconds_of(partial(shelf.add, passages)) + seconds_of(lambda: shelf.order)
    return read, build, shelf


def _shelved(shelf: Shelf, word: str, passages: list[Passage]) -> float:
    def work() -> None:
        shelf.add(passages)
        if len(shelf.holding(word)) != 1:
            raise RuntimeError("an added passage is not found")

    return seconds_of(work)


def _added(run: Run, stock: Stock, recall: Recall, narrator: str) -> tuple[dict[str, float], list[str]]:
    """One passage at a time through the whole of recall: milliseconds, and the words that were added."""
    words = [f"z{secrets.token_hex(6)}" for _ in range(run.scale.additions)]
    adding, finding = [], []
    first = run.scale.large + run.scale.additions
    with bar("Adding one at a time", len(words)) as advance:
        for at, word in enumerate(words):
            passages = stock.write(narrator, [_told(word)], first + at)
            adding.append(seconds_of(partial(recall.add, narrator, passages)))
            finding.append(seconds_of(partial(_find, recall, narrator, word)))
            advance(1)
    named = {"added": spread(adding), "found": spread(finding)}
    return {f"{name}_{key}": value for name, one in named.items() for key, value in one.items()}, words


def _find(recall: Recall, narrator: str, word: str) -> None:
    if word not in recall.search(narrator, f"Who spoke of {word}?", 1)[0].passage.text:
        raise RuntimeError("an added passage is not found")


def _told(word: str) -> str:
    return f"That evening my father spoke of {word} for the first time."


def _clear(words: list[str], folder: Path) -> tuple[float, int]:
    """MiB searched, and how many of `words` stand in clear in any file of `folder`."""
    wanted = {one.encode(code) for one in words for code in ("utf-8", "utf-16-le")}
    found: set[bytes] = set()
    size = 0
    for path in files_in(folder):
        with path.open("rb") as file:
            tail = b""
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                found |= {one for one in wanted if one in tail + chunk}
                tail = chunk[-64:]
    return round(size / 2**20, 1), len(found)
