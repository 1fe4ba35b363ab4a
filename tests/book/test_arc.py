"""The arc of a life shows what was told, and draws nothing through what was not."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from bot.book import render
from bot.book.arc import Moment, drawn
from bot.book.pdf import as_png
from bot.book.tree import width_of
from bot.book.types import Drawing, Style
from tests.book.sample import sample_book


def at(
    year: int, valence: float, last: int | None = None, text: str = "We sang.", own: bool = False
) -> Moment:
    """Something told of a year, or of the years up to `last`."""
    when = str(year) if last is None else f"{year} to {last}"
    return Moment(date(year, 1, 1), date(last or year, 12, 31), valence, when, text, own)


MANY = [*(at(1950 + n, 0.6) for n in range(5)), *(at(1980 + n, -0.4) for n in range(4))]


def arc(moments: list[Moment], language: str = "en") -> Drawing:
    """The drawing, which must be there."""
    made = drawn(moments, "Maria", language)
    assert made is not None
    return made


def strokes(made: Drawing) -> list[str]:
    """The paths of the wide strokes."""
    return re.findall(r'<path d="([^"]+)" stroke="#a8492a" stroke-width="2.6"', made.svg)


def joints(made: Drawing) -> int:
    """How many strokes are joined to the one before."""
    return made.svg.count('stroke-width="1" opacity="0.6"')


def test_two_moments_are_no_arc() -> None:
    """Fewer than three moments give no picture."""
    assert drawn([at(1950, 0.1), at(1960, 0.2)], "Maria", "en") is None


def test_few_moments_are_dots_alone() -> None:
    """Seven moments have no stroke and no line: nothing is said between them."""
    made = arc(MANY[:7])
    assert made.svg.count("<circle") == 7
    assert strokes(made) == []
    assert "Stroke" not in made.svg


def test_strokes_stand_where_enough_is_told_and_never_bridge_a_gap() -> None:
    """Two decades with several moments have a stroke each; the untold ones between are not crossed."""
    made = arc(MANY)
    assert len(strokes(made)) == 2
    assert joints(made) == 0
    near = arc(
        [
            *MANY[:5],
            *(replace(one, first=date(1962, 1, 1), last=date(1962, 12, 31)) for one in MANY[5:]),
            at(1985, 0.1),
        ]
    )
    assert joints(near) == 1


def test_the_higher_the_lighter() -> None:
    """A light moment stands above a heavy one, a later one to the right."""
    made = arc([at(1950, 0.9), at(1960, -0.9), at(1970, 0.0)])
    found = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', made.svg)]
    assert found == sorted(found)
    assert found[0][1] < found[2][1] < found[1][1]


def test_an_unsure_time_is_a_ring_with_its_years() -> None:
    """A decade is a bar of ten years and a ring, said so below; a year is a dot, and then nothing is said."""
    unsure = arc([at(1950, 0.1, 1959), at(1962, 0.2), at(1964, 0.3)])
    assert unsure.svg.count('fill="#fffdf8"') == 1
    assert "Ring with a bar" in unsure.svg
    assert "Ring with a bar" not in arc(MANY).svg


def test_what_stands_out_is_said_in_words() -> None:
    """The lightest and the heaviest are numbered by time and told below; long ones are cut, signs escaped."""
    told = [at(1950, 0.9, text="A & B <wed>"), at(1955, 0.1, text="plain"), at(1960, -0.9, text="long " * 40)]
    made = arc(told)
    assert "1 · 1950: A &amp; B &lt;wed&gt;" in made.svg
    assert "plain" not in made.svg
    assert re.search("long lo?n?g?…<", made.svg)
    assert "1 · 1950: A & B <wed>" in made.alt
    ElementTree.fromstring(made.svg)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_a_picture_for_the_chat(language: str) -> None:
    """As PNG it is at least 800 points wide, in either language."""
    data = as_png(arc(MANY, language))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") > 800


@pytest.mark.parametrize("theme", ["classic", "album"])
def test_it_has_a_page_in_the_printed_book(theme: str) -> None:
    """Its page has its title, the drawing's own words and what they mean, in both themes."""
    data = render(replace(sample_book(), arc=arc(MANY)), "pdf", Style(theme))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    [shown] = [one for one in pages if "How it felt" in one and "lighter" in one]
    assert "1980" in shown
    assert "may be wrong" in shown


@pytest.mark.parametrize("format", ["html", "epub"])
def test_it_has_a_page_on_a_screen(format: str) -> None:
    """It is drawn in the page, with its words for who cannot see it; a book without one has no such page."""
    plain = sample_book()
    made = arc(MANY)
    found, without = (_text(render(one, format), format) for one in (replace(plain, arc=made), plain))
    assert f'aria-label="{made.alt[:40]}' in found
    assert 'id="arc"' not in without


def _text(data: bytes, format: str) -> str:
    if format == "html":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(one).decode() for one in package.namelist() if one.endswith(".xhtml"))


@pytest.mark.parametrize("language", ["en", "zh", "es"])
def test_the_words_at_the_left_have_room(language: str) -> None:
    """However long they are in a language, they begin within the picture."""
    texts = re.findall(
        r'<text x="([\d.]+)" [^>]*fill="#857a6d" text-anchor="end">([^<]+)<', arc(MANY, language).svg
    )
    assert len(texts) == 3
    assert all(float(x) - 8.5 * width_of(word) >= 0 for x, word in texts)


def test_numbers_of_moments_that_touch_stand_together() -> None:
    """Of three moments at one place no number covers another's."""
    made = arc([at(1950, 0.5, text=word) for word in ("One", "Two", "Three")] + [at(1950, -0.5, text="Four")])
    numbers = re.findall(r'font-weight="600">([^<]+)<', made.svg)
    assert numbers == ["1", "2 3 4"]


def test_english_words_in_a_chinese_picture_are_cut_sooner() -> None:
    """Latin letters are wider in the Chinese type; what would run over the edge ends with an ellipsis."""
    told = [
        at(1950 + n, 0.1, text="We sang by the river with all the men who worked on the boats.")
        for n in range(3)
    ]
    assert "boats." in arc(told).svg
    assert "boats." not in arc(told, "zh").svg
    assert "…</text>" in arc(told, "zh").svg
