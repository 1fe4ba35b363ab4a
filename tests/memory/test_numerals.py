"""Numbers in running text."""

from __future__ import annotations

import pytest

from memory.numerals import numbers_in

SAID = {
    "nineteen sixty-two": [1962],
    "two thousand and five": [2005],
    "twenty-one people and three dogs": [21, 3],
    "a hundred and twenty": [120],
    "12,000 men in 1962": [12000, 1962],
    "2 million": [2000000],
    "in '62 and in the 60s": [1962, 1960],
    "one of us": [],
    "一九六二年": [1962],
    "三十七个人": [37],
    "一百零五": [105],
    "一起去一个地方": [],
    "六十年代": [1960],
}


@pytest.mark.parametrize(("text", "values"), SAID.items())
def test_numbers_are_read_in_digits_and_words(text: str, values: list[int]) -> None:
    """Digits, English words and Chinese numerals give the same values; "one" alone counts for nothing."""
    assert [one.value for one in numbers_in(text)] == values
