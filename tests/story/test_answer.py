"""Answers from what was told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.story.answer import answer
from memory.types import Hit, Passage
from prompts import message
from tests.fakes import FakeChatModel
from tests.story.lives import CHINESE, ENGLISH, MARIA, MEILAN, told


def hits(passages: Sequence[Passage]) -> list[Hit]:
    """All passages as hits, in their order."""
    return [Hit(one, 1.0 / (number + 1), ("test",)) for number, one in enumerate(passages)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did I marry Tom?", "I married Tom in June 1969."),
        ("Who was my teacher at school?", "The teacher, Senhora Lima, had a wooden ruler."),
        ("Where was I born?", "I was born in 1948 in Porto."),
        ("What did I plant on the balcony?", "Yesterday I planted tomatoes on the balcony."),
    ],
)
def test_the_answer_is_the_sentence_that_says_it(question: str, words: str) -> None:
    """Word for word, with the passage that it stands in."""
    found = answer(question, hits(told(MARIA, ENGLISH)), None, "en")
    assert found.told
    assert words in found.text
    assert all(one.quote for one in found.citations)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("我什么时候跟建国结婚的？", "一九七二年我和建国结婚"),
        ("外婆做什么最好吃？", "外婆做的桂花糕最好吃。"),
    ],
)
def test_chinese_questions_are_answered(question: str, words: str) -> None:
    """Question words count for nothing; the rest must be there."""
    found = answer(question, hits(told(MEILAN, CHINESE)), None, "zh")
    assert found.told
    assert words in found.text


@pytest.mark.parametrize(
    "question", ["When did I marry Pedro?", "Did I ever fly to Brazil?", "What was my dog's name?", "??"]
)
def test_what_was_never_told_is_said_to_be_so(question: str) -> None:
    """Another husband, another country, an animal nobody spoke of."""
    found = answer(question, hits(told(MARIA, ENGLISH)), None, "en")
    assert (found.told, found.text, found.citations) == (False, message("story-answer-never", "en"), ())


def test_a_name_that_is_only_called_out_is_not_told_about() -> None:
    """A name called out in thanks tells nothing of him; a husband named between commas is told of."""
    called = told(MARIA, ["Thanks, Pedro! The wedding was in the old church."])
    named = told(MARIA, ["My late husband, Pedro, had his wedding suit made in Porto."])
    question = "What did Pedro do about the wedding?"
    assert [answer(question, hits(one), None, "en").told for one in (called, named)] == [False, True]


def test_the_narrator_may_be_asked_about_by_name() -> None:
    """A grandchild asks about Maria; her own words say "I"."""
    found = answer("When did Maria marry Tom?", hits(told(MARIA, ENGLISH)), None, "en", "Maria")
    assert "I married Tom in June 1969." in found.text


def test_no_hits_mean_never_told() -> None:
    """An empty memory answers nothing."""
    assert not answer("Where was I born?", [], None, "en").told


def test_others_words_bear_their_name() -> None:
    """A forward is quoted as its writer's."""
    passage = replace(told(MARIA, ["The wedding was in the old church."])[0], speaker="Ana")
    assert answer("Where was the wedding?", hits([passage]), None, "en").text.startswith("Ana:")


def test_a_spoken_answer_points_into_the_sound() -> None:
    """Without word times the passage's own seconds are given."""
    passage = replace(told(MARIA, ["I was born in Porto."])[0], start_s=3.0, end_s=5.5)
    (citation,) = answer("Where was I born?", hits([passage]), None, "en").citations
    assert (citation.start_s, citation.end_s) == (3.0, 5.5)


def line(text: str, quote: str) -> str:
    """A model's answer that cites the first passage."""
    return json.dumps({"text": text, "citations": [{"passage": 1, "quote": quote}]})


def test_a_models_answer_passes_the_gate_first() -> None:
    """True and cited, it is given as it is."""
    model = FakeChatModel(line("The wedding with Tom was in June 1969.", "I married Tom in June 1969."))
    found = answer("When did I marry Tom?", hits(told(MARIA, ENGLISH[3:4])), model, "en")
    assert found.text == "The wedding with Tom was in June 1969."


@pytest.mark.parametrize(
    "answers",
    [
        [line("I married Tom in July 1970.", "I married Tom in June 1969.")],
        [TimeoutError(), TimeoutError()],
        ["I cannot say.", "I cannot say."],
    ],
)
def test_a_model_that_fails_leaves_the_told_words(answers: list[str | Exception]) -> None:
    """A false, late or malformed answer is replaced by the narrator's sentence."""
    found = answer("When did I marry Tom?", hits(told(MARIA, ENGLISH[3:4])), FakeChatModel(*answers), "en")
    assert "I married Tom in June 1969." in found.text


def test_a_model_is_not_asked_what_was_never_told() -> None:
    """Nothing that supports an answer, nothing to ask a model."""
    model = FakeChatModel()
    assert not answer("When did I marry Pedro?", hits(told(MARIA, ENGLISH)), model, "en").told
    assert model.history == []
