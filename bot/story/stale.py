"""What of a kept version still stands, now: before anything is written anew.

A sentence is gone where a memory that it rests on was taken back, and stale where its words were
changed. Whoever shows a kept version shows it through here, so that what was taken back is never seen
again, however old the version.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.story.kept import Kept
from memory.types import Chapter, Passage, Sentence, Story


@dataclass(frozen=True)
class Standing:
    """``story`` is without what is gone. ``stale`` are chapter keys and sentence numbers in it; ``new``
    are passages told since; ``gone`` counts the sentences that were taken out.
    """

    story: Story
    stale: frozenset[tuple[str, int]]
    new: tuple[str, ...]
    gone: int


def standing(
    kept: Kept, passages: Mapping[str, Passage], entries: Collection[str], barred: Collection[str] = ()
) -> Standing:
    """How `kept` stands against today's `passages` (by id) and the ids of `entries` not forgotten.

    `barred` are passages that the narrator wants kept out.
    """
    seen = {one: _state(kept, one, passages, entries, barred) for one in _cited(kept.story)}
    chapters = [_without_gone(one, seen) for one in kept.story.chapters]
    before, after = (sum(map(_length, some)) for some in (kept.story.chapters, chapters))
    stale = {
        (chapter.key, number)
        for chapter in chapters
        for number, sentence in enumerate(chapter.sentences)
        if any(seen[one.passage_id] == _STALE for one in sentence.citations)
    }
    shown = tuple(one for one in chapters if _length(one) or one.held)
    new = tuple(one for one in passages if one not in kept.sources and one not in barred)
    return Standing(replace(kept.story, chapters=shown), frozenset(stale), new, before - after)


_FRESH, _STALE, _GONE = "fresh", "stale", "gone"


def _cited(story: Story) -> set[str]:
    return {
        citation.passage_id
        for chapter in story.chapters
        for sentence in (*chapter.sentences, *chapter.unchecked, *chapter.cut)
        for citation in sentence.citations
    }


def _state(
    kept: Kept,
    passage_id: str,
    passages: Mapping[str, Passage],
    entries: Collection[str],
    barred: Collection[str],
) -> str:
    if passage_id in barred:
        return _GONE
    if passage_id in passages:
        return _FRESH
    return _STALE if kept.sources.get(passage_id) in entries else _GONE


def _without_gone(chapter: Chapter, seen: Mapping[str, str]) -> Chapter:
    def left(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(one for one in sentences if all(seen[c.passage_id] != _GONE for c in one.citations))

    return replace(
        chapter,
        sentences=left(chapter.sentences),
        unchecked=left(chapter.unchecked),
        cut=left(chapter.cut),
    )


def _length(chapter: Chapter) -> int:
    return len(chapter.sentences) + len(chapter.unchecked)
