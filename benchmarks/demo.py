"""How long the demonstration takes: ``python -m benchmarks.demo [--json]`` (under 180 s wanted)."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Run the demonstration into a fresh folder and print its wall and processor time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    before = os.times()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        command = [sys.executable, "-m", "bot", "demo", "--out", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wall = time.perf_counter() - began
        books = {path.name: path.stat().st_size for path in sorted(Path(folder).glob("book.*"))}
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    figures = {"wall_s": round(wall, 1), "processor_s": round(used, 1), "books": books}
    print(json.dumps(figures) if as_json else f"{wall:.0f} s ({used:.0f} s of processor time); {books}")


if __name__ == "__main__":
    main()
