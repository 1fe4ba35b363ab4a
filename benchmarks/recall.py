"""Is the evidence among the first k? Lifestory's recall beside three baselines, in one run.

``python -m benchmarks.recall FILE [--k 5,10,25,50] [--only lifestory] [--json]``

Lifestory goes the product's own way: lines are imported into an encrypted journal, cut into
passages, indexed, and asked through `memory.recall`. A hit counts as its entry; the top k are k
different entries. The baselines see the same entries: LangChain with Chroma as its documentation
sets it up, a text a document (the same embedding model); BM25 (rank-bm25) of lower-case words with
the speaker and the date put before the text, which helps it; and the reciprocal-rank fusion of
that BM25 and of such a Chroma, there also with speaker and date.

Figures are fractions: ``recall@k`` (share of a question's evidence in the top k), ``hit@k`` (any
of it), ``mrr`` (one over the place of the first). ``1-4`` is everything but the adversarial.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import mean

from benchmarks._data import Asking, Conversation, Line, load
from benchmarks._product import imported
from memory.embeddings import Embedder, load_embedder

Answer = Callable[[str, int], list[str]]  # a question and how many -> refs, best first
Figures = dict[str, float]

_FUSION = 60  # the constant of reciprocal-rank fusion (Cormack et al. 2009)


@contextmanager
def lifestory(conversation: Conversation, embedder: Embedder) -> Iterator[Answer]:
    """The product's own path."""
    with imported(conversation, embedder) as (store, recall, narrator_id):
        from memory import journal

        refs = {one.id: one.ref for one in journal.list_entries(store, narrator_id)}

        def answer(question: str, count: int) -> list[str]:
            hits = recall.search(narrator_id, question, 2 * count)
            return list(dict.fromkeys(refs[hit.passage.entry_id] for hit in hits))[:count]

        yield answer


@contextmanager
def langchain_chroma(
    conversation: Conversation, embedder: Embedder, headed: bool = False
) -> Iterator[Answer]:
    """A vector store as LangChain's documentation sets it up; `headed` puts speaker and date first."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document

    with tempfile.TemporaryDirectory() as folder:
        store = Chroma("memories", embedding_function=embedder, persist_directory=folder)
        lines = conversation.lines
        store.add_documents(
            [
                Document(page_content=_headed(one) if headed else one.text, metadata={"ref": one.ref})
                for one in lines
            ],
            ids=[str(number) for number in range(len(lines))],
        )
        yield lambda question, count: [
            one.metadata["ref"] for one in store.similarity_search(question, k=min(count, len(lines)))
        ]


@contextmanager
def plain_bm25(conversation: Conversation, _embedder: Embedder) -> Iterator[Answer]:
    """BM25 of lower-case words, speaker and date; of pairs of characters where the text is Chinese."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([_words(_headed(one)) for one in conversation.lines])
    refs = [one.ref for one in conversation.lines]

    def answer(question: str, count: int) -> list[str]:
        scores = index.get_scores(_words(question))
        order = sorted(range(len(refs)), key=lambda at: -scores[at])
        return [refs[at] for at in order[:count]]

    yield answer


@contextmanager
def plain_fusion(conversation: Conversation, embedder: Embedder) -> Iterator[Answer]:
    """Both of them, fused by reciprocal rank."""
    with (
        langchain_chroma(conversation, embedder, headed=True) as dense,
        plain_bm25(conversation, embedder) as lexical,
    ):

        def answer(question: str, count: int) -> list[str]:
            scores: dict[str, float] = {}
            for one in (dense, lexical):
                for place, ref in enumerate(one(question, 100), start=1):
                    scores[ref] = scores.get(ref, 0.0) + 1 / (_FUSION + place)
            return sorted(scores, key=lambda ref: -scores[ref])[:count]

        yield answer


SYSTEMS = {
    "lifestory": lifestory,
    "langchain+chroma": langchain_chroma,
    "bm25": plain_bm25,
    "rrf": plain_fusion,
}


def measure(
    system: str, conversations: Sequence[Conversation], embedder: Embedder, sizes: Sequence[int]
) -> dict[str, Figures]:
    """Category -> figures of one system over all conversations."""
    found: dict[str, list[Figures]] = {}
    for conversation in conversations:
        with SYSTEMS[system](conversation, embedder) as answer:
            for asking in conversation.questions:
                figures = judge(asking, answer(asking.text, max(sizes)), sizes)
                groups = {asking.category, "all"} | ({"1-4"} if asking.category != "adversarial" else set())
                for group in groups:
                    found.setdefault(group, []).append(figures)
    return {group: _means(rows) for group, rows in sorted(found.items())}


def judge(asking: Asking, refs: Sequence[str], sizes: Sequence[int]) -> Figures:
    """The figures of one question."""
    figures: Figures = {}
    for size in sizes:
        share = len(asking.evidence & set(refs[:size])) / len(asking.evidence)
        figures[f"recall@{size}"] = share
        figures[f"hit@{size}"] = float(share > 0)
    places = [place for place, ref in enumerate(refs, start=1) if ref in asking.evidence]
    figures["mrr"] = 1 / places[0] if places else 0.0
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Evidence recall beside baselines.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--k", default="5,10,25,50", help="how many, divided by commas")
    parser.add_argument("--only", choices=SYSTEMS, help="one system")
    parser.add_argument("--embedder", default="embedded", help="'embedded', or a hub's name or a folder")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    chosen = parser.parse_args()
    sizes = [int(one) for one in chosen.k.split(",")]
    embedder = load_embedder(chosen.embedder, Path(tempfile.gettempdir()) / "lifestory-models")
    results = {}
    for system in [chosen.only] if chosen.only else SYSTEMS:
        begin = time.perf_counter()
        results[system] = measure(system, load(chosen.file), embedder, sizes)
        print(f"{system}: {time.perf_counter() - begin:.0f} s", file=sys.stderr)
        for group, figures in results[system].items():
            print(f"  {group:14}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    if chosen.json:
        print(json.dumps(results))


def _means(rows: Sequence[Figures]) -> Figures:
    means = {name: round(mean(one[name] for one in rows), 4) for name in rows[0]}
    return {**means, "questions": len(rows)}


def _headed(line: Line) -> str:
    return f"{line.speaker} ({datetime.fromisoformat(line.at):%d %B %Y}): {line.text}"


def _words(text: str) -> list[str]:
    found = []
    for word in re.findall(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+", text.lower()):
        chinese = "\u3400" <= word[0] <= "\u9fff"
        found.extend([word[at : at + 2] for at in range(len(word) - 1)] if chinese else [word])
    return found or [""]


if __name__ == "__main__":
    main()
