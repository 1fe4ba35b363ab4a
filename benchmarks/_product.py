"""A conversation brought into the product the way that ``lifestory import`` brings it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks._data import Conversation
from benchmarks._stock import settings_in
from bot.app import open_app
from bot.importing import import_file
from memory import narrators
from memory.embeddings import Embedder
from memory.recall import Recall
from memory.store import Store
from memory.types import Narrator


@contextmanager
def imported(conversation: Conversation, embedder: Embedder) -> Iterator[tuple[Store, Recall, str]]:
    """The journal, the recall and the narrator's id, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_app(settings_in(folder)) as app:
            recall = Recall(app.store, embedder, graphs=app.tools.graphs)
            tools = replace(app.tools, recall=recall)
            narrator = narrators.create(
                app.store, Narrator("", conversation.teller, "benchmark", "1", conversation.language)
            )
            lines = folder / "lines.jsonl"
            lines.write_text(_jsonl(conversation), encoding="utf-8")
            import_file(tools, app.work, narrator, lines)
            yield app.store, recall, narrator.id
            recall.close()


def _jsonl(conversation: Conversation) -> str:
    rows = [
        {"ref": one.ref, "at": one.at, "speaker": one.speaker, "text": one.text} for one in conversation.lines
    ]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
