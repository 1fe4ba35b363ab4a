"""Dates in what was told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from memory.dates import edtf_interval, event_date, find_birth_year, find_dates
from memory.types import Passage

TOLD = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
SAID = {
    "We moved to Lisbon in 1962.": "1962",
    "It was June 1962 and very hot.": "1962-06",
    "The book came out on 12 March 2026.": "2026-03-12",
    "On March 3rd, 1948 it snowed.": "1948-03-03",
    "He was born on the 5th of May 1970.": "1970-05-05",
    "Everybody danced in the sixties.": "196X",
    "We had no car in the early 50s.": "195X",
    "Last summer I went back.": "2025-22",
    "Last winter was mild.": "2025-24",
    "Yesterday I planted beans.": "2026-03-11",
    "When I was seven I broke my arm.": "1955~",
    "At the age of twenty-one I left.": "1969~",
    "That was around 1970.": "1970~",
    "It must have been 1970 or so.": "1970%",
    "I think it was 1962.": "1962?",
    "We lived there from 1962 to 1965.": "1962/1965",
    "We lived there between 1962 and 1965.": "1962/1965",
    "My father left in nineteen sixty-two.": "1962",
    "We married in the spring of 1969.": "1969-21",
    "That was in '62.": "1962",
    "Fifty years ago the river flooded.": "1976~",
    "I saw her two weeks ago.": "2026-02-26",
    "I worked nights in my twenties.": "1968~/1977~",
    "一九六二年夏天我们搬了家。": "1962-22",
    "我1970年6月结的婚。": "1970-06",
    "1948年3月5日下着雪。": "1948-03-05",
    "六十年代大家都穷。": "196X",
    "去年夏天我回去过。": "2025-22",
    "昨天我种了豆子。": "2026-03-11",
    "我七岁那年摔断了胳膊。": "1955~",
    "大概1970年我进了厂。": "1970~",
    "好像是1962年的事。": "1962?",
    "民国三十七年我出生。": "1948",
    "六二年我们挨过饿。": "1962",
    "三年前他走了。": "2023~",
}
NOT_SAID = (
    "There were 1500 people in the hall.",
    "It cost 1962 pounds.",
    "We had three goats and seven hens.",
    "I was seven months pregnant.",
    "I was one of nine children.",
    "May I tell you more?",
    "我们住了五六年。",
    "我上六年级。",
)


@pytest.mark.parametrize(("text", "edtf"), SAID.items())
def test_a_date_that_is_said_is_found_as_edtf(text: str, edtf: str) -> None:
    """Each way of saying a date has one EDTF form."""
    assert [one.edtf for one in find_dates(text, TOLD, "en", birth_year=1948)] == [edtf]


@pytest.mark.parametrize("text", NOT_SAID)
def test_other_numbers_are_no_dates(text: str) -> None:
    """Counts, prices and lengths of time are not taken for dates."""
    assert find_dates(text, TOLD, "en", birth_year=1948) == []


@pytest.mark.parametrize("edtf", sorted(set(SAID.values())))
def test_what_is_found_is_valid_edtf_and_spans_the_same_days(edtf: str) -> None:
    """The edtf package parses every form, and its first and last day are ours."""
    parsed = parse_edtf(edtf)
    ours = edtf_interval(edtf)
    assert ours == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))


def test_an_age_without_a_birth_year_is_no_date() -> None:
    """ "When I was seven" cannot be dated as long as nobody said when the narrator was born."""
    assert find_dates("When I was seven I broke my arm.", TOLD) == []


def test_the_place_of_a_date_in_the_text_is_kept() -> None:
    """Start and end cut the words of the date out of the whole text."""
    text = "It rained. We moved in June 1962, and again in 1970."
    assert [text[one.start : one.end] for one in find_dates(text, TOLD)] == ["June 1962", "1970"]


def test_a_doubt_counts_only_in_its_own_sentence() -> None:
    """ "I think" in one sentence leaves the date of the next one certain."""
    found = find_dates("I think he was kind. We moved in 1962.", TOLD)
    assert [one.edtf for one in found] == ["1962"]


@pytest.mark.parametrize(("text", "edtf"), [("on 13/4/1962", "1962-04-13"), ("on 4/5/1962", "1962")])
def test_an_ambiguous_date_in_digits_is_only_its_year(text: str, edtf: str) -> None:
    """4/5/1962 may be April or May, so only the year is taken; 13/4 can only be April."""
    assert [one.edtf for one in find_dates(text, TOLD)] == [edtf]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("I was born in the spring of 1948, in Porto.", 1948),
        ("I was born on a cold day, 3 March 1948.", 1948),
        ("我是一九四八年出生的。", 1948),
        ("我出生于1948年3月。", 1948),
        ("My mother was born in 1920.", None),
        ("I am 78 years old.", 1947),
        ("我今年78岁。", 1947),
    ],
)
def test_the_birth_year_is_found_in_the_narrators_own_words(text: str, year: int | None) -> None:
    """Only "I was born" counts; a stated age gives the likelier year."""
    assert find_birth_year([passage(text)]) == year


def test_a_stated_birth_outweighs_a_stated_age() -> None:
    """Where both were told, the year that was said is taken."""
    assert find_birth_year([passage("I am 80 years old."), passage("I was born in 1948.")]) == 1948


def test_the_birth_year_is_never_taken_from_others_or_from_rough_hearing() -> None:
    """A forward and a draft transcript say nothing about when the narrator was born."""
    told = [passage("I was born in 1930.", speaker="Ana"), passage("I was born in 1931.", draft=True)]
    assert find_birth_year(told) is None


def test_a_stored_event_date_goes_before_the_words() -> None:
    """A date set by hand is kept, whatever the text says."""
    assert event_date(passage("We moved in 1962.", event_date="1963")) == "1963"


def test_open_intervals_reach_to_the_ends_of_time() -> None:
    """ "1960/.." has no end."""
    assert edtf_interval("1960/..") == (date(1960, 1, 1), date.max)


@pytest.mark.parametrize("text", ["", "soon", "19622", "1962-13", "1962-02-30"])
def test_what_is_not_a_date_raises(text: str) -> None:
    """Anything else is a ValueError."""
    with pytest.raises(ValueError):
        edtf_interval(text)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_read(text: str) -> None:
    """No text raises, and every date found is one that edtf_interval understands."""
    for one in find_dates(text, TOLD, "en", birth_year=1948):
        first, last = edtf_interval(one.edtf)
        assert first <= last


def passage(text: str, **values: object) -> Passage:
    """A passage of one told message."""
    return Passage("p1", "n1", "e1", text, "text", 0, len(text), TOLD, **values)  # type: ignore[arg-type]
