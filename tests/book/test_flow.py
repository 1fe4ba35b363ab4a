"""How sentences meet on the page."""

from __future__ import annotations

import pytest

from bot.book.flow import Paragraph, flow
from bot.book.types import BookChapter, BookSentence


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("We left.", "It rained.", " "),
        ("我们去了广州。", "天气很热。", ""),
        ("她说：“慢慢吃。”", "“好。”我说。", ""),
        ("我们去了广州。", "1994年春天很热。", ""),
        ("我们去了广州。", "Anders had sailed there.", " "),
        ("我们去了广州。", "“Slowly,” she said.", " "),
        ("Anders had sailed there.", "我们去了广州。", " "),
    ],
)
def test_gap_between_sentences(before: str, after: str, gap: str) -> None:
    """Only two Chinese sentences meet without a space."""
    chapter = BookChapter("k", "T", (BookSentence(before, (1,)), BookSentence(after, (2,))), ())
    (paragraph,) = flow(chapter).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.pieces[1].gap == gap
