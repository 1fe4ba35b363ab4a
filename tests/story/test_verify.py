"""The gate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.story.spans import cite
from bot.story.verify import NOT_ENOUGH, REFUTED, SUPPORTED, verify
from memory.types import Citation, Passage, Sentence, Verdict
from tests.story.lives import MARIA, MEILAN, by_id, told

TEXTS = (
    "I moved to Lisbon with my sister Ana in June 1969. We never had much money.",
    "I think my father came home around 1955. He brought three oranges.",
    "I worked at the post office and I loved the mornings there.",
)


def judged(text: str, number: int = 0, quote: str | None = None, **values: object) -> Verdict:
    """The verdict on `text` citing passage `number` of TEXTS, the whole of it or a quote."""
    passages = told(MARIA, TEXTS, **values)
    passage = passages[number]
    start = passage.text.index(quote) if quote else 0
    citation = cite(passage, start, start + len(quote) if quote else len(passage.text))
    return verify(Sentence(text, (citation,)), by_id(passages), MARIA)


@pytest.mark.parametrize(
    ("text", "number", "quote"),
    [
        (
            "In June 1969 I moved to Lisbon with my sister Ana.",
            0,
            "I moved to Lisbon with my sister Ana in June 1969.",
        ),
        ("Maria moved to Lisbon with Ana.", 0, "I moved to Lisbon with my sister Ana"),
        ("We never had much money.", 0, "We never had much money."),
        ("I think Dad came home around 1955.", 1, "my father came home around 1955"),
        ("He brought 3 oranges.", 1, "He brought three oranges."),
        ("I loved the mornings at the post office.", 2, "I loved the mornings there"),
    ],
)
def test_what_the_words_say_is_supported(text: str, number: int, quote: str) -> None:
    """Order, kin words, digits for number words and the narrator's own name are free."""
    assert judged(text, number, quote).label == SUPPORTED


@pytest.mark.parametrize(
    ("text", "number", "quote", "label"),
    [
        ("I moved to Lisbon with my sister Clara.", 0, "I moved to Lisbon with my sister Ana", NOT_ENOUGH),
        ("Clara moved to Lisbon with me.", 0, "I moved to Lisbon with my sister Ana", NOT_ENOUGH),
        ("I moved to Lisbon in 1970.", 0, "I moved to Lisbon", NOT_ENOUGH),
        ("I moved to Lisbon in July 1969.", 0, "I moved to Lisbon", NOT_ENOUGH),
        ("He brought four oranges.", 1, "He brought three oranges.", NOT_ENOUGH),
        ("We had much money.", 0, "much money", REFUTED),
        ("I never moved to Lisbon with Ana.", 0, "I moved to Lisbon with my sister Ana", REFUTED),
        ("My father came home in 1955.", 1, "my father came home", REFUTED),
        ("I loved the quiet letters and dusty shelves.", 2, "I loved the mornings there", NOT_ENOUGH),
    ],
)
def test_what_the_words_do_not_say_is_refused(text: str, number: int, quote: str, label: str) -> None:
    """Other names, dates and numbers, lost or added denials, lost doubt and invented words are refused."""
    assert judged(text, number, quote).label == label


def test_a_denial_in_another_clause_is_not_lost() -> None:
    """ "I left and never came back" supports "I left"."""
    passages = told(MARIA, ["I left the village at dawn and never came back."])
    citation = cite(passages[0], 0, len("I left the village at dawn"))
    verdict = verify(Sentence("I left the village at dawn.", (citation,)), by_id(passages), MARIA)
    assert verdict.label == SUPPORTED


def test_a_sentence_without_citations_is_refused() -> None:
    """Nothing is taken on trust."""
    assert verify(Sentence("I was happy.", ()), {}, MARIA).label == NOT_ENOUGH


def test_a_citation_of_nothing_is_refused() -> None:
    """The passage must be there."""
    sentence = Sentence("I was happy.", (Citation("gone", 0, 5, "happy"),))
    assert verify(sentence, {}, MARIA).label == NOT_ENOUGH


@pytest.mark.parametrize("quote", ["I moved to Porto", "i moved to Lisbon", " "])
def test_a_quote_that_is_not_word_for_word_is_refused(quote: str) -> None:
    """Letter for letter, capitals too."""
    passages = told(MARIA, TEXTS)
    sentence = Sentence("I moved to Lisbon.", (Citation(passages[0].id, 0, len(quote), quote),))
    assert verify(sentence, by_id(passages), MARIA).label == REFUTED


def test_somebody_elses_memory_is_refused() -> None:
    """A passage of another narrator can never be cited."""
    passages = told(MEILAN, TEXTS)
    sentence = Sentence("I moved to Lisbon.", (cite(passages[0], 0, 16),))
    assert verify(sentence, by_id(passages), MARIA).label == REFUTED


def test_words_not_yet_checked_by_ear_are_refused() -> None:
    """A draft transcript supports nothing."""
    assert judged("I moved to Lisbon with my sister Ana in June 1969.", draft=True).label == NOT_ENOUGH


