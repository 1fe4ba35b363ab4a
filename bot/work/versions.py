"""Kept versions of a story: which stand, what changed, which chapters may be shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.errors import UsageError
from bot.story.approval import approved_words
from bot.story.diff import Change, diff
from bot.story.draft import MODEL
from bot.story.kept import Kept, kept_from, kept_to
from bot.story.shape import EVENT, Shape
from bot.story.stale import Standing, standing
from bot.work.told import Told, captions_of, gather
from bot.work.tools import Tools
from memory import journal, stories
from memory.store import now
from memory.types import Chapter, Story, TimelineEvent

_NEWEST = 30  # versions that are kept
_WRITTEN = 3  # of those, from so many a model's sections are taken over
_STAGE = "revise:"


def newest(tools: Tools, narrator_id: str, event: Shape | None = None) -> Kept | None:
    """The newest version of the whole life, however arranged; or the newest of one event."""
    for number in stories.list_versions(tools.store, narrator_id):
        one = find(tools, narrator_id, number)
        if one.shape == event or (event is None and one.shape.arrange != EVENT):
            return one
    return None


def all_kept(tools: Tools, narrator_id: str) -> list[Kept]:
    """Every kept version, newest first."""
    return [kept_from(one) for one in stories.all_stories(tools.store, narrator_id)]


def find(tools: Tools, narrator_id: str, version: int) -> Kept:
    """A kept version. Raises UsageError where it is not kept."""
    found = stories.find_story(tools.store, narrator_id, version)
    if found is None:
        raise UsageError(f"there is no version {version}")
    return kept_from(found)


def digest_of(tools: Tools, told: Told, shape: Shape) -> str:
    """Names all that a story is written from; it differs where anything does."""
    parts = (told.fingerprint, told.narrator.language, str(tools.settings.llm), shape.words)
    return tools.store.vault.digest("told", *parts)


def keep(tools: Tools, told: Told, made: Kept) -> None:
    """Keep a version, with what it could be written from; the oldest ones go."""
    narrator_id = told.narrator.id
    sources = made.sources or {one.id: one.entry_id for one in told.passages}
    body = kept_to(replace(made, sources=sources))
    stories.save_story(tools.store, narrator_id, made.story.id, made.story.version, body)
    stories.prune_stories(tools.store, narrator_id, _NEWEST)


def finished(tools: Tools, story: Story) -> dict[str, dict[str, Any]]:
    """The sections of a run that a model wrote, by stage, for later versions to take over."""
    found = stories.load_stages(tools.store, story.narrator_id, story.id, _STAGE)
    return {stage: body for stage, body in found.items() if body["writer"] == MODEL}


def known_sections(tools: Tools, narrator_id: str) -> dict[str, dict[str, Any]]:
    """The sections of the newest versions by stage, those of the very newest before others."""
    recent = stories.all_stories(tools.store, narrator_id, newest=_WRITTEN)
    return {stage: body for one in reversed(recent) for stage, body in one.get("sections", {}).items()}


def as_it_stands(tools: Tools, kept: Kept, told: Told | None = None) -> Standing:
    """A kept version without what was taken back since, and what in it is no longer as it was told."""
    narrator_id = kept.story.narrator_id
    told = told or gather(tools, narrator_id)
    entries = {one.id for one in journal.list_entries(tools.store, narrator_id)}
    barred = {one.id for one in told.barred}
    return standing(kept, {one.id: one for one in told.passages}, entries, barred)


def roll_back(tools: Tools, narrator_id: str, version: int) -> Kept:
    """A new version that equals an older one, less what was taken back or put right since.

    It stands until something is told. Raises UsageError where that version is not kept.
    """
    told = gather(tools, narrator_id)
    old = find(tools, narrator_id, version)
    shown = as_it_stands(tools, old, told)
    number = stories.next_version(tools.store, narrator_id)
    digest = digest_of(tools, told, old.shape)
    story = replace(
        _without_stale(shown),
        id=tools.store.vault.digest("story", narrator_id, digest, str(number)),
        version=number,
        created_at=now(),
    )
    left = {one.id: one.entry_id for one in told.passages if one.id in old.sources}
    made = Kept(story, digest, old.shape, left, old.sections, back_to=version)
    keep(tools, told, made)
    return made


def _without_stale(shown: Standing) -> Story:
    chapters = []
    for chapter in shown.story.chapters:
        numbered = enumerate(chapter.sentences)
        kept = tuple(one for number, one in numbered if (chapter.key, number) not in shown.stale)
        chapters.append(replace(chapter, sentences=kept))
    return replace(shown.story, chapters=tuple(one for one in chapters if one.sentences or one.unchecked))


def changes(tools: Tools, narrator_id: str, before: int, after: int) -> tuple[Change, ...]:
    """What changed between two kept versions, less the words that were taken back since.

    Raises UsageError where one is not kept.
    """
    told = gather(tools, narrator_id)
    old, new = (as_it_stands(tools, find(tools, narrator_id, one), told).story for one in (before, after))
    return diff(old, new)


def chapters_named(shown: Standing, name: str) -> list[Chapter]:
    """The chapter with this number (from 1) or key, or ``all`` that may be approved.

    Raises UsageError where there is none, or where it holds sentences whose words were changed since.
    """
    stale = {key for key, _ in shown.stale}
    ready = [one for one in shown.story.chapters if one.held is None and one.key not in stale]
    if name == "all":
        return ready
    every = shown.story.chapters
    by_number = every[int(name) - 1] if name.isdecimal() and 0 < int(name) <= len(every) else None
    found = by_number or next((one for one in every if one.key == name), None)
    if found is None:
        raise UsageError(f"there is no chapter {name}")
    if found not in ready:
        raise UsageError(f"the chapter {found.key} is held or must be written anew first")
    return [found]


def chapters_data(tools: Tools, told: Told, shown: Standing) -> list[dict[str, Any]]:
    """A row for each chapter: how long it is, and whether it may be shared."""
    approved = approved_keys(tools, told, shown.story)
    return [
        {
            "key": one.key,
            "title": one.title,
            "sentences": len(one.sentences),
            "approved": one.key in approved,
            "stale": sum(key == one.key for key, _ in shown.stale),
            "held": one.held,
        }
        for one in shown.story.chapters
    ]


def approve(tools: Tools, told: Told, chapter: Chapter) -> None:
    """Let a chapter be shared, as it stands now."""
    stories.approve(tools.store, told.narrator.id, approved_words(chapter, captions_of(tools, told)))


def withdraw(tools: Tools, told: Told, chapter: Chapter) -> None:
    """Let a chapter be shared no more."""
    stories.withdraw(tools.store, told.narrator.id, approved_words(chapter, captions_of(tools, told)))


def approved_keys(tools: Tools, told: Told, story: Story) -> set[str]:
    """The keys of the chapters that are approved to the letter, pictures and captions too."""
    captions: Mapping[str, str] = captions_of(tools, told)
    return {
        one.key
        for one in story.chapters
        if one.held is None
        and stories.is_approved(tools.store, told.narrator.id, approved_words(one, captions))
    }


def approved_only(tools: Tools, told: Told, story: Story) -> Story:
    """The story as it may be shared: approved chapters, nothing unchecked, no notes to the narrator."""
    keys = approved_keys(tools, told, story)
    chapters = [replace(one, unchecked=(), cut=()) for one in story.chapters if one.key in keys]
    return replace(story, chapters=tuple(chapters), notes=())


def rests_in(story: Story, event: TimelineEvent) -> bool:
    """Whether the words of an event of the timeline stand in the story's chapters too."""
    sentences = (one for chapter in story.chapters for one in chapter.sentences)
    return any(
        cited.passage_id == event.passage_id and event.text in cited.quote
        for one in sentences
        for cited in one.citations
    )
