"""Made-up memories in any number, and a stand-in embedder for building with them.

The words are the whole words of MiniLM's own vocabulary (some 21,700, the most common first) drawn
by Zipf's law, so that postings are as long as in real text and a question has as many tokens. The
text means nothing.

Embedding a million texts would take hours on two cores. Every passage therefore holds one or two
of some thousands of known sentences that are really embedded, and one of its own; its vector is
the mean of the known ones' real vectors and noise, so that the graph has neighbourhoods like a
real one's. Questions are really embedded.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from memory.embeddings import Embedder
from memory.export_onnx import bundled_folder

if TYPE_CHECKING:
    from memory.embeddings import Matrix

_OPENINGS = ("When did we", "What happened with the", "Who told me about the", "Where was the", "Why did we")
_NOISE = 0.6  # the length of what a passage's own sentence adds to the known ones' vectors
_NOISES = 4096


class Teller:
    """Passages and questions, the same ones for the same seed."""

    def __init__(self, known: int, seed: int = 7) -> None:
        """`known` is how many sentences come again and again."""
        self._words = np.array(_vocabulary())
        chances = 1 / (np.arange(len(self._words)) + 2.7)  # Mandelbrot's form of Zipf's law
        self._sums = np.cumsum(chances / chances.sum())
        self._chance = np.random.default_rng(seed)
        self.known = self._sentences(known)

    def passages(self, count: int) -> list[str]:
        """`count` passages of 12 to 46 words or so."""
        picked = self._chance.integers(len(self.known), size=(count, 2))
        single = self._chance.random(count) < 0.4
        found = []
        for (first, second), alone, own in zip(picked, single, self._sentences(count), strict=True):
            parts = [self.known[first], own] if alone else [self.known[first], own, self.known[second]]
            found.append(" ".join(parts))
        return found

    def questions(self, count: int) -> list[str]:
        """`count` questions of 5 to 10 words, with words of the known sentences."""
        found = []
        for at in range(count):
            sentence = self.known[int(self._chance.integers(len(self.known)))].rstrip(".").split()
            words = self._chance.choice(sentence, min(len(sentence), 2 + at % 5), replace=False)
            found.append(f"{_OPENINGS[at % len(_OPENINGS)]} {' '.join(words).lower()}?")
        return found

    def _sentences(self, count: int) -> list[str]:
        lengths = self._chance.integers(6, 16, count)
        draws = np.searchsorted(self._sums, self._chance.random(int(lengths.sum())))
        words = self._words[np.minimum(draws, len(self._words) - 1)].tolist()
        ends = np.cumsum(lengths).tolist()
        return [
            " ".join(words[end - size : end]).capitalize() + "."
            for end, size in zip(ends, lengths, strict=True)
        ]


class StandIn(Embedder):
    """Vectors of a teller's passages without the model; everything else as the real one has it.

    It bears the real one's name, so that an index built with it serves the real one afterwards.
    """

    def __init__(self, real: Embedder, teller: Teller) -> None:
        self.name, self.fingerprint = real.name, real.fingerprint
        self._real = real
        self._places = {sentence: at for at, sentence in enumerate(teller.known)}
        self._known = real.matrix(teller.known)
        noise = np.random.default_rng(8).standard_normal((_NOISES, self._known.shape[1]))
        self._noise = (_NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)).astype(np.float32)

    def matrix(self, texts: Sequence[str]) -> Matrix:
        """Rows in the order of `texts`."""
        rows: Matrix = self._noise[[zlib.crc32(text.encode()) % _NOISES for text in texts]]
        for row, text in zip(rows, texts, strict=True):
            places = [self._places[one] for one in _split(text) if one in self._places]
            if places:
                row += self._known[places].mean(axis=0)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows

    def query(self, text: str) -> Matrix:
        """The real vector."""
        return self._real.query(text)

    def understands(self, text: str) -> float:
        """As the real one says."""
        return self._real.understands(text)


def _split(text: str) -> list[str]:
    return [f"{one.removesuffix('.')}." for one in text.split(". ")]


def _vocabulary() -> list[str]:
    data = json.loads((bundled_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    places: dict[str, int] = data["model"]["vocab"]
    return [
        word
        for word in sorted(places, key=places.__getitem__)
        if word.isascii() and word.isalpha() and len(word) > 1
    ]
