"""The story in a chat: it is told, arranged, compared, brought back, approved and made a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.book.types import Book
from bot.conversation import awaiting
from bot.conversation.say import Buttons, say
from bot.errors import UsageError
from bot.story.shape import EVENT, LIFE, THEMES, Shape
from bot.work import covering, reading, showing, stories, versions
from bot.work.story_words import Wish, read_wish
from bot.work.told import gather
from bot.work.tools import Tools
from memory import narrators
from memory.types import Button, Narrator, Story
from prompts import message

Tell = Callable[[Tools, Narrator, str, Wish], None]


def tell_story(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /story: what the words behind it ask for; without words, the whole story."""
    narrator = narrators.get(tools.store, narrator_id)
    wish = read_wish(awaiting.words(tools.store, narrator_id, ref))
    key = f"story:{narrator_id}:{ref}"
    try:
        _WISHES[wish.kind](tools, narrator, key, wish)
    except UsageError:
        _say(tools, narrator, f"{key}:none", "no-version")


def book_of(
    tools: Tools, narrator: Narrator, story: Story, key: str, shape: Shape, arc: bool = True
) -> Book | None:
    """The book of a story; None, and a kind line, where it has nothing to say."""
    book = stories.make_book(tools, narrator.id, story, arc=arc)
    if any(chapter.sentences for chapter in book.chapters):
        return book
    if shape.arrange == EVENT:
        _say(tools, narrator, f"{key}:early", "no-event", event=shape.event)
    else:
        say(tools.store, narrator, f"{key}:early", message("conversation-too-early", narrator.language))
    return None


def shown_progress(tools: Tools, narrator: Narrator, key: str) -> stories.Progress:
    """What shows how far the writing is, in one message."""

    def show(done: int, total: int) -> None:
        text = message("conversation-writing-step", narrator.language, done=done, total=total)
        showing.show_later(tools, narrator, key, text)

    return show


def approve_chapter(tools: Tools, narrator_id: str, version: str, chapter: str, may: str, ref: str) -> None:
    """The job behind a chapter's button: others may read it (``yes``), or no longer (``no``)."""
    narrator = narrators.get(tools.store, narrator_id)
    key = f"approve:{narrator_id}:{ref}"
    told = gather(tools, narrator_id)
    try:
        shown = versions.as_it_stands(tools, versions.find(tools, narrator_id, int(version)), told)
        (found,) = versions.chapters_named(shown, chapter)
    except UsageError:
        _say(tools, narrator, key, "approve-old")
        return
    act = versions.approve if may == "yes" else versions.withdraw
    act(tools, told, found)
    button = () if may == "no" else ((_approve_button(narrator, version, chapter, "no"),),)
    _say(tools, narrator, key, f"approved-{may}", buttons=button, title=found.title)


def _tell(tools: Tools, narrator: Narrator, key: str, wish: Wish) -> None:
    """Write the story and send it, a chapter a message."""
    say(tools.store, narrator, key, message("conversation-writing", narrator.language))
    shape = _shape(tools, narrator, wish)
    shown = shown_progress(tools, narrator, key)
    story = stories.current_story(tools, narrator.id, shown, shape)
    book = book_of(tools, narrator, story, key, shape, arc=False)
    if book is None:
        return
    approved = versions.approved_keys(tools, gather(tools, narrator.id), story)
    told = [one for one in book.chapters if one.sentences]
    for number, chapter in enumerate(told):
        button = _approve_button(narrator, str(story.version), chapter.key, "yes")
        buttons = () if chapter.key in approved else ((button,),)
        say(tools.store, narrator, f"{key}:{number}", stories.chapter_text(chapter), buttons=buttons)
    notes = "\n".join(book.notes) or message("conversation-story-end", narrator.language)
    say(tools.store, narrator, f"{key}:end", notes, buttons=_at_the_end(narrator, shape, bool(approved)))


def _shape(tools: Tools, narrator: Narrator, wish: Wish) -> Shape:
    """The shape asked for, or the one that the story has."""
    newest = versions.newest(tools, narrator.id)
    known = newest.shape if newest else Shape()
    if wish.kind == "shape":
        return replace(known, **dict(wish.changes))
    return known if wish.kind == "tell" else replace(known, arrange=wish.arrange, event=wish.event)


def _at_the_end(narrator: Narrator, shape: Shape, approved: bool) -> Buttons:
    """A book of it, one for others where something is approved, what changed, another order."""
    language = narrator.language
    if shape.arrange == EVENT:
        return ()
    other = LIFE if shape.arrange == THEMES else THEMES
    books = [Button(message("conversation-button-book", language), "book")]
    if approved:
        books.append(Button(message("story-button-book-others", language), "book:others"))
    more = [
        Button(message("story-button-changes", language), "story:changes"),
        Button(message(f"story-button-{other}", language), f"story:{other}"),
    ]
    return (tuple(books), tuple(more))


def _approve_button(narrator: Narrator, version: str, chapter: str, may: str) -> Button:
    return Button(
        message(f"story-button-approve-{may}", narrator.language), f"approve:{version}:{chapter}:{may}"
    )


def _versions(tools: Tools, narrator: Narrator, key: str, _: Wish) -> None:
    """The kept versions, the newest few with a button to bring them back."""
    rows = versions.all_kept(tools, narrator.id)
    buttons = tuple(
        (
            Button(
                message("story-button-back", narrator.language, version=str(number)), f"story:back {number}"
            ),
        )
        for number in [one.story.version for one in rows[1:5]]
    )
    say(tools.store, narrator, key, reading.versions_text(tools, narrator), buttons=buttons)


def _show(tools: Tools, narrator: Narrator, key: str, wish: Wish) -> None:
    """A kept version as it stands; nothing is written."""
    shown = versions.as_it_stands(tools, versions.find(tools, narrator.id, wish.version))
    for number, text in enumerate(reading.standing_texts(shown, narrator.language)):
        say(tools.store, narrator, f"{key}:{number}", text)


def _changes(tools: Tools, narrator: Narrator, key: str, _: Wish) -> None:
    """What is new, changed and gone between the last two versions of the life."""
    rows = [one.story.version for one in versions.all_kept(tools, narrator.id) if one.shape.arrange != EVENT]
    found = versions.changes(tools, narrator.id, rows[1], rows[0]) if len(rows) > 1 else ()
    say(tools.store, narrator, key, reading.changes_text(found, narrator.language))


def _back(tools: Tools, narrator: Narrator, key: str, wish: Wish) -> None:
    made = versions.roll_back(tools, narrator.id, wish.version)
    say(tools.store, narrator, key, reading.back_text(made, narrator.language))


def _unused(tools: Tools, narrator: Narrator, key: str, _: Wish) -> None:
    """How much of what was told is in the newest version, and why the rest is not."""
    kept = versions.newest(tools, narrator.id)
    if kept is None:
        say(tools.store, narrator, key, message("conversation-too-early", narrator.language))
    else:
        say(tools.store, narrator, key, covering.coverage_line(covering.uses(tools, kept), narrator.language))


def _say(tools: Tools, narrator: Narrator, key: str, name: str, buttons: Buttons = (), **values: str) -> None:
    say(tools.store, narrator, key, message(f"story-{name}", narrator.language, **values), buttons=buttons)


_WISHES: dict[str, Tell] = {
    "tell": _tell,
    "arrange": _tell,
    "shape": _tell,
    "versions": _versions,
    "show": _show,
    "changes": _changes,
    "back": _back,
    "unused": _unused,
}
