"""The golden chapters."""

from __future__ import annotations

import pytest

from benchmarks._golden import sample_lives, story_of
from benchmarks.golden import FOLDER, pages
from benchmarks.writing import distance, flesch, repeats, rows
from bot.story.shape import AUDIENCES, STYLES, Shape


def test_the_golden_chapters_are_what_the_writer_makes_today() -> None:
    """``python -m benchmarks.golden`` has nothing to write: each page is as it was read and approved."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")} == pages()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_in_no_style_and_for_no_reader_is_anything_cut(style: str, audience: str) -> None:
    """The gate finds every sentence of the sample lives supported, in both languages."""
    for life in sample_lives():
        story = story_of(life, Shape(style=style, audience=audience, pronoun=life.pronoun))
        assert [one.text for chapter in story.chapters for one in chapter.cut] == []
        assert sum(len(chapter.sentences) for chapter in story.chapters) > 20


def test_the_writers_figures_are_those_of_a_told_life() -> None:
    """Nothing is said twice, nearly every word is the narrator's, and the log does repeat itself."""
    found = rows()
    written = [one for one in found if one.text != "log"]
    assert {one.repeated for one in written} == {0}
    assert min(one.own_words for one in written) > 95
    assert sum(one.repeated for one in found if one.text == "log") > 0


def test_the_measures_measure() -> None:
    """Like texts are at distance 0, unlike ones at 1; long words are harder; a repetition is one pair."""
    from collections import Counter

    one, other = Counter(["flood", "boat"]), Counter(["cardamom"])
    assert (distance(one, one), distance(one, other)) == (0.0, 1.0)
    easy = flesch(["The dog sat on the mat by the door."] * 15)
    hard = flesch(["Administrative considerations necessitated postponement of everything."] * 20)
    assert easy is not None
    assert hard is not None
    assert easy > 100 > hard
    told = [
        "The flood carried our boat to Lund.",
        "Our boat was carried to Lund by the flood.",
        "Bread was dear.",
    ]
    assert repeats(told) == 1
