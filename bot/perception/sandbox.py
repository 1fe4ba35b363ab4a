"""Media is opened in a child process with limits; what comes back is plain JSON and plain files.

The child gets no environment of ours (no tokens), no network where the system allows, and a private
folder that its caller removes. Models of neural networks are not loaded there, but for the small one that
hears a voice's pitch: the child decodes.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from bot.errors import PerceptionError

_ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = "lifestory-"
_OWN_REASONS = frozenset({"broken", "too-large-picture", "too-long", "unsupported", "timed-out"})


@dataclass(frozen=True)
class Limits:
    """Of one child: wall seconds, bytes of address space, pixels of a picture, seconds of sound."""

    seconds: float = 25.0  # with what is around it, no file costs more than half a minute
    memory: int = 1 << 30
    pixels: int = 50_000_000
    duration: float = 14_400.0

    def longer(self, seconds: float) -> Limits:
        """The same with `seconds` more of wall time."""
        return Limits(self.seconds + seconds, self.memory, self.pixels, self.duration)


NORMAL = Limits()


@dataclass(frozen=True)
class Job:
    """What a child does: `task` on `path`, writing files to `folder`."""

    task: str
    path: Path
    folder: Path
    limits: Limits = NORMAL
    options: dict[str, Any] = field(default_factory=dict)


def run(job: Job) -> dict[str, Any]:
    """The child's result; ``network`` in it says whether the child was cut off (``off``) or not (``on``).

    Raises PerceptionError with the reason broken, too-large-picture, too-long, unsupported or timed-out.
    """
    order = json.dumps(
        {
            "task": job.task,
            "path": str(job.path.resolve()),
            "folder": str(job.folder.resolve()),
            "limits": asdict(job.limits),
            "options": job.options,
        }
    )
    answer = _talk(order, job)
    try:
        result: dict[str, Any] = json.loads(answer)
    except ValueError:
        # Killed by its limits, or by a fault in a decoder: the file is to blame either way.
        raise PerceptionError("broken", "the reader ended without an answer") from None
    if reason := result.get("error"):
        raise PerceptionError(reason if reason in _OWN_REASONS else "broken", str(result.get("detail", "")))
    return result


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this user can open, removed at the end. Its name tells whose it is."""
    with TemporaryDirectory(prefix=f"{_FOLDERS}{os.getpid()}-") as name:
        yield Path(name)


def sweep(where: Path | None = None) -> int:
    """Remove the folders that killed processes left behind (they hold media in clear); how many."""
    removed = 0
    for folder in (where or Path(gettempdir())).glob(f"{_FOLDERS}*"):
        owner = folder.name.removeprefix(_FOLDERS).split("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
            removed += not folder.exists()
    return removed


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _talk(order: str, job: Job) -> bytes:
    command = [sys.executable, "-m", "bot.perception.sandbox_child"]
    child = subprocess.Popen(  # noqa: S603 - our own module, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(job.folder, os.environ),
        cwd=job.folder,
        start_new_session=True,
    )
    try:
        return child.communicate(order.encode(), timeout=job.limits.seconds)[0]
    except subprocess.TimeoutExpired:
        raise PerceptionError("timed-out", f"over {job.limits.seconds:g} s") from None
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and what it started (tesseract): they share a session of their own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe:
            pipe.close()


def child_environment(folder: Path, ours: Mapping[str, str]) -> dict[str, str]:
    """The child's environment: where programs lie, and nothing else of `ours`."""
    kept = {name: ours[name] for name in ("PATH", "TESSDATA_PREFIX", "LANG") if name in ours}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        # One thread each: threads cost address space, and the bot's other work needs the cores.
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
