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

MARGIN = 0.1  # seconds kept before and after
_REACH = 0.4  # seconds beyond a word's time in which its sound may go on: recognisers end words too early
_QUIET = 0.1  # of the words' own loudness: where they have ended
_STEP = 0.02  # seconds over which loudness is taken
_BITS = 24_000  # a second; Opus keeps 16 kHz speech clear with this
_OPUS_RATE = 48_000
_FRAME = 960  # samples, 20 ms at `_OPUS_RATE`


def cut(path: Path, start_s: float, end_s: float, out: Path, limits: Limits = NORMAL) -> float:
    """Write the sound of seconds `start_s`..`end_s` of a recording or video to `out`; its seconds.

    Where a word sounds on beyond those seconds, so does the clip, up to the next quiet moment. Raises
    PerceptionError where the file has no such sound.
    """
    import numpy as np

    with decoded(path, limits) as (sound, duration):
        if not (start_s < duration and start_s <= end_s):  # nor may either be no number
            raise PerceptionError("broken", "no sound in those seconds")
        begin = int(max(0.0, start_s - _REACH - MARGIN) * RATE)
        end = int(min(duration, end_s + _REACH + MARGIN) * RATE)
        around = np.fromfile(sound, "<i2", count=end - begin, offset=begin * 2)
    first, last = whole_words(around, int(start_s * RATE) - begin, int(min(end_s, duration) * RATE) - begin)
    samples = around[first:last]
    _write(samples, out)
    return len(samples) / RATE


def whole_words(samples: NDArray[np.int16], first: int, last: int, rate: int = RATE) -> tuple[int, int]:
    """Samples `first`..`last`, moved outwards to a quiet moment where one is near, and `MARGIN` more.

    Recognisers give some words no length at all: those have a moment.
    """
    import numpy as np

    step, margin, reach = int(_STEP * rate), int(MARGIN * rate), int(_REACH * rate)
    last = max(last, first + step)
    loud = np.sqrt(np.mean(np.square(samples[first:last].astype(np.float64)))) * _QUIET

    def quiet(at: int) -> bool:
        part = samples[max(0, at) : at + step].astype(np.float64)
        return len(part) == 0 or float(np.sqrt(np.mean(np.square(part)))) < loud

    before = next((at for at in range(first - step, first - reach, -step) if quiet(at)), first - step)
    after = next((at for at in range(last, last + reach, step) if quiet(at)), last)
    return max(0, before + step - margin), min(len(samples), after + margin)


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
