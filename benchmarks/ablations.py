"""What each part of recall is worth: left out one at a time, and tried beside what is there.

``python -m benchmarks.ablations FILE [--k 10] [--train] [--json]``

Passages and vectors come from the product's own import, journal and index; the scores from its own
shelf and ranking. Rows under "without" leave one part out. Rows under "beside" add what was tried
and not kept. ``--train`` also adapts the embedder to each narrator's own words (minutes; needs
sentence-transformers): *dropout* pairs a passage with itself (SimCSE, Gao et al. 2021), *turns*
pairs it with the one said next, *crops* with a third of its own words (inverse cloze, Lee et al. 2019).

Figures are evidence recall at k in percent, by category, ``1-4`` being all but the adversarial.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from benchmarks._data import Conversation, load
from benchmarks._product import imported
from memory import journal
from memory.asking import Asked, read_question
from memory.embeddings import Embedder, MiniLM, load_embedder
from memory.feedback import FIRST, widen
from memory.lexical import tokens
from memory.ranking import Evidence, Weights, anchored, first, scores, stretch, weigh
from memory.sentences import sentence_spans
from memory.shelf import Shelf
from memory.types import Passage

Scores = NDArray[np.float32]
PRODUCT = Weights()
MODELS = Path(tempfile.gettempdir()) / "lifestory-models"
_CANDIDATES = 300  # as memory.recall


@dataclass(frozen=True)
class Case:
    """A conversation ready to be asked. ``passages`` and ``vectors`` are in the order of telling."""

    shelf: Shelf
    passages: tuple[Passage, ...]
    refs: tuple[str, ...]
    vectors: Scores
    conversation: Conversation
    embedder: Embedder


Way = Callable[[Case, Asked], Scores]
"""Gives every passage a score for a question."""


def product(case: Case, asked: Asked, weights: Weights = PRODUCT) -> Scores:
    """The product's scores."""
    understood = case.embedder.understands(asked.topic)
    score, spoken_for = scores(case.shelf, _evidence(case, asked), understood, weights)
    return np.where(spoken_for, score, np.float32(-9)).astype(np.float32)


def _evidence(case: Case, asked: Asked, words: Mapping[str, float] | None = None) -> Evidence:
    near: dict[str, float] = {}
    if case.embedder.understands(asked.topic):
        cosines = case.vectors @ case.embedder.query(asked.topic)
        near = {case.passages[at].id: float(cosines[at]) for at in first(cosines, _CANDIDATES)}
    if words is None:
        words = Counter(asked.words)
        words = words if near else _widened(case, words)
    when = asked.when or (anchored(case.shelf, asked.anchor) if asked.anchor else None)
    return weigh(case.shelf, asked, words, near, when)


def _widened(case: Case, words: Mapping[str, float]) -> Mapping[str, float]:
    own, near = case.shelf.lexical(words)
    best = [int(at) for at in first(own + near, FIRST)]
    found = [(tokens(case.passages[at].text), float((own + near)[at])) for at in best]
    return widen(words, [one for one in found if one[1] > 0], case.shelf.share_holding)


