"""What is made of a video: subtitles, the feeling over time, its scenes, a contact sheet."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.book.dates import day_in_words, moment_day
from bot.conversation.wording import wordings_of
from bot.errors import PerceptionError
from bot.perception import felt, sheet, subtitles
from bot.perception.perceive import Perceiver, kind_of
from bot.perception.sandbox import Job, private_folder, run
from bot.perception.sniff import sniff
from bot.perception.video import time_for
from bot.work.tools import Tools
from memory import feelings, journal, narrators
from memory.types import Caption, Felt, Media, MediaKind, Narrator, Segment, Transcript, Trouble
from prompts import guess, message

log = logging.getLogger(__name__)
_SEEN = ("model", "text-in-picture")  # what of a caption stands under its picture, the better first
_SOON = 2.0  # seconds after a picture in which words that begin belong to it
_STILLS = {"most": sheet.MOST, "width": 2 * sheet.TILE}


@dataclass(frozen=True)
class Video:
    """What is known of a video or recording: the standing wording of what is said (narrator's own where
    they put it right), where it is heard, and what is seen. ``draft`` words were heard roughly. ``said`` is
    what the narrator says of how it felt.
    """

    title: str
    language: str
    words: str = ""
    segments: tuple[Segment, ...] = ()
    captions: tuple[Caption, ...] = ()
    draft: bool = False
    trouble: str | None = None
    said: Felt | None = None

    @property
    def spoken(self) -> str:
        """The language of the words, which may not be the narrator's."""
        return guess(self.words, self.language) if self.words else self.language

    def cues(self) -> tuple[subtitles.Cue, ...]:
        """The subtitles."""
        return subtitles.cues(self.words, self.segments)


@dataclass(frozen=True)
class Looked:
    """A look at a video: its seconds, changes of scene, and pictures (which lie while it lasts)."""

    length: float
    changes: tuple[dict[str, Any], ...]
    pictures: tuple[tuple[float, Path], ...]


@contextmanager
def of_file(perceiver: Perceiver, path: Path, language: str) -> Iterator[tuple[Video, Looked | None]]:
    """What is heard and seen in a file that is nobody's entry, and the look at it where it has pictures."""
    video = Video(path.name, language)
    with private_folder() as folder:
        look = None
        if kind_of(sniff(path), MediaKind.VIDEO) is MediaKind.VIDEO:
            job = Job("watch", path, folder, time_for(path, perceiver.limits), _STILLS)
            try:
                readings, found = perceiver.watch(job, language)
                look = _look(found, folder)
            except PerceptionError as error:
                readings = [Trouble(error.reason)]
        else:
            readings = perceiver.perceive_media(path, MediaKind.VIDEO, language)
        for one in readings:
            video = _with(video, one)
        yield video, look


def of_media(tools: Tools, media: Media) -> Video:
    """What was heard and seen in a kept file, in the wording that stands."""
    narrator = narrators.get(tools.store, media.narrator_id)
    said = feelings.said_of(tools.store, media.entry_id)
    found = Video(title_of(tools, media, narrator), narrator.language, said=said)
    for reading in journal.perceptions_of(tools.store, media.entry_id):
        if reading.media_id == media.id:
            found = _with(found, reading.value)
    standing = {one.field: one for one in wordings_of(tools.store, media.entry_id)}
    words = standing.get(f"transcript:{media.id}")
    return found if words is None else replace(found, words=words.text, draft=words.draft)


def title_of(tools: Tools, media: Media, narrator: Narrator) -> str:
    """The day on which it came, in the narrator's words for it."""
    entry = journal.get_entry(tools.store, media.entry_id)
    day = day_in_words(moment_day(entry.told_at, narrator.timezone), narrator.language)
    return message("video-title", narrator.language, date=day)


@contextmanager
def opened(tools: Tools, media: Media) -> Iterator[Path]:
    """The kept file in clear, in a private folder that goes with the block. Raises NotFound."""
    with private_folder() as folder:
        path = folder / "whole"
        journal.copy_file(tools.store, media, path)
        yield path


def _with(video: Video, reading: object) -> Video:
    if isinstance(reading, Transcript):
        return replace(video, words=reading.text, segments=reading.segments, draft=reading.draft)
    if isinstance(reading, Trouble):
        return replace(video, trouble=reading.reason)
    if isinstance(reading, tuple):
        return replace(video, captions=reading)
    return video


@contextmanager
def looked(perceiver: Perceiver, path: Path, video: Video) -> Iterator[Looked | None]:
    """Pictures at the key frames of a kept video and between them; None where there are none."""
    options = _STILLS | {"at": [one.at_seconds for one in video.captions if one.at_seconds is not None]}
    with private_folder() as folder:
        try:
            found = run(Job("stills", path, folder, time_for(path, perceiver.limits), options))
        except PerceptionError as error:
            log.info("no pictures of a video: %s", error.reason)
            found = {"stills": []}
        yield _look(found, folder)


