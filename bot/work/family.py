"""The people of a book, and the family as it was told."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from bot.book.dates import moment_day
from bot.book.gedcom import to_gedcom
from bot.book.kin import Family, family_of
from bot.book.tree import drawn
from bot.book.types import Drawing
from bot.work.told import Told, gather
from bot.work.tools import Tools
from memory import narrators, people_kept
from memory.graph import Graph, build
from memory.people_reading import read
from memory.store import now
from memory.types import Passage, Story


def family(tools: Tools, narrator_id: str) -> Family:
    """Everyone told of as family, but in words that are off limits."""
    told = gather(tools, narrator_id)
    graph = _graph(tools, told, told.passages)
    return family_of(graph, _by_id(told.passages), told.narrator, told.narrator.language)


def tree(tools: Tools, narrator_id: str) -> Drawing | None:
    """The family tree as a picture; None where nobody's place was told."""
    return drawn(family(tools, narrator_id), narrators.get(tools.store, narrator_id).language)


def gedcom(tools: Tools, narrator_id: str) -> str:
    """The family as the text of a GEDCOM file."""
    who = narrators.get(tools.store, narrator_id)
    day = moment_day(now(), who.timezone)
    return to_gedcom(family(tools, narrator_id), day, version("lifestory"), who.language)


def people_told(tools: Tools, told: Told, story: Story, for_others: bool) -> tuple[Graph, dict[str, Passage]]:
    """The people of a book, read anew from what may be told, and those passages by id.

    Words that are off limits are not among them and, for a book `for_others`, only those that its own
    sentences cite: not even a fuller name comes in from elsewhere.
    """
    passages = told.passages
    if for_others:
        cited = _cited(story)
        passages = [one for one in passages if one.id in cited]
    return _graph(tools, told, passages), _by_id(passages)


def _graph(tools: Tools, told: Told, passages: Iterable[Passage]) -> Graph:
    decisions = people_kept.kept(tools.store, told.narrator.id)
    return build([read(one) for one in passages], decisions)


def _by_id(passages: Iterable[Passage]) -> dict[str, Passage]:
    return {one.id: one for one in passages}


def _cited(story: Story) -> set[str]:
    return {
        citation.passage_id
        for chapter in story.chapters
        for sentence in (*chapter.sentences, *chapter.unchecked)
        for citation in sentence.citations
    }
