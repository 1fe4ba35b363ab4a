"""A picture, the question about it, and the answer: joined in the book and in recall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Sender
from bot.files import attachment
from bot.settings import load_settings
from bot.work import stories
from memory import narrators, questions
from memory.types import EntryKind, Narrator
from tests.conftest import ROOT

ANSWER = "That is my aunt Brita in front of her shop in Lund. She sold hats."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on a fresh folder."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        yield opened


def test_an_answer_about_a_picture_is_joined_to_it(app: App) -> None:
    """Who and where is asked; the answer, days later, stands below the picture and is found with it."""
    who = narrators.create(
        app.store, Narrator("", "Ann", "terminal", "me", consented_at=datetime.now(UTC), timezone="UTC")
    )
    sender = Sender("terminal", "me", "Ann")
    file = attachment(ROOT / "samples" / "media" / "garden.jpg")
    now = datetime.now(UTC)
    photo = app.conversation.receive(Arrival(sender, "p1", now, EntryKind.PHOTO, attachments=(file,)))
    waiting = questions.open_question(app.store, who.id)
    assert waiting is not None
    assert (waiting.kind, waiting.about_entry_id) == ("photo", photo)
    told = Arrival(sender, "t1", now, EntryKind.TEXT, text=ANSWER)
    app.conversation.receive(replace(told, at=now + timedelta(days=3)))

    book = stories.make_book(app.tools, who.id, stories.current_story(app.tools, who.id))
    (shown,) = [one for chapter in book.chapters for one in chapter.photos]
    assert shown.caption.startswith(ANSWER)

    (hit,) = [hit for hit in app.tools.recall.search(who.id, "Who sold hats?") if hit.passage.text == ANSWER]
    assert photo in {one.entry_id for one in hit.neighbours}
    pictures = [hit for hit in app.tools.recall.search(who.id, "picture") if hit.passage.entry_id == photo]
    assert pictures
    assert ANSWER in {near.text for near in pictures[0].neighbours}
