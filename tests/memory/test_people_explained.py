"""Who somebody is, said in answer to a question that names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from memory.graph import build
from memory.people_kin import group_of
from memory.people_reading import read
from memory.types import Passage
from prompts import message

TOLD = Passage(
    "1", "n", "e", "Ana kept bees. I gave Ana a hat.", "text", 0, 30, datetime(2026, 1, 1, tzinfo=UTC)
)


@pytest.mark.parametrize("wording", [1, 2, 3])
@pytest.mark.parametrize(
    ("answer", "relation"),
    [
        ("She is my cousin.", "cousin"),
        ("My cousin, on my mother's side.", "cousin"),
        ("Well, she was our neighbour in Leeds.", "neighbour"),
    ],
)
def test_an_answer_explains_whom_the_question_names(wording: int, answer: str, relation: str) -> None:
    """ "She is my cousin" makes the one who was asked about a cousin, in every wording of the question."""
    question = message(f"interview-who-is-{wording}", "en", name="Ana")
    said = replace(TOLD, id="2", text=answer, question=question)
    ana = next(one for one in build([read(TOLD), read(said)]).nodes if one.name == "Ana")
    assert ana.relation == group_of(relation)
    assert ana.passages == ("1", "2")


@pytest.mark.parametrize(
    "answer", ["My cousin's bees stung me.", "I met her at my aunt's.", "My mother was ill then."]
)
def test_another_answer_explains_nobody(answer: str) -> None:
    """Words that only begin with a relation, or tell of somebody else, are not taken for one."""
    said = replace(TOLD, id="2", text=answer, question=message("interview-who-is-1", "en", name="Ana"))
    ana = next(one for one in build([read(TOLD), read(said)]).nodes if one.name == "Ana")
    assert ana.relation is None


def test_another_question_explains_nobody() -> None:
    """ "He was my father" in answer to any other question about Ana is not who Ana is."""
    said = replace(TOLD, id="2", text="My father, always.", question="Who did Ana write to?")
    ana = next(one for one in build([read(TOLD), read(said)]).nodes if one.name == "Ana")
    assert ana.relation is None
