"""Vectors of passages in Chroma, one directory a narrator: ids and vectors, never words.

The one module that imports chromadb. Vectors are turned by an orthogonal matrix that hangs on the
narrator's data key. That leaves every distance as it is, and is **obfuscation, not encryption**:
who has the files and some pairs of text and vector can work the matrix out. What it prevents is
that vectors found on a disk are turned back into words by a model made for that, or compared
between narrators. Erasing removes the directory; once the data key is gone the vectors stay turned.

Everything here can be rebuilt from the journal. Beside each vector stands the serial number of the
journal's row that it was made of: a row that was written anew has another, and its vector is stale.
What an index is of, and which one serves, is in `memory.generations`.

Up to `_EXACT` vectors are searched exactly in memory, more of them by Chroma's graph, whose answers
hang on the order in which it was filled (`docs/decisions/index.md` has the figures).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memory.clean_memory import hand_out_zeros
from memory.exact import Exact
from memory.generations import Generations, hold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memory.embeddings import Matrix
    from memory.store import Store

_NAME = "passages"
_BATCH = 2000
_PAGE = 10_000
_EXACT = 10_000  # vectors: 15 MB at 384 dimensions
# Chroma's graph is searched this wide: close to exact for the few hundred neighbours asked for.
_GRAPH = {"space": "ip", "ef_construction": 200, "ef_search": 400}


class NarratorIndex:
    """One narrator's vectors. Its owner holds a lock."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the index in `folder`, or make it."""
        self.folder = folder
        self._key = key
        self._turn: Any = None
        self._near: Exact | None = None
        self._hold = hold(folder)
        self._client, self._collection = _open(folder)

    def __len__(self) -> int:
        return int(self._collection.count())

    def serials(self, ids: Sequence[str] | None = None) -> dict[str, int]:
        """The passages that have a vector (of `ids`) -> the serial of the row that it was made of."""
        return {
            one: int(data["serial"])
            for found in self._pages(["metadatas"], ids)
            for one, data in zip(found["ids"], found["metadatas"], strict=True)
        }

    def add(self, serials: Mapping[str, int], vectors: Matrix) -> None:
        """Keep unit rows (number of ids, dimension) under the ids of `serials`, in place of theirs."""
        import numpy as np

        ids, turn = list(serials), self._matrix(vectors.shape[1])
        # A row at a time: a product of many rows rounds each by its place among them.
        turned = np.stack([row @ turn for row in vectors]) if ids else vectors
        for at in range(0, len(ids), _BATCH):
            some = ids[at : at + _BATCH]
            self._collection.upsert(
                ids=some,
                embeddings=turned[at : at + _BATCH],
                metadatas=[{"serial": serials[one]} for one in some],
            )
        if self._near is not None:
            self._near.add(ids, turned)

    def remove(self, ids: Sequence[str]) -> None:
        """Drop the vectors of `ids`; unknown ones are passed over."""
        for at in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[at : at + _BATCH]))
        if self._near is not None:
            self._near.drop(ids)

    def search(self, vector: Matrix, count: int) -> list[tuple[str, float]]:
        """The nearest ids with their cosines, nearest first. `vector` is a unit vector (dimension,)."""
        # Counting asks Chroma's database: only where nothing is in memory yet.
        total = len(self) if self._near is None else len(self._near)
        count = min(count, total)
        if not count:
            return []
        turned = vector @ self._matrix(len(vector))
        if total <= _EXACT:
            return self._exact().nearest(turned, count)
        self._near = None
        found = self._collection.query(query_embeddings=turned[None], n_results=count, include=["distances"])
        return [
            (one, 1.0 - distance)
            for one, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def vectors(self, ids: Sequence[str] | None = None) -> dict[str, Matrix]:
        """Passages' unit vectors, turned back: every one, or those of `ids`."""
        import numpy as np

        back: dict[str, Matrix] = {}
        for found in self._pages(["embeddings"], ids):
            rows = np.asarray(found["embeddings"], np.float32)
            back.update(zip(found["ids"], rows @ self._matrix(rows.shape[1]).T, strict=True))
        return back

    def close(self) -> None:
        """Free the files."""
        self._client.close()
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None

    def _pages(self, include: list[str], ids: Sequence[str] | None = None) -> Iterator[Any]:
        """What Chroma has of `ids`, or of all, some at a time: its database takes no more in one query."""
        total = len(self) if ids is None else len(ids)
        for at in range(0, total, _PAGE):
            if ids is None:
                found = self._collection.get(limit=_PAGE, offset=at, include=include)
            else:
                found = self._collection.get(ids=list(ids[at : at + _PAGE]), include=include)
            if found["ids"]:
                yield found

    def _exact(self) -> Exact:
        if self._near is None:
            import numpy as np

            found = self._collection.get(include=["embeddings", "metadatas"])
            serials = {
                one: int(data["serial"]) for one, data in zip(found["ids"], found["metadatas"], strict=True)
            }
            self._near = Exact(found["ids"], np.asarray(found["embeddings"], np.float32), serials)
        return self._near

    def _matrix(self, size: int) -> Matrix:
        if self._turn is None:
            self._turn = orthogonal(self._key, size)
        turn: Matrix = self._turn
        return turn


def open_index(store: Store, narrator_id: str, folder: Path) -> NarratorIndex:
    """The narrator's index in `folder`. Raises NotFound for an unknown narrator."""
    return NarratorIndex(folder, store.cipher(narrator_id).derive("index"))


def erase_index(store: Store, narrator_id: str) -> None:
    """Remove the narrator's indexes, which are closed."""
    Generations(folder_of(store, narrator_id)).remove()


def folder_of(store: Store, narrator_id: str) -> Path:
    """Where the narrator's indexes lie."""
    return store.home / "index" / narrator_id


def orthogonal(key: bytes, size: int) -> Matrix:
    """An orthogonal matrix (size, size) that hangs on `key` alone, evenly drawn from all of them.

    QR of a Gaussian matrix with the signs of R's diagonal taken in (Mezzadri 2007, "How to generate
    random matrices from the classical compact groups"). The Gaussian numbers come from SHAKE-256
    by Box and Muller, so that no library's random stream, which may change, is in it.
    """
    import numpy as np
    from threadpoolctl import threadpool_limits

    raw = hashlib.shake_256(key + size.to_bytes(4, "big")).digest(size * size * 8)
    words: NDArray[np.float64] = np.frombuffer(raw, "<u4").astype(np.float64)
    first, second = ((words + 0.5) / 2**32).reshape(2, -1)
    gauss = np.sqrt(-2 * np.log(first)) * np.cos(2 * np.pi * second)
    # BLAS's threads, waiting for each other on busy processors, take ten times as long as one alone.
    with threadpool_limits(limits=1, user_api="blas"):
        q, r = np.linalg.qr(gauss.reshape(size, size))
    return (q * np.sign(np.diag(r))).astype(np.float32)


def _open(folder: Path) -> tuple[Any, Any]:
    hand_out_zeros()
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    existing = {one.name for one in client.list_collections()}
    if _NAME in existing:
        return client, client.get_collection(_NAME, embedding_function=None)
    made = client.create_collection(_NAME, configuration={"hnsw": _GRAPH}, embedding_function=None)
    return client, made
