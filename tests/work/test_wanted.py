"""Questions that the story raises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work import stories, wanted
from bot.work.told import gather
from memory import narrators, off_limits
from memory.types import Narrator, Outcome, Question
from tests.fakes import FakeChatModel
from tests.work.test_versions import WHO, maria, tell

NOW = datetime(2026, 3, 20, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program in which Maria has told of one move."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        narrators.create(opened.store, Narrator("", WHO, "local", WHO, consented_at=NOW))
        tell(opened, "We moved to Lisbon because of the flood.", "1")
        yield opened


def asked(app: App, *texts: str, outcome: Outcome = Outcome.ANSWERED, **more: object) -> list[Question]:
    """Questions that were put, oldest first, after five plain ones."""
    made = [
        Question(f"q{at}", maria(app), "games", "opener", text, NOW + timedelta(minutes=at), outcome)
        for at, text in enumerate([f"Plain {number}?" for number in range(5)] + list(texts))
    ]
    return [replace(one, **more) for one in made]  # type: ignore[arg-type]


def raised(app: App, put: list[Question], found: Question | None = None, resting: bool = False) -> str | None:
    """What is asked in place of `found`."""
    who = narrators.get(app.store, maria(app))
    one = wanted.in_turn(app.tools, who, put, found, resting=resting)
    return one.text if one else None


def test_a_told_cause_is_asked_about_once_and_in_its_turn(app: App) -> None:
    """Not at the very beginning, not while a scene is followed or somebody rests, and never twice."""
    question = "You said that you moved to Lisbon because of the flood. How did that come about?"
    put = asked(app)
    assert raised(app, put, put[0]) == question
    assert raised(app, put[:3], put[0]) == "Plain 0?"
    assert raised(app, put, replace(put[0], kind="follow-up")) == "Plain 0?"
    assert raised(app, put, None, resting=True) is None
    assert raised(app, asked(app, question), put[0]) == "Plain 0?"


def test_what_was_declined_or_is_off_limits_is_not_raised(app: App) -> None:
    """An entry of which a question was declined, and a flood that is left out."""
    entry = gather(app.tools, maria(app)).passages[0].entry_id
    closed = asked(app, outcome=Outcome.DECLINED, about_entry_id=entry)
    assert raised(app, closed, closed[0]) == "Plain 0?"
    off_limits.add(app.store, maria(app), "the flood")
    put = asked(app)
    assert raised(app, put, put[0]) == "Plain 0?"


def test_a_held_chapter_asks_for_more_of_what_it_lacks(app: App) -> None:
    """The gate cut the model's only sentence: more is asked of the words that it cited."""
    false = {"text": "We moved to Porto.", "citations": [{"passage": 1, "quote": "We moved to Lisbon"}]}
    model = FakeChatModel(json.dumps(false), *["no"] * 10)
    settings = app.tools.settings.model_copy(update={"llm": "openai:fake"})
    stories.current_story(replace(app.tools, model=lambda: model, settings=settings), maria(app))
    put = asked(app)
    text = raised(app, put, put[0])
    assert text is not None
    assert text.startswith("You spoke of “We moved to Lisbon”. Who was there")
