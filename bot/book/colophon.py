"""The colophon: from what, by whom and when a book was made. Only what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.book.dates import day_in_words, moment_day
from memory.types import EntryKind, Narrator, Passage, Story
from prompts import message

_SPOKEN = frozenset((EntryKind.VOICE, EntryKind.AUDIO, EntryKind.VIDEO, EntryKind.VIDEO_NOTE))
_SHOWN = frozenset((EntryKind.PHOTO, EntryKind.ALBUM))
_OWN_WORDS = "own-words"


def colophon(
    story: Story, passages: Mapping[str, Passage], narrator: Narrator, made_on: date
) -> tuple[str, ...]:
    """A line each: which version, from how many recordings, messages and photographs of which days, and
    whether a language model had a hand in it.
    """
    language = story.language
    lines = [
        message("book-version", language, version=str(story.version), date=day_in_words(made_on, language))
    ]
    cited = [passages[one] for one in _cited(story) if one in passages]
    if cited:
        days = sorted(moment_day(one.told_at, narrator.timezone) for one in cited)
        first, last = (day_in_words(day, language) for day in (days[0], days[-1]))
        key = "book-colophon-day" if first == last else "book-colophon-days"
        dates = {"first": first} if first == last else {"first": first, "last": last}
        lines.append(message(key, language, name=narrator.name, sources=_sources(cited, language), **dates))
        own = all(chapter.writer == _OWN_WORDS for chapter in story.chapters if chapter.held is None)
        lines.append(message(f"book-colophon-{'own' if own else 'model'}", language, name=narrator.name))
    return tuple(lines)


def _cited(story: Story) -> set[str]:
    shown = [chapter for chapter in story.chapters if chapter.held is None]
    return {
        citation.passage_id
        for chapter in shown
        for sentence in (*chapter.sentences, *chapter.unchecked)
        for citation in sentence.citations
    }


def _sources(cited: list[Passage], language: str) -> str:
    kinds = {one.entry_id: one.kind for one in cited}
    counts = {"recordings": 0, "messages": 0, "photographs": 0}
    for kind in kinds.values():
        what = "recordings" if kind in _SPOKEN else "photographs" if kind in _SHOWN else "messages"
        counts[what] += 1
    said = [message(f"book-count-{what}", language, count=count) for what, count in counts.items() if count]
    if len(said) == 1:
        return said[0]
    between = message("book-between", language).join(said[:-1])
    return message("book-and", language, before=between, last=said[-1])
