"""A stretch of a recording, cut out and written as a voice note (OGG/Opus).

The recording is decoded in the sandbox to the same samples that were heard for its words, so that
the words' seconds fit; what is encoded here are those plain samples.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import PerceptionError
from bot.perception.sandbox import NORMAL, Limits
from bot.perception.sound import RATE
from bot.perception.transcribe import decoded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MARGIN = 0.1  # seconds kept before and after: a recogniser's word times cut into the words
_BITS = 24_000  # a second; Opus keeps 16 kHz speech clear with this
_OPUS_RATE = 48_000
_FRAME = 960  # samples, 20 ms at `_OPUS_RATE`


def cut(path: Path, start_s: float, end_s: float, out: Path, limits: Limits = NORMAL) -> float:
    """Write the sound of seconds `start_s`..`end_s` of a recording or video to `out`; its seconds.

    Raises PerceptionError where the file has no such sound.
    """
    import numpy as np

    with decoded(path, limits) as (sound, duration):
        first = int(max(0.0, start_s - MARGIN) * RATE)
        last = int(min(duration, end_s + MARGIN) * RATE)
        if last <= first:
            raise PerceptionError("broken", "no sound in those seconds")
        samples = np.fromfile(sound, "<i2", count=last - first, offset=first * 2)
    _write(samples, out)
    return len(samples) / RATE


def _write(samples: NDArray[np.int16], out: Path) -> None:
    import av

    with av.open(str(out), "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=_OPUS_RATE, layout="mono")
        stream.bit_rate = _BITS
        resampler = av.AudioResampler(format="flt", layout="mono", rate=_OPUS_RATE)
        frame = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        queue = av.AudioFifo()
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            part.pts = None
            queue.write(part)
        while chunk := queue.read(_FRAME, partial=True):
            container.mux(stream.encode(chunk))
        container.mux(stream.encode(None))
