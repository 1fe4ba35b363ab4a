"""The printed book: its pages, themes and measures."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.book import THEMES, render
from bot.book.types import Book, BookChapter, BookSentence, Note, Style
from bot.errors import UsageError
from tests.book.sample import sample_book

MM = 72 / 25.4


def pages(book: Book, style: Style | None = None) -> list[str]:
    """The words of each page; the letters of a chapter's number stand apart and are read as a word."""
    texts = [page.extract_text() for page in read(book, style).pages]
    return [re.sub(r"C ?H ?A ?P ?T ?E ?R +", "CHAPTER ", text) for text in texts]


def read(book: Book, style: Style | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(render(book, "pdf", style or Style())))


def told(count: int) -> Book:
    """A book of one chapter of so many sentences, twelve words each, three a paragraph."""
    words = "We walked along the quay and the gulls answered every single call."
    sentences = tuple(BookSentence(f"{words[:-1]} {at}.", (1,), at // 3) for at in range(count))
    note = Note(1, "Voice note, 2 March 2026, 0:14", "…", "voice", verbatim=True)
    chapter = BookChapter("c", "The quay", sentences, (note,))
    return replace(sample_book(), chapters=(chapter,), people=(), timeline=())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", range(40, 58, 4))
def test_no_page_holds_next_to_nothing(theme: str, count: int) -> None:
    """However long a chapter is, its last page has more than two lines."""
    found = pages(told(count), Style(theme))
    body = [page for page in found if "gulls answered" in page]
    last = [line for line in body[-1].splitlines() if "gulls" in line or "walked" in line or "quay" in line]
    assert len(last) > 2, body[-1]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_are_a5(theme: str, language: str) -> None:
    """Every page is 148 by 210 mm; with bleed 3 mm more on each side, and the cut is marked."""
    book = sample_book(language)
    for page in read(book, Style(theme)).pages:
        assert [round(float(one) / MM) for one in page.mediabox[2:]] == [148, 210]
    for page in read(book, Style(theme, bleed=True)).pages:
        assert [round(float(one) / MM) for one in page.mediabox[2:]] == [154, 216]
        assert [round(float(one) / MM) for one in page.trimbox] == [3, 3, 151, 213]


@pytest.mark.parametrize("theme", THEMES)
def test_bleed_moves_no_word(theme: str) -> None:
    """With bleed the same words stand on the same pages."""
    assert pages(sample_book(), Style(theme, bleed=True)) == pages(sample_book(), Style(theme))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler's pdftotext")
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_stay_in_the_safe_area(tmp_path: Path, theme: str, language: str) -> None:
    """No word stands nearer than 8 mm to the edge where the page is cut."""
    path = tmp_path / "book.pdf"
    path.write_bytes(render(sample_book(language), "pdf", Style(theme, bleed=True)))
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', done.stdout)
    assert len(words) > 100
    for left, top, right, bottom in (tuple(float(one) / MM - 3 for one in word) for word in words):
        assert 8 <= left < right <= 148 - 8
        assert 8 <= top < bottom <= 210 - 8


def test_order_of_a_book() -> None:
    """Half-title, title, imprint, dedication, contents on right pages; the first chapter opens on one too."""
    book = replace(sample_book(), draft=True)
    found = [" ".join(page.split()) for page in pages(book)]
    assert found[0] == book.title
    assert found[1] == ""
    assert found[2].startswith(f"{book.title} ❦ Told by Rosa Lindqvist")
    assert "Made on 31 March 2026" in found[3]
    assert "has not yet approved" in found[3]
    assert found[4] == "For Maja and Leo, who asked."
    assert found[6].startswith("Contents The harbour")
    first = next(at for at, page in enumerate(found) if page.startswith("CHAPTER 1"))
    assert first % 2 == 0


@pytest.mark.parametrize("theme", THEMES)
def test_running_heads(theme: str) -> None:
    """Left pages bear the teller's name, right ones the chapter's; where a chapter opens there is none."""
    book = told(120)
    found = pages(book, Style(theme))
    body = [(at, page.splitlines()) for at, page in enumerate(found, 1) if "gulls answered" in page]
    opening = next(at for at, page in enumerate(found, 1) if "CHAPTER 1" in page)
    for number, lines in body:
        found_heads = (lines.count(book.narrator), lines.count("The quay"))
        assert found_heads == ((0, 1) if number == opening or number % 2 else (1, 0))


def test_a_first_letter_keeps_its_word() -> None:
    """The large first letter and the rest of its paragraph are the words that were told, once."""
    found = next(page for page in pages(told(9)) if "CHAPTER 1" in page)
    assert re.search(r"\bW\s+e walked", found)
    assert found.count("call 0") == 1


@pytest.mark.parametrize("theme", THEMES)
def test_scenes_and_questions(theme: str) -> None:
    """A scene's heading and the interviewer's question stand on lines of their own, in order."""
    lines = (
        BookSentence("We had the whole sea.", (1,), 0),
        BookSentence("The winter of the ice", (1,), 1, "heading"),
        BookSentence("Who counted you?", (1,), 1, "asked"),
        BookSentence("In 1956", (1,), 2, "marker"),
        BookSentence("mother counted us from the window.", (1,), 2),
    )
    note = Note(1, "Voice note, 2 March 2026, 0:14", "…", "voice", verbatim=True)
    chapter = BookChapter("c", "The quay", lines, (note,))
    found = next(p for p in pages(replace(told(1), chapters=(chapter,)), Style(theme)) if "counted" in p)
    rows = [re.sub(r"\d$", "", line.strip()) for line in found.splitlines()]
    at = [rows.index("The winter of the ice"), rows.index("Who counted you?")]
    assert at == sorted(at)
    assert "In 1956 mother counted us from the window." in rows[at[1] + 1 :]


def test_same_page_each_name_is_indexed_to() -> None:
    """The index sends to pages on which the name stands, in both themes."""
    for theme in THEMES:
        found = pages(sample_book(), Style(theme))
        index = next(page for page in found if "People in this book" in page and "Contents" not in page)
        for name in ("Nils", "Elsa", "Anders"):
            listed = re.search(rf"{name}[^\d\n]*([\d, ]+)", index)
            assert listed
            for number in re.findall(r"\d+", listed[1]):
                assert name in re.sub(r"^([A-Z])\n", r"\1", found[int(number) - 1], flags=re.MULTILINE)


def test_unknown_theme() -> None:
    """An unknown theme is a usage error that names the known ones."""
    with pytest.raises(UsageError, match="classic, album"):
        render(sample_book(), "pdf", Style("gothic"))


def test_neighbouring_themes_differ() -> None:
    """Each theme sets the book its own way."""
    made = [render(sample_book(), "pdf", Style(theme)) for theme in THEMES]
    assert all(one != other for one, other in pairwise(made))
