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
            sizes = [_sizes(child) for child in _below(parent)]
            self.one = max([self.one, *(high for high, _ in sizes)])
            self.together = max(self.one, self.together, sum(now for _, now in sizes))


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


def _sizes(process: int) -> tuple[float, float]:
    """MiB of a process's resident memory, at most and now; 0 where it has ended, and where it was just
    forked and still shares the memory of the one that started it.
    """
    with suppress(OSError):
        if _command(process) != _command(_parent(process)):
            rows = Path(f"/proc/{process}/status").read_text().splitlines()
            found = {row.split(":")[0]: row.split()[1] for row in rows if row.startswith(("VmHWM", "VmRSS"))}
            return int(found.get("VmHWM", 0)) / 1024, int(found.get("VmRSS", 0)) / 1024
    return 0.0, 0.0


def _command(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
