"""Texts as vectors, behind LangChain's `Embeddings`.

The default is all-MiniLM-L6-v2 from the package that carries it, run by ONNX Runtime with
`tokenizers`; no torch is imported for it. Any other model is named in settings
(`memory.hub_embeddings`).
"""

from __future__ import annotations

import os
import subprocess
from abc import abstractmethod
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from memory.errors import EmbedderUnavailable
from memory.export_onnx import FORMS, RECIPE, WEIGHTS_SHA256, bundled_folder, file_name
from memory.minilm_graph import exported, open_graph
from memory.sentences import language_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

BUNDLED = "embedded"
_LONGEST = 256  # tokens; the model was tuned with this length


class Embedder(Embeddings):
    """LangChain's `Embeddings` with a name, a fingerprint that changes with its vectors, and arrays."""

    name: str
    fingerprint: str

    @abstractmethod
    def matrix(self, texts: Sequence[str]) -> Matrix:
        """`texts` as unit rows: (number of texts, dimension) float32."""

    def query(self, text: str) -> Matrix:
        """One question as a unit vector: (dimension,) float32."""
        found: Matrix = self.matrix([text])[0]
        return found

    def understands(self, text: str) -> float:  # noqa: ARG002 - a model for every language needs no look
        """How far the model knows the language of `text`: 0 (not at all) to 1."""
        return 1.0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `matrix`."""
        found: list[list[float]] = self.matrix(texts).tolist()
        return found

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `query`."""
        found: list[float] = self.query(text).tolist()
        return found


class MiniLM(Embedder):
    """all-MiniLM-L6-v2 by ONNX Runtime. 384 dimensions, texts cut at 256 tokens. Safe among threads."""

    name = "all-MiniLM-L6-v2"

    def __init__(self, cache: Path, form: str = FORMS[0], threads: int | None = None) -> None:
        """`cache` keeps the exported graph; `threads` is how many texts are embedded side by side."""
        self._cache = cache
        self._form = form
        self._threads = threads or _processors()
        self._lock = Lock()
        self.fingerprint = f"{WEIGHTS_SHA256[:16]}-{form}-{RECIPE}"

    def matrix(self, texts: Sequence[str]) -> Matrix:
        """Rows in the order of `texts`. Raises EmbedderUnavailable where the model cannot be loaded."""
        import numpy as np

        with self._lock:  # one load, however many threads ask first
            tokenizer, run = self._parts
        tokens = [one.ids for one in tokenizer.encode_batch_fast(list(texts))]
        rows = np.empty((len(tokens), 384), np.float32)
        workers = min(self._threads, len(tokens))

        # One text a run: in a batch the kernels round a row by its place in it (cosine 0.999 to the
        # same text alone), and an index built anew would differ. A thread a run, side by side, is
        # faster than all threads on each.
        def fill(first: int) -> None:
            for row in range(first, len(tokens), workers):
                rows[row] = run(tokens[row])

        if workers > 1:
            with ThreadPoolExecutor(workers) as pool:
                list(pool.map(fill, range(workers)))
        elif tokens:
            fill(0)
        return rows

    def understands(self, text: str) -> float:
        """1 for English, 0 for Chinese, of whose characters the model has read too few."""
        return 1.0 if language_of(text) == "en" else 0.0

    @cached_property
    def _parts(self) -> tuple[Any, Any]:
        try:
            path = exported(self._cache / file_name(self._form), "memory.export_onnx", self._form)
            return _tokenizer(), open_graph(path)
        except (ImportError, OSError, subprocess.SubprocessError) as error:
            raise EmbedderUnavailable(f"the embedded model cannot be loaded: {error}") from error


def load_embedder(name: str, cache: Path, threads: int | None = None) -> Embedder:
    """The embedder that settings name: ``embedded``, or a hub's name or a folder.

    Only other models than the embedded one are loaded at once, so that a name that cannot be had
    is known at the start. Raises EmbedderUnavailable.
    """
    if name == BUNDLED:
        return MiniLM(cache, threads=threads)
    from memory.hub_embeddings import HubEmbedder

    return HubEmbedder(name)


def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(bundled_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    return tokenizer


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
