"""Whom a narrator would rather not speak of."""

from dataclasses import replace

import pytest

from bot.interview.refusals import refused
from memory.types import Outcome, Question
from tests.interview.fakes import START


@pytest.mark.parametrize(
    ("asked", "name", "expected"),
    [
        ("How do you feel when you think of your brother Tom now?", "Tom", True),
        ("How do you feel when you think of your brother Tom now?", "Tom gave me his coat", True),
        ("How do you feel when you think of your brother Tom now?", "your brother Jack", False),
        ("How do you feel when you think of your mother now?", "your mum", True),
        ("How do you feel when you think of your mother now?", "your father", False),
        ("You said: “My mother cried”. What happened next?", "your mother", False),
        ("现在想起您妈妈，您心里是什么感觉？", "您母亲", True),
        ("现在想起您妈妈，您心里是什么感觉？", "您父亲", False),
    ],
)
def test_refused(asked: str, name: str, expected: bool) -> None:
    """A person is the same by another word for them, and by their name alone; a quoted clause is not them."""
    question = Question("q1", "n1", "t", "follow-up", asked, START, Outcome.DECLINED)
    assert refused(name, [question]) is expected
    assert not refused(name, [replace(question, outcome=Outcome.CANNOT_REMEMBER)])


def test_a_death_that_was_refused() -> None:
    """Whoever would not speak of a death is not asked about the one who died."""
    asked = "Thank you for telling me: “My brother Tom drowned”. What helped you?"
    question = Question("q1", "n1", "t", "follow-up", asked, START, Outcome.DECLINED, sub="loss-help")
    assert refused("your brother Tom", [question])
