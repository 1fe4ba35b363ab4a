"""What is off limits is in no question, however often it is told of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work import asking
from memory import asks, journal, narrators, off_limits, questions
from memory.types import Entry, EntryKind, EntryState, Narrator, Outcome
from tests.program import environ

PHRASES = ("my divorce", "Karl", "the war")
TOLD = (
    "After my divorce from Anton I slept in the room above the bakery, and Karl brought me soup at night.",
    "My brother Karl came back from the war with one boot, and my mother Elsa hid it in the barn.",
    "In the war we boiled nettles in the yard, and Karl said that it tasted of rain and of iron.",
)
TURNS = 24


def interview(app: App, who: Narrator) -> list[str]:
    """So many turns in which each question is answered with what is off limits; the questions put."""
    put = []
    question = asking.choose(app.tools, who, "begin")
    for number in range(TURNS):
        if question is None:
            break
        put.append(question.text)
        key = journal.entry_id(app.store, who.id, str(number))
        words = f"{TOLD[number % len(TOLD)]} That was {number} years before we left."
        at = datetime.now(UTC)
        entry = Entry(key, who.id, str(number), EntryKind.TEXT, at, words, question_id=question.id)
        journal.add_entry(app.store, entry)
        questions.set_outcome(app.store, question.id, Outcome.ANSWERED)
        app.work.steps.remember(key)  # type: ignore[attr-defined]
        journal.set_state(app.store, key, EntryState.REMEMBERED)
        question = asking.choose(app.tools, who, f"turn {number}", about=journal.get_entry(app.store, key))
    return put


@pytest.mark.parametrize("closed", [True, False], ids=["off limits", "not said"])
def test_no_question_touches_it(tmp_path: Path, closed: bool) -> None:
    """With the phrases on the list none of the questions names them; without, some do."""
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.create(
            app.store, Narrator("", "Ann", "terminal", "ann", consented_at=datetime.now(UTC))
        )
        for phrase in PHRASES if closed else ():
            off_limits.add(app.store, who.id, phrase)
        words = "What did Karl do in the war?"
        ask = asks.Ask("a1", who.id, "asker", "Ben", words, "waiting", datetime.now(UTC))
        asks.add(app.store, ask)
        put = interview(app, who)
    touching = [text for text in put if off_limits.touches(text, PHRASES)]
    assert len(put) >= 12
    assert bool(touching) is not closed
