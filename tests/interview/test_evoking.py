"""How likely a question is to call something up, and what is asked by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import prompts
from bot.interview.agenda import make_agenda
from bot.interview.engine import next_question
from bot.interview.evoking import LEAST_TOLD, evoking
from bot.interview.likeness import vectors_of
from bot.interview.returning import unplanned
from bot.interview.state import Candidate, State
from bot.interview.utility import utility
from memory.types import Outcome, Passage, Question
from tests.interview.fakes import START, Flat, WordBag, entry, narrator, passage

BANK = prompts.questions("en")
AT_SEA = (
    "I worked on the ships in the harbour and mended the nets.",
    "We sailed the ships out of the harbour before the sun was up.",
    "I helped my father to sell the fish from our ships in the harbour.",
)
EMBEDDINGS = WordBag()


def memories(texts: tuple[str, ...]) -> list[Passage]:
    """A passage a text, told an hour apart."""
    return [
        replace(passage(entry(text, number=n)), told_at=START + timedelta(hours=n))
        for n, text in enumerate(texts)
    ]


def test_a_question_near_to_what_was_told_is_likelier_to_be_answered() -> None:
    """Of two questions the one in the narrator's own words has the greater chance; both stay below 1."""
    vectors = vectors_of(EMBEDDINGS)
    evokes = evoking(BANK, vectors.of(AT_SEA), vectors)
    assert evokes is not None
    near, far = evokes(["What of the ships in the harbour?", "Did Berlin ballrooms dazzle anybody?"])
    assert 0 < far < near < 1
    assert evokes([]) == []


def test_nothing_is_guessed_from_too_little() -> None:
    """Fewer than three passages, or vectors that tell no difference, give no chances."""
    vectors = vectors_of(EMBEDDINGS)
    assert evoking(BANK, vectors.of(AT_SEA[: LEAST_TOLD - 1]), vectors) is None
    flat = vectors_of(Flat())
    assert evoking(BANK, flat.of(AT_SEA), flat) is None


def test_what_is_likelier_to_call_something_up_is_worth_more() -> None:
    """A question's worth grows with its chance of a story."""
    agenda = make_agenda(BANK, [], [], vectors_of(EMBEDDINGS))
    state = State(BANK, agenda, questions=(), engagement=3)
    opener = Candidate("games", "opener", BANK.topic("games").opener, "event", way="opener")
    worths = [utility(opener, state, chance) for chance in (0.1, 0.5, 0.9)]
    assert worths == sorted(set(worths))


def test_a_topic_that_brings_nothing_is_left() -> None:
    """After "no, not really" to a question of a topic the next one is of another."""
    opener = BANK.topic("games").opener
    opened = Question("q1", "n1", "games", "opener", opener, START, Outcome.ANSWERED)
    told = entry("We played hide and seek behind the church until the bells rang.", opened)
    sub = BANK.topic("games").subs[0]
    dry = Question(
        "q2", "n1", "games", "sub", sub.text, START + timedelta(minutes=5), Outcome.ANSWERED, sub=sub.key
    )
    no = entry("No, not really.", dry, number=2)
    found = next_question(
        narrator=narrator(), passages=[passage(told), passage(no)], questions=[opened, dry],
        embeddings=EMBEDDINGS, model=None, now=START + timedelta(minutes=9), about=no,
    )  # fmt: skip
    assert found is not None
    assert found.topic != "games" or found.kind == "return"


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_returns_name_a_person_or_a_second_clause_of_the_narrators(language: str) -> None:
    """A wording that needs a person or another clause is only asked where there is one."""
    bank = prompts.questions(language)
    wanted = {one.key for one in bank.returns if one.needs in ("person", "other")}
    assert wanted == {"return-person", "return-beside"}


def test_a_clause_knows_whom_it_names_and_what_is_near() -> None:
    """The person told of beside a clause and the nearest other clause are kept with it; a far one is not."""
    far = "Once I danced a polka under Hungarian chandeliers."
    clauses = unplanned(memories((*AT_SEA, far)), [], "en", vectors_of(EMBEDDINGS), {})
    by_text = {one.text: one for one in clauses}
    assert by_text[AT_SEA[2].rstrip(".")].person == "your father"
    assert by_text[AT_SEA[0].rstrip(".")].other in by_text
    assert by_text[far.rstrip(".")].other == ""
