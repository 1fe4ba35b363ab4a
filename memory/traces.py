"""Reading files for ids and keys that should be gone; run as a program of its own.

SQLite's locks belong to a process, and closing any handle of a database file gives them all up. So
these files are never opened by a process that has the database open.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Most of what is sought is 32 hex digits: one pass finds all such runs, however many are sought.
_HEX = re.compile(rb"[0-9a-f]{32,}")
_LENGTH = 32
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Reading:
    """What was found (name and file of each trace), and how many files and bytes were read."""

    found: tuple[str, ...]
    files: int
    size: int


def look_for(sought: Mapping[str, bytes], paths: Sequence[Path]) -> Reading:
    """Which of `sought` (name -> bytes) can be read in these files or in their names."""
    order = {"sought": {name: value.hex() for name, value in sought.items()}, "paths": [*map(str, paths)]}
    done = subprocess.run(  # noqa: S603 - our own file under our own interpreter
        [sys.executable, "-I", __file__],
        input=json.dumps(order).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    answer = json.loads(done.stdout)
    return Reading(tuple(answer["found"]), answer["files"], answer["size"])


def read(sought: Mapping[str, bytes], paths: Sequence[Path]) -> Reading:
    """As `look_for`, in this process."""
    names = {value: name for name, value in sought.items()}
    others = [value for value in names if len(value) != _LENGTH or not _HEX.fullmatch(value)]
    found, count, size = [], 0, 0
    for path in paths:
        hits = {value for value in names if value in str(path).encode()}
        try:
            for part in _parts(path, max((len(value) for value in others), default=_LENGTH)):
                hits |= {run for run in _runs(part) if run in names}
                hits |= {value for value in others if value in part}
            size += path.stat().st_size
            count += 1
        except FileNotFoundError:  # it went away meanwhile, which is as good
            pass
        found += [f"{names[value]} in {path.name}" for value in hits]
    return Reading(tuple(sorted(found)), count, size)


def _parts(path: Path, longest: int) -> Iterator[bytes]:
    """The file piece by piece, each beginning with the end of the one before."""
    tail, keep = b"", max(longest, _LENGTH) - 1
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            yield tail + chunk
            tail = (tail + chunk)[-keep:]


def _runs(data: bytes) -> Iterator[bytes]:
    for match in _HEX.finditer(data):
        run = match.group()
        for start in range(len(run) - _LENGTH + 1):
            yield run[start : start + _LENGTH]


if __name__ == "__main__":
    given = json.load(sys.stdin)
    wanted = {name: bytes.fromhex(value) for name, value in given["sought"].items()}
    result = read(wanted, [Path(one) for one in given["paths"]])
    json.dump({"found": result.found, "files": result.files, "size": result.size}, sys.stdout)
