"""What hearing costs beside bare faster-whisper, a queue of notes, and the memory of hours of sound.

``python -m benchmarks.transcribe [FILE] [--model DIR] [--rounds 5] [--notes 50] [--hours 3] [--json]``

Cost: the same file and the same loaded model, in turns in one run. Ours is all of it: the child process that
decodes, voice activity, batches, doubts. Bare is ``WhisperModel.transcribe(FILE, vad_filter=True,
word_timestamps=True)``. Seconds of the clock, and of the processor (children too), which a busy machine
disturbs less; the ratio is the median over rounds. Queue: short notes one after another, and how often the
model was loaded. Memory: the peak of a fresh process that hears ten minutes, and of one that hears hours.

Without FILE the notes in tests/media are joined to five minutes; the default model is the tests' tiny one,
beside which everything around the model weighs the most.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._figures import Figures
from bot.perception.perceive import Perceiver
from bot.perception.sandbox import NORMAL
from bot.perception.sound import RATE
from bot.perception.transcribe import decoded
from bot.settings import load_settings
from memory.types import MediaKind, Transcript

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "models" / "tiny-whisper"
NOTES = ("sea.ogg", "bread-school.ogg", "doctor.ogg")
_MADE = 300  # seconds of the file that is made where none is given
_TEN_MINUTES = 600


def perceiver_of(model: str, folder: Path) -> Perceiver:
    """A perceiver with this Whisper, its data in `folder`."""
    environ = {"HOME": str(folder), "WHISPER_MODEL": model, "HF_HUB_OFFLINE": "1"}
    return Perceiver(load_settings(environ, folder / "home"))


def write_speech(path: Path, seconds: float) -> Path:
    """The tests' notes, each after a pause of half a second, over and over, as a WAV file."""
    parts = [np.concatenate([_samples(name), np.zeros(RATE // 2, "<i2")]) for name in NOTES]
    left, number = int(seconds * RATE), 0
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        while left > 0:
            part = parts[number % len(parts)][:left]
            out.writeframes(part.tobytes())
            left, number = left - len(part), number + 1
    return path


def cost(perceiver: Perceiver, file: Path, rounds: int) -> Figures:
    """Medians of both ways, and of their ratio, round by round."""
    bare_model = perceiver.models.whisper.get()

    def bare() -> None:
        segments, _ = bare_model.transcribe(str(file), vad_filter=True, word_timestamps=True)
        for _ in segments:
            pass

    def ours() -> None:
        perceiver.transcribe(file, "en")

    bare(), ours()  # warm
    taken = [(_taken(ours), _taken(bare)) for _ in range(rounds)]
    found: Figures = {}
    for number, name in enumerate(("clock", "processor")):
        found[f"ours_{name}_s"] = round(statistics.median(one[number] for one, _ in taken), 3)
        found[f"bare_{name}_s"] = round(statistics.median(one[number] for _, one in taken), 3)
        ratios = [one[number] / other[number] for one, other in taken]
        found[f"{name}_ratio"] = round(statistics.median(ratios), 3)
    return found


def queue(perceiver: Perceiver, count: int) -> Figures:
    """`count` short notes heard one after another."""
    begun = time.perf_counter()
    for number in range(count):
        found, *_ = perceiver.perceive_media(
            ROOT / "tests" / "media" / NOTES[number % 3], MediaKind.AUDIO, "en"
        )
        assert isinstance(found, Transcript)
    seconds = time.perf_counter() - begun
    return {"notes": count, "loads": perceiver.models.whisper.loads, "seconds": round(seconds, 1)}


def peak(model: str, seconds: float) -> Figures:
    """Peak resident memory (MiB) of a fresh process that hears `seconds`, and of its decoding child."""
    command = [sys.executable, "-m", "benchmarks.transcribe", "--model", model, "--hear", str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def hear(model: str, seconds: float) -> Figures:
    """The task of `peak`, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_speech(Path(folder) / "long.wav", seconds)
        perceiver = perceiver_of(model, Path(folder))
        told: list[float] = []
        begun = time.perf_counter()
        with decoded(file, NORMAL) as (sound, duration):
            found = perceiver.hear(sound, duration, "en", progress=lambda done, _: told.append(done))
        taken = time.perf_counter() - begun
    kib = {
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "child_peak_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
    }
    rest = {"seconds_of_sound": duration, "seconds": round(taken, 1), "segments": len(found.segments)}
    return {name: round(value / 1024, 1) for name, value in kib.items()} | rest | {"progress": len(told)}


def _samples(name: str) -> np.ndarray:
    with decoded(ROOT / "tests" / "media" / name, NORMAL) as (sound, _):
        return np.fromfile(sound, "<i2")


def _taken(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor, this process's and its children's."""
    clock, busy = time.perf_counter(), _busy()
    work()
    return time.perf_counter() - clock, _busy() - busy


def _busy() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """All three parts."""
    perceiver = perceiver_of(args.model, folder)
    file = args.file or write_speech(folder / "made.wav", _MADE)
    found: dict[str, Any] = {"cost": cost(perceiver, file, args.rounds)}
    if args.notes:
        found["queue"] = queue(perceiver, args.notes)
    if args.hours:
        lengths = (_TEN_MINUTES, args.hours * 3600)
        found["memory"] = [peak(args.model, seconds) for seconds in lengths]
    return found


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--model", default=str(TINY), metavar="DIR")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--notes", type=int, default=50)
    parser.add_argument("--hours", type=float, default=3.0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--hear", type=float, help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.hear is not None:
        print(json.dumps(hear(args.model, args.hear)))
        return
    with tempfile.TemporaryDirectory() as folder:
        found = measure(args, Path(folder))
    print(json.dumps(found) if args.json else "\n".join(_lines(found)))


def _lines(found: dict[str, Any]) -> list[str]:
    lines = [
        "cost      {clock_ratio} by the clock, {processor_ratio} of the processor".format(**found["cost"])
    ]
    lines.append("          ours {ours_clock_s} s, bare {bare_clock_s} s".format(**found["cost"]))
    if "queue" in found:
        lines.append(
            "queue     {notes} notes, {loads} load of the model, {seconds} s".format(**found["queue"])
        )
    for one in found.get("memory", []):
        words = "memory    {seconds_of_sound:.0f} s of sound: {peak_mib} MiB, child {child_peak_mib} MiB"
        lines.append((words + ", {seconds} s, {segments} segments, progress {progress} times").format(**one))
    return lines


if __name__ == "__main__":
    main()
