"""The embedder of an older index, by the name that it bears itself."""

from __future__ import annotations

from pathlib import Path

from memory.embeddings import BUNDLED, Embedder, MiniLM, load_embedder


def load_former(cache: Path, name: str) -> Embedder:
    """Loads it from where it was before; `cache` keeps the embedded one's graph.

    Raises EmbedderUnavailable.
    """
    return load_embedder(BUNDLED if name == MiniLM.name else name, cache)
