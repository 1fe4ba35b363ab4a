"""Make the small sounds of the tests: ``python -m tests.make_media``. Needs espeak-ng.

The voice notes are OGG/Opus, as Telegram sends them. The speech is espeak-ng's, of the tiny Whisper's
own sentences and of one that it has never heard.
"""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from tests.make_tiny_whisper import RATE, speak

OUT = Path(__file__).parent / "media"


def silence(seconds: float) -> np.ndarray:
    """Nothing, at 16 kHz."""
    return np.zeros(int(seconds * RATE), np.float32)


def write_ogg(path: Path, sound: np.ndarray) -> None:
    """Mono OGG/Opus of `sound` (float32 at 16 kHz in -1..1) at 24 kbit/s."""
    with av.open(str(path), "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=48_000, layout="mono")
        stream.bit_rate = 24_000
        resampler = av.AudioResampler(format="flt", layout="mono", rate=48_000)
        frame = av.AudioFrame.from_ndarray(sound[None, :], format="flt", layout="mono")
        frame.sample_rate = RATE
        fifo = av.AudioFifo()
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            part.pts = None
            fifo.write(part)
        while chunk := fifo.read(960, partial=True):
            container.mux(stream.encode(chunk))
        container.mux(stream.encode(None))


def main() -> None:
    """Write all of them."""
    OUT.mkdir(exist_ok=True)
    pause = silence(1.2)
    sea = speak("I was born in a small town by the sea.", "en-us", 157, 50)
    bread = speak("My mother baked bread every Sunday morning.", "en-gb+m3", 160, 45)
    school = speak("I left school when I was fourteen.", "en-gb", 155, 50)
    doctor = speak("The doctor came to our farm on a white horse.", "en-us", 150, 50)
    random = np.random.default_rng(3)
    hiss = random.normal(0, 0.003, 3 * RATE).astype(np.float32)
    write_ogg(OUT / "sea.ogg", np.concatenate([silence(0.5), sea, silence(0.5)]))
    write_ogg(OUT / "bread-school.ogg", np.concatenate([silence(0.4), bread, pause, school, silence(0.4)]))
    write_ogg(OUT / "doctor.ogg", np.concatenate([silence(0.4), doctor, silence(0.4)]))
    write_ogg(OUT / "hiss.ogg", hiss)


if __name__ == "__main__":
    main()
