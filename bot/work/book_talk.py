"""The book in a chat: to read, for others, and to listen to."""

from __future__ import annotations

from bot.book import render
from bot.book.types import Book
from bot.book.voice_plan import parts
from bot.conversation.say import say
from bot.perception.sandbox import private_folder
from bot.story.shape import Shape
from bot.work import books, stories
from bot.work.files import send_file
from bot.work.story_talk import book_of, shown_progress
from bot.work.tools import Tools
from memory import narrators
from memory.types import Button, Narrator
from prompts import message

_READ = ("pdf", "epub", "html")
_HEARD = ("epub", books.AUDIO)


def send_book(tools: Tools, narrator_id: str, whose: str, ref: str) -> None:
    """The job behind /book: write the story if it is not up to date, render it, send the files.

    `whose` is ``mine`` or ``others``: the book to give away holds approved chapters alone.
    """
    narrator = narrators.get(tools.store, narrator_id)
    key = f"book:{narrator_id}:{ref}"
    book = _made(tools, narrator, whose, key)
    if book is None:
        return
    ready = message("conversation-book-ready", narrator.language)
    for number, name in enumerate(_READ):
        words = ready if number == 0 else ""
        send_file(tools, narrator, f"{key}:{name}", render(book, name), f"book.{name}", words)
    if _is_heard(book):
        button = Button(message("story-button-book-heard", narrator.language), f"book:heard:{whose}")
        words = message("story-book-heard-offer", narrator.language)
        say(tools.store, narrator, f"{key}:heard", words, buttons=((button,),))


def send_heard_book(tools: Tools, narrator_id: str, whose: str, ref: str) -> None:
    """The same book with the narrator's own voice: an EPUB that speaks, and an audio book."""
    narrator = narrators.get(tools.store, narrator_id)
    key = f"heardbook:{narrator_id}:{ref}"
    book = _made(tools, narrator, whose, key)
    if book is None:
        return
    with private_folder() as folder:
        done = books.write_book(tools, book, folder, books.Wish(_HEARD))
        for number, path in enumerate(done.files):
            words = "" if number else message("story-book-heard", narrator.language)
            send_file(tools, narrator, f"{key}:{path.suffix}", path.read_bytes(), path.name, words)


def _made(tools: Tools, narrator: Narrator, whose: str, key: str) -> Book | None:
    """The book of the story as it is now; None, and a kind line, where there is nothing to print."""
    say(tools.store, narrator, key, message("conversation-making-book", narrator.language))
    story = stories.current_story(tools, narrator.id, shown_progress(tools, narrator, key))
    if whose != "others":
        return book_of(tools, narrator, story, key, Shape())
    book = stories.make_book(tools, narrator.id, story, for_others=True)
    if book.chapters:
        return book
    if book_of(tools, narrator, story, key, Shape(), arc=False) is not None:
        say(tools.store, narrator, f"{key}:none", message("story-none-approved", narrator.language))
    return None


def _is_heard(book: Book) -> bool:
    return any(part.sounds for chapter in book.chapters for part in parts(chapter))
