"""A chat that is sent as a file: asked about, taken in as chosen, taken out again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.files import attachment
from bot.settings import load_settings
from memory import journal, narrators, outbox
from memory.types import EntryKind, Narrator, OutMessage
from tests.program import environ

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SENDER = Sender("terminal", "1", "Ruth")
CHAT = (
    "{0}/20, 10:00 - Ruthie: We kept bees behind the mill in 1951.\n"
    "{0}/20, 10:01 - Tom: I sold the honey in Riga.\n{0}/20, 10:02 - Ruthie: Yes.\n"
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program, and a narrator in the terminal."""
    with open_app(load_settings(environ(tmp_path))) as app:
        narrators.create(app.store, Narrator("", "Ruth", "terminal", "1", consented_at=NOON))
        yield app


def send(app: App, path: Path) -> OutMessage:
    """What is answered to a file that is sent."""
    files = (attachment(path),)
    app.conversation.receive(Arrival(SENDER, "1", NOON, EntryKind.DOCUMENT, attachments=files))
    return outbox.take(app.store, "terminal", "1")[-1]


def press(app: App, message: OutMessage, words: str, ref: str) -> OutMessage:
    """What is said after a press on the button that bears `words`."""
    buttons = [one for row in message.buttons for one in row]
    (chosen,) = [one for one in buttons if words in one.label]
    app.conversation.press(Press(SENDER, ref, NOON, chosen.data, ""))
    return outbox.take(app.store, "terminal", "1")[-1]


def told(app: App) -> dict[str, bool]:
    """The texts of the journal, and whether they are the narrator's own."""
    (who,) = narrators.all_narrators(app.store)
    return {one.text: one.own for one in journal.list_entries(app.store, who.id) if one.text}


def test_a_chat_is_asked_about_taken_in_and_taken_out(app: App, tmp_path: Path) -> None:
    """Nothing of it is the narrator's before they choose; then their words; a wrong choice is undone."""
    with zipfile.ZipFile(tmp_path / "WhatsApp Chat - Tom.zip", "w") as archive:
        archive.writestr("_chat.txt", CHAT.format("20/1"))
    question = send(app, tmp_path / "WhatsApp Chat - Tom.zip")
    assert "WhatsApp" in question.text
    assert "3 messages" in question.text
    assert told(app) == {}
    (who,) = narrators.all_narrators(app.store)
    assert journal.list_passages(app.store, who.id) == []
    press(app, question, "Tom", "p1")
    assert told(app)["I sold the honey in Riga."] is True
    again = press(app, question, "Ruthie", "p1b")
    assert "in already" in again.text
    assert told(app)["I sold the honey in Riga."] is True
    press(app, again, "out again", "p2")
    assert told(app) == {}
    assert journal.list_passages(app.store, who.id) == []
    done = press(app, question, "Ruthie", "p3")
    assert "3 messages" in done.text
    assert "2 of them" in done.text
    assert told(app)["I sold the honey in Riga."] is False
    assert told(app)["We kept bees behind the mill in 1951."] is True
    (hit, *_) = app.tools.recall.search(who.id, "Who sold honey?", 1)
    assert hit.passage.speaker == "Tom"


def test_a_chat_whose_dates_do_not_tell_is_asked_about_twice(app: App, tmp_path: Path) -> None:
    """First whether the day comes first, then whose words are whose; what is left stays a file."""
    (tmp_path / "WhatsApp Chat with Tom.txt").write_text(CHAT.format("1/2"), encoding="utf-8")
    question = press(app, send(app, tmp_path / "WhatsApp Chat with Tom.txt"), "March", "p1")
    assert "2020-01-02" in question.text
    (leave,) = [one for row in question.buttons for one in row if "leave" in one.label]
    assert "left it" in app.conversation.press(Press(SENDER, "p2", NOON, leave.data, ""))
    assert told(app) == {}
    press(app, question, "None of them", "p3")
    assert set(told(app).values()) == {False}


def test_a_page_of_a_chat_is_read_under_whatever_name(app: App, tmp_path: Path) -> None:
    """One page of Telegram's export, sent by itself."""
    words = (
        'Exported Data<div class="page_header">Tom</div><div class="message" id="message7"><div class="body">'
        '<div class="pull_right date details" title="20.01.2020 10:00:00 UTC+02:00"></div>'
        '<div class="from_name">Ruthie</div><div class="text">We kept bees.</div></div></div>'
    )
    (tmp_path / "messages(1).html").write_text(words, encoding="utf-8")
    done = press(app, send(app, tmp_path / "messages(1).html"), "Ruthie", "p1")
    assert done.text == "I have brought in one message. It is your own."
    assert told(app) == {"We kept bees.": True}
