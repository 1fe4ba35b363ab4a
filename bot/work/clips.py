"""The sound behind an answer: which recording, which seconds, and the cut itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.perception import clip
from bot.perception.sandbox import private_folder
from bot.story.answer import Answer
from bot.work.tools import Tools
from memory import journal
from memory.types import Citation, Passage


@dataclass(frozen=True)
class Clip:
    """Seconds of one kept recording or video, and the entry that it came with."""

    entry_id: str
    media_id: str
    start_s: float
    end_s: float


def clip_of(found: Answer, passages: Mapping[str, Passage]) -> Clip | None:
    """Where the answer is heard: its first spoken citation; None where nothing of it was spoken."""
    heard = (_heard(one, passages) for one in found.citations)
    return next((one for one in heard if one is not None), None)


def save_clip(tools: Tools, one: Clip, out: Path) -> float:
    """Write the seconds to `out` as OGG/Opus; how many they are.

    Raises NotFound where the recording is not kept, PerceptionError where it has no such sound.
    """
    media = journal.get_media(tools.store, one.media_id)
    with private_folder() as folder:
        whole = folder / "whole"
        whole.write_bytes(journal.read_file(tools.store, media))
        cut = folder / "clip.ogg"
        seconds = clip.cut(whole, one.start_s, one.end_s, cut)
        out.write_bytes(cut.read_bytes())
    return seconds


def _heard(citation: Citation, passages: Mapping[str, Passage]) -> Clip | None:
    passage = passages.get(citation.passage_id)
    if passage is None or passage.media_id is None:
        return None
    if citation.start_s is None or citation.end_s is None:
        return None
    return Clip(passage.entry_id, passage.media_id, citation.start_s, citation.end_s)
