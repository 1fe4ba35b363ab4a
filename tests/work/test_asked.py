"""Voice notes that ask what was told: answered with the original sound, and no memories themselves."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import av
import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.files import attachment
from bot.settings import load_settings
from bot.work import asking, clips
from bot.work.steps import present, remember
from memory import attachments, journal, narrators, off_limits, outbox, questions
from memory.errors import NotFound
from memory.types import (
    Action,
    Entry,
    EntryKind,
    Narrator,
    Outcome,
    OutMessage,
    Perception,
    PerceptionKind,
    Segment,
    Transcript,
    Word,
)
from tests.conftest import ROOT
from tests.work.fakes import NOON

BREAD = ROOT / "tests" / "media" / "bread-school.ogg"
ME = Sender("terminal", "me", "Maria")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@pytest.fixture
def app(tmp_path: Path):
    """The program with an empty data folder, hearing nothing by itself."""
    environ = {"LIFESTORY_KEY_FILE": str(tmp_path / "key"), "TRANSCRIBER": "off"}
    with open_app(load_settings(environ, home=tmp_path / "home")) as opened:
        yield opened


@pytest.fixture
def maria(app: App) -> Narrator:
    """Who said yes."""
    return narrators.create(
        app.store, Narrator("", "Maria", "terminal", "me", "en", "UTC", consented_at=NOON)
    )


def _note(app: App, who: Narrator, ref: str, text: str, start: float = 0.5, end: float = 2.5) -> Entry:
    """A voice note in which `text` was heard, remembered and presented."""
    app.conversation.receive(Arrival(ME, ref, NOON, EntryKind.VOICE, attachments=(attachment(BREAD),)))
    entry = journal.get_entry(app.store, journal.entry_id(app.store, who.id, ref))
    [media] = journal.media_of(app.store, entry.id)
    words = text.split() if who.language == "en" else list(text)
    step = (end - start) / len(words)
    timed = tuple(Word(one, start + n * step, start + (n + 1) * step) for n, one in enumerate(words))
    heard = Transcript(text, (Segment(text, start, end, timed, who.language),), who.language, "test", "1")
    journal.clear_perceptions(app.store, media.id, *PerceptionKind)
    reading = Perception(f"p{ref}", entry.id, media.id, PerceptionKind.TRANSCRIPT, heard, NOON)
    journal.save_perceptions(app.store, entry, [reading])
    outbox.take(app.store, "terminal", "me")
    remember(app.tools, entry.id)
    present(app.tools, entry.id)
    return entry


def _said(app: App) -> list[OutMessage]:
    return outbox.take(app.store, "terminal", "me")


def _seconds(app: App, one: OutMessage) -> float:
    assert one.path is not None
    with av.open(io.BytesIO(attachments.read(app.store, one.path))) as opened:
        assert opened.streams.audio[0].codec_context.name in ("opus", "libopus")
        return sum(frame.samples for frame in opened.decode(audio=0)) / opened.streams.audio[0].rate


def test_a_note_that_asks_is_answered_with_the_original_voice(app: App, maria: Narrator) -> None:
    """The memory with where it was told, and its seconds as a voice note; the question is no memory."""
    told = _note(app, maria, "1", "My mother baked bread every Sunday.")
    _said(app)
    asked = _note(app, maria, "2", "When did I tell you about my mother baking bread?")
    said = _said(app)
    answer = next(
        one for one in said if "My mother baked bread every Sunday." in one.text and "—" in one.text
    )
    assert answer.reply_to == told.ref
    [voice] = [one for one in said if one.action is Action.VOICE]
    assert 2.1 < _seconds(app, voice) < 3.1
    assert journal.list_passages(app.store, maria.id, entry_id=asked.id) == []
    assert not any(one.subject and one.subject[0] == "question" for one in said)


def test_in_chinese_too(app: App) -> None:
    """关于 … 我说过什么 is a question, and what was told stays the only memory."""
    who = narrators.create(app.store, Narrator("", "美兰", "terminal", "me", "zh", "UTC", consented_at=NOON))
    told = _note(app, who, "1", "我妈妈每个星期天烤面包。")
    _said(app)
    _note(app, who, "2", "关于烤面包，我说过什么？")
    said = _said(app)
    assert any("烤面包" in one.text and one.reply_to == told.ref for one in said)
    assert [one.action for one in said].count(Action.VOICE) == 1
    assert {one.entry_id for one in journal.list_passages(app.store, who.id)} == {told.id}


def test_a_note_that_tells_and_asks_keeps_the_telling_and_is_answered(app: App, maria: Narrator) -> None:
    """One passage of what was told, one answer of what was asked."""
    _note(app, maria, "1", "My mother baked bread every Sunday.")
    _said(app)
    both = _note(app, maria, "2", "We moved to Riga in 1962. What did I say about my mother baking bread?")
    kept = journal.list_passages(app.store, maria.id, entry_id=both.id)
    assert [one.text for one in kept] == ["We moved to Riga in 1962."]
    assert [one.action for one in _said(app)].count(Action.VOICE) == 1


def test_the_interviewers_question_still_waits_after_a_note_that_asks(app: App, maria: Narrator) -> None:
    """It was no answer to it; a note that tells is one."""
    asking.ask_next(app.tools, maria.id, "test")
    waiting = questions.open_question(app.store, maria.id)
    assert waiting is not None
    question = replace(waiting)
    at = Arrival(ME, "9", question.asked_at, EntryKind.VOICE, attachments=(attachment(BREAD),))
    app.conversation.receive(at)
    known = questions.get_question(app.store, question.id)
    assert known is not None
    assert known.outcome is Outcome.ANSWERED
    _note(app, maria, "9", "What did I say about my sister?")
    known = questions.get_question(app.store, question.id)
    assert known is not None
    assert known.outcome is Outcome.OPEN


def test_a_typed_question_is_answered_and_not_kept(app: App, maria: Narrator) -> None:
    """As if /ask stood before it."""
    _note(app, maria, "1", "My mother baked bread every Sunday.")
    _said(app)
    words = "What did I say about my mother baking bread?"
    app.conversation.receive(Arrival(ME, "2", NOON, EntryKind.TEXT, text=words))
    assert journal.find_entry(app.store, maria.id, "2") is None
    said = _said(app)
    assert "My mother baked bread every Sunday." in said[0].text
    assert [one.action for one in said] == [Action.SEND, Action.VOICE]


@needs_espeak
def test_questions_are_spoken_where_that_is_wanted(app: App, maria: Narrator) -> None:
    """Written and said, the sound being the question too, so that a reply to it is its answer."""
    asking.ask_next(app.tools, maria.id, "one")
    assert [one.action for one in _said(app)] == [Action.SEND]
    shown = app.conversation.press(Press(ME, "p1", NOON, "aloud", "1"))
    assert "aloud" in shown
    waiting = questions.open_question(app.store, maria.id)
    assert waiting is not None
    questions.set_outcome(app.store, waiting.id, Outcome.SKIPPED)
    asking.ask_next(app.tools, maria.id, "two")
    written, spoken = _said(app)
    assert (written.action, spoken.action) == (Action.SEND, Action.VOICE)
    assert spoken.subject == written.subject
    assert _seconds(app, spoken) > 1
    app.conversation.press(Press(ME, "p2", NOON, "aloud", "1"))
    assert not narrators.get(app.store, maria.id).aloud


def test_a_clip_is_named_by_passage_entry_or_sentence(app: App, maria: Narrator, tmp_path: Path) -> None:
    """A passage's own seconds, an entry's that are given, and no clip of what was written."""
    entry = _note(app, maria, "1", "My mother baked bread every Sunday.")
    [passage] = journal.list_passages(app.store, maria.id)
    assert clips.clips_named(app.tools, maria.id, passage.id) == [
        clips.Clip(entry.id, passage.media_id or "", 0.5, 2.5)
    ]
    for name in (entry.id, entry.ref):
        [one] = clips.clips_named(app.tools, maria.id, name, 1.0, 2.0)
        assert 1.19 < clips.save_clip(app.tools, one, tmp_path / "c.ogg") < 2.1
    app.conversation.receive(
        Arrival(ME, "w", NOON, EntryKind.TEXT, text="We skated on the lake every winter.")
    )
    with pytest.raises(NotFound):
        clips.clips_named(app.tools, maria.id, "w")
    with pytest.raises(NotFound):
        clips.clips_named(app.tools, maria.id, "9:9")


def test_a_note_that_asks_for_something_shows_its_button(app: App, maria: Narrator) -> None:
    """A voice may be misheard, so it is done when the button is pressed; the note is no memory."""
    asking.ask_next(app.tools, maria.id, "test")
    waiting = questions.open_question(app.store, maria.id)
    _said(app)
    note = _note(app, maria, "1", "Please show me my story.")
    [offer] = [one for one in _said(app) if one.buttons and one.buttons[0][0].data == "do:story"]
    assert offer.reply_to == note.ref
    assert journal.list_passages(app.store, maria.id, entry_id=note.id) == []
    assert questions.open_question(app.store, maria.id) == waiting


def test_a_spoken_greeting_is_returned(app: App, maria: Narrator) -> None:
    """It needs no button, and no question follows it."""
    _note(app, maria, "1", "Good morning, my dear.")
    said = _said(app)
    assert "Hello, Maria." in [one.text for one in said]
    assert not any(one.subject and one.subject[0] == "question" for one in said)


def test_a_spoken_refusal_leaves_out_what_it_names(app: App, maria: Narrator) -> None:
    """As if it were written; heard anew, it does not come back on the list after it was taken off."""
    note = _note(app, maria, "1", "I would rather not talk about my father.")
    [kept] = off_limits.kept(app.store, maria.id)
    assert kept.words == "my father"
    assert any("my father" in one.text for one in _said(app))
    off_limits.remove(app.store, maria.id, kept.id)
    present(app.tools, note.id)
    assert off_limits.kept(app.store, maria.id) == []
