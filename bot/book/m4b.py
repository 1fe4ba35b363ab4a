"""An audio book: one M4B (AAC in MP4) with chapters. What is heard is taken piece by piece and not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from bot.book.track import RATE, encoded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

_BITS = 64_000


@dataclass(frozen=True)
class Spoken:
    """A chapter to be heard: its title and its pieces of sound, mono at `RATE`."""

    title: str
    pieces: Iterable[Samples]


@dataclass(frozen=True)
class ChapterMark:
    """Where a chapter lies in the finished file, in seconds."""

    title: str
    start_s: float
    end_s: float


def write_m4b(path: Path, chapters: Iterable[Spoken], tags: dict[str, str]) -> list[ChapterMark]:
    """Write the book; where its chapters lie. A chapter without a piece is left out.

    Players for audio books look for the marks both as Nero wrote them and as QuickTime did; FFmpeg's
    muxer writes both.
    """
    import av

    marks: list[ChapterMark] = []
    with av.open(str(path), "w", format="ipod", options={"movflags": "+faststart"}) as container:
        container.metadata.update(tags)
        stream = container.add_stream("aac", rate=RATE, layout="mono")
        stream.bit_rate = _BITS
        for packet in encoded(stream, _in_order(chapters, marks)):
            container.mux(packet)
        # Known only now; the muxer takes marks until it ends the file.
        container.set_chapters([_mark(number, one) for number, one in enumerate(marks)])
    return marks


def _in_order(chapters: Iterable[Spoken], marks: list[ChapterMark]) -> Iterator[Samples]:
    at = 0
    for chapter in chapters:
        start = at
        for piece in chapter.pieces:
            at += len(piece)
            yield piece
        if at > start:
            marks.append(ChapterMark(chapter.title, start / RATE, at / RATE))


def _mark(number: int, one: ChapterMark) -> dict[str, object]:
    return {
        "id": number,
        "start": round(one.start_s * 1000),
        "end": round(one.end_s * 1000),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": one.title},
    }
