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
        ("我什么时候跟建国结婚的？", "1972年我和建国结婚"),
        ("外婆做什么最好吃？", "外婆做的桂花糕最好吃。"),
    ],
)
def test_chinese_questions_are_answered(question: str, words: str) -> None:
    """Question words count for nothing; the rest must be there."""
    found = answer(question, hits(told(MEILAN, CHINESE)), None, "zh")
    assert found.told
    assert words in found.text


@pytest.mark.parametrize("question", ["When did I marry Pedro?", "Did I ever fly to Brazil?", "??"])
def test_what_was_never_told_is_said_to_be_so(question: str) -> None:
    """Another husband, another country, no question at all: nothing is cited."""
    found = answer(question, hits(told(MARIA, ENGLISH)), None, "en")
    assert (found.told, found.citations) == (False, ())
    assert found.score < 0


def test_a_refusal_shows_the_nearest_memory_as_no_answer() -> None:
    """The wedding with Tom is nearest to one with Pedro; without a shared word nothing is shown."""
    found = answer("When did I marry Pedro?", hits(told(MARIA, ENGLISH)), None, "en")
    assert found.text == message("story-answer-nearest", "en", nearest="“I married Tom in June 1969.”")
    assert [one.quote for one in found.nearest] == ["I married Tom in June 1969."]
    nothing = answer("Did I ever fly to Brazil?", hits(told(MARIA, ENGLISH)), None, "en")
    assert (nothing.text, nothing.nearest) == (message("story-answer-never", "en"), ())


def _talk() -> list[Hit]:
    """Maria and her friend Rita, a turn an entry, each with the others around it."""
    mine = told(
        MARIA,
        ["I planted tomatoes on the balcony.", "Your necklace is lovely, Rita!", "Do you still paint boats?"],
    )
    hers = [
        replace(one, id=f"r{number}", entry_id=f"r{number}", speaker="Rita")
        for number, one in enumerate(
            told(
                MARIA, ["My silver necklace came from my aunt in Madeira.", "Yes, every Sunday by the river."]
            )
        )
    ]
    turns = [mine[0], hers[0], mine[1], mine[2], hers[1]]
    return [
        Hit(one, 1.0 - number / 10, ("test",), tuple(other for other in turns if other is not one))
        for number, one in enumerate(turns)
    ]


def test_what_somebody_else_told_of_themselves_is_no_answer_about_the_narrator() -> None:
    """The necklace is Rita's: Maria has told nothing of one, and Rita's words are shown as the nearest."""
    mine = answer("Who gave Maria her silver necklace?", _talk(), None, "en", "Maria")
    hers = answer("Who gave Rita her silver necklace?", _talk(), None, "en", "Maria")
    assert (mine.told, hers.told) == (False, True)
    assert (
        mine.nearest[0].quote == hers.citations[0].quote == "My silver necklace came from my aunt in Madeira."
    )
    assert "Rita: “" in mine.text


def test_what_is_asked_of_a_person_counts_as_told_of_her() -> None:
    """ "Do you still paint boats?", said to Rita, makes her "Yes" an answer about painting boats."""
    found = answer("When does Rita paint boats?", _talk(), None, "en", "Maria")
    assert found.told
    assert answer("When does Maria paint boats?", _talk(), None, "en", "Maria").told is False


def test_of_two_people_named_either_may_have_told_it() -> None:
    """Nobody's words count against an answer about both."""
    assert answer("Did Maria see the silver necklace of Rita?", _talk(), None, "en", "Maria").told


def test_in_chinese_another_persons_words_are_no_answer_about_the_narrator() -> None:
    """A friend grew up in Hangzhou; the narrator has not said where she did."""
    told_by_her = told(MEILAN, ["外婆做的桂花糕最好吃。"])
    friend = replace(told(MEILAN, ["我小学在杭州西湖边读书。"])[0], id="f", entry_id="f", speaker="秀英")
    found = answer("我的小学在西湖边吗？", hits([friend, *told_by_her]), None, "zh", "美兰")
    assert found.told is False
    assert found.text == message("story-answer-nearest", "zh", nearest="秀英：“我小学在杭州西湖边读书。”")
    assert answer("秀英的小学在哪里？", hits([friend, *told_by_her]), None, "zh", "美兰").told


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
