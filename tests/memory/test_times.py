"""Questions about a time: "last summer", "when I was seven", "before we moved"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from memory.asking import read_question
from memory.dates import days_meant
from memory.recall import Recall
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator, told

ASKED = datetime(2026, 5, 1, 12, tzinfo=UTC)
LIFE = [
    "I was born in 1940 in Leeds.",
    "In 1945 the neighbours danced in the street and there was cake.",
    "When I was seven there was a dog that bit me.",
    "In 1952 we moved to the house by the harbour.",
    "In 1960 there was a dance and I met Tom.",
    "Last summer there was a dance at the chapel.",
    "There was always somebody singing.",
    "There was soup on Mondays.",
]

Ask = Callable[[str], list[str]]


@pytest.fixture
def ask(store: Store) -> Iterator[Ask]:
    """A function from a question to what is found, best first, in a life of eight sentences."""
    recall = Recall(store, WordEmbedder())
    who = narrator(store)
    for number, text in enumerate(LIFE):
        recall.add(who, told(store, who, str(number), text, 600 * number))
    yield lambda question: [one.passage.text for one in recall.search(who, question, 8, ASKED)]
    recall.close()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was there last summer?", "Last summer there was a dance at the chapel."),
        ("What was there when I was seven?", "When I was seven there was a dog that bit me."),
        ("What was there in 1947?", "When I was seven there was a dog that bit me."),
        ("Was there any dance in the 1960s?", "In 1960 there was a dance and I met Tom."),
    ],
)
def test_what_happened_in_the_time_asked_about_comes_first(ask: Ask, question: str, expected: str) -> None:
    """A time named by a date, a season, an age or an event brings forward what happened then."""
    assert ask(question)[0] == expected


def test_an_event_divides_what_was_before_from_what_came_after(ask: Ask) -> None:
    """ "Before we moved" prefers what bears an earlier date than the move, "after" a later one."""
    before = ask("Was there dancing before we moved to the harbour?")
    assert before.index(LIFE[1]) < min(before.index(LIFE[4]), before.index(LIFE[5]))
    after = ask("Was there dancing after we moved to the harbour?")
    assert max(after.index(LIFE[4]), after.index(LIFE[5])) < after.index(LIFE[1])


def test_a_hit_says_that_its_time_was_asked_about(store: Store) -> None:
    """The reasons name the time where it counted."""
    recall = Recall(store, WordEmbedder())
    who = narrator(store)
    recall.add(who, told(store, who, "1", "In 1960 we sailed."))
    [hit] = recall.search(who, "What happened in 1960?", 1, ASKED)
    assert "time" in hit.why
    recall.close()


def test_a_diary_is_found_by_the_day_it_was_told(store: Store) -> None:
    """An entry without a date of its own counts as of its day of telling."""
    recall = Recall(store, WordEmbedder())
    who = narrator(store)
    recall.add(who, told(store, who, "1", "The soup was thin.", 0))
    recall.add(who, told(store, who, "2", "The soup was thick.", 60 * 24 * 45))
    for question, expected in (("last month", "The soup was thick."), ("in March", "The soup was thin.")):
        best = recall.search(who, f"How was the soup {question}?", 1, ASKED)[0]
        assert best.passage.text == expected
    recall.close()


def test_an_age_waits_for_the_year_of_birth(store: Store) -> None:
    """What was told of an age is found by its year once the narrator says when they were born."""
    recall = Recall(store, WordEmbedder())
    who = narrator(store)
    recall.add(who, told(store, who, "1", "When I was ten we kept bees.", 0))
    recall.add(who, told(store, who, "2", "Somebody kept geese.", 10_000))
    assert "time" not in recall.search(who, "What was kept in 1950?", 2, ASKED)[0].why
    recall.add(who, told(store, who, "3", "I was born in 1940.", 20_000))
    best = recall.search(who, "What was kept in 1950?", 2, ASKED)[0]
    assert best.passage.text == "When I was ten we kept bees."
    assert "time" in best.why
    recall.close()


@pytest.mark.parametrize(
    ("question", "side", "clause"),
    [
        ("What did we eat before we moved?", "before", "we moved"),
        ("Where did I work after the war?", "after", "the war"),
        ("Who lived with us when we kept bees?", "within", "we kept bees"),
        ("搬家之前我们住在哪里？", "before", "搬家"),
        ("结婚以后我在哪里工作？", "after", "结婚"),
        ("下乡的时候吃什么？", "within", "下乡"),
    ],
)
def test_an_event_can_stand_for_a_time(question: str, side: str, clause: str) -> None:
    """Before, after and when are read with the clause that they hang on."""
    anchor = read_question(question, "Rosa", [], ASKED).anchor
    assert anchor is not None
    assert (anchor.side, anchor.clause) == (side, clause)


def test_when_did_is_no_time() -> None:
    """A question for a date names none."""
    asked = read_question("When did Ana leave?", "Rosa", ["Ana"], ASKED)
    assert (asked.when, asked.anchor) == (None, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("196X", (date(1960, 1, 1), date(1969, 12, 31))),
        ("1960/1965", (date(1960, 1, 1), date(1965, 12, 31))),
        ("last summer", (date(2025, 6, 1), date(2025, 8, 31))),
        ("when I was seven", (date(1947, 1, 1), date(1947, 12, 31))),
        ("between 1950 and 1952", (date(1950, 1, 1), date(1952, 12, 31))),
        ("soup", None),
        ("", None),
    ],
)
def test_a_time_is_read_from_words_or_edtf(words: str, expected: tuple[date, date] | None) -> None:
    """EDTF and plain words name the same days; other words name none."""
    assert days_meant(words, ASKED, 1940) == expected
