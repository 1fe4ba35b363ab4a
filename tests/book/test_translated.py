"""A book in two languages: each paragraph below the told one, with the same notes."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from pypdf import PdfReader

from bot.book import render
from bot.book.flow import Paragraph, flow
from bot.book.translated import in_two_languages
from bot.book.types import Book
from tests.book.sample import sample_book
from tests.book.spanish import SAID

NACI = "Nací en 1948 en una casa amarilla junto al puerto."
KEPT = "Nils once fell through up to his knees, and he made me promise never to tell."


@pytest.fixture(scope="module")
def book() -> Book:
    """The sample life in English and Spanish, some of it not translated."""
    return in_two_languages(sample_book(), SAID, "es", "opus-mt-en-es")


def test_each_translated_sentence_bears_the_notes_of_the_told_one(book: Book) -> None:
    """Marks stand after the same sentences, and a sentence without a translation stands as it was told."""
    paragraphs = [one for c in book.chapters for one in flow(c).blocks if isinstance(one, Paragraph)]
    mixed = [one for one in paragraphs if one.other]
    assert mixed
    for one in mixed:
        pairs = list(zip(one.pieces, one.other, strict=True))
        assert all([m.number for m in a.marks] == [m.number for m in b.marks] for a, b in pairs)
        assert all(b.text == SAID.get(a.text, a.text) for a, b in pairs)
        assert all(b.kept == (a.text not in SAID) for a, b in pairs)


def test_html_marks_each_language(book: Book) -> None:
    """The second paragraph is marked as Spanish, and in it what stands as it was told as English."""
    page = render(book, "html").decode()
    paragraphs = re.findall(r'<p class="other" lang="es" xml:lang="es">.*?</p>', page, re.DOTALL)
    assert any(NACI in one for one in paragraphs)
    assert any(f'<span class="as-told" lang="en" xml:lang="en">{KEPT}' in one for one in paragraphs)
    assert '<span lang="zh-Hans" xml:lang="zh-Hans">' in page
    assert "Traducido del inglés por opus-mt-en-es" in page


def test_epub_marks_each_language(book: Book) -> None:
    """Each page is well-formed XML, and its second paragraphs are marked as Spanish for readers aloud."""
    with zipfile.ZipFile(io.BytesIO(render(book, "epub"))) as package:
        pages = {name: package.read(name) for name in package.namelist() if name.endswith(".xhtml")}
    parsed = {name: etree.fromstring(page) for name, page in pages.items()}
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    spanish = [one for page in parsed.values() for one in page.iter() if one.get(xml_lang) == "es"]
    assert any(NACI in "".join(one.itertext()) for one in spanish)
    assert all(one.get("lang") == "es" for one in spanish)


def test_pdf_has_both(book: Book) -> None:
    """The printed page has the told words, the translation below them, and who made it."""
    text = " ".join(
        " ".join(one.extract_text() for one in PdfReader(io.BytesIO(render(book, "pdf"))).pages).split()
    )
    assert "casa amarilla junto al puerto" in text
    assert "remendaba redes" in text
    assert "Traducido del inglés por opus-mt-en-es" in text


def test_markdown_has_both(book: Book) -> None:
    """In Markdown the translation is a quotation below its paragraph."""
    assert f"> {NACI}" in render(book, "md").decode().replace("\\", "")
