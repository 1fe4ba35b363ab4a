"""The story in a chat: words behind /story, buttons under chapters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Command, Press, Sender
from bot.settings import load_settings
from bot.work.story_words import Wish, read_wish
from memory import narrators, off_limits, outbox
from memory.types import Action, EntryKind, Narrator, OutMessage
from tests.work.test_versions import TOLD, forget

WHO = Sender("terminal", "Maria", "Maria", "en")
_refs = count(100)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program in which Maria has told four things in a chat."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        narrators.create(
            opened.store, Narrator("", "Maria", "terminal", "Maria", consented_at=datetime.now(UTC))
        )
        for number, words in enumerate(TOLD):
            at = datetime(2026, 3, 1, 9, number, tzinfo=UTC)
            opened.conversation.receive(Arrival(WHO, str(number), at, EntryKind.TEXT, text=words))
        heard(opened)
        yield opened


def heard(app: App) -> list[OutMessage]:
    """What was said since, and it counts as sent."""
    return outbox.take(app.store, "terminal", "Maria")


def says(app: App, name: str, words: str = "") -> list[OutMessage]:
    """What a command is answered with."""
    app.conversation.command(Command(WHO, f"c{next(_refs)}", datetime.now(UTC), name, words))
    return heard(app)


def presses(app: App, messages: list[OutMessage], label: str) -> list[OutMessage]:
    """Press the first button with this label; what it is answered with."""
    buttons = [one for each in messages for line in each.buttons for one in line]
    data = next(one.data for one in buttons if one.label == label)
    app.conversation.press(Press(WHO, f"p{next(_refs)}", datetime.now(UTC), data, "m"))
    return heard(app)


def text(messages: list[OutMessage]) -> str:
    """All that was said."""
    return "\n".join(one.text for one in messages)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Wish("tell")),
        ("Versions", Wish("versions")),
        ("以前的版本", Wish("versions")),
        ("what’s new?", Wish("changes")),
        ("有什么变化？", Wish("changes")),
        ("left out", Wish("unused")),
        ("back to version 3", Wish("back", 3)),
        ("回到第三版", Wish("back", 3)),
        ("2", Wish("show", 2)),
        ("第2版", Wish("show", 2)),
        ("by theme", Wish("arrange", arrange="themes")),
        ("按时间", Wish("arrange")),
        ("about the flood", Wish("arrange", arrange="event", event="the flood")),
        ("关于发大水", Wish("arrange", arrange="event", event="发大水")),
        ("our wedding", Wish("arrange", arrange="event", event="our wedding")),
        ("as she", Wish("shape", changes=(("style", "third-person"), ("pronoun", "she")))),
        ("用“他”", Wish("shape", changes=(("style", "third-person"), ("pronoun", "he")))),
        ("in the third person", Wish("shape", changes=(("style", "third-person"), ("pronoun", "name")))),
        ("like a book", Wish("shape", changes=(("style", "literary"),))),
        ("in my own words", Wish("shape", changes=(("style", "as-told"),))),
        ("for my grandchildren", Wish("shape", changes=(("audience", "child"),))),
        ("给孩子看", Wish("shape", changes=(("audience", "child"),))),
        ("给家里人看", Wish("shape", changes=(("audience", "family"),))),
        ("for myself", Wish("shape", changes=(("audience", "oneself"),))),
    ],
)
def test_plain_words_say_what_is_wanted(words: str, wish: Wish) -> None:
    """In both languages; what is none of ours names an event."""
    assert read_wish(words) == wish


def test_a_chapter_is_approved_by_its_button_and_the_family_gets_it_alone(app: App) -> None:
    """Before that, the book for others says kindly that there is nothing to share yet."""
    assert "none yet" in text(says(app, "book", "for my family"))
    told = says(app, "story")
    assert "no chapter is approved yet" in text(told)
    later = [one for one in told if one.text.startswith("Later")]
    assert "Others may read “Later years”" in text(presses(app, later, "Others may read this"))
    again = says(app, "story")
    assert [bool(one.buttons) for one in again if one.text.startswith("Later")] == [False]
    files = presses(app, again, "Book for the family")
    assert [one.file_name for one in files if one.action is Action.DOCUMENT] == [
        "book.pdf",
        "book.epub",
        "book.html",
    ]


def test_an_old_button_approves_nothing(app: App) -> None:
    """A chapter that lost a sentence since it was shown is not what was read."""
    told = says(app, "story")
    forget(app, "3")
    later = [one for one in told if one.text.startswith("Later")]
    assert "has changed since" in text(presses(app, later, "Others may read this"))


def test_versions_are_listed_compared_and_brought_back(app: App) -> None:
    """Two versions, what is new in the second, and the first again by its button."""
    says(app, "story")
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    app.conversation.receive(Arrival(WHO, "9", at, EntryKind.TEXT, text="I play the accordion."))
    told = says(app, "story")
    assert "+ I play the accordion." in text(presses(app, told, "What has changed?"))
    listed = says(app, "story", "versions")
    assert text(listed).startswith("Version 2")
    assert "Version 1 is your story again" in text(presses(app, listed, "Back to version 1"))
    assert "accordion" not in text(says(app, "story"))
    assert "accordion" in text(says(app, "story", "2"))
    assert "no such version" in text(says(app, "story", "77"))


def test_the_story_is_arranged_and_told_of_one_event(app: App) -> None:
    """By theme by the button, of the flood alone by words, and kindly of what was never told."""
    by_theme = presses(app, says(app, "story"), "By theme")
    assert any("Things I remember" in one.text or "Love" in one.text for one in by_theme)
    assert "The flood" in text(says(app, "story", "about the flood"))
    assert "I find nothing" in text(says(app, "story", "the earthquake"))
    presses(app, says(app, "story"), "By time")
    assert "First memories" in text(says(app, "story"))


def test_a_cry_for_help_is_in_no_story_and_listed_as_kept(app: App) -> None:
    """What was said in a hard hour is kept, and not told; an old wish belongs to a life."""
    for number, words in enumerate(
        ("Some days I do not want to live any more.", "After the war I wanted to die, but Tom wrote to me.")
    ):
        at = datetime(2026, 3, 2, 9, number, tzinfo=UTC)
        app.conversation.receive(Arrival(WHO, f"h{number}", at, EntryKind.TEXT, text=words))
    heard(app)
    told = text(says(app, "story"))
    assert "do not want to live" not in told
    assert "Tom wrote to me" in told
    assert "1: said in a hard hour" in text(says(app, "story", "left out"))


def test_the_story_is_told_as_she_and_as_i_again(app: App) -> None:
    """Plain words set the style, which stays until others are said."""
    assert "Maria was born in 1948" in text(says(app, "story", "as she"))
    assert "Maria married Tom" in text(says(app, "story"))
    assert "I was born in 1948" in text(says(app, "story", "in my own words"))


def test_what_is_off_limits_is_in_no_version_and_listed_as_kept_out(app: App) -> None:
    """From the moment it is said, also in versions that were written before."""
    says(app, "story")
    who = narrators.find(app.store, "Maria")
    off_limits.add(app.store, who.id, "Tom")
    assert "Tom" not in text(says(app, "story", "1"))
    assert "Tom" not in text(says(app, "story"))
    left_out = text(says(app, "story", "left out"))
    assert left_out.startswith("3 of 4 memories are in your story.")
    assert "1: kept out at your wish" in left_out


def test_a_link_to_the_story_asks_for_no_event(app: App) -> None:
    """t.me/the_bot?start=story is /story without words."""
    assert "First memories" in text(says(app, "start", "story"))
