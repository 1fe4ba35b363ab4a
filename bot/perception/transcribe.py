"""Speech to words: faster-whisper where a Whisper is on disk, else pocketsphinx as a rough draft.

Both let the sandbox's child decode the sound. Whisper then runs in the calling thread: CTranslate2
lets go of the interpreter's lock while it computes. pocketsphinx does not, and runs in the child.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ModelUnavailable
from bot.perception.hearing import Heard, believed
from bot.perception.sandbox import NORMAL, Job, Limits, private_folder, run
from bot.perception.sound import RATE, SOUND_FILE
from memory.types import Segment, Transcript, Word

if TYPE_CHECKING:
    import numpy as np

_BLOCK = 600  # seconds that Whisper hears at once: its features take 160 KB a second
_LOOK = 30  # seconds at a block's end in which the quietest place is sought
SURE = 0.5  # probability from which the detected language is believed over the narrator's
DRAFT_MODEL = "pocketsphinx-en-us"
_SLOWEST = 40_000  # bytes of file whose sound even a busy machine decodes in a second


@contextmanager
def decoded(path: Path, limits: Limits, rate: int = RATE) -> Iterator[tuple[Path, float]]:
    """A file of raw 16-bit samples, `rate` a second, and its seconds, while in the block.

    Raises PerceptionError.
    """
    with private_folder() as folder:
        limits = limits.longer(path.stat().st_size / _SLOWEST)
        found = run(Job("sound", path, folder, limits, {"rate": rate}))
        yield folder / SOUND_FILE, float(found["duration"])


@dataclass(frozen=True)
class WhisperTranscriber:
    """Hears with faster-whisper. `load` gives the model; `name` is what its words are signed with."""

    name: str
    load: Callable[[], Any]
    limits: Limits = NORMAL
    _one: threading.Lock = field(default_factory=threading.Lock)

    def transcribe(self, path: Path, language: str | None) -> Transcript:
        """See `Transcriber`. The language is detected; the narrator's is taken where that is unsure."""
        with decoded(path, self.limits) as (sound, duration):
            return self.hear(sound, duration, language)

    def hear(self, sound: Path, duration: float, language: str | None) -> Transcript:
        """Words of raw samples lasting `duration` seconds. Raises ModelUnavailable."""
        import numpy as np

        samples = np.fromfile(sound, dtype="<i2").astype(np.float32) / 32768
        model = self.load()
        _check_language(model, language)
        heard: list[Heard] = []
        spoken: str | None = None
        with self._one:  # one at a time: two would fight for the cores and double the memory
            for offset, block in blocks(samples):
                found, told = _hear_block(model, block, spoken or language, offset / RATE)
                heard += found
                spoken = spoken or told
        segments = believed(heard)
        text = " ".join(s.text for s in segments)
        return Transcript(
            text=text,
            segments=segments,
            language=spoken or language,
            model=self.name,
            version=f"faster-whisper {version('faster-whisper')}",
            duration=round(duration, 2),
        )


def _check_language(model: Any, language: str | None) -> None:
    if language and language != "en" and not model.model.is_multilingual:
        raise ModelUnavailable("this Whisper hears English alone")


def _hear_block(
    model: Any, samples: np.ndarray, language: str | None, offset: float
) -> tuple[list[Heard], str | None]:
    """Segments of one block, `offset` seconds into the sound, and the language they are in.

    The segments are a lazy generator: they are consumed here, in the caller's thread.
    """
    options: dict[str, Any] = {
        "vad_filter": True,
        "word_timestamps": True,
        # Text carried over from window to window is what loops grow from.
        "condition_on_previous_text": False,
    }
    segments, info = model.transcribe(samples, **options)
    if not info.duration_after_vad:
        return [], None
    if info.language_probability < SURE and language and language != info.language:
        segments, info = model.transcribe(samples, language=language, **options)
    return [_heard(segment, offset) for segment in segments], str(info.language)


def _heard(segment: Any, offset: float) -> Heard:
    words = tuple(
        Word(w.word.strip(), _second(w.start + offset), _second(w.end + offset)) for w in segment.words or ()
    )
    return Heard(
        segment.text,
        _second(segment.start + offset),
        _second(segment.end + offset),
        segment.no_speech_prob,
        segment.avg_logprob,
        segment.compression_ratio,
        words,
    )


def _second(value: float) -> float:
    return round(float(value), 2)  # faster-whisper gives NumPy's numbers


def blocks(samples: np.ndarray, longest: int = _BLOCK, look: int = _LOOK) -> Iterator[tuple[int, np.ndarray]]:
    """(first sample, samples) of blocks of at most `longest` seconds, cut where it is quietest."""
    import numpy as np

    start, frame = 0, RATE // 5
    while len(samples) - start > longest * RATE:
        last = start + longest * RATE
        tail = samples[last - look * RATE : last]
        loudness = np.square(tail[: len(tail) // frame * frame]).reshape(-1, frame).mean(axis=1)
        cut = last - look * RATE + int(loudness.argmin()) * frame + frame // 2
        yield start, samples[start:cut]
        start = cut
    yield start, samples[start:]


@dataclass(frozen=True)
class DraftTranscriber:
    """Hears English with pocketsphinx, roughly: every transcript is a draft."""

    limits: Limits = NORMAL

    def transcribe(self, path: Path, language: str | None) -> Transcript:
        """See `Transcriber`. Raises ModelUnavailable for a narrator who does not speak English:
        English words for Chinese sounds would be nonsense, and the sound is kept anyway.
        """
        self.check(language)
        with decoded(path, self.limits) as (sound, duration):
            return self.hear(sound, duration, language)

    def hear(self, sound: Path, duration: float, language: str | None) -> Transcript:
        """Words of raw samples lasting `duration` seconds. Raises ModelUnavailable, PerceptionError."""
        self.check(language)
        # A third of the sound's length on a free core; six times that is allowed.
        limits = self.limits.longer(2 * duration)
        found = run(Job("draft", sound, sound.parent, limits))["segments"] if duration else []
        segments = tuple(_segment(words) for words in found)
        return Transcript(
            text=" ".join(s.text for s in segments),
            segments=segments,
            language="en",
            model=DRAFT_MODEL,
            version=f"pocketsphinx {version('pocketsphinx')}",
            draft=True,
            duration=round(duration, 2),
        )

    @staticmethod
    def check(language: str | None) -> None:
        """Raise ModelUnavailable unless `language` is English or unknown."""
        if language and not language.lower().startswith("en"):
            raise ModelUnavailable("the built-in speech model hears English alone")


def _segment(words: list[list[Any]]) -> Segment:
    said = tuple(Word(str(text), float(start), float(end)) for text, start, end in words)
    return Segment(" ".join(w.text for w in said), said[0].start, said[-1].end, said)
