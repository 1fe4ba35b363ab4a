"""The sound behind words: which recording, which seconds, and the cut itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.errors import UsageError
from bot.perception import clip
from bot.perception.sandbox import private_folder
from bot.work import versions
from bot.work.tools import Tools
from memory import journal
from memory.errors import NotFound
from memory.types import Citation, Entry, MediaKind, Passage

_SOUNDING = (MediaKind.AUDIO, MediaKind.VIDEO)


@dataclass(frozen=True)
class Clip:
    """Seconds of one kept recording or video, and the entry that it came with."""

    entry_id: str
    media_id: str
    start_s: float
    end_s: float


def clip_of(citations: Iterable[Citation], passages: Mapping[str, Passage]) -> Clip | None:
    """Where the cited words are heard: the first spoken citation; None where nothing of it was spoken."""
    return next(iter(clips_of(citations, passages)), None)


def clips_of(citations: Iterable[Citation], passages: Mapping[str, Passage]) -> list[Clip]:
    """Where each of the cited words is heard, in their order."""
    found = (_heard(one, passages.get(one.passage_id)) for one in citations)
    return [one for one in found if one is not None]


def clips_named(
    tools: Tools, narrator_id: str, source: str, start_s: float | None = None, end_s: float | None = None
) -> list[Clip]:
    """The clips of what `source` names: a sentence of the newest story as ``chapter:sentence`` (both counted
    from 1), the id of a passage, or an entry by its id or ref; `start_s` and `end_s` narrow the latter two.

    Raises NotFound where there is no such thing, UsageError for seconds that are none.
    """
    if start_s is not None and end_s is not None and not 0 <= start_s < end_s:
        raise UsageError("the clip must end after it begins")
    chapter, _, number = source.partition(":")
    if chapter.isdecimal() and number.isdecimal():
        return _of_sentence(tools, narrator_id, int(chapter), int(number))
    whole = _of_passage(tools, narrator_id, source) or _of_entry(tools, narrator_id, source)
    first = whole.start_s if start_s is None else start_s
    return [replace(whole, start_s=first, end_s=whole.end_s if end_s is None else end_s)]


def save_clip(tools: Tools, one: Clip, out: Path) -> float:
    """Write the seconds to `out` as OGG/Opus; how many they are.

    Raises NotFound where the recording is not kept, PerceptionError where it has no such sound.
    """
    media = journal.get_media(tools.store, one.media_id)
    with private_folder() as folder:
        whole = folder / "whole"
        journal.copy_file(tools.store, media, whole)
        cut = folder / "clip.ogg"
        seconds = clip.cut(whole, one.start_s, one.end_s, cut)
        out.write_bytes(cut.read_bytes())
    return seconds


def _of_sentence(tools: Tools, narrator_id: str, chapter: int, number: int) -> list[Clip]:
    kept = versions.newest(tools, narrator_id)
    chapters = kept.story.chapters[chapter - 1 : chapter] if kept and chapter else ()
    sentences = [one for found in chapters for one in found.sentences[number - 1 : number] if number]
    if not sentences:
        raise NotFound(f"the newest story has no sentence {chapter}:{number}")
    [sentence] = sentences
    ids = [one.passage_id for one in sentence.citations]
    passages = {one.id: one for one in journal.list_passages(tools.store, narrator_id, ids=ids)}
    return clips_of(sentence.citations, passages)


def _of_passage(tools: Tools, narrator_id: str, passage_id: str) -> Clip | None:
    for one in journal.list_passages(tools.store, narrator_id, ids=[passage_id]):
        if one.media_id is None or one.start_s is None or one.end_s is None:
            raise NotFound(f"passage {passage_id} was not spoken")
        return Clip(one.entry_id, one.media_id, one.start_s, one.end_s)
    return None


def _of_entry(tools: Tools, narrator_id: str, name: str) -> Clip:
    entry = _entry(tools, narrator_id, name)
    sounding = [one for one in journal.media_of(tools.store, entry.id) if one.kind in _SOUNDING]
    if not sounding:
        raise NotFound(f"entry {name} has no recording")
    return Clip(entry.id, sounding[0].id, 0.0, math.inf)


def _entry(tools: Tools, narrator_id: str, name: str) -> Entry:
    found = journal.find_entry(tools.store, narrator_id, name)
    if found is not None:
        return found
    entry = journal.get_entry(tools.store, name)
    if entry.narrator_id != narrator_id:
        raise NotFound(f"no entry {name}")
    return entry


def _heard(citation: Citation, passage: Passage | None) -> Clip | None:
    if passage is None or passage.media_id is None:
        return None
    if citation.start_s is None or citation.end_s is None:
        return None
    return Clip(passage.entry_id, passage.media_id, citation.start_s, citation.end_s)