def test_others_words_need_their_name() -> None:
    """A forward of Tom's stands only beside Tom's name."""
    text = "The post office was loud in the mornings."
    passages = [replace(told(MARIA, [text])[0], speaker="Tom")]
    citation = cite(passages[0], 0, len(text))
    alone, named = Sentence(text, (citation,)), Sentence(f"Tom wrote: {text}", (citation,))
    verdicts = [verify(one, by_id(passages), MARIA).label for one in (alone, named)]
    assert verdicts == [REFUTED, SUPPORTED]


def test_a_caption_is_not_told() -> None:
    """What a model saw in a picture may only be said as such."""
    text = "Two children on a beach."
    passage: Passage = replace(told(MARIA, [text])[0], field="caption:m1")
    told_as_such = Sentence("The picture shows two children on a beach.", (cite(passage, 0, len(text)),))
    told_as_mine = Sentence("We were two children on a beach.", (cite(passage, 0, len(text)),))
    labels = [verify(one, {passage.id: passage}, MARIA).label for one in (told_as_such, told_as_mine)]
    assert labels == [SUPPORTED, REFUTED]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("一九七二年我和建国结了婚。", SUPPORTED),
        ("1972年我和建国结婚，只请了两桌。", SUPPORTED),
        ("一九七三年我和建国结婚。", NOT_ENOUGH),
        ("一九七二年我和志强结婚。", NOT_ENOUGH),
        ("一九七二年我和建国在北京结婚。", NOT_ENOUGH),
        ("一九七二年我和建国没有结婚。", REFUTED),
    ],
)
def test_the_gate_reads_chinese(text: str, label: str) -> None:
    """Numerals, names, places and denials are compared in Chinese as well."""
    passages = told(MEILAN, ["一九七二年我和建国结婚，只请了两桌。"])
    citation = cite(passages[0], 0, len("一九七二年我和建国结婚"))
    assert verify(Sentence(text, (citation,)), by_id(passages), MEILAN).label == label


def test_a_model_of_entailment_can_refuse_and_not_admit() -> None:
    """Its yes changes nothing; its no is enough."""
    passage = told(MARIA, TEXTS)[0]
    citation = cite(passage, 0, len(passage.text))
    true = Sentence("I moved to Lisbon with my sister Ana.", (citation,))
    false = Sentence("I moved to Lisbon with my sister Clara.", (citation,))
    passages = {passage.id: passage}
    yes = [verify(one, passages, MARIA, lambda *_: True).label for one in (true, false)]
    no = [verify(one, passages, MARIA, lambda *_: False).label for one in (true, false)]
    assert yes == [SUPPORTED, NOT_ENOUGH]
    assert no == [NOT_ENOUGH, NOT_ENOUGH]


def test_no_model_waives_another_check() -> None:
    """A model that says yes to everything lets no feeling, lost doubt or other doer pass."""
    for text, number in (
        ("I moved to Lisbon with my sister Ana, and I was proud.", 0),
        ("My father came home around 1955.", 1),
        ("My father worked at the post office.", 2),
    ):
        passage = told(MARIA, TEXTS)[number]
        sentence = Sentence(text, (cite(passage, 0, len(passage.text)),))
        assert verify(sentence, {passage.id: passage}, MARIA, lambda *_: True).label != SUPPORTED


def test_a_latin_name_is_read_out_of_chinese() -> None:
    """Chinese sets no space around "Bart"; the words behind it are no part of the name."""
    passages = told(MEILAN, ["昨天Bart在学校的比赛中赢了一只篮球。"])
    citation = cite(passages[0], 0, len(passages[0].text))
    labels = [
        verify(Sentence(text, (citation,)), by_id(passages), MEILAN).label
        for text in ("Bart在比赛中赢了一只篮球。", "Tom在比赛中赢了一只篮球。")
    ]
    assert labels == [SUPPORTED, NOT_ENOUGH]


def test_the_third_person_stands_for_the_narrator_in_chinese() -> None:
    """她 may stand for 我, but not where the sentence speaks of 我 as well."""
    passages = told(MEILAN, ["我在厨房里煎蛋，外婆看着。"])
    citation = cite(passages[0], 0, len(passages[0].text))
    labels = [
        verify(Sentence(text, (citation,)), by_id(passages), MEILAN).label
        for text in ("她在厨房里煎蛋，外婆看着。", "她在厨房里煎蛋，外婆看着我。")
    ]
    assert labels == [SUPPORTED, REFUTED]


def test_an_age_said_roughly_is_no_other_age() -> None:
    """七八岁 is seven or eight: "78" is a number that was never told."""
    passages = told(MEILAN, ("那时候他七八岁，天天在河边玩。",))
    citation = cite(passages[0], 0, len(passages[0].text))
    for age, wanted in (("七八", SUPPORTED), ("78", NOT_ENOUGH)):
        sentence = Sentence(f"他{age}岁的时候天天在河边玩。", (citation,))
        assert verify(sentence, by_id(passages), MEILAN).label == wanted