def _look(found: Mapping[str, Any], folder: Path) -> Looked | None:
    pictures = tuple((one["at"], folder / one["file"]) for one in found["stills"])
    return Looked(found["length"], tuple(found["changes"]), pictures) if pictures else None


def moments(perceiver: Perceiver, video: Video) -> tuple[felt.Moment, ...]:
    """The feeling in what is said, sentence by sentence; or the narrator's own word for it, which holds for
    the whole. Where they would rather not say, there is none.
    """
    said = video.said
    if said is None or not (said.labels or said.declined):
        return felt.moments(video.words, video.segments, video.spoken, perceiver.classify_all)
    own = feelings.as_emotion(said if said.labels else Felt(("neutral",)))
    return felt.moments(video.words, video.segments, video.spoken, lambda texts, _: [own] * len(texts))


def contact_sheet(video: Video, look: Looked, found: Sequence[felt.Moment]) -> bytes:
    """The sheet as JPEG."""
    captions = [caption_at(video, at, found) for at, _ in look.pictures]
    # What is said while several pictures pass stands under the first of them.
    shown = ["" if after == before else after for before, after in pairwise(["", *captions])]
    tiles = [sheet.Tile(path, at, words) for (at, path), words in zip(look.pictures, shown, strict=True)]
    heading = sheet.Heading(video.title, video.language, look.length)
    return sheet.contact_sheet(heading, tiles, found, [one["at"] for one in look.changes])


def caption_at(video: Video, at: float, found: Sequence[felt.Moment]) -> str:
    """What stands under the picture at `at` seconds: what is seen in it, else what is said then."""
    near = [one for one in video.captions if one.at_seconds is not None and abs(one.at_seconds - at) < 0.1]
    facts = {fact.source: fact.text for one in near for fact in one.facts}
    seen = next((facts[source] for source in _SEEN if facts.get(source)), "")
    if seen:
        return " ".join(seen.split())
    said = next((one for one in found if one.start < at + _SOON and one.end > at), None)
    return f"“{said.text}”" if said else ""


def chapters_vtt(video: Video, look: Looked) -> str:
    """A chapters track: a cue for each scene."""
    begins = [0.0, *(one["at"] for one in look.changes)]
    ends = [*begins[1:], max(look.length, begins[-1] + 0.1)]
    blocks = [
        f"{subtitles.vtt_span(begin, end)}\n{message('video-scene', video.language, number=number)}\n"
        for number, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1)
    ]
    return subtitles.vtt_file("chapters", video.language, blocks)


def subtitle_files(video: Video, cues: Sequence[subtitles.Cue], name: str) -> dict[str, bytes]:
    """Name -> content of the subtitles, as SubRip and WebVTT."""
    return {
        f"{name}.srt": subtitles.srt(cues).encode(),
        f"{name}.vtt": subtitles.vtt(cues, video.spoken).encode(),
    }


def write_all(
    perceiver: Perceiver, video: Video, look: Looked | None, out: Path, name: str
) -> dict[str, Any]:
    """Write all that can be made of a video or recording as ``NAME.*`` into `out`; what was made.

    Raises PerceptionError where it can be neither heard nor seen.
    """
    cues, found = video.cues(), moments(perceiver, video)
    if not cues and look is None:
        raise PerceptionError(video.trouble or "unsupported")
    files: dict[str, bytes] = {}
    if cues:
        files |= subtitle_files(video, cues, name)
        files[f"{name}.feelings.vtt"] = felt.metadata_vtt(found, video.spoken).encode()
    data = _data(video, cues, found)
    if look is not None:
        files[f"{name}.chapters.vtt"] = chapters_vtt(video, look).encode()
        files[f"{name}.contact-sheet.jpg"] = contact_sheet(video, look, found)
        data |= {"length": look.length, "changes": list(look.changes)}
    files[f"{name}.json"] = json.dumps(data, ensure_ascii=False, indent=1).encode()
    out.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (out / file).write_bytes(content)
    return {**data, "files": [str(out / file) for file in files]}


def _data(video: Video, cues: Sequence[subtitles.Cue], found: Sequence[felt.Moment]) -> dict[str, Any]:
    return {
        "title": video.title,
        "language": video.spoken,
        "draft": video.draft,
        "trouble": video.trouble,
        "subtitles": [{"start": one.start, "end": one.end, "lines": list(one.lines)} for one in cues],
        "feelings": [felt.as_data(one) for one in found],
        "frames": [{"at": one.at_seconds, "caption": one.text} for one in video.captions],
    }
