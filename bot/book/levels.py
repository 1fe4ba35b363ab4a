"""Loudness: every voice is brought to about the same level, and no cut clicks. Samples are 16-bit, mono."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

TARGET = -20.0  # dB below full scale, mean of the stretches that are speech
_PEAK = 0.89  # -1 dB
_MOST = 18.0  # dB that a faint recording is lifted at most, since its hiss rises with it
_BLOCK = 0.4  # seconds
_SILENT, _BELOW = -55.0, 10.0  # blocks under the first, or this far under the mean, are pauses
_FADE = 0.012


def gain_of(samples: Samples, rate: int) -> float:
    """By what a recording is multiplied to stand at `TARGET`.

    The level is gated in two steps as in ITU-R BS.1770, on plain power, without its filter: pauses
    do not count.
    """
    import numpy as np

    size = max(min(int(_BLOCK * rate), len(samples)), 1)
    power = np.array(list(_powers(samples, size)) or [0.0])
    levels = 10 * np.log10(np.maximum(power, 1e-10))
    loud = power[levels > _SILENT]
    if not len(loud):
        return 1.0
    mean = 10 * np.log10(np.mean(loud))
    kept = power[levels > max(_SILENT, mean - _BELOW)]
    level = float(10 * np.log10(np.mean(kept)))
    return float(10 ** (min(TARGET - level, _MOST) / 20))


def _powers(samples: Samples, size: int) -> Iterator[float]:
    """The mean power of each block; a recording of hours is not held in memory as a whole."""
    import numpy as np

    for at in range(0, len(samples) - size + 1, size):
        yield float(np.mean((samples[at : at + size].astype(np.float32) / 32768) ** 2))


def levelled(samples: Samples, gain: float, rate: int) -> Samples:
    """`samples` multiplied by `gain`, its peaks bent and not cut, faded in and out over 12 ms."""
    import numpy as np

    found = samples.astype(np.float32) / 32768 * gain
    over = np.abs(found) > _PEAK / 2
    bent = _PEAK / 2 + (_PEAK / 2) * np.tanh((np.abs(found[over]) - _PEAK / 2) / (_PEAK / 2))
    found[over] = np.sign(found[over]) * bent
    length = min(int(_FADE * rate), len(found) // 2)
    if length:
        ramp = np.linspace(0, 1, length, dtype=np.float32)
        found[:length] *= ramp
        found[-length:] *= ramp[::-1]
    made: Samples = np.round(found * 32767).astype(np.int16)
    return made


def silence(seconds: float, rate: int) -> Samples:
    """So many seconds of nothing."""
    import numpy as np

    return np.zeros(int(seconds * rate), dtype=np.int16)
