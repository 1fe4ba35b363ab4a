"""Whatever a narrator says is printed and never obeyed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from pypdf import PdfReader

from bot.book import render
from bot.book.clean import clean
from bot.book.markdown import escaped
from bot.book.types import Book, BookChapter, BookEvent, BookPerson, BookSentence, Note, Place
from tests.book.sample import sample_book

SIGNS = "#$@`*_{}[]()<>&\"'\\|~^=+-!/:;.,1 \n\t\x00‮漢字é😀"
words = st.one_of(st.text(alphabet=SIGNS, max_size=40), st.text(max_size=40))
few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def book_of(text: str) -> Book:
    """A book in which `text` stands in every place that holds a person's words."""
    sentence = BookSentence(text, (1,))
    return Book(
        title=text,
        narrator=text,
        language="en",
        chapters=(
            BookChapter(
                key=text,
                title=text,
                sentences=(sentence, BookSentence("An end.", (1, 2), 1)),
                notes=(Note(1, text, text, "text"), Note(2, "Message", text, "text")),
                date=text,
                photos=tuple(replace(photo, caption=text, alt=text) for photo in PHOTO),
                unchecked=(sentence,),
            ),
        ),
        made_on=date(2026, 3, 31),
        timeline=(BookEvent(text, text, text),),
        people=(BookPerson(text, (Place(0, 0),), (text,), text, (text,), (text,)),),
        colophon=(text,),
        draft=True,
        dedication=text,
        notes=(text,),
    )


PHOTO = sample_book().chapters[0].photos[:1]


@few
@given(words)
def test_html_keeps_its_shape(text: str) -> None:
    """No words change the tags of the page or reach it but as text."""
    plain, told = (etree.HTML(render(book_of(each), "html")) for each in ("word", f"x{text}x"))
    assert [node.tag for node in told.iter() if node.tag != "span"] == [
        node.tag for node in plain.iter() if node.tag != "span"
    ]
    assert " ".join(told.find(".//h1").itertext()).replace(" ", "") == clean(f"x{text}x").replace(" ", "")


@few
@given(words)
def test_epub_is_well_formed(text: str) -> None:
    """Every page of the EPUB is XML, whatever was said."""
    with zipfile.ZipFile(io.BytesIO(render(book_of(text), "epub"))) as package:
        for name in package.namelist():
            if name.endswith((".xhtml", ".opf")):
                etree.fromstring(package.read(name))


@few
@given(words)
def test_pdf_is_set(text: str) -> None:
    """Typst sets any words."""
    assert render(book_of(text), "pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")',
        '#read("/etc/passwd")',
        "$ x^2 $ and `raw` and @label and <label>",
        "= Not a heading",
        "// not a comment",
        "\\u{41} ~ -- ---",
        "*strong* _weak_",
        '#import "@preview/cetz:0.3.0"',
    ],
)
def test_pdf_prints_markup_as_it_is(text: str) -> None:
    """Typst's own signs stand in the PDF as they were said."""
    pages = PdfReader(io.BytesIO(render(book_of(text), "pdf"))).pages
    read = "".join("".join(page.extract_text() for page in pages).split())
    assert "".join(text.split()) in read


@settings(max_examples=300, deadline=None)
@given(words)
def test_markdown_shows_words_as_they_are(text: str) -> None:
    """A Markdown reader gives back an escaped line's very words, in one paragraph."""
    line = clean(text)
    tokens = MarkdownIt("commonmark").enable("strikethrough").enable("table").parse(escaped(line))
    if not line:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


def test_markdown_book_keeps_its_shape() -> None:
    """Words with every sign leave a Markdown book's headings and notes as they were."""

    def shape(text: str) -> list[str]:
        return [token.type for token in MarkdownIt().parse(render(book_of(text), "md").decode())]

    assert shape("x") == shape("# *x* `y` [^1]: ![a](b) <script> 1. > - | &lt; \\")


def test_unprintable_signs_are_dropped() -> None:
    """Controls and marks that turn the reading direction are taken out; line breaks become spaces."""
    assert clean("a\x00b\x1bc‮d\ufffee\n f\t g") == "abcde f g"
