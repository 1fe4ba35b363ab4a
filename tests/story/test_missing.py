"""What is asked where a chapter lost sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.story.missing import missing_questions
from bot.story.revise import checked
from bot.story.spans import cite
from memory.types import Sentence
from tests.story.lives import MARIA, MEILAN, by_id, told

SAID = ("We moved to Lisbon with my sister Ana.", "I think my father came home in the spring.", "It rained.")


@pytest.mark.parametrize(
    ("text", "number", "asked"),
    [
        ("In 1970 we moved to Lisbon with my sister Ana.", 0, "when that was"),
        ("We moved to Lisbon with Clara.", 0, "Who was there"),
        ("We moved to Lisbon, and I was proud.", 0, "How was that for you"),
        ("We moved to Lisbon because of Ana.", 0, "come about"),
        ("My father came home in the spring.", 1, "not quite sure"),
        ("The parrot drank rain.", 2, "a little more"),
    ],
)
def test_the_question_fits_the_fault(text: str, number: int, asked: str) -> None:
    """It repeats what was told and nothing of what was made up."""
    passages = by_id(told(MARIA, SAID))
    passage = list(passages.values())[number]
    cut = checked([Sentence(text, (cite(passage, 0, len(passage.text)),))], passages, MARIA)
    found = missing_questions(cut, passages, "en")
    assert [one for one, _ in found] == [passage.id]
    assert asked in found[0][1]
    assert passage.text.rstrip(".") in found[0][1]
    assert found[0][1].count("?") == 1


def test_a_passage_raises_one_question_and_a_chapter_three() -> None:
    """Nobody is examined."""
    passages = by_id(told(MARIA, [f"We lived in house {name}." for name in "ABCDE"]))
    cut = [Sentence("Never.", (cite(one, 0, 5),)) for one in passages.values() for _ in (0, 1)]
    found = missing_questions(cut, passages, "en")
    assert len(found) == 3
    assert len({one for one, _ in found}) == 3


def test_others_words_and_drafts_raise_none() -> None:
    """Only what the narrator said is asked about, once it was heard well."""
    one, two = told(MARIA, SAID[:2])
    passages = by_id([replace(one, speaker="Tom"), replace(two, draft=True)])
    cut = [Sentence("Never.", (cite(each, 0, 5),)) for each in passages.values()]
    assert missing_questions(cut, passages, "en") == []


def test_long_words_are_shortened_and_chinese_is_asked_in_chinese() -> None:
    """A question stays under 280 characters and has one question mark."""
    long = "We walked and walked and then, would you believe it? " * 10
    passages = by_id(told(MARIA, [long]))
    cut = [Sentence("Never.", (cite(one, 0, len(long)),)) for one in passages.values()]
    question = missing_questions(cut, passages, "en")[0][1]
    assert len(question) <= 280
    assert question.count("?") == 1
    chinese = by_id(told(MEILAN, ["我七岁那年上小学。"]))
    cut = [Sentence("没有。", (cite(one, 0, 9),)) for one in chinese.values()]
    assert "我七岁那年上小学" in missing_questions(cut, chinese, "zh")[0][1]
