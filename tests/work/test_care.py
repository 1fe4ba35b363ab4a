"""Distress in a voice note, and what work leaves alone afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App, open_app
from bot.arrivals import Arrival, Sender
from bot.settings import load_settings
from bot.work import asking, steps, weekly
from bot.work.tools import Tools
from memory import journal, narrators, outbox, questions
from memory.types import (
    Entry,
    EntryKind,
    EntryState,
    Media,
    MediaKind,
    Narrator,
    Perception,
    PerceptionKind,
    Transcript,
)
from prompts import message
from tests.fakes import FakeChatModel
from tests.program import environ


def _ann(app: App) -> Narrator:
    agreed = datetime.now(UTC)
    return narrators.create(app.store, Narrator("", "Ann", "terminal", "ann", consented_at=agreed))


def _said(app: App) -> list[str]:
    return [one.text for one in outbox.take(app.store, "terminal", "ann")]


def _voice(app: App, who: Narrator, words: str) -> str:
    """A voice note in which `words` were heard."""
    key, now = journal.entry_id(app.store, who.id, "v1"), datetime.now(UTC)
    note = Media(journal.media_id(app.store, key, "v"), key, who.id, 0, MediaKind.AUDIO)
    entry = Entry(key, who.id, "v1", EntryKind.VOICE, now)
    journal.add_entry(app.store, entry, [note])
    heard = Transcript(words, (), "en", "whisper-small", "1", draft=True)
    reading = Perception(f"r-{note.id}"[:32], key, note.id, PerceptionKind.TRANSCRIPT, heard, now)
    journal.save_perceptions(app.store, entry, [reading])
    journal.set_state(app.store, key, EntryState.FETCHED)
    return key


def test_a_voice_note_is_answered_as_soon_as_it_is_heard(tmp_path: Path) -> None:
    """The fixed words follow the hearing, nothing is asked after it, and what was said is remembered."""
    with open_app(load_settings(environ(tmp_path))) as app:
        who = _ann(app)
        entry_id = _voice(app, who, "I do not want to live any more")
        steps.perceive(app.tools, entry_id)
        assert _said(app)[0].startswith("Thank you for saying this to me")
        steps.remember(app.tools, entry_id)
        steps.present(app.tools, entry_id)
        assert questions.list_questions(app.store, who.id) == []
        assert journal.get_entry(app.store, entry_id).state is EntryState.REMEMBERED
        assert [one.entry_id for one in journal.list_passages(app.store, who.id)] == [entry_id]


def test_no_model_is_called_for_words_of_distress(tmp_path: Path) -> None:
    """From the message to the end of its work a chat model hears nothing of it."""
    with open_app(load_settings(environ(tmp_path))) as app:
        model = FakeChatModel("What was it like?")
        tools: Tools = replace(app.tools, model=lambda: model)
        who = _ann(app)
        at = datetime.now(UTC)
        entry_id = app.conversation.receive(
            Arrival(Sender("terminal", "ann", "Ann"), "1", at, EntryKind.TEXT, text="I want to kill myself")
        )
        assert entry_id is not None
        asking.ask_after(tools, who, journal.get_entry(app.store, entry_id))
        assert model.history == []
        assert len(_said(app)) == 1


def test_after_a_rest_the_first_question_is_a_light_one(tmp_path: Path) -> None:
    """Written to again, the bot asks something light, once, without a model."""
    with open_app(load_settings(environ(tmp_path))) as app:
        _ann(app)
        sender = Sender("terminal", "ann", "Ann")
        for ref, words in (("1", "I want to die"), ("2", "The sun is out today and my daughter came.")):
            app.conversation.receive(Arrival(sender, ref, datetime.now(UTC), EntryKind.TEXT, text=words))
        assert _said(app)[-1] == message("care-gentle-0", "en")


def test_the_weekly_question_waits_too(tmp_path: Path) -> None:
    """While somebody rests, no question comes by itself."""
    with open_app(load_settings(environ(tmp_path))) as app:
        who = _ann(app)
        app.conversation.receive(
            Arrival(Sender("terminal", "ann"), "1", datetime.now(UTC), EntryKind.TEXT, text="I want to die")
        )
        _said(app)
        weekly.send_weekly(app.tools, who.id, "2026-W48")
        assert _said(app) == []


def test_a_hard_memory_is_met_with_a_quiet_line_in_place_of_a_question(tmp_path: Path) -> None:
    """War and hunger in one telling bring the way out, and no question; a garden brings a question."""
    with open_app(load_settings(environ(tmp_path))) as app:
        _ann(app)
        sender = Sender("terminal", "ann", "Ann")
        hard = "In the famine the soldiers came and beat my father, and we ate grass."
        app.conversation.receive(Arrival(sender, "1", datetime.now(UTC), EntryKind.TEXT, text=hard))
        assert _said(app) == [message("care-hard-0", "en")]
        mild = "After that we had a garden with plums and my aunt made jam every summer."
        app.conversation.receive(Arrival(sender, "2", datetime.now(UTC), EntryKind.TEXT, text=mild))
        assert len(_said(app)) == 1


def test_no_later_question_rests_on_words_of_distress(tmp_path: Path) -> None:
    """When the talk goes on, a model is sent what was told since, and nothing of those words."""
    with open_app(load_settings(environ(tmp_path))) as app:
        model = FakeChatModel("What else was in the kitchen?", "What else was there?")
        who = _ann(app)
        sender, garden = Sender("terminal", "ann", "Ann"), "We had a kitchen with a green stove and two cats."
        for ref, words in (("1", "I want to kill myself"), ("2", "The sun is out."), ("3", garden)):
            app.conversation.receive(Arrival(sender, ref, datetime.now(UTC), EntryKind.TEXT, text=words))
        told = journal.find_entry(app.store, who.id, "3")
        assert told is not None
        asking.choose(replace(app.tools, model=lambda: model), who, "later", about=told)
        sent = " ".join(str(one.content) for call in model.history for one in call)
        assert "green stove" in sent
        assert "kill" not in sent


def test_what_no_pattern_knows_is_answered_quietly(tmp_path: Path) -> None:
    """Written words that lie near to distress are answered with somebody to call, and nothing is asked."""
    with open_app(load_settings(environ(tmp_path))) as app:
        _ann(app)
        words = "I wish the Lord would take me tonight."
        sender = Sender("terminal", "ann", "Ann", "en")
        app.conversation.receive(Arrival(sender, "1", datetime.now(UTC), EntryKind.TEXT, text=words))
        said = _said(app)
        assert said[0].startswith("Thank you for trusting me with this.")
        assert not any("?" in one for one in said)
