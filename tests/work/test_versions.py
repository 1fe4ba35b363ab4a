"""Kept versions through the wired program: what ages, what comes back, what may be shared."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks._echo import Echo
from bot.app import App, open_app
from bot.arrivals import Arrival, Sender
from bot.book import render
from bot.errors import UsageError
from bot.settings import load_settings
from bot.story.shape import EVENT, THEMES, Shape
from bot.work import stories, versions
from bot.work.leaving import write_export
from bot.work.told import gather
from memory import journal, narrators
from memory.types import EntryKind, EntryState, Narrator, Story

TOLD = (
    "I was born in 1948 in Porto.",
    "When I was seven we moved to Lisbon because of the flood.",
    "I married Tom in June 1969. It rained all day.",
    "I retired from the post office in 2010.",
)
WHO = "Maria"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program in which Maria has told four things."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        narrators.create(opened.store, Narrator("", WHO, "local", WHO, consented_at=datetime.now(UTC)))
        for number, words in enumerate(TOLD):
            tell(opened, words, str(number))
        yield opened


def tell(app: App, words: str, ref: str) -> str:
    """Something Maria says; its entry's id."""
    at = datetime(2026, 3, 1, 9, int(ref) % 60, tzinfo=UTC)
    app.conversation.receive(Arrival(Sender("local", WHO, WHO), ref, at, EntryKind.TEXT, text=words))
    return journal.entry_id(app.store, maria(app), ref)


def maria(app: App) -> str:
    """Maria's id."""
    return narrators.find(app.store, WHO).id


def forget(app: App, ref: str) -> None:
    """Maria takes something back."""
    entry_id = journal.entry_id(app.store, maria(app), ref)
    journal.forget_entry(app.store, entry_id, datetime.now(UTC))


def texts(story: Story) -> list[str]:
    """All sentences in order."""
    return [one.text for chapter in story.chapters for one in chapter.sentences]


def test_a_forgotten_memory_is_in_no_version_from_then_on(app: App) -> None:
    """Before anything is written anew, the kept version is shown without it."""
    story = stories.current_story(app.tools, maria(app))
    assert "It rained all day." in texts(story)
    forget(app, "2")
    shown = versions.as_it_stands(app.tools, versions.find(app.tools, maria(app), 1))
    assert (shown.gone, "It rained all day." in texts(shown.story)) == (2, False)


def test_a_memory_put_right_is_shown_as_changed_at_once(app: App) -> None:
    """Even before it is cut anew, its sentence is marked."""
    stories.current_story(app.tools, maria(app))
    entry_id = journal.entry_id(app.store, maria(app), "3")
    journal.revise(app.store, entry_id, "text", "I retired in 2011.", "edit", first=TOLD[3])
    shown = versions.as_it_stands(app.tools, versions.find(app.tools, maria(app), 1))
    assert {key for key, _ in shown.stale} == {"later"}
    assert journal.get_entry(app.store, entry_id).state is EntryState.PERCEIVED


def test_rolling_back_brings_an_older_version_but_nothing_taken_back(app: App) -> None:
    """Version 1 comes back as version 3, less what was forgotten; a new telling writes everything anew."""
    first = stories.current_story(app.tools, maria(app))
    tell(app, "I had three children.", "5")
    second = stories.current_story(app.tools, maria(app))
    assert (second.version, "I had three children." in texts(second)) == (2, True)
    forget(app, "0")
    made = versions.roll_back(app.tools, maria(app), 1)
    assert (made.story.version, made.back_to) == (3, 1)
    assert texts(made.story) == [one for one in texts(first) if "born" not in one]
    assert stories.current_story(app.tools, maria(app)) == made.story
    tell(app, "I play the accordion.", "6")
    after = texts(stories.current_story(app.tools, maria(app)))
    assert {"I play the accordion.", "I had three children."} <= set(after)
    assert not any("born" in one for one in after)


def test_changes_between_versions_never_show_what_was_taken_back(app: App) -> None:
    """A forgotten sentence is not even named as gone."""
    stories.current_story(app.tools, maria(app))
    forget(app, "0")
    tell(app, "I had three children.", "5")
    stories.current_story(app.tools, maria(app))
    found = versions.changes(app.tools, maria(app), 1, 2)
    assert [(one.kind, one.text) for one in found if one.kind != "moved"] == [
        ("new", "I had three children.")
    ]
    with pytest.raises(UsageError):
        versions.changes(app.tools, maria(app), 1, 9)


