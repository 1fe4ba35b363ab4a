"""What has to be measured in a process of its own: cold starts and resident memory.

``python -m benchmarks._fresh`` reads one JSON object from standard input and prints one.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks._figures import Figures, resident_mib, seconds_of, spread


def fresh(task: str, **values: Any) -> Figures:
    """Run a task of `TASKS` in a new process."""
    given = json.dumps({"task": task, "begun": time.time(), **values})
    command = [sys.executable, "-m", "benchmarks._fresh"]
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, text=True, check=True)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def cold(folder: str, narrator: str, questions: list[str], before: str, begun: float, k: int) -> Figures:
    """The first recall of a narrator, after one of `before` (where given) has loaded the model."""
    from benchmarks._stock import settings_in
    from bot.app import open_app

    with open_app(settings_in(Path(folder))) as app:
        found = {"start_s": round(time.time() - begun, 3)}
        recall = app.tools.recall
        if before:
            found["model_s"] = round(seconds_of(lambda: recall.search(before, questions[0], k)), 3)
        found["first_s"] = round(seconds_of(lambda: recall.search(narrator, questions[1], k)), 3)
        found["second_s"] = round(seconds_of(lambda: recall.search(narrator, questions[2], k)), 3)
    return found


def serve(
    folder: str, narrators: list[str], questions: list[str], open_indexes: int, begun: float, k: int
) -> Figures:
    """Each question to the narrator beside it; memory once as many are open as may be, and at most."""
    from benchmarks._stock import settings_in
    from bot.app import open_app

    with open_app(settings_in(Path(folder), open_indexes)) as app:
        found = {"start_s": round(time.time() - begun, 3), "resident_start_mib": resident_mib()}
        memory, taken = [], []
        for narrator, question in zip(narrators, questions, strict=True):
            taken.append(seconds_of(partial(app.tools.recall.search, narrator, question, k)))
            memory.append(resident_mib())
            if len(set(narrators[: len(memory)])) == open_indexes:
                found.setdefault("resident_all_open_mib", memory[-1])
    spreads = {f"recall_{name}": value for name, value in spread(taken[1:]).items()}
    return found | {"resident_max_mib": max(memory), "resident_last_mib": memory[-1], **spreads}


def take_in(folder: str, file: str, marks: list[int], begun: float) -> Figures:
    """The import of a file by `lifestory import`'s function, with the memory at each of `marks` lines."""
    from benchmarks._stock import settings_in
    from bot.app import open_app
    from bot.importing import import_file
    from memory import narrators
    from memory.types import Narrator

    found: Figures = {}
    done = 0

    def progress(lines: int) -> None:
        nonlocal done
        done += lines
        for mark in marks:
            if mark <= done:
                found.setdefault(f"resident_{mark}_mib", resident_mib())

    with open_app(settings_in(Path(folder))) as app:
        found["start_s"] = round(time.time() - begun, 3)
        who = narrators.create(app.store, Narrator("", "Ruth", "benchmark", "1"))
        app.tools.recall.embedder.matrix(["The model is loaded before the clock runs."])
        found["resident_start_mib"] = resident_mib()
        begin = time.process_time()
        taken = seconds_of(lambda: import_file(app.tools, app.work, who, Path(file), progress))
        found["processor_seconds"] = round(time.process_time() - begin, 2)
    return found | {"seconds": round(taken, 2), "messages_per_second": round(done / taken, 1)}


def read(kind: str, path: str, begun: float) -> Figures:  # noqa: ARG001 - every task is told when it began
    """An archive read from its beginning to its end, nothing kept."""
    from bot.importers.formats import find_format
    from bot.importers.types import Options, Record

    found = find_format(Path(path), kind)
    before = resident_mib()
    records = 0

    def through() -> None:
        nonlocal records
        records = sum(isinstance(one, Record) for one in found.read(Path(path), Options(Path(path).parent)))

    begin = time.process_time()
    taken = seconds_of(through)
    busy = time.process_time() - begin
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "records": records,
        "seconds": round(taken, 2),
        "processor_seconds": round(busy, 2),
        "messages_per_processor_second": round(records / busy),
        "most_over_start_mib": round(max(0.0, most - before), 1),
    }


TASKS: dict[str, Callable[..., Figures]] = {"cold": cold, "serve": serve, "import": take_in, "read": read}


def main() -> None:
    """Do the task on standard input."""
    given = json.loads(sys.stdin.read())
    print(json.dumps(TASKS[given.pop("task")](**given)))


if __name__ == "__main__":
    main()
