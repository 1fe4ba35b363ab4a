"""What the pages written as HTML have in common: HTML itself and EPUB."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.book.dates import day_in_words
from bot.book.flow import CJK, flow
from bot.book.people import said_of
from bot.book.types import Book
from bot.book.voice_plan import note_spans
from prompts import message

_TEMPLATES = Path(__file__).parent / "templates"
_WIDE = re.compile(f"[{CJK}]+(?:[ ，。]*[{CJK}]+)*")


def page(template: str, book: Book, **values: Any) -> str:
    """A template of this room, filled. Every value is escaped."""
    say = partial(message, language=book.language)
    made_on = day_in_words(book.made_on, book.language)
    return (
        _environment()
        .get_template(template)
        .render(book=book, say=lambda key, **named: say(key, **named), made_on=made_on, **values)
    )


def style(name: str) -> str:
    """A style sheet of this room."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def foreign(language: str, book: str) -> Markup:
    """The attributes of words in another language than the book's; nothing for the book's own.

    Chinese words in such a book are marked by `tongue`, since they stand among others.
    """
    if language in ("", book) or language == "zh":
        return Markup()
    return Markup(' lang="{0}" xml:lang="{0}"').format(language)


def tongue(text: str, language: str) -> Markup:
    """Escaped text in which Chinese words in a book of another language are marked as Chinese.

    Readers aloud then change their voice, and browsers choose Chinese shapes for shared signs.
    """
    if language == "zh":
        return escape(text)
    parts, end = [], 0
    for found in _WIDE.finditer(text):
        parts += [escape(text[end : found.start()]), _CHINESE.format(found.group())]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


_CHINESE = Markup('<span lang="zh-Hans" xml:lang="zh-Hans">{}</span>')


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["tongue"] = tongue
    environment.filters["drawing"] = Markup  # a drawing is made by us; names in it are escaped there
    environment.globals["foreign"] = foreign
    environment.globals |= {"flow": flow, "said_of": said_of, "note_spans": note_spans}
    return environment
