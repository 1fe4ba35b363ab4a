"""Vectors of passages in Chroma, one directory a narrator: ids and vectors, never words.

The one module that imports chromadb. Vectors are turned by an orthogonal matrix that hangs on the
narrator's data key. That leaves every distance as it is, and is **obfuscation, not encryption**:
who has the files and some pairs of text and vector can work the matrix out. What it prevents is
that vectors found on a disk are turned back into words by a model made for that, or compared
between narrators. Erasing removes the directory; once the data key is gone the vectors stay turned.

Everything here can be rebuilt from the journal; the model's name and fingerprint are kept with
the vectors, and an index of another model is thrown away when it is opened.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memory.embeddings import Matrix
    from memory.store import Store

log = logging.getLogger(__name__)

_NAME = "passages"
_LAYOUT = "1"  # raise it when vectors are kept in another way
_BATCH = 2000
# Chroma's graph is searched this wide: close to exact for the few hundred neighbours asked for.
_GRAPH = {"space": "ip", "ef_construction": 200, "ef_search": 400}


class NarratorIndex:
    """One narrator's vectors. Its owner holds a lock."""

    def __init__(self, folder: Path, key: bytes, model: str) -> None:
        """Open the index in `folder`, or make it. `model` names the embedder and its fingerprint."""
        self._folder = folder
        self._key = key
        self._turn: Any = None
        wanted = {"model": model, "layout": _LAYOUT}
        self._client, self._collection = _open(folder, wanted)
        if self._collection.metadata != wanted:
            log.info("the index in %s is of another model: it is made anew", folder.name)
            self._client.close()
            shutil.rmtree(folder)
            self._client, self._collection = _open(folder, wanted)

    def __len__(self) -> int:
        return int(self._collection.count())

    def ids(self) -> set[str]:
        """The passages that have a vector."""
        return set(self._collection.get(include=[])["ids"])

    def add(self, ids: Sequence[str], vectors: Matrix) -> None:
        """Keep unit rows (number of ids, dimension) under `ids`, in place of what these had."""
        turned = vectors @ self._matrix(vectors.shape[1])
        for at in range(0, len(ids), _BATCH):
            self._collection.upsert(ids=list(ids[at : at + _BATCH]), embeddings=turned[at : at + _BATCH])

    def remove(self, ids: Sequence[str]) -> None:
        """Drop the vectors of `ids`; unknown ones are passed over."""
        for at in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[at : at + _BATCH]))

    def search(self, vector: Matrix, count: int) -> list[tuple[str, float]]:
        """The nearest ids with their cosines, nearest first. `vector` is a unit vector (dimension,)."""
        count = min(count, len(self))
        if not count:
            return []
        turned = vector[None, :] @ self._matrix(len(vector))
        found = self._collection.query(query_embeddings=turned, n_results=count, include=["distances"])
        return [
            (one, 1.0 - distance)
            for one, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def vectors(self) -> dict[str, Matrix]:
        """Every passage's unit vector, turned back."""
        import numpy as np

        found = self._collection.get(include=["embeddings"])
        if not found["ids"]:
            return {}
        rows = np.asarray(found["embeddings"], np.float32)
        back = rows @ self._matrix(rows.shape[1]).T
        return dict(zip(found["ids"], back, strict=True))

    def close(self) -> None:
        """Free the files."""
        self._client.close()

    def _matrix(self, size: int) -> Matrix:
        if self._turn is None:
            self._turn = orthogonal(self._key, size)
        turn: Matrix = self._turn
        return turn


def open_index(store: Store, narrator_id: str, model: str) -> NarratorIndex:
    """The narrator's index. Raises NotFound for an unknown narrator."""
    return NarratorIndex(folder_of(store, narrator_id), store.cipher(narrator_id).derive("index"), model)


def erase_index(store: Store, narrator_id: str) -> None:
    """Remove the directory of a closed index."""
    shutil.rmtree(folder_of(store, narrator_id), ignore_errors=True)


def folder_of(store: Store, narrator_id: str) -> Path:
    """Where the narrator's vectors lie."""
    return store.home / "index" / narrator_id


def orthogonal(key: bytes, size: int) -> Matrix:
    """An orthogonal matrix (size, size) that hangs on `key` alone, evenly drawn from all of them.

    QR of a Gaussian matrix with the signs of R's diagonal taken in (Mezzadri 2007, "How to generate
    random matrices from the classical compact groups"). The Gaussian numbers come from SHAKE-256
    by Box and Muller, so that no library's random stream, which may change, is in it.
    """
    import numpy as np

    raw = hashlib.shake_256(key + size.to_bytes(4, "big")).digest(size * size * 8)
    words: NDArray[np.float64] = np.frombuffer(raw, "<u4").astype(np.float64)
    first, second = ((words + 0.5) / 2**32).reshape(2, -1)
    gauss = np.sqrt(-2 * np.log(first)) * np.cos(2 * np.pi * second)
    q, r = np.linalg.qr(gauss.reshape(size, size))
    return (q * np.sign(np.diag(r))).astype(np.float32)


def _open(folder: Path, metadata: dict[str, str]) -> tuple[Any, Any]:
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    existing = {one.name for one in client.list_collections()}
    if _NAME in existing:
        return client, client.get_collection(_NAME, embedding_function=None)
    made = client.create_collection(
        _NAME, metadata=metadata, configuration={"hnsw": _GRAPH}, embedding_function=None
    )
    return client, made
