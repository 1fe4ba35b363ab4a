"""Speech to words: faster-whisper where a Whisper is on disk, else pocketsphinx as a rough draft.

Both let the sandbox's child decode the sound, and hear it block by block, so that hours take no more memory
than minutes. Whisper runs in the calling thread: CTranslate2 lets go of the interpreter's lock while it
computes. pocketsphinx does not, and runs in the child.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from bot.errors import ModelUnavailable
from bot.perception.hearing import Heard, believed
from bot.perception.sandbox import NORMAL, Job, Limits, private_folder, run
from bot.perception.sound import RATE, SOUND_FILE
from bot.perception.vocabulary import prompt_of
from bot.perception.whisper import Encoded
from bot.perception.windows import Window, blocks, windows
from memory.types import Segment, Transcript, Word

SURE = 0.5  # probability from which a language is believed: the first one heard, or the narrator's own
SWITCH = 0.7  # probability from which the language is believed to change to another within a recording
CERTAIN = 0.8  # under this a window may hold two languages, and is heard in halves
BATCH = 4  # windows heard at once
DRAFT_MODEL = "pocketsphinx-en-us"
_SLOWEST = 40_000  # bytes of file whose sound even a busy machine decodes in a second

Progress = Callable[[float, float], None]
"""Takes the seconds that were heard and the seconds there are."""


def unwatched(_done: float, _total: float) -> None:
    """Nobody watches."""


class Listening(Protocol):
    """Windows that a Whisper has taken in, as `bot.perception.whisper.Encoded`."""

    def tongues(self) -> list[tuple[str, float]]:
        """Each window's most likely language and its probability."""
        ...

    def heard(self, languages: Sequence[str], names: str = "") -> list[list[Heard]]:
        """What is said in each window, heard in the language given for it."""
        ...

    def parted(self, windows: Sequence[Window]) -> Listening:
        """The same speech taken in as other windows."""
        ...


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
    """Hears with faster-whisper. `load` gives the model; `name` is what its words are signed with; `batch`
    is how many windows of 30 s are heard at once.
    """

    name: str
    load: Callable[[], Any]
    batch: int = BATCH
    encode: Callable[[Any, Sequence[Window]], Listening] = Encoded
    _one: threading.Lock = field(default_factory=threading.Lock)
    _next: threading.Lock = field(default_factory=threading.Lock)

    def hear(
        self,
        sound: Path,
        duration: float,
        language: str | None,
        names: Sequence[str] = (),
        progress: Progress = unwatched,
    ) -> Transcript:
        """Words of raw samples lasting `duration` seconds; each segment in the language it is spoken in.

        That is detected; the narrator's `language` is taken where it is unsure. `names` are those that may be
        said, the most likely first. Raises ModelUnavailable.
        """
        model = self.load()
        _check_language(model, language)
        prompt = prompt_of(names, model.hf_tokenizer) if names else ""
        heard: list[Heard] = []
        for batch in self._found(sound):
            with self._turn():
                heard += self._said(model, batch, prompt, heard[-1].language if heard else None, language)
            progress(min(batch[-1].spans[-1][1] / RATE, duration), duration)
        progress(duration, duration)
        segments = believed(heard, names)
        return Transcript(
            text=" ".join(s.text for s in segments),
            segments=segments,
            language=_mostly(segments) or language,
            model=self.name,
            version=f"faster-whisper {version('faster-whisper')}",
            duration=round(duration, 2),
        )

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One batch at a time: two would fight for the cores and double the memory. Recordings take turns, so
        that no note waits for hours of another: who waits stands before who has just been heard.
        """
        with self._next:
            self._one.acquire()
        try:
            yield
        finally:
            self._one.release()

    def _found(self, sound: Path) -> Iterator[Sequence[Window]]:
        """The speech of a recording, batch by batch."""
        for offset, block in blocks(sound):
            with self._turn():  # the search takes memory, too
                found = windows(block, offset)
            yield from _batches(found, self.batch)

    def _said(
        self, model: Any, batch: Sequence[Window], prompt: str, running: str | None, own: str | None
    ) -> list[Heard]:
        """What is said in one batch; `running` and `own` as in `spoken_in`."""
        said: list[Heard] = []
        for listening, tongues in self._encoded(model, batch):
            chosen = spoken_in(tongues, said[-1].language if said else running, own)
            said += [one for window in listening.heard(chosen, prompt) for one in window]
        return said

    def _encoded(
        self, model: Any, batch: Sequence[Window]
    ) -> Iterator[tuple[Listening, list[tuple[str, float]]]]:
        listening = self.encode(model, batch)
        tongues = listening.tongues()
        if all(sure >= CERTAIN for _, sure in tongues):
            yield listening, tongues
            return
        parts = [
            part
            for window, (_, sure) in zip(batch, tongues, strict=True)
            for part in ((window,) if sure >= CERTAIN else window.halves())
        ]
        if len(parts) == len(batch):
            yield listening, tongues
            return
        for smaller in _batches(parts, self.batch):
            again = listening.parted(smaller)
            yield again, again.tongues()


def _batches(found: Sequence[Window], size: int) -> Iterator[Sequence[Window]]:
    return (found[at : at + size] for at in range(0, len(found), size))


def spoken_in(tongues: Sequence[tuple[str, float]], running: str | None, own: str | None) -> list[str]:
    """The language to hear each window in, from the likeliest one and its probability.

    `running` is the language spoken so far, `own` the narrator's; where a window is unsure it goes on in
    the one, or begins in the other.
    """
    chosen = []
    for language, sure in tongues:
        usual = running or own
        needed = SURE if running is None or language == own else SWITCH
        running = language if usual is None or language == usual or sure >= needed else usual
        chosen.append(running)
    return chosen


def _mostly(segments: Sequence[Segment]) -> str | None:
    """The language of most seconds."""
    seconds = Counter[str]()
    for one in segments:
        if one.language:
            seconds[one.language] += round(100 * (one.end - one.start)) + 1
    return max(seconds, key=lambda language: seconds[language]) if seconds else None


def _check_language(model: Any, language: str | None) -> None:
    if language and language != "en" and not model.model.is_multilingual:
        raise ModelUnavailable("this Whisper hears English alone")


@dataclass(frozen=True)
class DraftTranscriber:
    """Hears English with pocketsphinx, roughly: every transcript is a draft."""

    limits: Limits = NORMAL

    def hear(
        self, sound: Path, duration: float, language: str | None, progress: Progress = unwatched
    ) -> Transcript:
        """Words of raw samples lasting `duration` seconds. Raises PerceptionError, and ModelUnavailable for
        a narrator who does not speak English: English words for Chinese sounds would be nonsense.
        """
        if language and not language.lower().startswith("en"):
            raise ModelUnavailable("the built-in speech model hears English alone")
        segments: list[Segment] = []
        for offset, block in blocks(sound):
            segments += self._block(sound, offset, len(block))
            progress((offset + len(block)) / RATE, duration)
        return Transcript(
            text=" ".join(s.text for s in segments),
            segments=tuple(segments),
            language="en",
            model=DRAFT_MODEL,
            version=f"pocketsphinx {version('pocketsphinx')}",
            draft=True,
            duration=round(duration, 2),
        )

    def _block(self, sound: Path, first: int, count: int) -> list[Segment]:
        if not count:
            return []
        # A third of the sound's length on a free core; six times that is allowed.
        limits = self.limits.longer(2 * count / RATE)
        found = run(Job("draft", sound, sound.parent, limits, {"first": first, "count": count}))
        return [_segment(words, first / RATE) for words in found["segments"]]


def _segment(words: list[list[Any]], offset: float) -> Segment:
    said = tuple(
        Word(str(text), round(start + offset, 2), round(end + offset, 2)) for text, start, end in words
    )
    return Segment(" ".join(w.text for w in said), said[0].start, said[-1].end, said, "en")
