"""Stories as they are sent."""

from __future__ import annotations

from dataclasses import replace

from bot.book.types import BookSentence
from bot.work.stories import chapter_text, chapter_texts
from tests.book.sample import sample_book


def test_a_chapter_that_waits_to_be_checked_is_not_sent() -> None:
    """A chapter with rough words alone would be a heading over nothing."""
    book = sample_book()
    first = book.chapters[0]
    waiting = replace(first, title="Waiting", sentences=(), unchecked=first.sentences)
    sent = chapter_texts(replace(book, chapters=(first, waiting)))
    assert [text.split("\n")[0].startswith(first.title) for text in sent] == [True]


def test_chinese_sentences_run_on() -> None:
    """No space is set after a Chinese sentence that another follows."""
    chapter = replace(
        sample_book().chapters[0],
        sentences=tuple(BookSentence(one, (), 0) for one in ("我记得。", "门开着。")),
    )
    assert "我记得。门开着。" in chapter_text(chapter)
