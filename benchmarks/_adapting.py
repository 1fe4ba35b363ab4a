"""The embedder adapted to one narrator's own words, without labels: a contrastive pass over pairs of texts.

One epoch with in-batch negatives (InfoNCE, temperature 0.05), as SimCSE (Gao et al. 2021) and the
inverse cloze task (Lee et al. 2019) do it; sentence-transformers loads the model. Used by
`benchmarks.ablations` alone, for it did not pay.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from memory.embeddings import Embedder
from memory.export_onnx import bundled_folder

if TYPE_CHECKING:
    from benchmarks.ablations import Case
    from memory.embeddings import Matrix

_BATCH, _RATE, _TEMPERATURE, _LONGEST = 32, 2e-5, 0.05, 64
Pairs = list[tuple[str, str]]


def _dropout(case: Case) -> Pairs:
    return [(one.text, one.text) for one in case.passages]


def _turns(case: Case) -> Pairs:
    occasion, passages = case.shelf.order.occasion, case.passages
    following = range(1, len(passages))
    return [
        (passages[at - 1].text, passages[at].text) for at in following if occasion[at - 1] == occasion[at]
    ]


def _crops(case: Case) -> Pairs:
    chance, pairs = random.Random(0), []
    for words in (one.text.split() for one in case.passages):
        length = len(words) // 3
        if length >= 3:
            start = chance.randrange(len(words) - length + 1)
            pairs.append((" ".join(words[start : start + length]), " ".join(words)))
    return pairs


WAYS: dict[str, Callable[[Case], Pairs]] = {"dropout": _dropout, "turns": _turns, "crops": _crops}


class _Adapted(Embedder):
    """A trained sentence-transformers model."""

    name = "adapted"
    fingerprint = "adapted"

    def __init__(self, model: Any) -> None:
        self._model = model

    def matrix(self, texts: Sequence[str]) -> Matrix:
        rows = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, np.float32)


def adapted(case: Case, kind: str) -> Embedder:
    """An embedder trained on a case's passages."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.manual_seed(0)
    model = SentenceTransformer(str(bundled_folder()), device="cpu")
    model.max_seq_length = _LONGEST
    pairs = WAYS[kind](case)
    random.Random(0).shuffle(pairs)
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE)
    model.train()
    for start in range(0, len(pairs), _BATCH):
        _step(model, optimizer, pairs[start : start + _BATCH])
    model.eval()
    return _Adapted(model)


def _step(model: Any, optimizer: Any, pairs: Pairs) -> None:
    import torch
    from torch.nn.functional import cross_entropy, normalize

    sides = [model(model.tokenize([pair[side] for pair in pairs]))["sentence_embedding"] for side in (0, 1)]
    likeness = normalize(sides[0], dim=-1) @ normalize(sides[1], dim=-1).T / _TEMPERATURE
    loss = cross_entropy(likeness, torch.arange(len(pairs)))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
