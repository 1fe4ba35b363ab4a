"""Versions, changes and approvals as a person reads them, and as plain values for machines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bot.book.dates import day_in_words, moment_day
from bot.book.flow import meet
from bot.story.diff import Change
from bot.story.kept import Kept
from bot.story.shape import EVENT
from bot.story.stale import Standing
from bot.work import versions
from bot.work.told import gather
from bot.work.tools import Tools
from memory.types import Chapter, Narrator
from prompts import message


def versions_data(tools: Tools, narrator_id: str) -> list[dict[str, Any]]:
    """A row for each kept version, newest first: how it was made and how it stands now."""
    told = gather(tools, narrator_id)
    rows = []
    for kept in versions.all_kept(tools, narrator_id):
        shown = versions.as_it_stands(tools, kept, told)
        chapters = versions.chapters_data(tools, told, shown)
        rows.append(
            {
                "version": kept.story.version,
                "created_at": kept.story.created_at.isoformat(),
                "shape": vars(kept.shape),
                "back_to": kept.back_to,
                "chapters": chapters,
                "sentences": sum(one["sentences"] for one in chapters),
                "stale": len(shown.stale),
                "gone": shown.gone,
                "new": len(shown.new),
            }
        )
    return rows


def versions_text(tools: Tools, narrator: Narrator) -> str:
    """A line a version."""
    rows = versions_data(tools, narrator.id)
    if not rows:
        return message("conversation-too-early", narrator.language)
    days = {one.story.version: one for one in versions.all_kept(tools, narrator.id)}
    return "\n".join(_version_line(row, days[row["version"]], narrator) for row in rows)


def _version_line(row: dict[str, Any], kept: Kept, narrator: Narrator) -> str:
    language = narrator.language
    approved = sum(one["approved"] for one in row["chapters"])
    day = day_in_words(moment_day(kept.story.created_at, narrator.timezone), language)
    parts = [
        message(
            "story-version",
            language,
            version=str(kept.story.version),
            day=day,
            chapters=len(row["chapters"]),
            approved=approved,
        )
    ]
    if kept.shape.arrange == EVENT:
        parts.append(message("story-version-event", language, event=kept.shape.event))
    if kept.back_to is not None:
        parts.append(message("story-version-back", language, version=str(kept.back_to)))
    for name in ("stale", "gone", "new"):
        if row[name]:
            parts.append(message(f"story-version-{name}", language, count=row[name]))
    return " ".join(parts)


def standing_texts(shown: Standing, language: str) -> list[str]:
    """Each chapter of a kept version as it stands; a sentence whose words were changed since says so."""
    texts = [_standing_text(chapter, shown, language) for chapter in shown.story.chapters]
    waiting = [
        message(f"story-version-{name}", language, count=count)
        for name, count in (("gone", shown.gone), ("new", len(shown.new)))
        if count
    ]
    return [*texts, " ".join(waiting)] if waiting else texts


def _standing_text(chapter: Chapter, shown: Standing, language: str) -> str:
    paragraphs: dict[int, str] = {}
    before = ""
    for number, one in enumerate(chapter.sentences):
        stale = (chapter.key, number) in shown.stale
        text = message("story-stale", language, text=one.text) if stale else one.text
        so_far = paragraphs.get(one.paragraph, "")
        gap = "" if not so_far or meet(before, text) else " "
        paragraphs[one.paragraph] = so_far + gap + text
        before = text
    return "\n\n".join([chapter.title, *paragraphs.values()])


def changes_text(found: Sequence[Change], language: str) -> str:
    """What is new, changed, moved and gone, chapter by chapter."""
    if not found:
        return message("story-changes-none", language)
    blocks = []
    for title, some in groupby(sorted(found, key=_by_chapter(found)), key=lambda one: one.chapter):
        blocks.append("\n".join([title, *(_change_line(one, language) for one in some)]))
    return "\n\n".join(blocks)


def _by_chapter(found: Sequence[Change]) -> Any:
    order = {title: at for at, title in enumerate(dict.fromkeys(one.chapter for one in found))}
    return lambda one: order[one.chapter]


def _change_line(one: Change, language: str) -> str:
    before = {"before": one.before} if one.before is not None else {}
    return message(f"story-change-{one.kind}", language, text=one.text, **before)


def back_text(made: Kept, language: str) -> str:
    """That a version was brought back."""
    return message("story-back", language, version=str(made.back_to), now=str(made.story.version))


def chapters_text(rows: Sequence[dict[str, Any]], language: str) -> str:
    """A line a chapter: its number, title, and whether it may be shared."""
    lines = []
    for number, row in enumerate(rows, start=1):
        state = "approved" if row["approved"] else "stale" if row["stale"] else "private"
        lines.append(f"{number}. {row['title']}: {message(f'story-chapter-is-{state}', language)}")
    return "\n".join(lines)
