"""Memory and time of restoring a picture: ``python -m benchmarks.restoring [--weights FILE] [--json]``.

Without weights, tiny networks of random ones are made (see `tests.make_tiny_restorer`). Each size runs in a
process of its own: the most memory that it held at once, the time, and for the smallest how far the picture
in tiles is from the picture in one piece.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

SIZES = ((256, 192), (1024, 768), (2048, 1536))


def silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def one(weights: Path, size: tuple[int, int]) -> dict[str, float]:
    """Figures of a picture of this size; to be taken in a process of its own."""
    from bot.perception.restore import load_restorer, restored

    restorer = load_restorer(weights)
    random = np.random.default_rng(1)
    rough = Image.fromarray(random.integers(0, 255, (size[1] // 8, size[0] // 8, 3)).astype(np.uint8))
    picture = rough.resize(size, Image.Resampling.BICUBIC)
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begin = time.perf_counter()
    made = restored(picture, restorer, silent)
    figures = {
        "idle_mib": round(idle),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "seconds": round(time.perf_counter() - begin, 1),
        "out": made.width,
    }
    if size == SIZES[0]:
        whole = restored(picture, restorer, silent, tile=4096)
        figures["most_apart"] = int(np.abs(np.asarray(made, int) - np.asarray(whole, int)).max())
    return figures


def apart(weights: Path, size: tuple[int, int]) -> dict[str, float]:
    """The figures, from a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.restoring",
        "--one",
        f"{size[0]}x{size[1]}",
        "--weights",
        str(weights),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    if wanted.one:
        width, height = (int(part) for part in wanted.one.split("x"))
        print(json.dumps(one(wanted.weights, (width, height))))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [wanted.weights] if wanted.weights else _tiny(Path(folder))
        rows = {f"{file.stem} {w}x{h}": apart(file, (w, h)) for file in files for w, h in SIZES}
    if wanted.json:
        print(json.dumps(rows))
        return
    for name, figures in rows.items():
        print(f"{name:28}" + "  ".join(f"{key} {value:g}" for key, value in figures.items()))


def _tiny(folder: Path) -> list[Path]:
    from tests.make_tiny_restorer import make_compact, make_rrdb

    return [make_compact(folder / "tiny-compact.safetensors"), make_rrdb(folder / "tiny-rrdb.safetensors")]


if __name__ == "__main__":
    main()
