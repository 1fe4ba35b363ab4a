"""Damaged and hostile files through the door of perception: ``python -m benchmarks.mutants [--count 500]``.

Each is made by `tests.mutants` from the seed, announced as what it may not be, and read by the bot's own
`Perceiver` with the models that are in the packages. Printed: the worst seconds, the worst memory of a
child and of all its processes together, and what became of them. Exit code 1 where anything was raised,
took over 30 seconds or over 1 GiB. ``--bombs`` reads files that are whole, small, and huge when
opened. Linux alone: memory is read from ``/proc``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks._bombs import bombs
from benchmarks._peaks import peaks
from bot.perception.perceive import Perceiver
from bot.settings import load_settings
from memory.types import Trouble
from tests.mutants import Mutant, mutants

SECONDS, MIB = 30.0, 1024.0


@dataclass(frozen=True)
class Row:
    """One file: which, what became of it, seconds, those of them that a processor worked, MiB of the
    largest child and of all at once.
    """

    name: str
    outcome: str
    seconds: float
    worked: float
    one: float
    together: float

    @property
    def over(self) -> bool:
        """True where it went over a limit or out of the door as an exception."""
        return self.seconds > SECONDS or self.together > MIB or self.outcome.startswith("RAISED")


def main() -> None:
    """Read them all and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="leave out those before")
    parser.add_argument("--bombs", action="store_true", help="small files that grow huge, instead")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    rows = []
    made = bombs if chosen.bombs else partial(mutants, chosen.count, chosen.seed)
    for row in measured(made, chosen.first):
        rows.append(row)
        if row.over or row.seconds > SECONDS / 3:
            print(f"{row.name}: {row.outcome}, {row.seconds:.1f} s, {row.together:.0f} MiB", file=sys.stderr)
    _report(rows, chosen.json)
    sys.exit(any(row.over for row in rows))


def measured(make: Callable[[Path], Iterator[Mutant]], first: int = 0) -> Iterator[Row]:
    """A row a file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = load_settings({"HOME": name, "HF_HUB_OFFLINE": "1"}, folder / "home")
        perceiver = Perceiver(settings)
        for number, mutant in enumerate(make(folder)):
            if number >= first:
                yield _measure(perceiver, mutant, number)


def _measure(perceiver: Perceiver, mutant: Mutant, number: int) -> Row:
    begun, before = time.perf_counter(), _worked()
    with peaks(os.getpid()) as found:
        try:
            readings = perceiver.perceive_media(mutant.path, mutant.said, "en")
            outcome = " + ".join(sorted({_kind(one) for one in readings})) or "nothing"
        except Exception as error:  # noqa: BLE001 - what must not be is what is looked for
            outcome = f"RAISED {type(error).__name__}"
    seconds = time.perf_counter() - begun
    name = f"{number:04} {mutant.base}, {mutant.how}, as {mutant.said}"
    worked = _worked() - before
    return Row(
        name, outcome, round(seconds, 2), round(worked, 2), round(found.one, 1), round(found.together, 1)
    )


def _worked() -> float:
    """Processor seconds of the children that have ended, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _kind(reading: object) -> str:
    if isinstance(reading, Trouble):
        return reading.reason
    return "captions" if isinstance(reading, tuple) else type(reading).__name__


def _report(rows: list[Row], as_json: bool) -> None:
    slowest, largest = max(rows, key=lambda row: row.seconds), max(rows, key=lambda row: row.together)
    outcomes, one = Counter(row.outcome for row in rows), max(row.one for row in rows)
    if as_json:
        worst = {
            "seconds": slowest.seconds,
            "worked_s": max(row.worked for row in rows),
            "one_mib": one,
            "together_mib": largest.together,
        }
        print(json.dumps({"files": len(rows), "worst": worst, "outcomes": outcomes}))
        return
    print(f"{len(rows)} files")
    print(f"worst seconds   {slowest.seconds:8.1f}  ({slowest.name})")
    busiest = max(rows, key=lambda row: row.worked)
    print(f"worst processor {busiest.worked:8.1f}  ({busiest.name})")
    print(f"worst memory    {largest.together:8.0f} MiB  ({largest.name})")
    print(f"largest process {one:8.0f} MiB")
    for outcome, count in outcomes.most_common():
        print(f"{count:6}  {outcome}")


if __name__ == "__main__":
    main()