def reciprocal_rank(case: Case, asked: Asked) -> Scores:
    """The same lists fused by rank (Cormack et al. 2009) in place of the sum."""
    evidence = _evidence(case, asked)
    lists = [evidence.own, evidence.near]
    if evidence.meaning is not None:
        lists += [evidence.meaning, case.shelf.order.averaged(evidence.meaning)]
    total = np.zeros(len(case.passages), np.float32)
    for values in lists:
        places = np.empty(len(values))
        places[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
        total += 15 / (60 + places)  # 15: a share for the person asked about then counts as in the sum
    return total if evidence.said is None else total + PRODUCT.speaker * evidence.said


def _named(case: Case, asked: Asked) -> Scores:
    return product(case, replace(asked, topic=asked.text))


def _without_neighbours(case: Case, asked: Asked) -> Scores:
    evidence = _evidence(case, asked)
    share = PRODUCT.meaning if evidence.meaning is not None else 0.0
    score = (1 - share) * evidence.own / max(float(evidence.own.max()), 1e-6)
    if evidence.meaning is not None:
        score = score + share * stretch(evidence.meaning, PRODUCT.spread)
    for weight, values in ((PRODUCT.when, evidence.when), (PRODUCT.speaker, evidence.said)):
        score = score if values is None else score + weight * values
    return score - PRODUCT.asks * case.shelf.asks()


def _feedback(case: Case, asked: Asked) -> Scores:
    evidence = _evidence(case, asked, _widened(case, Counter(asked.words)))
    return scores(case.shelf, evidence, 1.0, PRODUCT)[0]


def _plain_words(case: Case, asked: Asked) -> Scores:
    evidence = _evidence(case, asked, Counter(asked.words))
    return scores(case.shelf, evidence, case.embedder.understands(asked.topic), PRODUCT)[0]


def _beside(vectors: Callable[[Case], Scores], weight: float) -> Way:
    """The product plus a share of the cosines to other vectors, one a passage."""
    made: dict[int, Scores] = {}

    def way(case: Case, asked: Asked) -> Scores:
        if id(case) not in made:
            made[id(case)] = vectors(case)
        near = made[id(case)] @ case.embedder.query(asked.topic)
        return product(case, asked) + weight * stretch(near, PRODUCT.spread)

    return way


def _windows(case: Case) -> Scores:
    """Each passage embedded together with two before and one after on its occasion."""
    occasion, total = case.shelf.order.occasion, len(case.passages)
    around = [
        [at for at in range(max(0, here - 2), min(total, here + 2)) if occasion[at] == occasion[here]]
        for here in range(total)
    ]
    return case.embedder.matrix(["\n".join(case.passages[at].text for at in span) for span in around])


def _questions_before(case: Case) -> Scores:
    """The question that was asked just before, as a key to what was answered; zero where none was."""
    occasion, asks = case.shelf.order.occasion, case.shelf.asks()
    rows = np.zeros_like(case.vectors)
    for at in range(1, len(rows)):
        if asks[at - 1] and occasion[at - 1] == occasion[at]:
            rows[at] = case.vectors[at - 1]
    return rows


def _best_sentence() -> Way:
    """The product plus a share of the cosine to the nearest of a passage's sentences."""
    made: dict[int, tuple[Scores, NDArray[np.int64]]] = {}

    def way(case: Case, asked: Asked) -> Scores:
        if id(case) not in made:
            cut = [
                [one.text[a:b] for a, b in sentence_spans(one.text)] or [one.text] for one in case.passages
            ]
            starts = np.cumsum([0, *map(len, cut)])[:-1]
            made[id(case)] = (case.embedder.matrix([one for group in cut for one in group]), starts)
        rows, starts = made[id(case)]
        best = np.maximum.reduceat(rows @ case.embedder.query(asked.topic), starts)
        return product(case, asked) + 0.1 * stretch(best, PRODUCT.spread)

    return way


def _each_named(case: Case, asked: Asked) -> Scores:
    """A question about two who are named together, asked of each alone; a passage keeps its better place."""
    named = [one for one in sorted(case.shelf.speakers) if one.split()[0].casefold() in asked.text.casefold()]
    if asked.about is not None or len(named) < 2:
        return product(case, asked)
    apart = [product(case, replace(asked, about=one)) for one in named]
    places = [np.argsort(np.argsort(-one, kind="stable"), kind="stable") for one in apart]
    return -np.minimum.reduce(places).astype(np.float32)


def _spread_out(case: Case, asked: Asked) -> Scores:
    """Each passage taken from an occasion lowers the others of it: maximal marginal relevance, simply."""
    score, occasion = product(case, asked), case.shelf.order.occasion
    taken: Counter[int] = Counter()
    for at in first(score, 100):
        score[at] -= 0.02 * taken[int(occasion[at])]
        taken[int(occasion[at])] += 1
    return score


WEIGHTS = {
    "meaning": replace(PRODUCT, meaning=0.0),
    "words": replace(PRODUCT, meaning=1.0),
    "whose words": replace(PRODUCT, speaker=0.0),
    "who asks": replace(PRODUCT, asks=0.0),
    "time": replace(PRODUCT, when=0.0),
}
WAYS: dict[str, Way] = {
    "the product": product,
    "without feedback where no model reads the language": _plain_words,
    **{f"without {name}": (lambda c, a, w=w: product(c, a, w)) for name, w in WEIGHTS.items()},
    "without neighbours": _without_neighbours,
    "without names taken out of the topic": _named,
    "without the time of an event (\"before we moved\")": lambda c, a: product(c, replace(a, anchor=None)),
    "ranks in place of the sum": reciprocal_rank,
    "beside: feedback in every language": _feedback,
    "beside: windows embedded": _beside(_windows, 0.25),
    "beside: the question before as a key": _beside(_questions_before, 0.05),
    "beside: the best sentence": _best_sentence(),
    "beside: each of two asked apart": _each_named,
    "beside: spread over occasions": _spread_out,
    **{
        f"{name} {value}": (lambda c, a, n=name, v=value: product(c, a, replace(PRODUCT, **{n: v})))
        for name, values in {
            "meaning": (0.4, 0.6), "speaker": (0.1, 0.3), "asks": (0.05, 0.15), "when": (0.2, 0.4),
            "spread": (0.2, 0.4),
        }.items()
        for value in values
    },
}  # fmt: skip


def cases(path: Path, embedder: Embedder) -> Iterator[Case]:
    """Every conversation of a file, brought in the product's own way."""
    for conversation in load(path):
        with imported(conversation, embedder) as (store, recall, narrator_id):
            refs = {one.id: one.ref for one in journal.list_entries(store, narrator_id)}
            by_id = {one.id: one for one in journal.list_passages(store, narrator_id)}
            shelf, vectors = Shelf(conversation.teller), recall.vectors(narrator_id)
            shelf.add(by_id.values())
            passages = tuple(by_id[shelf.id_at(at)] for at in range(len(shelf)))
            rows = np.stack([vectors[one.id] for one in passages])
            names = tuple(refs[one.entry_id] for one in passages)
            yield Case(shelf, passages, names, rows, conversation, embedder)


def embedded(case: Case, embedder: Embedder) -> Case:
    """The same case by another embedder."""
    return replace(case, embedder=embedder, vectors=embedder.matrix([one.text for one in case.passages]))


def measure(found: Sequence[Case], way: Way, count: int) -> dict[str, float]:
    """Category -> recall at `count` in percent."""
    rows: dict[str, list[float]] = {}
    for case in found:
        shelf = case.shelf
        for asking in case.conversation.questions:
            asked = read_question(
                asking.text, shelf.name, shelf.speakers, datetime.now(UTC), shelf.birth_year
            )
            order = first(way(case, asked), 4 * count)
            refs = list(dict.fromkeys(case.refs[at] for at in order))[:count]
            share = len(asking.evidence.intersection(refs)) / len(asking.evidence)
            for group in {asking.category, "adversarial" if asking.category == "adversarial" else "1-4"}:
                rows.setdefault(group, []).append(share)
    return {group: round(100 * mean(shares), 1) for group, shares in sorted(rows.items())}


def main() -> None:
    """Measure and print, a row a way."""
    parser = argparse.ArgumentParser(description="What each part of recall is worth.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--k", type=int, default=10)
    parser.add_argument("--train", action="store_true", help="also adapt the embedder (minutes)")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    chosen = parser.parse_args()
    embedder = load_embedder("embedded", MODELS)
    found = list(cases(chosen.file, embedder))
    results = {}
    for name, way in WAYS.items():
        results[name] = measure(found, way, chosen.k)
        _show(name, results[name])
    whole = MiniLM(MODELS, form="fp32")
    results["embedder in 32-bit floats"] = measure(
        [embedded(case, whole) for case in found], product, chosen.k
    )
    _show("embedder in 32-bit floats", results["embedder in 32-bit floats"])
    if chosen.train:
        from benchmarks._adapting import WAYS as TRAINED
        from benchmarks._adapting import adapted

        for kind in TRAINED:
            name = f"embedder adapted: {kind}"
            results[name] = measure(
                [embedded(case, adapted(case, kind)) for case in found], product, chosen.k
            )
            _show(name, results[name])
    if chosen.json:
        print(json.dumps(results))


def _show(name: str, figures: Mapping[str, float]) -> None:
    print(f"{name:52}" + "  ".join(f"{group} {value:.1f}" for group, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
