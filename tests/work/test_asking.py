"""The next question, and replies that are spoken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work import asking
from memory import journal, narrators, outbox, questions
from memory.types import (
    Emotion,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    Outcome,
    Perception,
    PerceptionKind,
    Question,
    Transcript,
)
from tests.program import environ


def say_aloud(app: App, who: Narrator, question: Question, words: str) -> Entry:
    """A voice note that answers `question` and in which `words` were heard."""
    now = datetime.now(UTC) + timedelta(minutes=1)
    key = journal.entry_id(app.store, who.id, words)
    entry = Entry(key, who.id, words, EntryKind.VOICE, now, question_id=question.id)
    note = Media(journal.media_id(app.store, key, "v"), key, who.id, 0, MediaKind.AUDIO)
    journal.add_entry(app.store, entry, [note])
    heard = Transcript(words, (), "en", "whisper-small", "1")
    reading = Perception(f"r-{note.id}"[:32], key, note.id, PerceptionKind.TRANSCRIPT, heard, now)
    journal.save_perceptions(app.store, entry, [reading])
    journal.set_state(app.store, key, journal.EntryState.REMEMBERED)
    questions.set_outcome(app.store, question.id, Outcome.ANSWERED)
    return journal.get_entry(app.store, key)


@pytest.mark.parametrize(
    ("words", "outcome", "line"),
    [
        ("I'd rather not talk about that.", Outcome.DECLINED, "I will not ask about that again"),
        ("Oh, I can't remember.", Outcome.CANNOT_REMEMBER, "It may come back another day"),
        ("My mother baked bread every Sunday morning.", Outcome.ANSWERED, None),
    ],
)
def test_a_spoken_refusal_counts(tmp_path: Path, words: str, outcome: Outcome, line: str | None) -> None:
    """A refusal in a voice note closes its topic as a written one does; a story answers the question."""
    with open_app(load_settings(environ(tmp_path))) as app:
        made = Narrator("", "Ann", "terminal", "ann", consented_at=datetime.now(UTC))
        who = narrators.create(app.store, made)
        question = asking.ask_next(app.tools, who.id, "first")
        assert question is not None
        entry = say_aloud(app, who, question, words)
        following = asking.ask_after(app.tools, who, entry)
        asked = questions.get_question(app.store, question.id)
        said = " ".join(one.text for one in outbox.take(app.store, "terminal", "ann"))
    assert asked is not None
    assert asked.outcome is outcome
    assert following is not None
    if line is not None:
        assert line in said
        assert following.topic != question.topic


def test_the_feeling_of_an_answer_reaches_the_interview(tmp_path: Path) -> None:
    """How strongly an answer was felt is known by its question's id, whichever the feeling is."""
    with open_app(load_settings(environ(tmp_path))) as app:
        made = Narrator("", "Ann", "terminal", "ann", consented_at=datetime.now(UTC))
        who = narrators.create(app.store, made)
        question = asking.ask_next(app.tools, who.id, "first")
        assert question is not None
        entry = say_aloud(app, who, question, "I wept.")
        felt = Emotion(-0.9, {"sadness": 0.9, "joy": 0.1, "neutral": 0.95}, "lexicon", "1")
        reading = Perception(
            f"f-{entry.id}"[:32], entry.id, None, PerceptionKind.EMOTION, felt, entry.told_at
        )
        journal.save_perceptions(app.store, entry, [reading])
        asked = questions.list_questions(app.store, who.id)
        assert asking.feelings_of(app.tools, asked) == {question.id: 0.9}
