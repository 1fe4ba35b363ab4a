"""Figures that several benchmarks take in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np

Figures = dict[str, float]


def spread(seconds: Sequence[float]) -> Figures:
    """Median and 95th percentile, in milliseconds."""
    middle, high = np.percentile(seconds, [50, 95])
    return {"p50_ms": round(1000 * float(middle), 2), "p95_ms": round(1000 * float(high), 2)}


def in_turns(systems: Mapping[str, Callable[[str], object]], questions: Sequence[str]) -> dict[str, Figures]:
    """How long each system takes for each question.

    Every question goes to all of them before the next one, so that a busy machine is busy for all.
    """
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for question in questions:
        for name, ask in systems.items():
            taken[name].append(seconds_of(partial(ask, question)))
    return {name: spread(seconds) for name, seconds in taken.items()}


def seconds_of(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


@contextmanager
def timed(stages: Figures, name: str) -> Iterator[None]:
    """Add the seconds within to what `stages` has under `name`."""
    begin = time.perf_counter()
    yield
    stages[name] = stages.get(name, 0.0) + time.perf_counter() - begin


def resident_mib(pid: int | str = "self") -> float:
    """Resident memory of a process, in MiB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    raise RuntimeError("no VmRSS")


def mib_of(folder: Path) -> float:
    """What the files in `folder` take, in MiB."""
    return round(sum(one.stat().st_size for one in files_in(folder)) / 2**20, 1)


def files_in(folder: Path) -> list[Path]:
    """Every file below `folder`."""
    return [one for one in sorted(folder.rglob("*")) if one.is_file()]
