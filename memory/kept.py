"""Results kept by the digest of their text, so that no narrator's words stay in memory for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


def digest(text: str) -> bytes:
    """16 bytes that stand for `text`."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Kept(Generic[Result]):
    """A function of a text with its last `most` results. Safe among threads."""

    def __init__(self, work: Callable[[str], Result], most: int = 6000) -> None:
        self._work = work
        self._most = most
        self._results: OrderedDict[bytes, Result] = OrderedDict()
        self._lock = Lock()

    def __call__(self, text: str) -> Result:
        key = digest(text)
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        result = self._work(text)
        with self._lock:
            self._results[key] = result
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return result
