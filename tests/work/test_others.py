"""Questions from others are put in turn, and what was learnt is said in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work import asking, learnt
from memory import asks, journal, narrators, off_limits, questions, reactions
from memory import stories as kept
from memory.asks import Ask
from memory.types import Entry, EntryKind, Learning, Narrator, Outcome, Question
from tests.program import environ


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with open_app(load_settings(environ(tmp_path))) as opened:
        yield opened


@pytest.fixture
def ann(app: App) -> Narrator:
    return narrators.create(app.store, Narrator("", "Ann", "terminal", "ann", consented_at=datetime.now(UTC)))


def ask(app: App, ann: Narrator, number: int, text: str, name: str = "Ben") -> Ask:
    made = Ask(f"ask{number}", ann.id, "asker", name, text, "waiting", datetime.now(UTC))
    asks.add(app.store, made)
    return made


def turns(app: App, ann: Narrator, count: int) -> list[Question]:
    """So many questions, each skipped before the next."""
    found = []
    for number in range(count):
        question = asking.choose(app.tools, ann, f"turn{number}")
        assert question is not None
        questions.set_outcome(app.store, question.id, Outcome.SKIPPED)
        found.append(question)
    return found


def test_they_are_put_in_turn_and_marked(app: App, ann: Narrator) -> None:
    """One now, the next after two of the bot's own; each says whose it is and is put once."""
    ask(app, ann, 1, "Why did you leave the sea?")
    ask(app, ann, 2, "What was the school like?", "")
    found = turns(app, ann, 7)
    assert [one.kind == "relative" for one in found] == [True, False, False, True, False, False, False]
    assert found[0].text == "Ben asks: Why did you leave the sea?"
    assert found[0].why == "Ben would like to know."
    assert found[3].text == "Somebody close to you asks: What was the school like?"
    assert [one.state for one in asks.asks_of(app.store, ann.id)] == ["asked", "asked"]
    assert asks.asks_of(app.store, ann.id)[0].question_id == found[0].id


def test_what_is_off_limits_waits_in_silence(app: App, ann: Narrator) -> None:
    """A question that touches it is passed over; once it is off the list, it is put."""
    phrase = off_limits.add(app.store, ann.id, "my divorce")
    ask(app, ann, 1, "Why did you divorce?")
    ask(app, ann, 2, "What was the school like?")
    assert "school" in turns(app, ann, 1)[0].text
    off_limits.remove(app.store, ann.id, phrase.id)
    more = [asking.choose(app.tools, ann, f"later{n}") for n in range(3)]
    assert any(one is not None and "divorce" in one.text for one in more)


def test_an_asking_that_was_cut_short_is_not_repeated(app: App, ann: Narrator) -> None:
    """Where the process died after it was put and before that was noted, it is not put twice."""
    made = ask(app, ann, 1, "Why did you leave the sea?")
    first = turns(app, ann, 1)[0]
    with app.store.begin() as connection:
        from sqlalchemy import update

        from memory.tables import asks as table

        connection.execute(update(table).values(state="waiting", question_id=None))
    later = [asking.choose(app.tools, ann, f"later{n}") for n in range(4)]
    assert sum(one is not None and one.kind == "relative" for one in later) == 0
    again = asks.get(app.store, made.id)
    assert again is not None
    assert (again.state, again.question_id) == ("asked", first.id)


def test_a_scene_is_not_left_for_them(app: App, ann: Narrator) -> None:
    """A follow-up on what was just told goes first."""
    ask(app, ann, 1, "Why did you leave the sea?")
    words = "My sister Rosa and I ran to the harbour in the storm, and the boat of old Holm was gone."
    key = journal.entry_id(app.store, ann.id, "1")
    journal.add_entry(app.store, Entry(key, ann.id, "1", EntryKind.TEXT, datetime.now(UTC), words))
    app.work.entry(key)
    after = asking.choose(app.tools, ann, "after", about=journal.get_entry(app.store, key))
    assert after is not None
    assert after.kind == "follow-up"


