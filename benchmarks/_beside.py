"""What recall is timed beside: LangChain with Chroma in one collection, and exact search in NumPy."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from memory.embeddings import Embedder

if TYPE_CHECKING:
    from memory.embeddings import Matrix

Ask = Callable[[str], object]

_BATCH = 2000  # fewer than Chroma takes at once


@contextmanager
def langchain_chroma(
    texts: Sequence[str], embedder: Embedder, narrators: int, k: int, advance: Callable[[int], None]
) -> Iterator[Ask]:
    """One collection with the rows of `narrators` narrators in equal shares, asked for one of them."""
    from langchain_chroma import Chroma

    with tempfile.TemporaryDirectory() as folder:
        store = Chroma("memories", embedding_function=embedder, persist_directory=folder)
        for at in range(0, len(texts), _BATCH):
            batch = list(texts[at : at + _BATCH])
            owners = [{"narrator": f"n{(at + row) % narrators}"} for row in range(len(batch))]
            store.add_texts(batch, owners, ids=[str(at + row) for row in range(len(batch))])
            advance(len(batch))
        yield lambda question: store.similarity_search(question, k=k, filter={"narrator": "n0"})


def exact(texts: Sequence[str], embedder: Embedder, k: int) -> Ask:
    """Every cosine by one product of matrices; nothing is encrypted and nothing filtered."""
    vectors: Matrix = embedder.matrix(texts)

    def ask(question: str) -> list[str]:
        cosines = vectors @ embedder.query(question)
        best = np.argpartition(-cosines, k)[:k]
        return [texts[at] for at in best[np.argsort(-cosines[best])]]

    return ask
