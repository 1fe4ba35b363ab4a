"""The feeling in English words by a trained model: MiniLM with adapters, run by ONNX Runtime.

Trained on short comments (GoEmotions, Demszky et al. 2020, grouped by Ekman), so a longer text is
read in windows, of whole sentences where there are any, and its scores are the mean over them. Never a
diagnosis.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.errors import ModelUnavailable
from bot.perception.emoji import spelled
from bot.perception.emotion_export import ADAPTER, ADAPTER_SHA256, Adapter, file_name, read_adapter
from memory.export_onnx import FORMS, bundled_folder
from memory.minilm_graph import exported, open_graph
from memory.sentences import sentence_spans
from memory.types import Emotion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Run = Callable[[Sequence[int]], Scores]

MODEL = "minilm-emotion"
_WINDOW = 48  # tokens; 99 of 100 texts it was trained on are shorter
_DARK = ("anger", "disgust", "fear", "sadness")


class EmotionModel:
    """Scores of texts. Loaded when first asked; safe among threads."""

    def __init__(
        self, cache: Path, form: str = FORMS[0], threads: int | None = None, sha256: str = ADAPTER_SHA256
    ) -> None:
        """`cache` keeps the exported graph; `threads` is how many windows are read side by side;
        `sha256` is that of the adapter, which anything else is refused for.
        """
        self._cache, self._form = cache, form
        self._sha256 = sha256
        self._threads = threads or os.cpu_count() or 1
        self._lock = Lock()

    def classify(self, text: str, language: str) -> Emotion:  # noqa: ARG002 - it reads English alone
        """See `EmotionClassifier`. Raises ModelUnavailable."""
        return self.classify_all([text])[0]

    def classify_all(self, texts: Sequence[str]) -> list[Emotion]:
        """The feelings of many texts at once, in their order. Raises ModelUnavailable."""
        adapter, tokenizer, run = self._loaded()
        found = []
        for scores in self._read(texts, adapter.longest, tokenizer, run):
            valence = valence_of(dict(zip(adapter.labels, map(float, scores), strict=True)))
            felt = levelled([float(one) for one in scores], adapter.thresholds)
            labels = {name: round(one, 3) for name, one in zip(adapter.labels, felt, strict=True)}
            found.append(Emotion(valence, labels, MODEL, adapter.sha256[:8]))
        return found

    def _read(self, texts: Sequence[str], longest: int, tokenizer: Any, run: Run) -> Scores:
        """The network's own scores (0..1): (texts, labels)."""
        import numpy as np

        windows = [(row, ids) for row, text in enumerate(texts) for ids in _windows(text, tokenizer, longest)]
        if len(windows) == 1:  # a pool costs more than it saves
            return run(windows[0][1])[None]
        with ThreadPoolExecutor(self._threads) as pool:
            read = list(pool.map(run, [ids for _, ids in windows]))
        total = np.zeros((len(texts), len(read[0]) if read else 0), np.float32)
        weight = np.zeros((len(texts), 1), np.float32)
        for (row, ids), scores in zip(windows, read, strict=True):
            total[row] += scores * len(ids)
            weight[row] += len(ids)
        mean: Scores = total / weight
        return mean

    def _loaded(self) -> tuple[Adapter, Any, Run]:
        with self._lock:  # one load, however many threads ask first
            try:
                return self._parts
            except (ImportError, OSError, ValueError, subprocess.SubprocessError) as error:
                raise ModelUnavailable(f"the emotion model cannot be loaded: {error}") from error

    @cached_property
    def _parts(self) -> tuple[Adapter, Any, Run]:
        from tokenizers import Tokenizer

        adapter = read_adapter(ADAPTER, self._sha256)
        path = self._cache / file_name(adapter, self._form)
        run = open_graph(exported(path, "bot.perception.emotion_export", self._form))
        tokenizer = Tokenizer.from_file(str(bundled_folder() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return adapter, tokenizer, run


def levelled(scores: Sequence[float], thresholds: Sequence[float]) -> list[float]:
    """Scores moved so that each label holds from one half, whatever its threshold was; order is kept.

    Where none holds, the label that comes nearest does: a text is of some feeling, or neutral.
    """
    found = [
        score / limit / 2 if score < limit else 0.5 + (score - limit) / (1 - limit) / 2
        for score, limit in zip(scores, thresholds, strict=True)
    ]
    nearest = max(range(len(found)), key=found.__getitem__)
    found[nearest] = max(found[nearest], 0.5)
    return found


def valence_of(scores: dict[str, float]) -> float:
    """Joy less the strongest dark feeling: -1..1. Surprise and neutral say nothing."""
    return round(scores["joy"] - max(scores[label] for label in _DARK), 3)


def _windows(text: str, tokenizer: Any, longest: int) -> Iterable[list[int]]:
    """Token numbers of whole sentences, as many together as fit; a text without words is one window.

    A sentence of more than `longest` tokens is cut into windows: speech that was heard without full stops.
    """
    text = spelled(text)
    whole: list[int] = tokenizer.encode(text).ids
    if len(whole) <= _WINDOW:
        return [whole]
    parts = [tokenizer.encode(text[start:end]).ids for start, end in sentence_spans(text)]
    return _joined(piece for part in parts or [whole] for piece in _cut(part, longest))


def _cut(part: list[int], longest: int) -> Iterable[list[int]]:
    """A part that is too long, in pieces of like length; each has the tokenizer's marks at its ends."""
    if len(part) <= longest:
        return [part]
    first, *inner, last = part
    count = -(-len(inner) // (_WINDOW - 2))
    ends = [len(inner) * number // count for number in range(count + 1)]
    return [[first, *inner[start:end], last] for start, end in pairwise(ends)]


def _joined(parts: Iterable[list[int]]) -> list[list[int]]:
    """Neighbours joined while they fit; each part begins and ends with the tokenizer's own marks."""
    found: list[list[int]] = []
    for part in parts:
        if found and len(found[-1]) + len(part) - 2 <= _WINDOW:
            found[-1] = [*found[-1][:-1], *part[1:]]
        else:
            found.append(part)
    return found
