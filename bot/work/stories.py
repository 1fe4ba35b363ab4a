"""Writing the story and making the book, as functions and as jobs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.book.build import from_story
from bot.book.flow import meet
from bot.book.people import people_in
from bot.book.types import Book, BookChapter
from bot.book.who import with_people
from bot.story.draft import OWN_WORDS
from bot.story.kept import Kept
from bot.story.pipeline import USAGE, write_story
from bot.story.shape import EVENT, Shape
from bot.story.usage import usage_from
from bot.work import versions
from bot.work.arc import arc_of
from bot.work.family import people_told
from bot.work.taste import taste_of
from bot.work.told import Told, captions_of, events_of, gather
from bot.work.tools import Tools
from memory import journal, questions, stories
from memory.graph import Graph
from memory.store import now
from memory.types import MediaKind, Story
from prompts import message

Progress = Callable[[int, int], None]
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def current_story(
    tools: Tools, narrator_id: str, progress: Progress | None = None, shape: Shape | None = None
) -> Story:
    """The newest story where nothing was told since and it has this shape; otherwise a new version.

    Without a shape it keeps the one it has. One that the chat model did not answer for is written
    anew. A run that was stopped goes on where it was: its stages are kept under the same id.
    """
    told = gather(tools, narrator_id)
    newest = versions.newest(tools, narrator_id, shape if shape and shape.arrange == EVENT else None)
    wanted = shape or (newest.shape if newest else Shape())
    digest = versions.digest_of(tools, told, wanted)
    if newest is not None and newest.told == digest and not (tools.settings.llm and _fell_back(newest)):
        return newest.story
    number = str(stories.next_version(tools.store, narrator_id))
    story_id = tools.store.vault.digest("story", narrator_id, digest, number)
    story = _write(tools, told, wanted, story_id, progress)
    usage = usage_from(stories.load_stage(tools.store, narrator_id, story_id, USAGE))
    sections = versions.finished(tools, story)
    versions.keep(tools, told, Kept(story, digest, wanted, sections=sections, usage=usage))
    stories.clear_stages(tools.store, story.id)
    return story


def _fell_back(kept: Kept) -> bool:
    """True where a chapter that a chat model was to write is in the narrator's own words."""
    return kept.back_to is None and any(
        chapter.writer == OWN_WORDS and chapter.sentences for chapter in kept.story.chapters
    )


def make_book(
    tools: Tools, narrator_id: str, story: Story, for_others: bool = False, arc: bool = True
) -> Book:
    """The story as a book, with pictures, notes, timeline and people.

    `for_others` leaves out all but the approved chapters; the narrator's own book has everything, and
    says so where something is not approved. The `arc` takes a reading of every dated sentence: false where
    the book is not shown as one.
    """
    told = gather(tools, narrator_id)
    captions = captions_of(tools, told)
    shared = versions.approved_only(tools, told, story)
    events = events_of(tools, told)
    if for_others:
        story, events = shared, [one for one in events if versions.rests_in(shared, one)]
    notes = () if for_others else _unapproved(story, shared)
    if notes:
        story = replace(story, notes=(*story.notes, *notes))
    images = _images(tools, told, story)
    graph, passages = people_told(tools, told, story, for_others)
    book = from_story(
        story,
        {one.id: one for one in told.passages},
        images,
        {one: captions[one] for one in images},
        events,
        people_in(story, _names(graph, told)),
        told.narrator,
    )
    book = with_people(book, graph, passages, told.narrator)
    # How words read is a guess that nobody has approved, so it stands in the narrator's own book alone.
    drawn = arc_of(tools, told, events) if arc and not for_others else None
    return replace(book, draft=bool(notes), arc=drawn)


def _unapproved(story: Story, shared: Story) -> tuple[str, ...]:
    total = sum(one.held is None for one in story.chapters)
    if len(shared.chapters) == total:
        return ()
    return (message("story-note-draft", story.language, approved=len(shared.chapters), total=total),)


def _images(tools: Tools, told: Told, story: Story) -> dict[str, bytes]:
    """The pictures that the story shows, by media id."""
    wanted = {media_id for chapter in story.chapters for media_id in chapter.media_ids}
    found = {}
    for media_id, _, _ in told.captions:
        one = journal.get_media(tools.store, media_id)
        if media_id in wanted and one.kind is MediaKind.IMAGE and one.fetched:
            found[media_id] = journal.read_file(tools.store, one)
    return tools.perceiver.shown(found)


def chapter_texts(book: Book) -> list[str]:
    """Each chapter as one message; one whose words all wait to be checked has nothing to say yet."""
    return [chapter_text(one) for one in book.chapters if one.sentences]


def chapter_text(chapter: BookChapter) -> str:
    """A chapter as one message: title, sentences with the numbers of their notes, the notes."""
    paragraphs: dict[int, str] = {}
    before = ""
    for sentence in chapter.sentences:
        marks = "".join(str(number).translate(_SUPERSCRIPTS) + "\u200a" for number in sentence.note_numbers)
        so_far = paragraphs.get(sentence.paragraph, "")
        gap = "" if not so_far or meet(before, sentence.text) else " "
        paragraphs[sentence.paragraph] = so_far + gap + sentence.text + marks.rstrip("\u200a")
        before = sentence.text
    body = "\n\n".join(paragraphs.values())
    cited = {number for sentence in chapter.sentences for number in sentence.note_numbers}
    labels = [
        f"{str(one.number).translate(_SUPERSCRIPTS)} {one.label}"
        for one in chapter.notes
        if one.number in cited
    ]
    notes = "\n".join(labels)
    heading = f"{chapter.title} ({chapter.date})" if chapter.date else chapter.title
    return f"{heading}\n\n{body}\n\n{notes}"


def _names(graph: Graph, told: Told) -> list[tuple[str, ...]]:
    """The names of everyone whom the narrator told of themselves, each person's together; not their own."""
    own = {one.id for one in told.passages if one.own}
    people = [one for one in graph.nodes if one.kind == "person"]
    named = [one.names for one in people if not own.isdisjoint(one.passages)]
    return [names for names in named if told.narrator.name not in names]


def _write(tools: Tools, told: Told, shape: Shape, story_id: str, progress: Progress | None) -> Story:
    narrator_id = told.narrator.id
    entries = journal.list_entries(tools.store, narrator_id)
    told_at = {one.id: one.told_at for one in entries}
    known = versions.known_sections(tools, narrator_id)

    def save(stage: str, body: dict[str, Any]) -> None:
        stories.save_stage(tools.store, narrator_id, story_id, stage, body)

    def load(stage: str) -> dict[str, Any] | None:
        found = stories.load_stage(tools.store, narrator_id, story_id, stage)
        if found is None and (found := known.get(stage)) is not None:
            save(stage, found)
        return found

    return write_story(
        narrator=told.narrator,
        passages=told.passages,
        photos=[(media, caption, entry, told_at[entry]) for media, caption, entry in told.captions],
        questions=questions.list_questions(tools.store, narrator_id),
        about={one.id: one.about_entry_id for one in entries if one.about_entry_id},
        model=tools.model(),
        entails=tools.entails(),
        story_id=story_id,
        version=stories.next_version(tools.store, narrator_id),
        now=now(),
        save=save,
        load=load,
        progress=lambda done, total, _label: progress(done, total) if progress else None,
        writer=str(tools.settings.llm),
        shape=shape,
        taste=taste_of(tools, told),
    )
