"""Questions on years, doubts, what was forgotten, rest, and the plan of a session."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import prompts
from bot.interview.checks import faults
from bot.interview.engine import next_question, plan_session
from bot.interview.returning import unplanned
from bot.interview.state import FOLLOWING
from memory.types import Outcome, Passage, Question
from tests.interview.fakes import START, WordBag, entry, narrator, passage

FLOOD = "In 1962 the flood took our garden wall and we climbed on the roof."
TOLD = (
    "In 1949 I walked to the harbour with a cardboard case.",
    FLOOD,
    "In 1965 I opened my own shop in the market lane.",
)
EMBEDDINGS = WordBag()


def memories(texts: tuple[str, ...]) -> list[Passage]:
    """A passage a text, told an hour apart."""
    told = (entry(text, number=number) for number, text in enumerate(texts))
    return [replace(passage(one), told_at=START + timedelta(hours=n)) for n, one in enumerate(told)]


def asked(texts: tuple[str, ...], count: int = 60, **more: Any) -> list[Question]:
    """The next `count` questions, each answered willingly and without a story."""
    told, found = memories(texts), list[Question]()
    for turn in range(count):
        now = START + timedelta(days=1, minutes=5 * turn)
        question = next_question(
            narrator=narrator(), passages=told, questions=found, embeddings=EMBEDDINGS, model=None, now=now,
            thumbs={one.id: 1 for one in found}, **more,
        )  # fmt: skip
        if question is None:
            break
        found.append(question_answered(question))
    return found


def question_answered(question: Question) -> Question:
    """The question with its outcome."""
    return replace(question, outcome=Outcome.ANSWERED)


def test_years_and_gaps_are_asked_about_once() -> None:
    """A year that was named, and a long stretch between two, is asked about once, in own words."""
    found = asked(TOLD)
    dates = [one.text for one in found if one.kind == "date"]
    gaps = [one.text for one in found if one.kind == "gap"]
    assert any("1949" in text and "harbour" in text for text in (*dates, *gaps))
    assert all(sum(year in text for text in dates) <= 1 for year in ("1949", "1962", "1965"))
    assert len(gaps) == 1
    assert "1949" in gaps[0]
    assert "1962" in gaps[0]


def test_two_dates_for_one_event_are_asked_about_once() -> None:
    """Two years for one event raise one question that names both; other events raise none."""
    again = "In 1963 the flood took our garden wall, and we climbed on the roof."
    doubts = [one for one in asked((*TOLD, again)) if one.kind == "doubt"]
    assert len(doubts) == 1
    assert "1962" in doubts[0].text
    assert "1963" in doubts[0].text
    assert doubts[0].why
    assert not [one for one in asked(TOLD) if one.kind == "doubt"]


def test_two_names_are_asked_about_once() -> None:
    """Names that may be one person's are asked about once ever."""
    told = (*TOLD, "Stan and Stanley were both at the shop with me in the lane.")
    doubts = [one for one in asked(told, doubts=[("Stan", "Stanley")]) if one.kind == "doubt"]
    assert [one.sub for one in doubts] == ["one-or-two"]


@pytest.mark.parametrize("turns", [2, 3])
def test_who_is_weary_is_offered_a_rest(turns: int) -> None:
    """After two skips an offer to stop comes, not again soon after, and none the next day."""
    bank = prompts.questions("en")
    skipped = [
        Question(f"q{n}", "n1", topic.key, "opener", topic.opener, START, Outcome.SKIPPED)
        for n, topic in enumerate(bank.topics[:turns])
    ]

    def ask(before: list[Question], minutes: int) -> Question:
        found = next_question(
            narrator=narrator(), passages=[], questions=before, embeddings=EMBEDDINGS, model=None,
            now=START + timedelta(minutes=minutes),
        )  # fmt: skip
        assert found is not None
        return found

    offer = ask(skipped, 5)
    assert offer.kind == "rest"
    assert ask([*skipped, question_answered(offer)], 6).kind != "rest"
    assert ask(skipped, 24 * 60).kind != "rest"


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_what_is_forgotten_is_helped(language: str) -> None:
    """Who cannot remember is helped by what they told before, a photograph or, the birth year known, that
    time's events.
    """
    opener = prompts.questions(language).topic("games").opener
    lost = Question("q1", "n1", "games", "opener", opener, START, Outcome.CANNOT_REMEMBER)
    born = {"en": "I was born in 1950 in a village.", "zh": "我是1950年出生的，在一个村子里。"}[language]
    walked = {"en": "I walked to the harbour with a cardboard case.", "zh": "那年我提着箱子去了码头。"}[
        language
    ]
    helped = Question("q0", "n1", "told", "help", "?", START, Outcome.ANSWERED, sub="help-told")
    apart = [replace(lost, id=f"q{n}", outcome=Outcome.ANSWERED) for n in range(2, 10)]
    subs = set()
    for told, before in (((), []), ((born,), [helped, *apart]), ((walked,), [])):
        found = next_question(
            narrator=narrator(language), passages=memories(told), questions=[*before, lost],
            embeddings=EMBEDDINGS, model=None, now=START + timedelta(hours=1),
        )  # fmt: skip
        assert found is not None
        assert found.kind == "help"
        assert not faults(found.text, language=language, own_words=found.text)
        subs.add(found.sub)
    assert subs == {"help-photo", "help-year", "help-told"}


def test_events_are_told_in_every_language() -> None:
    """Every event of the table has its words in every language."""
    assert len({frozenset(prompts.rules("events", one)) for one in prompts.LANGUAGES}) == 1


def test_a_session_is_planned_and_planned_anew() -> None:
    """A plan has 15 to 20 different questions, easy openers first, and changes as memories come."""

    def plan(texts: tuple[str, ...], **more: Any) -> list[str]:
        found = plan_session(
            narrator=narrator(), passages=memories(texts), questions=[], embeddings=EMBEDDINGS, **more
        )
        bank = prompts.questions("en")
        assert all(bank.topic(one.topic).ease == 1 for one in found[:3])
        return [one.text for one in found]

    before, after = plan(()), plan(TOLD)
    assert 15 <= len(before) == len(set(before)) <= 20
    assert before == plan(())
    assert set(after) != set(before)
    assert any("flood" in text for text in after)
    assert not any("school" in text for text in plan((), off_limits=["school"]))


def test_what_goes_on_rests_on_what_was_told() -> None:
    """Every question that goes on from a memory holds nothing but words of the narrator's."""
    words = "\n".join(TOLD)
    for one in asked(TOLD):
        if one.kind in FOLLOWING and one.kind != "help":
            assert not faults(one.text, language="en", own_words=words)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I have told you what there was.", "en"),
        ("That is all there was to it.", "en"),
        ("You asked me that already, my dear.", "en"),
        ("Yes, let us stop for today.", "en"),
        ("这个您问过了。", "zh"),
        ("好，今天就到这里吧。", "zh"),
        ("就这些了，没别的了。", "zh"),
        ("能说的都说了。", "zh"),
    ],
)
def test_what_was_said_of_the_question_is_not_gone_back_to(text: str, language: str) -> None:
    """An answer on the question or on the sitting raises no question of its own."""
    said = passage(entry(text))
    assert not unplanned([said], [], language, None, {})


def test_words_that_only_begin_so_are_a_story() -> None:
    """A story that has the same words in it is gone back to."""
    for text, language in (
        ("I told my brother to run, and he ran across the field with the goat.", "en"),
        ("我们说过要一起走，后来他坐船去了上海。", "zh"),
    ):
        assert unplanned([passage(entry(text))], [], language, None, {})
