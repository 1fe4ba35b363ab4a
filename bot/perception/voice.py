"""How a recording sounds: pitch, loudness, pauses. Runs in the sandbox's child on raw 16 kHz samples.

Pitch and voicing are SwiftF0's (a network of 250 KB, run by ONNX Runtime); levels are its frames' own, in
dB of full scale. Nothing is judged here: what is usual for a narrator, only their other recordings say.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.perception.sandbox import Job, Limits, run
from bot.perception.sound import RATE
from memory.types import Transcript, Voice, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Frames = NDArray[Any]

_LOWEST, _HIGHEST = 60.0, 500.0  # Hz; speaking voices lie between
_VOICED = 0.5  # SwiftF0's own threshold
_REFERENCE = 55.0  # Hz from which semitones are counted
_LEAST = 1.0  # seconds of voice below which nothing is said of it
_BLOCK = 30  # seconds read at once
_LONGEST = 600  # seconds that are measured; how somebody sounds is heard by then
_SLOWEST = 0.3  # seconds that even a busy machine takes for one of sound; a free core takes 0.03
_PAUSE = 0.3  # seconds between two words from which it is a pause and no breath within a word
_FEWEST = 8  # words from which their pace is told


def read(job: Job) -> dict[str, Any]:
    """``loudness``, ``pitch``, ``spread`` as in `Voice`, each None where under a second is voiced."""
    import numpy as np

    pitch, level = _voiced(job.path)
    if len(pitch) * 256 / RATE < _LEAST:
        return {"loudness": None, "pitch": None, "spread": None}
    tones = 12 * np.log2(pitch / _REFERENCE)
    low, high = np.percentile(tones, (10, 90))
    return {
        "loudness": round(float(np.median(level)), 2),
        "pitch": round(float(np.median(tones)), 2),
        "spread": round(float(high - low), 2),
    }


def measure(sound: Path, transcript: Transcript, limits: Limits) -> Voice:
    """The voice in raw samples, with the pace of the words heard in them. Raises PerceptionError."""
    seconds = min(sound.stat().st_size / (2 * RATE), _LONGEST)
    found = run(Job("voice", sound, sound.parent, limits.longer(seconds * _SLOWEST)))
    words = [word for segment in transcript.segments for word in segment.words]
    pace, pauses = pace_of(words)
    model = f"swift-f0 {version('swift-f0')}"
    return Voice(pace, pauses, found["loudness"], found["pitch"], found["spread"], "voice", model)


def pace_of(words: Sequence[Word]) -> tuple[float | None, float | None]:
    """Letters (or signs) a second while speaking, and the share of time in pauses; None for few words.

    Letters, since words are of very different lengths, and a recogniser joins and parts them.
    """
    timed = [one for one in words if one.end > one.start]
    if len(timed) < _FEWEST:
        return None, None
    whole = timed[-1].end - timed[0].start
    gaps = (later.start - one.end for one, later in pairwise(timed))
    silent = sum(gap for gap in gaps if gap >= _PAUSE)
    letters = sum(sum(sign.isalnum() for sign in one.text) for one in timed)
    if whole <= silent:
        return None, None
    return round(letters / (whole - silent), 2), round(silent / whole, 3)


def _voiced(path: Path) -> tuple[Frames, Frames]:
    """Pitch (Hz) and level (dB) of the voiced frames, 16 ms each, of the first ten minutes."""
    import numpy as np
    from swift_f0 import SwiftF0

    detector = SwiftF0(threads=1, spin=False)
    pitches, levels = [], []
    samples = np.memmap(path, "<i2", "r") if path.stat().st_size else np.zeros(0, np.int16)
    for start in range(0, min(len(samples), _LONGEST * RATE), _BLOCK * RATE):
        block = np.asarray(samples[start : start + _BLOCK * RATE])
        found = detector.detect(block, RATE, _LOWEST, _HIGHEST)
        spoken = found.confidence >= _VOICED
        pitches.append(found.pitch_hz[spoken])
        levels.append(found.loudness_db[spoken])
    if not pitches:
        return np.zeros(0), np.zeros(0)
    return np.concatenate(pitches), np.concatenate(levels)
