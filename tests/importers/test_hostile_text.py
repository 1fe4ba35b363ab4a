"""Texts made to keep a reader busy."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC

import pytest

from bot.importers.diary_pages import count_days, pages
from bot.importers.file_dates import date_in
from bot.importers.html_words import words_of
from bot.importers.json_stream import Broken, objects
from bot.importers.mail_words import unfolded, written
from bot.importers.markdown_plain import plain
from bot.importers.subtitles import lines_of
from bot.importers.turns import turns

MARKS = (
    "[", "![[", "**", "**a ", "_", "<!--", "%%", "> ", "# ", "[a](", "\\", "20190714", "A ", "Q: ",
    "On 1 ", "<v ", "<div class=", "<a\n", "From: a\n", "---\n", "00:00 ", "在 1", "于2019", "{",
    '"', "On 1 Anna wrote:\n> x\n",
)  # fmt: skip
READERS: dict[str, Callable[[str], object]] = {
    "markdown": plain,
    "mail": written,
    "flowed": unfolded,
    "html": words_of,
    "turns": lambda text: list(turns(text.split("\n"))),
    "diary": lambda text: (count_days(text), list(pages(text, None, None, False))),
    "names": lambda text: date_in(text, UTC),
    "subtitles": lambda text: list(lines_of(text)),
}


@pytest.mark.parametrize("reader", READERS)
def test_no_text_takes_the_square_of_its_length(reader: str) -> None:
    """A mark written twelve thousand times, which never closes, is read to its end all the same."""
    for mark in MARKS:
        READERS[reader](mark * 12_000)


def test_an_object_that_never_ends_is_broken() -> None:
    """A JSON of nothing but opening marks ends in one fault."""
    for mark in ("{", '{"', '{"a":"', "[", '{"\\'):
        data = ('{"entries": [{"a": 1}, ' + mark * 30_000).encode()
        first, *rest = objects(io.BytesIO(data), "entries")
        assert first == {"a": 1}
        assert all(isinstance(one, Broken) for one in rest)
