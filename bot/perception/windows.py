"""A recording in windows of at most 30 s of speech, as a Whisper hears it; long silences left out.

Voice activity is found by Silero VAD, which faster-whisper carries. Stretches of speech are packed into
windows in order, never cut in two but where somebody speaks for 30 s without a pause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.perception.sound import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

LONGEST = 30.0  # seconds that a Whisper hears at once
_BLOCK = 600  # seconds held in memory at a time: 38 MB, and as much again for the search of speech
_LOOK = 30  # seconds at a block's end in which the quietest place is sought
_PAUSE_MS = 160  # silence that may end a stretch; faster-whisper's batched pipeline takes the same

Span = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """Speech that is heard at once: its samples, and the `spans` of the recording (first and last sample)
    that they are made of, one after another.
    """

    samples: Samples
    spans: tuple[Span, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts without the silences that were left out."""
        return len(self.samples) / RATE

    def time(self, second: float, of: float | None = None) -> float:
        """The recording's second at a second of this window; in the stretch in which `of` lies, if given."""
        sample, start = int((second if of is None else of) * RATE), 0
        for first, last in self.spans:
            if sample < start + last - first or (first, last) == self.spans[-1]:
                return first / RATE + second - start / RATE
            start += last - first
        return second

    def halves(self) -> tuple[Window, ...]:
        """Two windows, parted at the pause nearest the middle; itself where there is none."""
        ends, total = [], 0
        for first, last in self.spans[:-1]:
            total += last - first
            ends.append(total)
        if not ends:
            return (self,)
        at = min(ends, key=lambda end: abs(end - len(self.samples) / 2))
        number = ends.index(at) + 1
        return (
            Window(self.samples[:at], self.spans[:number]),
            Window(self.samples[at:], self.spans[number:]),
        )


def blocks(sound: Path, longest: int = _BLOCK, look: int = _LOOK) -> Iterator[tuple[int, Samples]]:
    """(first sample, samples in -1..1) of blocks of at most `longest` seconds of the raw 16-bit samples in
    `sound`, cut where it is quietest. One block is in memory at a time.
    """
    import numpy as np

    start, total = 0, sound.stat().st_size // 2
    while True:
        count = min(longest * RATE, total - start)
        raw = np.fromfile(sound, "<i2", count=count, offset=start * 2)
        samples = raw.astype(np.float32) / np.float32(32768)
        if start + count >= total:
            yield start, samples
            return
        cut = count - look * RATE + _quietest(samples[-look * RATE :])
        yield start, samples[:cut]
        start += cut


def _quietest(samples: Samples, frame: int = RATE // 5) -> int:
    """The sample in the middle of the quietest fifth of a second."""
    import numpy as np

    loudness = np.square(samples[: len(samples) // frame * frame]).reshape(-1, frame).mean(axis=1)
    return int(loudness.argmin()) * frame + frame // 2


def windows(samples: Samples, offset: int) -> list[Window]:
    """The speech of one block that begins at sample `offset` of the recording."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(max_speech_duration_s=LONGEST, min_silence_duration_ms=_PAUSE_MS)
    found = [(int(one["start"]), int(one["end"])) for one in get_speech_timestamps(samples, options)]
    return [_window(samples, spans, offset) for spans in packed(found)]


def packed(found: Sequence[Span], longest: float = LONGEST) -> list[list[Span]]:
    """Stretches of speech in groups of at most `longest` seconds together, in order."""
    groups: list[list[Span]] = []
    length = 0
    for first, last in found:
        if groups and length + last - first <= longest * RATE:
            groups[-1].append((first, last))
            length += last - first
        else:
            groups.append([(first, last)])
            length = last - first
    return groups


def _window(samples: Samples, spans: Sequence[Span], offset: int) -> Window:
    import numpy as np

    speech = np.concatenate([samples[first:last] for first, last in spans])
    return Window(speech, tuple((first + offset, last + offset) for first, last in spans))