def approve(app: App, name: str) -> None:
    """Maria approves a chapter of the newest version."""
    kept = versions.newest(app.tools, maria(app))
    assert kept is not None
    for chapter in versions.chapters_named(versions.as_it_stands(app.tools, kept), name):
        versions.approve(app.tools, gather(app.tools, maria(app)), chapter)


def shared(app: App) -> list[str]:
    """The keys of the chapters in the book for others."""
    story = stories.current_story(app.tools, maria(app))
    book = stories.make_book(app.tools, maria(app), story, for_others=True)
    assert book.notes == ()
    return [one.key for one in book.chapters]


def test_only_the_chapter_that_changed_loses_its_approval(app: App) -> None:
    """All are approved; one is told more of, and it alone waits to be approved again."""
    stories.current_story(app.tools, maria(app))
    assert shared(app) == []
    approve(app, "all")
    everything = shared(app)
    assert "early-adulthood" in everything
    tell(app, "At our wedding my uncle Rui played the accordion.", "5")
    assert shared(app) == [one for one in everything if one != "early-adulthood"]
    approve(app, "early-adulthood")
    assert shared(app) == everything


def test_a_book_for_others_holds_nothing_of_other_chapters(app: App) -> None:
    """Not in its timeline, its people, its notes: no word of a chapter that was not approved."""
    story = stories.current_story(app.tools, maria(app))
    approve(app, "later")
    page = render(stories.make_book(app.tools, maria(app), story, for_others=True), "html").decode()
    own = render(stories.make_book(app.tools, maria(app), story), "html").decode()
    assert "post office" in page
    assert not any(word in page for word in ("Tom", "Lisbon", "Porto", "1969"))
    assert "Lisbon" in own
    assert "draft" in own


def test_a_withdrawn_chapter_is_shared_no_more(app: App) -> None:
    """An approval can be taken back."""
    story = stories.current_story(app.tools, maria(app))
    approve(app, "all")
    told = gather(app.tools, maria(app))
    versions.withdraw(app.tools, told, story.chapters[0])
    assert story.chapters[0].key not in shared(app)
    assert len(shared(app)) == len(story.chapters) - 1


def test_an_approval_is_of_one_narrator_alone(app: App) -> None:
    """The same words of somebody else are not approved with it."""
    story = stories.current_story(app.tools, maria(app))
    approve(app, "all")
    other = narrators.create(app.store, Narrator("", "Joan", "local", "Joan"))
    told = replace(gather(app.tools, maria(app)), narrator=other)
    assert versions.approved_keys(app.tools, told, story) == set()


def test_a_story_keeps_its_arrangement(app: App) -> None:
    """By themes once, by themes from then on; a story of one event stands beside it."""
    by_theme = stories.current_story(app.tools, maria(app), shape=Shape(THEMES))
    assert all(one.key.startswith("theme-") for one in by_theme.chapters)
    flood = stories.current_story(app.tools, maria(app), shape=Shape(EVENT, "the flood"))
    assert [one.title for one in flood.chapters] == ["The flood"]
    assert texts(flood) == ["When I was seven we moved to Lisbon because of the flood."]
    assert stories.current_story(app.tools, maria(app)) == by_theme
    none = stories.current_story(app.tools, maria(app), shape=Shape(EVENT, "the earthquake"))
    assert none.chapters == ()


def test_with_a_model_a_second_story_asks_for_what_changed(app: App) -> None:
    """Four sections or fewer at first; one more memory asks at most twice."""
    model = Echo()
    settings = app.tools.settings.model_copy(update={"llm": "openai:echo"})
    tools = replace(app.tools, model=lambda: model, settings=settings)
    first = stories.current_story(tools, maria(app))
    calls = len(model.history)
    tell(app, "I play the accordion.", "5")
    second = stories.current_story(tools, maria(app))
    assert 1 <= len(model.history) - calls <= 2
    assert set(texts(first)) <= set(texts(second))
    assert stories.current_story(tools, maria(app)) == second


def test_an_export_holds_no_version_with_what_was_taken_back(app: App, tmp_path: Path) -> None:
    """Neither as a page nor as data."""
    stories.current_story(app.tools, maria(app))
    forget(app, "2")
    write_export(app.tools, narrators.get(app.store, maria(app)), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        kept = [archive.read(name).decode() for name in archive.namelist() if name.startswith("stories/")]
    assert len(kept) == 2
    assert all("post office" in one and "rained" not in one for one in kept)
