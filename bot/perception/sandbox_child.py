"""The child's side of `sandbox`: set the limits, do one task, print one line of JSON.

Started as ``python -m bot.perception.sandbox_child`` with the job on standard input.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from bot.errors import PerceptionError
from bot.perception.sandbox import Job, Limits

# task -> module with a function `read(job) -> dict`, or another after a colon; imported only when asked for.
_TASKS = {
    "sound": "bot.perception.sound",
    "draft": "bot.perception.draft",
    "voice": "bot.perception.voice",
    "picture": "bot.perception.picture",
    "cut": "bot.perception.picture:cut",
    "show": "bot.perception.picture:show",
    "video": "bot.perception.frames",
    "stills": "bot.perception.stills",
    "watch": "bot.perception.stills:watch",
    "document": "bot.perception.document",
    "place": "bot.perception.place",
}
_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_WRITTEN = 3 << 29  # bytes that the child may write to one file: four hours of sound as books take it


def main() -> None:
    """Read the job, do it, answer. Never raises: every fault becomes an answer."""
    # Libraries print to standard output; the answer must stand alone there.
    answer_to = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    answer = _answer(json.load(sys.stdin))
    with os.fdopen(answer_to, "w", encoding="utf-8") as out:
        json.dump(answer, out)


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    job = Job(
        order["task"],
        Path(order["path"]),
        Path(order["folder"]),
        Limits(**order["limits"]),
        order["options"],
    )
    die_with_parent()
    os.nice(10)  # nobody waits for a file as they wait for the conversation
    network = cut_network()
    limit(job.limits)
    try:
        module, _, name = _TASKS[job.task].partition(":")
        task = getattr(importlib.import_module(module), name or "read")
        return {**task(job), "network": network}
    except PerceptionError as error:
        return {"error": error.reason, "detail": str(error)}
    except MemoryError:
        return {"error": "broken", "detail": "needs more memory than is allowed"}
    except Exception as error:  # noqa: BLE001 - the edge: decoders raise anything on broken files
        return {"error": "broken", "detail": type(error).__name__}


def limit(limits: Limits) -> None:
    """Hold this process to `limits`: address space, processor seconds, written bytes, no core files."""
    seconds = int(limits.seconds) + 5
    for what, amount in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, _WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(what, (amount, amount))


def die_with_parent() -> None:
    """Ask to be killed when the parent is, where the system knows how (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def cut_network() -> str:
    """``off`` where this process could be put into an empty network of its own, else ``on``.

    A user namespace is taken only where it is needed: in one, root may no longer read others' files.
    """
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return "on"  # not Linux
    for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET):
        if unshare(flags) == 0:
            return "off"
    return "on"


if __name__ == "__main__":
    main()
