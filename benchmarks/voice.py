"""Whether pace, pitch, loudness and pauses are measured right, on synthesised speech of which they are known.

``python -m benchmarks.voice [--json]`` speaks one text by espeak-ng in nine steps of each, with all else as
it was, and gives Spearman's rank correlation of what was set and what was measured, how far a step moves
the measure, and how far the three others move meanwhile. Word times come from a recogniser in the product;
here they are a word each of the time that the speech takes, so that no recogniser's faults are measured.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import time
import wave
from collections.abc import Sequence

import numpy as np

from bot.perception.sandbox import NORMAL, private_folder
from bot.perception.transcribe import decoded
from bot.perception.voice import measure
from memory.types import Segment, Transcript, Voice, Word

TEXT = (
    "When I was a girl we lived by the river, and my father kept bees.",
    "In summer the whole house smelled of honey and of warm bread.",
    "My brother built a kite from newspaper, and it flew over the church tower.",
)
STEPS = {
    "pace": ("-s", (110, 125, 140, 155, 170, 185, 200, 220, 240)),
    "pitch": ("-p", (10, 20, 30, 40, 50, 60, 70, 80, 90)),
    "loudness": ("-a", (20, 30, 45, 65, 85, 100, 125, 150, 180)),
}
PAUSES = (0.1, 0.3, 0.5, 0.8, 1.1, 1.5, 2.0, 2.5, 3.0)
_RATE = 22_050


def spoken(option: str = "", value: int = 0, pause: float = 0.6) -> tuple[bytes, list[Word]]:
    """A WAV of `TEXT` with `pause` seconds between its sentences, and each word's time in it."""
    sound, words, at = [], list[Word](), 0.0
    for sentence in TEXT:
        samples = _said(sentence, option, value)
        words += _timed(sentence, at, len(samples) / _RATE)
        gap = np.zeros(int(pause * _RATE), np.int16)
        sound += [samples, gap]
        at += (len(samples) + len(gap)) / _RATE
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(np.concatenate(sound).tobytes())
    return out.getvalue(), words


def measured(sound: bytes, words: Sequence[Word]) -> Voice:
    """What the product measures in a sound."""
    transcript = Transcript(" ".join(TEXT), (Segment("", 0.0, 0.0, tuple(words)),), "en", "set", "1")
    with private_folder() as folder:
        path = folder / "said.wav"
        path.write_bytes(sound)
        with decoded(path, NORMAL) as (samples, _):
            return measure(samples, transcript, NORMAL)


def figures() -> dict[str, dict[str, float]]:
    """By sign: ``correlation`` (-1 to 1), ``first`` and ``last`` measure, seconds a recording."""
    found = {}
    for name, (option, values) in STEPS.items():
        found[name] = _row(name, values, [spoken(option, value) for value in values])
    found["pauses"] = _row("pauses", PAUSES, [spoken(pause=pause) for pause in PAUSES])
    return found


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's, without ties."""
    places = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(*places)[0, 1])


def _row(name: str, values: Sequence[float], sounds: Sequence[tuple[bytes, list[Word]]]) -> dict[str, float]:
    start = time.perf_counter()
    voices = [measured(sound, words) for sound, words in sounds]
    seconds = (time.perf_counter() - start) / len(voices)
    read = [_value(one, name) for one in voices]
    others = {
        f"{other}_moves": max(each) - min(each)
        for other in ("pace", "pitch", "loudness", "pauses")
        if other != name and (each := [_value(one, other) for one in voices])
    }
    row = {"correlation": rank_correlation(values, read), "first": read[0], "last": read[-1]}
    return {**row, **others, "seconds": seconds}


def _value(voice: Voice, name: str) -> float:
    found = getattr(voice, name)
    assert found is not None, f"no {name} was measured"
    return float(found)


def _said(sentence: str, option: str, value: int) -> np.ndarray:
    wanted = {"-v": "en", "-s": "160", "-p": "45", "-a": "100"} | ({option: str(value)} if option else {})
    words = [part for pair in wanted.items() for part in pair]
    made = subprocess.run(
        ["espeak-ng", *words, "--stdout", sentence],
        capture_output=True,
        check=True,
    ).stdout
    with wave.open(io.BytesIO(made)) as file:
        assert file.getframerate() == _RATE
    return np.frombuffer(made[44:], "<i2")  # espeak-ng does not know its length when it writes the header


def _timed(sentence: str, start: float, seconds: float) -> list[Word]:
    words = sentence.split()
    each = seconds / sum(map(len, words))
    found = []
    for word in words:
        found.append(Word(word, start, start + len(word) * each))
        start = found[-1].end
    return found


def main() -> None:
    """Print a row a sign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    found = figures()
    if parser.parse_args().json:
        print(json.dumps(found))
        return
    for name, row in found.items():
        print(name, " ".join(f"{key}={value:.3f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
