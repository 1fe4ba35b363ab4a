"""What the graph of people and places is worth to recall: other names as words, and links as a score.

``python -m benchmarks.links FILE [--k 10] [--json]``

*names* adds the other names of whom a question names to its words, at a share of a word's weight;
*links* adds personalised PageRank from whom it names, at a share of the whole score. Figures are as
in `benchmarks.ablations`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.ablations import PRODUCT, Case, Scores, Way, _evidence, cases, measure, product
from memory.asking import Asked
from memory.embeddings import load_embedder
from memory.graph import Graph, build
from memory.lexical import tokens
from memory.people_links import also_called, named_in
from memory.people_reading import read
from memory.ranking import scores

_DAMPING = 0.5  # how far a walk goes on; half stays near the names, as in HippoRAG
_ROUNDS = 20  # what is left to go on after them is under a millionth


def linked(graph: Graph, names: Iterable[int]) -> dict[str, float]:
    """Passage id -> how near it is to the nodes `names`, adding up to at most 1.

    Personalised PageRank on the graph whose vertices are passages and whom they name, by power
    iteration: Haveliwala 2002, "Topic-Sensitive PageRank"; for memories Gutiérrez et al. 2024,
    "HippoRAG".
    """
    import numpy as np

    passages = list(graph.by_passage)
    start = np.zeros(len(graph.nodes) + len(passages))
    chosen = [one for one in names if graph.nodes[one].passages]
    if not chosen:
        return {}
    start[chosen] = 1 / len(chosen)
    ends = [
        (len(graph.nodes) + at, node) for at, one in enumerate(passages) for node in graph.by_passage[one]
    ]
    one, other = np.array(ends).T
    sources, targets = np.concatenate([one, other]), np.concatenate([other, one])
    share = 1 / np.bincount(sources, minlength=len(start))[sources]
    rank = start.copy()
    for _ in range(_ROUNDS):
        moved = np.bincount(targets, rank[sources] * share, minlength=len(start))
        rank = (1 - _DAMPING) * start + _DAMPING * moved
    scores = zip(passages, rank[len(graph.nodes) :], strict=True)
    return {passage: float(score) for passage, score in scores if score > 0}


def _graph(case: Case, made: dict[int, Graph] = {}) -> Graph:  # noqa: B006 - a cache
    if id(case) not in made:
        made[id(case)] = build([read(one) for one in case.passages])
    return made[id(case)]


def names(case: Case, asked: Asked, weight: float) -> Scores:
    """The product with the other names as words of this weight."""
    words: dict[str, float] = dict(Counter(asked.words))
    for term in tokens(" ".join(also_called(_graph(case), asked.text))):
        words.setdefault(term, weight)
    evidence = _evidence(case, asked, words)
    score, spoken_for = scores(case.shelf, evidence, case.embedder.understands(asked.topic), PRODUCT)
    return np.where(spoken_for, score, np.float32(-9)).astype(np.float32)


def links(case: Case, asked: Asked, weight: float) -> Scores:
    """The product with the walk from whom the question names, but for those who speak throughout."""
    graph = _graph(case)
    speakers = {
        word.casefold() for one in (*case.shelf.speakers, case.shelf.name) for word in one.split()[:1]
    }
    about = [one for one in named_in(graph, asked.text) if not speakers & _folded(graph, one)]
    near = linked(graph, about)
    top = max(near.values(), default=1.0)
    share = [near.get(one.id, 0.0) / top for one in case.passages]
    return product(case, asked) + weight * np.array(share, np.float32)


def _folded(graph: Graph, number: int) -> set[str]:
    return {one.casefold() for one in graph.nodes[number].names}


def main() -> None:
    """Measure and print, a row a way."""
    parser = argparse.ArgumentParser(description="What people and places are worth to recall.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--k", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    chosen = parser.parse_args()
    embedder = load_embedder("embedded", Path(tempfile.gettempdir()) / "lifestory-models")
    found = list(cases(chosen.file, embedder))
    reached = sum(bool(also_called(_graph(one), q.text)) for one in found for q in one.conversation.questions)
    print(f"questions that name somebody who has other names: {reached}")
    ways: dict[str, Way] = {"the product": product}
    ways |= {f"names {weight}": partial(names, weight=weight) for weight in (0.3, 0.6)}
    ways |= {f"links {weight}": partial(links, weight=weight) for weight in (0.05, 0.1, 0.2)}
    results = {name: measure(found, way, chosen.k) for name, way in ways.items()}
    for name, figures in results.items():
        print(f"{name:12}" + "  ".join(f"{group} {value:.1f}" for group, value in figures.items()))
    if chosen.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
