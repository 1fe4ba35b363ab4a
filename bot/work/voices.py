"""The original voice of a book: cut from the kept recordings, a track a chapter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.book.levels import gain_of, levelled, silence
from bot.book.track import RATE, to_mp3
from bot.book.types import Book, BookChapter, Sound, Track
from bot.book.voice_plan import file_name, parts
from bot.errors import PerceptionError
from bot.perception.clip import whole_words
from bot.perception.sandbox import NORMAL, private_folder
from bot.perception.transcribe import decoded
from bot.work.tools import Tools
from memory import journal
from memory.errors import NotFound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

_BREATH = 0.25  # between two sentences


@dataclass
class Recordings:
    """Kept recordings, decoded one at a time into a private folder that lies only as long as it is open."""

    tools: Tools
    folder: Path
    _known: dict[str, tuple[Path, float] | None] = field(default_factory=dict)

    def cut(self, sound: Sound) -> Samples | None:
        """Those seconds at the usual loudness; None where the recording is gone or cannot be read."""
        import numpy as np

        found = self._known.get(sound.media_id)
        if sound.media_id not in self._known:
            found = self._known[sound.media_id] = self._decode(sound.media_id)
        if found is None:
            return None
        path, gain = found
        whole = np.memmap(path, dtype="<i2", mode="r")
        first, last = int(sound.start_s * RATE), min(int(sound.end_s * RATE), len(whole))
        if last < first or first >= len(whole):
            return None
        first, last = whole_words(whole, first, last, RATE)
        return levelled(np.array(whole[first:last]), gain, RATE)

    def _decode(self, media_id: str) -> tuple[Path, float] | None:
        import numpy as np

        source, out = self.folder / "whole", self.folder / f"{len(self._known)}.s16"
        try:
            one = journal.get_media(self.tools.store, media_id)
            journal.copy_file(self.tools.store, one, source)
            with decoded(source, NORMAL, RATE) as (sound, _):
                sound.replace(out)
        except (NotFound, PerceptionError):
            return None
        finally:
            source.unlink(missing_ok=True)
        return out, gain_of(np.memmap(out, dtype="<i2", mode="r"), RATE)


@contextmanager
def recordings(tools: Tools) -> Iterator[Recordings]:
    """Recordings to cut from; what was decoded is removed at the end."""
    with ExitStack() as stack:
        yield Recordings(tools, stack.enter_context(private_folder()))


def with_voices(tools: Tools, book: Book, address: str | None = None) -> Book:
    """The book with each chapter's original voice, where it has one.

    With `address` (the public place where the book's folder lies), chapters also bear the address of
    their page in ``clips``, for the codes of the printed book.
    """
    chapters = []
    for chapter in book.chapters:
        with recordings(tools) as kept:
            track = track_of(kept, chapter)
        listen = f"{address.rstrip('/')}/clips/{track.name}.html" if track and address else None
        chapters.append(replace(chapter, track=track, listen=listen))
    return replace(book, chapters=tuple(chapters))


def track_of(kept: Recordings, chapter: BookChapter) -> Track | None:
    """A chapter's original voice as one MP3, and where in it each sentence is heard."""
    import numpy as np

    pieces: list[Samples] = []
    spans: dict[str, tuple[float, float]] = {}
    at = 0
    for part in parts(chapter):
        cuts = [cut for one in part.sounds if (cut := kept.cut(one)) is not None]
        if cuts:
            pieces += [*cuts, silence(_BREATH, RATE)]
            length = sum(map(len, cuts))
            spans[part.id] = (at / RATE, (at + length) / RATE)
            at += length + len(pieces[-1])
    if not pieces:
        return None
    return Track(file_name(chapter), to_mp3(np.concatenate(pieces)), at / RATE, spans)
