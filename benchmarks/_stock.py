"""Narrators with many passages, kept by the product's own journal and index."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks._figures import Figures, timed
from bot.app import open_app
from bot.settings import Settings, load_settings
from memory import journal, narrators
from memory.embeddings import Embedder
from memory.passages import build_passages
from memory.recall import Recall
from memory.store import Store
from memory.types import Entry, EntryKind, Narrator, Passage

MODELS = Path(tempfile.gettempdir()) / "lifestory-models"

_BATCH = 1000
_BEGAN = datetime(2001, 3, 4, 18, tzinfo=UTC)
_SITTING = 20  # passages told in one evening, two minutes apart


@dataclass
class Stock:
    """An open data folder. ``stages`` are the seconds that filling it took."""

    store: Store
    recall: Recall
    stages: Figures = field(default_factory=dict)

    def narrator(self, name: str) -> str:
        """A new narrator's id."""
        return narrators.create(self.store, Narrator("", name, "benchmark", name)).id

    def fill(self, narrator_id: str, texts: Sequence[str], advance: Callable[[int], None]) -> None:
        """Tell `texts`: journal first, then the index, in batches."""
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            with timed(self.stages, "journal_s"):
                passages = self.write(narrator_id, batch, at)
            with timed(self.stages, "index_s"):
                self.recall.add(narrator_id, passages)
            advance(len(batch))

    def write(self, narrator_id: str, texts: Sequence[str], first: int) -> list[Passage]:
        """Give `texts` to the journal alone; `first` is the number of the first of them.

        It is `bot.work.bulk.remember` without the reading of feelings, which is not memory's.
        """
        entries = [self._entry(narrator_id, first + at, text) for at, text in enumerate(texts)]
        journal.add_entries(self.store, entries)
        cut = {entry.id: build_passages(entry, {}, [], [], "en", None) for entry in entries}
        journal.remember_many(self.store, narrator_id, cut, [])
        return [one for passages in cut.values() for one in passages]

    def _entry(self, narrator_id: str, number: int, text: str) -> Entry:
        evening, minute = divmod(number, _SITTING)
        ref = f"line:{number}"
        return Entry(
            id=journal.entry_id(self.store, narrator_id, ref),
            narrator_id=narrator_id,
            ref=ref,
            kind=EntryKind.TEXT,
            told_at=_BEGAN + timedelta(hours=8 * evening, minutes=2 * minute),
            text=text,
        )


@contextmanager
def opened(folder: Path, embedder: Embedder, open_indexes: int = 32) -> Iterator[Stock]:
    """The data folder in `folder`, made where there is none."""
    with open_app(settings_in(folder, open_indexes)) as app:
        recall = Recall(app.store, embedder, open_indexes, graphs=app.tools.graphs)
        try:
            yield Stock(app.store, recall)
        finally:
            recall.close()


def settings_in(folder: Path, open_indexes: int = 32) -> Settings:
    """Settings that keep everything in `folder` but the exported model, which all runs share."""
    environ = {
        "LIFESTORY_KEY_FILE": str(folder / "key"),
        "LIFESTORY_CACHE_DIR": str(MODELS),
        "OPEN_INDEXES": str(open_indexes),
    }
    return load_settings(environ, home=folder / "home")
