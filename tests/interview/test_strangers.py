"""Asking who somebody is that was often named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import prompts
from bot.interview.checks import faults
from bot.interview.engine import next_question
from bot.interview.strangers import WHO_IS, who_is
from memory.types import Outcome, Question
from tests.interview.fakes import START, WordBag, entry, narrator, passage

TOLD = "We went down to the river with Zdenka and the cold water made all of us laugh for an hour."


def question(text: str, sub: str | None = None, outcome: Outcome = Outcome.ANSWERED) -> Question:
    """A question that was put."""
    return Question(text, "n1", "told", "follow-up", text, START, outcome, sub=sub)


def asked_of(names: list[str], words: str, asked: list[Question], language: str = "en") -> list[str]:
    """The names that would be asked about."""
    return [name for name, _ in who_is(names, words, asked, language)]


def test_a_person_is_asked_about_once() -> None:
    """After that question, however it ended, the person is not asked about again, by no part of the name."""
    rest = [question(f"What of {number}?") for number in range(8)]
    first = question("Who is Ana to you?", WHO_IS, Outcome.SKIPPED)
    assert asked_of(["Ana Maria", "Tom"], "Ana Maria met Tom", [first, *rest]) == ["Tom"]


def test_such_questions_do_not_follow_one_another() -> None:
    """Eight other questions stand between two of them."""
    rest = [question(f"What of {number}?") for number in range(7)]
    first = question("Who is Ana to you?", WHO_IS)
    assert asked_of(["Tom"], "Tom", [first, *rest]) == []
    assert asked_of(["Tom"], "Tom", [first, *rest, question("And then?")]) == ["Tom"]


@pytest.mark.parametrize(
    ("name", "words", "language"),
    [("Ana", "Tom sang", "en"), ("Ana", "Ana sang", "zh"), ("桂花", "桂花", "en")],
)
def test_only_who_was_lately_named_is_asked_about(name: str, words: str, language: str) -> None:
    """Nobody is brought up from long ago, and no name stands in a foreign script."""
    assert asked_of([name], words, [question("And then?")], language) == []


def test_who_was_refused_is_left_alone() -> None:
    """A declined question on a person closes them for this one too."""
    declined = question("What would I have noticed first about Ana?", outcome=Outcome.DECLINED)
    assert asked_of(["Ana", "Tom"], "Ana and Tom", [declined]) == ["Tom"]


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("number", range(3))
def test_each_wording_passes_the_checks(language: str, number: int) -> None:
    """One question mark, short, in its language, nothing presumed."""
    name = {"en": "Ana", "zh": "王桂花"}[language]
    before = [question(f"{n}", WHO_IS) for n in range(number)] + [question(f"What of {n}?") for n in range(8)]
    ((_, text),) = who_is([name], name, before, language)
    assert faults(text, language=language, own_words=f"{name}。") == []


def test_the_interview_asks_who_somebody_is_and_goes_on() -> None:
    """Before it opens another topic, once, and only where the narrator's words name them."""
    photo = Question("q0", "n1", "photo", "photo", "Who is in this picture?", START, Outcome.ANSWERED)
    before = _next([photo], ["Zdenka"])
    assert before.kind == "return"  # what was told is gone on from first
    found = _next([photo, replace(before, outcome=Outcome.ANSWERED)], ["Zdenka"])
    assert found.sub == WHO_IS
    assert "Zdenka" in found.text
    assert _next([photo], []).sub != WHO_IS
    assert _next([photo], ["Milena"]).sub != WHO_IS
    assert _next([], ["Zdenka"]).sub != WHO_IS
    answered = replace(found, outcome=Outcome.SKIPPED)
    assert _next([photo, before, answered], ["Zdenka"]).sub != WHO_IS


def test_a_narrator_who_is_tired_is_not_asked_for_names() -> None:
    """After one skipped question upon another, no person is asked about."""
    skipped = [
        Question(f"q{n}", "n1", "first-memory", "opener", f"What of {n}?", START, Outcome.SKIPPED)
        for n in range(6)
    ]
    assert _next(skipped, ["Zdenka"]).sub != WHO_IS


def _next(asked: list[Question], strangers: list[str]) -> Question:
    found = next_question(
        narrator=narrator(),
        passages=[passage(entry(TOLD, number=number)) for number in range(3)],
        questions=asked,
        embeddings=WordBag(),
        model=None,
        now=START + timedelta(hours=1),
        strangers=strangers,
    )
    assert found is not None
    return found