def answer(app: App, ann: Narrator, number: int, topic: str, outcome: Outcome, words: str = "") -> None:
    """A question of twelve days ago to one day ago, answered in the evening."""
    at = datetime.now(UTC).replace(hour=19, minute=0) - timedelta(days=number + 1)
    question = Question(f"q{number}", ann.id, topic, "opener", f"Question {number}?", at, outcome)
    questions.add_question(app.store, question)
    if words:
        key = journal.entry_id(app.store, ann.id, str(number))
        entry = Entry(key, ann.id, str(number), EntryKind.TEXT, at, words, question_id=question.id)
        journal.add_entry(app.store, entry)
        app.work.entry(key)


STORY = "We baked the bread at night, my aunt and I, and carried it hot through the snow to the " * 2


def test_what_was_learnt_is_said_in_plain_words(app: App, ann: Narrator) -> None:
    """Evenings, liked and disliked themes and recaps; off says so, and forgetting begins anew."""
    themes = learnt.topic_themes("en")
    food = [topic for topic, theme in themes.items() if theme == "food"]
    work = [topic for topic, theme in themes.items() if theme == "work"]
    for number in range(6):
        answer(app, ann, number, food[number % len(food)], Outcome.ANSWERED, STORY)
        answer(app, ann, number + 6, work[number % len(work)], Outcome.SKIPPED)
    recap = {"text": "A week", "arms": ["person:Rosa", "theme:food"], "why": ["Chosen because it was felt."]}
    kept.save_recap(app.store, ann.id, "2026-W10", recap)
    reactions.react(app.store, ann.id, "recap", "2026-W10", 1)
    text = " ".join(learnt.explanation(app.tools, ann))
    assert "mostly tell in the evening" in text
    assert "gladly told of: food" in text
    assert "asked much about: work" in text
    assert "In recaps you liked: food, Rosa" in text
    assert "memories of your last recap: • Chosen because it was felt." in text
    off = " ".join(learnt.explanation(app.tools, narrators_with(ann, Learning(on=False))))
    assert "I do not learn" in off
    assert "evening" not in off
    forgot = Learning(since=datetime.now(UTC))
    anew = " ".join(learnt.explanation(app.tools, narrators_with(ann, forgot)))
    assert "not learnt yet" in anew


def test_what_is_left_out_by_now_is_not_named(app: App, ann: Narrator) -> None:
    """Whom a narrator liked to read of and then put off limits stands in no explanation."""
    recap = {
        "text": "A week",
        "arms": ["person:Rosa", "theme:food"],
        "why": ["It tells of Rosa.", "It is new."],
    }
    kept.save_recap(app.store, ann.id, "2026-W10", recap)
    reactions.react(app.store, ann.id, "recap", "2026-W10", 1)
    off_limits.add(app.store, ann.id, "Rosa")
    text = " ".join(learnt.explanation(app.tools, ann))
    assert "In recaps you liked: food" in text
    assert "It is new." in text
    assert "Rosa" not in text


def narrators_with(ann: Narrator, learning: Learning) -> Narrator:
    from dataclasses import replace

    return replace(ann, learning=learning)


def test_liking_steers_what_is_asked(app: App, ann: Narrator) -> None:
    """Before the next question topics of a liked theme mostly draw more than those of a disliked one."""
    themes = learnt.topic_themes("en")
    food = [topic for topic, theme in themes.items() if theme == "food"]
    work = [topic for topic, theme in themes.items() if theme == "work"]
    for number in range(4):
        answer(app, ann, number, food[number % len(food)], Outcome.ANSWERED, STORY)
        answer(app, ann, number + 4, work[number % len(work)], Outcome.DECLINED)
    asked = questions.list_questions(app.store, ann.id)
    known = learnt.learnt_of_questions(app.store, ann, asked, journal.list_passages(app.store, ann.id))
    draws = [learnt.liking(ann, known, number) for number in range(40)]
    better = sum(draw[food[0]] > draw[work[0]] for draw in draws)
    assert better >= 32
    assert learnt.liking(narrators_with(ann, Learning(on=False)), known, 1) == {}
