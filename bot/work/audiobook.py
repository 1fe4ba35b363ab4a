"""The audio book: the narrator's own voice wherever a sentence was spoken, another for the rest."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.book.clean import cleaned
from bot.book.levels import gain_of, levelled, silence
from bot.book.m4b import ChapterMark, Spoken, write_m4b
from bot.book.track import RATE
from bot.book.types import Book, BookChapter
from bot.book.voice_plan import Part, parts
from bot.errors import PerceptionError
from bot.perception.sandbox import private_folder
from bot.perception.sound import decode
from bot.work.speech import speaker_named, wav_of
from bot.work.tools import Tools
from bot.work.voices import Recordings, recordings
from prompts import guess, message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

_log = logging.getLogger(__name__)
_AFTER_TITLE, _AFTER_SENTENCE, _AFTER_PARAGRAPH, _AFTER_CHAPTER = 0.9, 0.3, 0.8, 1.6
_LONGEST = 600.0  # seconds of one spoken text


@dataclass
class AudioBook:
    """What was made: marks of chapters, seconds of the narrator's own voice and of the other one, the
    name of what spoke, and how many sentences nobody could say.
    """

    marks: list[ChapterMark] = field(default_factory=list)
    own_s: float = 0.0
    spoken_s: float = 0.0
    speaker: str | None = None
    silent: int = 0


def write_audiobook(tools: Tools, book: Book, out: Path) -> AudioBook:
    """Write `book` as an M4B to `out`. Where nothing can speak, it holds the original clips alone; where
    there are none either, nothing is written.

    One sentence is held in memory at a time; decoded recordings lie in a private folder.
    """
    book = cleaned(book)
    made = AudioBook(speaker=speaker_named(tools.settings.voice, book.language))
    tags = {
        "title": book.title,
        "artist": book.narrator,
        "album": book.title,
        "genre": "Audiobook",
        "date": str(book.made_on.year),
        "comment": _comment(book, made.speaker),
    }
    unfinished = out.with_name(f"{out.name}.part")
    try:
        made.marks = write_m4b(unfinished, _chapters(tools, book, made), tags)
        if made.marks:
            unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
    return made


def _comment(book: Book, speaker: str | None) -> str:
    if speaker is None:
        return message("book-audio-own", book.language, name=book.narrator)
    return message("book-audio-both", book.language, name=book.narrator, speaker=speaker)


def _chapters(tools: Tools, book: Book, made: AudioBook) -> Iterator[Spoken]:
    opening = f"{book.title}. {message('book-told-by', book.language, name=book.narrator)}."
    yield Spoken(book.title, _title(tools, opening, book.language, made))
    for chapter in book.chapters:
        yield Spoken(chapter.title, _chapter(tools, chapter, book.language, made))


def _title(tools: Tools, words: str, language: str, made: AudioBook) -> Iterator[Samples]:
    said = _said(tools, words, language)
    if said is not None:
        made.spoken_s += len(said) / RATE
        yield said
        yield silence(_AFTER_TITLE, RATE)


def _chapter(tools: Tools, chapter: BookChapter, language: str, made: AudioBook) -> Iterator[Samples]:
    with recordings(tools) as kept:
        heard = False
        every = [part for part in parts(chapter) if not part.again]
        pieces = ((part, piece) for part in every for piece in _part(tools, kept, part, language, made))
        for part, piece in pieces:
            if not heard:
                yield from _title(tools, chapter.title, language, made)
            heard = True
            yield piece
            yield silence(_pause(part, every), RATE)
    if heard:
        yield silence(_AFTER_CHAPTER, RATE)


def _pause(part: Part, every: list[Part]) -> float:
    after = every[every.index(part) + 1 :][:1]
    same = after and after[0].sentence.paragraph == part.sentence.paragraph
    return _AFTER_SENTENCE if same else _AFTER_PARAGRAPH


def _part(tools: Tools, kept: Recordings, part: Part, language: str, made: AudioBook) -> Iterator[Samples]:
    """A sentence as it was spoken; what was written is said by the other voice, in the language of its words
    (`language` in doubt). Rough words, which nobody has checked, are heard but never said.
    """
    cuts = [cut for sound in part.sounds if (cut := kept.cut(sound)) is not None]
    if cuts:
        made.own_s += sum(map(len, cuts)) / RATE
        yield from cuts
        return
    text = part.sentence.text
    said = None if part.id.startswith("u") else _said(tools, text, guess(text, language))
    if said is None:
        made.silent += 1
        return
    made.spoken_s += len(said) / RATE
    yield said


def _said(tools: Tools, words: str, language: str) -> Samples | None:
    import numpy as np

    wav = wav_of(words, language, tools.settings.voice)
    if wav is None:
        return None
    with private_folder() as folder:
        (folder / "said.wav").write_bytes(wav)
        try:
            decode(folder / "said.wav", folder / "said.s16", _LONGEST, RATE)
        except PerceptionError as error:  # an operator's program may give anything
            _log.warning("what was spoken is no sound: %s", error.reason)
            return None
        samples = np.fromfile(folder / "said.s16", dtype="<i2")
    return levelled(samples, gain_of(samples, RATE), RATE)
