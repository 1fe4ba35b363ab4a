"""Dates that hang on other things told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memory.dates import find_birth_year
from memory.dates_told import told_dates
from memory.people import timeline
from tests.story.lives import MARIA, MEILAN, told


def dates(*texts: str, narrator: object = MARIA) -> list[tuple[str, str]]:
    """EDTF and words of each inferred date."""
    passages = told(narrator, texts)  # type: ignore[arg-type]
    found = told_dates(passages)
    return [(one.edtf, one.text) for passage in passages for one in found.get(passage.id, ())]


@pytest.mark.parametrize(
    ("known", "said", "edtf"),
    [
        ("The flood came in 1962.", "The summer after the flood we moved.", "1963-22~"),
        ("The flood came in March 1962.", "The summer after the flood we moved.", "1962-22~"),
        ("The flood came in October 1962.", "The summer after the flood we moved.", "1963-22~"),
        ("The flood came in October 1962.", "The summer before the flood we moved.", "1962-22~"),
        ("The flood came in 1962.", "It was the winter of the flood.", "1962-24~"),
        ("I think the flood was in 1962.", "The year after the flood we moved.", "1963%"),
        ("The flood came in 1962.", "Two years after the flood I met Tom.", "1964~"),
        ("The flood came in 1962.", "That was three years before the flood.", "1959~"),
        ("We married in June 1969.", "The year after we married, Clara came.", "1970~"),
    ],
)
def test_an_event_told_elsewhere_dates_what_hangs_on_it(known: str, said: str, edtf: str) -> None:
    """Counted from the told date, and about then."""
    assert [one for one, _ in dates(known, said)] == [edtf]


@pytest.mark.parametrize(
    ("known", "said", "edtf"),
    [
        ("发大水是一九六二年的事。", "发大水后的第二年我们搬到了上海。", "1963~"),
        ("发大水是一九六二年的事。", "发大水那年夏天妹妹出生了。", "1962-22~"),
        ("发大水是一九六二年的事。", "发大水以后三年，我上了学。", "1965~"),
        ("一九七二年我和建国结婚。", "结婚那年我二十二岁。", "1972~"),
    ],
)
def test_chinese_events_date_what_hangs_on_them(known: str, said: str, edtf: str) -> None:
    """The same in Chinese."""
    assert [one for one, _ in dates(known, said, narrator=MEILAN)] == [edtf]


def test_years_later_are_counted_from_what_was_said_before() -> None:
    """Within one telling; another telling has its own beginning."""
    assert dates("In 1950 we moved. Two years later Ana left. The following spring I left too.") == [
        ("1952~", "Two years later"),
        ("1953-21%", "The following spring"),
    ]
    assert dates("一九七二年我结婚。第二年春天生了大儿子。过了两年又生了女儿。", narrator=MEILAN) == [
        ("1973-21~", "第二年春天"),
        ("1975~", "过了两年"),
    ]
    assert dates("In 1950 we moved.", "Two years later Ana left.") == []


@pytest.mark.parametrize(
    "texts",
    [
        ("The flood came in 1962.", "The flood of 1971 was worse.", "The summer after the flood we moved."),
        ("The flood came in the sixties.", "The summer after the flood we moved."),
        ("The summer after the flood we moved.",),
        ("The flood came in 1962.", "In 1980, the summer after the flood was in the papers."),
        ("It came in 1962.", "The summer after it we moved."),
    ],
)
def test_what_is_not_known_is_not_guessed(texts: tuple[str, ...]) -> None:
    """Two floods, no year, no flood, a date of its own, no name: nothing is inferred."""
    assert dates(*texts) == []


def test_others_words_date_nothing() -> None:
    """A year that somebody else said is not the narrator's."""
    known, said = told(MARIA, ["The flood came in 1962.", "The summer after the flood we moved."])
    assert told_dates([replace(known, speaker="Ana"), said]) == {}


def test_the_timeline_shows_inferred_dates_as_about() -> None:
    """In their order, with the doubt in the date."""
    passages = told(MARIA, ["The summer after the flood we moved.", "The flood came in 1962."])
    assert [(one.date, one.text) for one in timeline(passages, [])] == [
        ("1962", "The flood came in 1962."),
        ("1963-22~", "The summer after the flood we moved."),
    ]


def test_an_age_of_then_is_not_todays() -> None:
    """结婚那年我二十二岁 says nothing about when somebody was born."""
    assert find_birth_year(told(MEILAN, ["结婚那年我二十二岁。"])) is None
