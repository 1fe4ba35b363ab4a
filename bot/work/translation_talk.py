"""The story in another language, in a chat: each chapter below the told one, then the book in both."""

from __future__ import annotations

from bot.book import render
from bot.book.flow import meet
from bot.book.translated import in_two_languages
from bot.book.types import Book, BookChapter, BookSentence
from bot.conversation.say import say
from bot.errors import ModelUnavailable, StoryError
from bot.story.shape import Shape
from bot.work import stories, translating
from bot.work.files import send_file
from bot.work.story_talk import book_of, shown_progress
from bot.work.tools import Tools
from memory import narrators
from memory.types import Narrator
from prompts import called, message


def send_translation(tools: Tools, narrator_id: str, target: str, ref: str) -> None:
    """The job behind /translate: the story in `target`, chapter by chapter, who translated, and the book."""
    narrator = narrators.get(tools.store, narrator_id)
    key = f"translate:{narrator_id}:{ref}"
    if target == narrator.language:
        _say(tools, narrator, f"{key}:same", "same", source=called(target, narrator.language))
        return
    if tools.translate() is None:
        _say(tools, narrator, f"{key}:none", "none")
        return
    _say(tools, narrator, key, "working")
    story = stories.current_story(tools, narrator_id, shown_progress(tools, narrator, key))
    book = book_of(tools, narrator, story, key, Shape())
    if book is None:
        return
    try:
        made = translating.of_story(tools, story, target)
    except (ModelUnavailable, StoryError):
        _say(tools, narrator, f"{key}:none", "none")
        return
    both = in_two_languages(book, made.said, target, made.by)
    for number, chapter in enumerate(both.chapters):
        if chapter.sentences:
            say(tools.store, narrator, f"{key}:{number}", _chapter(chapter))
    _say(tools, narrator, f"{key}:by", "by", source=called(story.language, narrator.language), by=made.by)
    if kept := sum(one.other is None for chapter in both.chapters for one in chapter.sentences):
        text = message("translation-kept", narrator.language, count=kept)
        say(tools.store, narrator, f"{key}:kept", text)
    _send_book(tools, narrator, both, key)


def _send_book(tools: Tools, narrator: Narrator, book: Book, key: str) -> None:
    words = message("translation-book", narrator.language)
    for number, name in enumerate(("pdf", "epub")):
        data = render(book, name)
        send_file(tools, narrator, f"{key}:{name}", data, f"book.{name}", "" if number else words)


def _chapter(chapter: BookChapter) -> str:
    """The translated chapter; a sentence that stands as it was told stands in brackets."""
    paragraphs: dict[int, str] = {}
    for one in chapter.sentences:
        said, before = _shown(one), paragraphs.get(one.paragraph, "")
        gap = "" if not before or meet(before, said) else " "
        paragraphs[one.paragraph] = before + gap + said
    return "\n\n".join([chapter.other_title or chapter.title, *paragraphs.values()])


def _shown(one: BookSentence) -> str:
    return f"[{one.text}]" if one.other is None else one.other


def _say(tools: Tools, narrator: Narrator, key: str, name: str, **values: str) -> None:
    say(tools.store, narrator, key, message(f"translation-{name}", narrator.language, **values))
