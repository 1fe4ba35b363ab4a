"""Square codes in the printed book."""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
import typst
from pypdf import PdfReader

from bot.book import THEMES, render
from bot.book.codes import code_svg
from bot.book.types import Style
from tests.book.sample import sample_book

ADDRESS = "https://rosa.example.org/a-long-and-private-folder/clips/theme-everyday.html"


@pytest.mark.parametrize("soiled", [0, 4])
def test_code_is_read(soiled: int) -> None:
    """A code as large as it is printed, at 300 dots an inch, is read, even with a stain on it."""
    source = {
        "main.typ": b'#set page(width: auto, height: auto, margin: 0mm)\n#image("c.svg", width: 17mm)',
        "c.svg": code_svg(ADDRESS),
    }
    png = typst.compile(source, format="png", ppi=300.0)
    seen = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    middle = seen.shape[0] // 2
    seen[middle : middle + soiled * 3, middle : middle + soiled * 3] = 0
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.resize(seen, None, fx=2, fy=2))
    assert text == ADDRESS


@pytest.mark.parametrize("theme", THEMES)
def test_only_chapters_with_an_address_have_a_code(theme: str) -> None:
    """A chapter that can be heard says so beside its code; without an address there is neither."""
    book = sample_book()
    first = replace(book.chapters[0], listen=ADDRESS)
    heard = replace(book, chapters=(first, *book.chapters[1:]))
    for made, times in ((heard, 1), (book, 0)):
        reader = PdfReader(io.BytesIO(render(made, "pdf", Style(theme))))
        text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        assert text.count("Hear this chapter in Rosa Lindqvist’s own voice") == times
