"""The most memory that the children of this process have used, watched from outside (Linux)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_EVERY = 0.02  # seconds


@dataclass
class Peaks:
    """MiB: ``one`` of the largest process, ``together`` of all that ran at once."""

    one: float = 0.0
    together: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def _watch(self, parent: int) -> None:
        while not self._over.wait(_EVERY):
            sizes = [size for child in _below(parent) if (size := _high(child))]
            self.one = max([self.one, *sizes])
            self.together = max(self.together, sum(sizes))


@contextmanager
def peaks(parent: int) -> Iterator[Peaks]:
    """Watch the children of the process `parent`, and theirs, while in the block."""
    found = Peaks()
    watcher = threading.Thread(target=found._watch, args=(parent,), daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        found._over.set()
        watcher.join()


def _below(parent: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{parent}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _below(int(child))


def _high(process: int) -> float:
    """The high-water mark of a process's resident memory, in MiB; 0 where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
