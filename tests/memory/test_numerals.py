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
    "七八岁": [7, 8],
    "十七八年": [17, 18],
    "一两次": [2],
    "住了两三年": [2, 3],
    "三五个人": [3, 5],
    "二三十人": [20, 30],
    "一百二三十斤": [120, 130],
    "四五百块": [400, 500],
    "六七年": [67],
    "五六年级": [5, 6],
    "七八年前": [7, 8],
    "七十八岁": [78],
    "电话三四五六": [3456],
}


@pytest.mark.parametrize(("text", "values"), SAID.items())
def test_numbers_are_read_in_digits_and_words(text: str, values: list[int]) -> None:
    """Digits, English words and Chinese numerals give the same values; "one" alone counts for nothing."""
    assert [one.value for one in numbers_in(text)] == values
