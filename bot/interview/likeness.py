"""How alike two texts are: by their vectors, and by the pairs of characters that they share.

The bars are measured, then raised to what the bank itself holds: no two questions of the bank are
duplicates, so whatever is nearer than the bank's nearest pair is one.

Measured with all-MiniLM-L6-v2 on the bank: in English different questions reach a cosine of 0.797
(median 0.27), ten paraphrases lie between 0.65 and 0.86. In Chinese, which that model does not know,
different questions reach 0.99 (median 0.61). So where the median over a language is above 0.5 vectors
are not used at all and shared character pairs decide (different questions of the Chinese bank: at
most 0.43; close rewordings: 0.28 and up). Spanish is no better known (median 0.56). By shared pairs, in a
language with spaces by shared fours, a passage is near a topic from a share of 0.16: so are 18 % of the
Chinese sub-questions to their own topic and 0.2 % to another, 51 and 3 % of the Spanish ones (by pairs 80
and 48 %). By vectors a passage is near a topic from a cosine of 0.40 to its
title and opener: of 120 paragraphs of two autobiographies one in three then has a topic. An answer takes
up what a "was there ..." asks for from a cosine of 0.20 to it: so do 31 of 36 short answers on the
subject, and half of those on another.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from memory.kept import Kept, digest
from memory.types import Passage
from prompts import Bank, language

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

Matrix = NDArray[np.float32]

TWIN_COSINE = 0.80
TWIN_PAIRS = {"en": 0.65, "zh": 0.45}
CLOSED_COSINE = 0.70
CLOSED_PAIRS = {"en": 0.45, "zh": 0.25}
NEAR_COSINE = 0.40
NEAR_PAIRS = 0.16
TAKEN_UP_COSINE = 0.20
_SOUND_MEDIAN = 0.5
_KEPT = 6000  # vectors: 9 MB of 384 dimensions


@dataclass(frozen=True)
class Bars:
    """Above these two texts are twins, of a closed subject, or near. ``cosine`` bars are above 1
    where vectors say nothing in this language.
    """

    twin: float
    twin_pairs: float
    closed: float
    closed_pairs: float
    near: float
    near_pairs: float


class Vectors:
    """Unit vectors of texts by one embedder, kept by the texts' digests. Safe among threads."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        self._kept: OrderedDict[bytes, Matrix] = OrderedDict()
        self._bars: dict[str, Bars] = {}
        self._lock = Lock()

    def of(self, texts: Sequence[str]) -> Matrix:
        """(number of texts, dimension) float32, unit rows; those not kept are embedded in one batch."""
        keys = [digest(text) for text in texts]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if fresh:
            rows = unit(np.asarray(self._embeddings.embed_documents(list(fresh.values())), np.float32))
            found.update(zip(fresh, rows, strict=True))
        self._keep(found)
        return np.stack([found[key] for key in keys]) if keys else np.zeros((0, 1), np.float32)

    def bars(self, bank: Bank) -> Bars:
        """The bars for `bank`'s language, measured once a process."""
        if bank.language not in self._bars:
            self._bars[bank.language] = _measure(self.of(bank.texts), bank)
        return self._bars[bank.language]

    def _keep(self, found: dict[bytes, Matrix]) -> None:
        with self._lock:
            for key, row in found.items():
                self._kept[key] = row
                self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


_KEPT_AS = "_vectors_of_the_interview"
_VECTORS_LOCK = Lock()


def vectors_of(embeddings: Embeddings) -> Vectors:
    """The one `Vectors` of this embedder, kept with it so that it goes when the embedder goes; a new one
    where nothing can be kept there.
    """
    beside = getattr(embeddings, "__dict__", None)
    if beside is None:
        return Vectors(embeddings)
    with _VECTORS_LOCK:
        if _KEPT_AS not in beside:
            beside[_KEPT_AS] = Vectors(embeddings)
        found: Vectors = beside[_KEPT_AS]
        return found


def unit(rows: Matrix) -> Matrix:
    """Rows at length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), np.float32)


def rows_of(passages: Sequence[Passage], vectors: Vectors, known: Mapping[str, Matrix]) -> Matrix:
    """Unit rows of `passages` in their order; `known` are the embedder's own, by passage id."""
    fresh = iter(vectors.of([one.text for one in passages if one.id not in known]))
    rows = [known[one.id] if one.id in known else next(fresh) for one in passages]
    return unit(np.asarray(rows, np.float32)) if rows else np.zeros((0, 1), np.float32)


def _pairs(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W_]", "", text.lower())
    return frozenset(plain[start : start + 2] for start in range(len(plain) - 1)) or frozenset({plain})


def _fours(text: str) -> frozenset[str]:
    words = [f" {word} " for word in re.findall(r"[^\W_]+", text.lower())]
    return frozenset(word[at : at + 4] for word in words for at in range(max(1, len(word) - 3)))


_KEPT_PAIRS = Kept(_pairs)
_KEPT_FOURS = Kept(_fours)


def pairs(text: str) -> frozenset[str]:
    """Every two characters that stand side by side, punctuation left out."""
    return _KEPT_PAIRS(text)


def grams(text: str, spaced: bool) -> frozenset[str]:
    """What of a text tells its subject where vectors say nothing: the pairs of characters; in a language that
    is `spaced`, every four within a word with its edges (McNamee and Mayfield 2004), for pairs of a few
    letters stand in every text.
    """
    return _KEPT_FOURS(text) if spaced else pairs(text)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's index, 0..1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def most_alike(text: str, others: Iterable[str]) -> float:
    """The highest overlap of character pairs between `text` and any of `others`; 0 for none."""
    mine = pairs(text)
    return max((overlap(mine, pairs(other)) for other in others), default=0.0)


def _written(bank: Bank) -> str:
    """``zh`` for a language without spaces, ``en`` for others: what the bars on pairs were measured in."""
    return "en" if language(bank.language).spaced else "zh"


def _measure(rows: Matrix, bank: Bank) -> Bars:
    owner = np.array([n for n, topic in enumerate(bank.topics) for _ in range(1 + len(topic.subs))])
    cosines = rows @ rows.T
    upper = np.triu(np.ones_like(cosines, dtype=bool), 1)
    apart = cosines[upper & (owner[:, None] != owner[None, :])]
    sound = float(np.median(apart)) <= _SOUND_MEDIAN
    highest = float(cosines[upper].max())
    far = 2.0
    return Bars(
        twin=max(TWIN_COSINE, highest + 1e-4) if sound else far,
        twin_pairs=TWIN_PAIRS[_written(bank)],
        closed=max(CLOSED_COSINE, float(np.quantile(apart, 0.999))) if sound else far,
        closed_pairs=CLOSED_PAIRS[_written(bank)],
        near=NEAR_COSINE if sound else far,
        near_pairs=NEAR_PAIRS,
    )
