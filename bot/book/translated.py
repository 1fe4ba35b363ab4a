"""A book in two languages: each sentence with its translation, where that stands, and the same notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.book.types import Book, BookChapter, BookSentence, Second
from prompts import called, message


def in_two_languages(book: Book, said: Mapping[str, str], target: str, by: str) -> Book:
    """`book` with `said`, what told sentences and titles are in `target`; who translated is said in it.

    Sentences that are in `target` already stand for themselves; one without a translation is marked.
    """
    chapters = tuple(_chapter(one, said, target) for one in book.chapters)
    words = [message("book-translated-by", target, source=called(book.language, target), by=by)]
    if any(one.other is None for chapter in chapters for one in chapter.sentences):
        words.append(message("book-translated-kept", target))
    return replace(book, chapters=chapters, second=Second(target, tuple(words)))


def _chapter(chapter: BookChapter, said: Mapping[str, str], target: str) -> BookChapter:
    return replace(
        chapter,
        sentences=tuple(_sentence(one, said, target) for one in chapter.sentences),
        other_title=said.get(chapter.title),
    )


def _sentence(one: BookSentence, said: Mapping[str, str], target: str) -> BookSentence:
    return replace(one, other=one.text if one.language == target else said.get(one.text))
