"""How often an answer is given, rests on the right words, and is rightly refused.

Run ``python -m benchmarks.answers FILE [--json]``; FILE is as `benchmarks._data` says. Lines are
imported into an encrypted journal, indexed, recalled and answered as ``lifestory ask`` does without
a chat model.

For every category: ``answered`` and ``refused``, shares of its questions; ``cited``, how often the
citations of a given answer hit the evidence; ``right``, the share of all questions so answered.
``adversarial`` questions ask one person about what another told and are rightly refused. So are
``foreign`` ones: questions of the file's next conversation, with this one's names in place of
theirs, which nobody here told (a few may fit by chance).

``balanced`` is the mean of ``1-4`` answered and of the untold refused; ``auc`` is how often a
question of 1-4 scores above an untold one. Beside the gate stand always answering, and the best
cosine and the best BM25 of any memory with a threshold, fitted on every second conversation and
judged on the others, both ways; ``gate-fitted`` is the gate's own score treated so.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from rank_bm25 import BM25Okapi

from benchmarks._data import Asking, Conversation, load
from benchmarks._product import imported
from benchmarks._refusing import UNTOLD, Row, auc, balanced, by_category, curve, fitted
from bot.work.answers import answered
from memory import journal, narrators
from memory.embeddings import Embedder, load_embedder
from memory.lexical import tokens


def asked(conversations: Sequence[Conversation], at: int) -> list[Asking]:
    """The questions of a conversation, and foreign ones of the next."""
    here, there = conversations[at], conversations[(at + 1) % len(conversations)]
    if here is there:
        return list(here.questions)
    names = dict(zip(_speakers(there), _speakers(here), strict=False))
    pattern = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in names))
    foreign = [
        replace(one, text=pattern.sub(lambda match: names[match.group()], one.text), category="foreign")
        for one in there.questions
        if one.category not in UNTOLD
    ]
    return [*here.questions, *foreign]


def rows_of(conversations: Sequence[Conversation], at: int, embedder: Embedder) -> Iterator[Row]:
    """What becomes of every question asked of a conversation."""
    conversation = conversations[at]
    lexical = BM25Okapi([tokens(f"{one.speaker} {one.text}") or [""] for one in conversation.lines])
    with imported(conversation, embedder) as (store, recall, narrator_id):
        narrator = narrators.get(store, narrator_id)
        refs = {one.id: one.ref for one in journal.list_entries(store, narrator_id)}
        entries = {one.id: refs[one.entry_id] for one in journal.list_passages(store, narrator_id)}
        vectors = np.stack(list(recall.vectors(narrator_id).values()))
        for asking in asked(conversations, at):
            found, _ = answered(recall, narrator, asking.text)
            yield Row(
                conversation=at,
                category=asking.category,
                answered=found.told,
                cited=any(entries[one.passage_id] in asking.evidence for one in found.citations),
                score=found.score,
                cosine=float((vectors @ embedder.query(asking.text)).max()),
                bm25=float(lexical.get_scores(tokens(asking.text)).max()),
            )


def compared(rows: Sequence[Row], untold: str) -> dict[str, Any]:
    """The gate beside what is trivial, on one category that nobody can answer."""
    return {
        "gate": {**balanced(rows, untold, lambda one: one.answered), "auc": auc(rows, untold, _gate)},
        "gate-fitted": fitted(rows, untold, _gate),
        "always": {**balanced(rows, untold, lambda _: True), "auc": 0.5},
        "cosine": fitted(rows, untold, lambda one: one.cosine),
        "bm25": fitted(rows, untold, lambda one: one.bm25),
        "conversations": [
            balanced([one for one in rows if one.conversation == at], untold, lambda one: one.answered)
            for at in sorted({one.conversation for one in rows})
        ],
        "curve": curve(rows, untold, _gate),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Answers given and refused.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--embedder", default="embedded", help="'embedded', or a hub's name or a folder")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    chosen = parser.parse_args()
    embedder = load_embedder(chosen.embedder, Path(tempfile.gettempdir()) / "lifestory-models")
    conversations = load(chosen.file)
    rows = [row for at in range(len(conversations)) for row in rows_of(conversations, at, embedder)]
    results: dict[str, Any] = {"categories": by_category(rows)}
    results |= {one: compared(rows, one) for one in UNTOLD if any(row.category == one for row in rows)}
    for name, figures in results["categories"].items():
        print(f"{name:14}{_line(figures)}")
    for untold in [one for one in UNTOLD if one in results]:
        for name, found in results[untold].items():
            for figures in found if isinstance(found, list) else [found]:
                print(f"{untold:12} {name:14}{_line(figures)}")
    if chosen.json:
        print(json.dumps(results))


def _gate(row: Row) -> float:
    return row.score


def _speakers(conversation: Conversation) -> list[str]:
    return [one for one, _ in Counter(line.speaker for line in conversation.lines).most_common()]


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"
                     for name, value in figures.items())  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
