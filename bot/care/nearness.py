"""The second hearing: whether a sentence lies near to words of distress that no pattern knows.

A linear classifier on the bundled embedder's vectors of English sentences, trained by ``training.distress``.
It only ever adds the quiet answer, with somebody to call, to what `concern_of` heard nothing in; it takes
nothing away.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from memory.embeddings import Embedder
from memory.sentences import language_of, sentence_spans
from prompts import guess

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "near-en.json"
_MOST = 60  # sentences of a text that are listened to: the last ones, where somebody comes to what weighs


@dataclass(frozen=True)
class _Near:
    """For vectors of the embedder with this fingerprint; a sentence is near from 0 on."""

    embedder: str
    weights: NDArray[np.float32]
    bias: float


def is_near(text: str, embedder: Embedder) -> bool:
    """True where a sentence of an English text lies near to words of distress; False where this embedder
    has no weights.
    """
    near = _near()
    if embedder.fingerprint != near.embedder or guess(text, language_of(text)) != "en":
        return False
    sentences = [text[start:end] for start, end in sentence_spans(text)][-_MOST:]
    return bool(sentences) and bool((embedder.matrix(sentences) @ near.weights + near.bias >= 0).any())


@cache
def _near() -> _Near:
    import numpy as np

    body = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return _Near(body["embedder"], np.array(body["weights"], np.float32), body["bias"])
