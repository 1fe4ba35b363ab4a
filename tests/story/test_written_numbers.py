"""Numbers and dates as a book writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.story.light_edit import lightly_edited
from bot.story.written_numbers import written
from memory.numerals import numbers_in

WRITTEN = {
    "in nineteen sixty two": "in 1962",
    "in nineteen oh five": "in 1905",
    "the fourth of may nineteen forty eight": "the fourth of May 1948",
    "in may two thousand and five": "in May 2005",
    "two thousand people came": "two thousand people came",
    "she was twenty five": "she was twenty-five",
    "on the twenty first of march": "on the twenty-first of March",
    "i may march on monday": "I may march on Monday",
    "nineteen people": "nineteen people",
    "一九六二年十月三号": "1962年10月3号",
    "一九五〇年": "1950年",
    "二十五岁那年": "二十五岁那年",
    "六二年": "六二年",
}


@pytest.mark.parametrize(("said", "expected"), WRITTEN.items())
def test_numbers_are_written_well(said: str, expected: str) -> None:
    """Years in figures, small numbers in words with their hyphen, calendar names with capitals."""
    assert written(said) == expected


@given(st.integers(1910, 1999))
def test_a_year_keeps_its_value(year: int) -> None:
    """What the gate reads in the written year is what was said."""
    ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    tens = ["_", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    teens = [
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    last = year % 100
    said = teens[last - 10] if last < 20 else tens[last // 10] + (f" {ones[last % 10]}" if last % 10 else "")
    assert [one.value for one in numbers_in(written(f"in nineteen {said} we moved"))] == [year]


def test_what_somebody_says_in_quotation_marks_stays() -> None:
    """Only the words around a quotation are written anew."""
    edited = lightly_edited('in nineteen sixty two he said "nineteen sixty two was cold"')
    assert edited == 'In 1962 he said "nineteen sixty two was cold"'
