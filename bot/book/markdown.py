"""A book as Markdown with footnotes and its pictures within it (CommonMark, with `[^1]` notes)."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import partial

from bot.book.dates import day_in_words
from bot.book.flow import Paragraph, Piece, flow
from bot.book.types import Book, BookChapter, BookEvent, BookPerson, Note
from prompts import message

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$^&!]")
# What opens a list, a quotation, a rule or a heading where it begins a line.
_OPENING = re.compile(r"^([+\-=>])|^(\d+)([.)])|^([:：])")


def to_markdown(book: Book) -> bytes:
    """One file in UTF-8 with a line for each paragraph; pictures stand at its end as data."""
    say = partial(message, language=book.language)
    made_on = say("book-made-on", date=day_in_words(book.made_on, book.language))
    lines = [
        f"# {escaped(book.title)}",
        f"*{escaped(say('book-told-by', name=book.narrator))}*",
        escaped(made_on),
        *([escaped(say("book-draft", name=book.narrator))] if book.draft else []),
        *([escaped(words) for words in book.second.words] if book.second else []),
        *([f"*{escaped(book.dedication)}*"] if book.dedication else []),
    ]
    for number, chapter in enumerate(book.chapters, 1):
        lines += _chapter(chapter, number, book.language)
    if book.timeline:
        lines += [f"## {say('book-timeline')}", "\n".join(map(_event, book.timeline))]
    if book.people:
        lines += [f"## {say('book-people')}", "\n".join(_person(person, book) for person in book.people)]
    lines += [f"## {say('book-about')}", escaped(say("book-how-notes", name=book.narrator))]
    lines += [escaped(words) for words in (*book.notes, *book.colophon)]
    lines += [_note(note) for chapter in book.chapters for note in chapter.notes]
    lines += _pictures(book)
    return ("\n\n".join(lines) + "\n").encode()


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return _OPENING.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3] or found[4]}", line)


def _chapter(chapter: BookChapter, number: int, language: str) -> list[str]:
    run = flow(chapter)
    lines = [f"## {escaped(chapter.title)}"]
    if chapter.date:
        lines.append(f"*{escaped(chapter.date)}*")
    for block in run.blocks:
        if isinstance(block, Paragraph):
            lines.append(_paragraph(block.pieces))
            lines += [f"> {_paragraph(block.other)}"] if block.other else []
        else:
            lines.append(f"![{escaped(block.alt)}][{_name(number, chapter, block.media_id)}]")
            lines += [f"*{escaped(block.caption)}*"] if block.caption else []
    if run.unchecked:
        lines.append(f"### {message('book-unchecked', language)}")
        told = [
            escaped(message("book-unchecked-intro", language)),
            *(_paragraph(one.pieces) for one in run.unchecked),
        ]
        lines.append("\n>\n".join(f"> {paragraph}" for paragraph in told))
    return lines


def _paragraph(pieces: Sequence[Piece]) -> str:
    line = ""
    for piece in pieces:
        line += piece.gap + escaped(piece.text) + "".join(f"[^{mark.number}]" for mark in piece.marks)
    return line


def _note(note: Note) -> str:
    return f"[^{note.number}]: {escaped(note.label)}: “{escaped(note.quote)}”"


def _event(event: BookEvent) -> str:
    source = f" *({escaped(event.source)})*" if event.source else ""
    return f"- **{escaped(event.when)}**: {escaped(event.text)}{source}"


def _person(person: BookPerson, book: Book) -> str:
    chapters = sorted({place.chapter for place in person.places})
    titles = "; ".join(
        message("book-page-link", book.language, number=str(at + 1), title=book.chapters[at].title)
        for at in chapters
    )
    return f"- **{escaped(person.name)}**: {escaped(titles)}"


def _name(number: int, chapter: BookChapter, media_id: str) -> str:
    place = [photo.media_id for photo in chapter.photos].index(media_id)
    return f"photo-{number}-{place + 1}"


def _pictures(book: Book) -> list[str]:
    return [
        f"[{_name(number, chapter, photo.media_id)}]: "
        f"data:image/jpeg;base64,{b64encode(photo.jpeg).decode('ascii')}"
        for number, chapter in enumerate(book.chapters, 1)
        for photo in chapter.photos
    ]
