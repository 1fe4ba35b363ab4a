"""The family tree as a picture."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from bot.book.kin import Family
from bot.book.tree import drawn
from bot.book.tree_layout import TALL, WIDE, laid_out
from tests.book.family import family, kin

_PLACES = str.split(
    "father mother father's-father father's-mother mother's-father mother's-mother grandparent grandparent "
    "father's-sibling father's-sibling mother's-sibling mother's-sibling mother's-sibling father's-spouse "
    "mother's-spouse sibling sibling sibling sibling sibling sibling sibling spouse spouse's-parent "
    "spouse's-parent child child child child child child child grandchild grandchild grandchild grandchild "
    "mother's-sibling mother's-sibling mother's-sibling mother's-sibling"
)
LARGE = Family("Rosa", None, tuple(kin(f"P{at}", place) for at, place in enumerate(_PLACES)))


def _some(count: int) -> Family:
    return Family("Rosa", None, LARGE.placed[:count])


@pytest.mark.parametrize("count", [1, 3, 8, 14, 20, 27, 36, len(_PLACES)])
def test_nobody_stands_on_another(count: int) -> None:
    """No two boxes touch, and everyone placed has one, the narrator too."""
    boxes = laid_out(_some(count)).boxes
    assert len(boxes) == count + 1
    for one, other in combinations(boxes, 2):
        assert abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= TALL, (one, other)


def test_generations_stand_above_each_other() -> None:
    """Grandparents stand above parents, these above the narrator, and children and theirs below."""
    height = {box.word: box.y for box in laid_out(family()).boxes}
    order = ["grandmother", "mother", "brother", "daughter", "granddaughter"]
    assert [height[word] for word in order] == sorted(height[word] for word in order)
    assert height["mother"] == height["father"]
    assert height["brother"] == height["husband"] == height[""]


def test_dotted_where_the_side_was_not_told() -> None:
    """Lines are dotted for those whose parents or children were not told, and for no one else."""
    assert any(line[4] for line in laid_out(family()).lines)
    near = Family(
        "Rosa", None, (kin("G", "father"), kin("I", "mother"), kin("N", "sibling"), kin("K", "child"))
    )
    assert not any(line[4] for line in laid_out(near).lines)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_picture_says_all_names(language: str) -> None:
    """The picture is well-formed SVG with every name in it, and its words say the same."""
    told = family(language)
    picture = drawn(told, language)
    assert picture is not None
    words = "".join(etree.fromstring(picture.svg.encode()).itertext())
    for one in told.placed:
        assert one.name in words
        assert one.name in picture.alt
    for one in told.unplaced:
        assert one.name not in words
        assert one.name in picture.aside


def test_names_are_no_markup() -> None:
    """A name made of signs stays a name."""
    picture = drawn(Family("<b>&", None, (kin("]]><script>", "mother"),)), "en")
    assert picture is not None
    assert "".join(etree.fromstring(picture.svg.encode()).itertext()).count("<script>") == 1


def test_no_family_no_tree() -> None:
    """Where nobody was told of as family there is no picture."""
    assert drawn(Family("Rosa", "1948", ()), "en") is None
