"""The family as it was told."""

from __future__ import annotations

import pytest

from bot.book.kin import family_of
from tests.book.family import CHINESE, ENGLISH, family, told
from tests.book.sample import NARRATOR


def test_places() -> None:
    """Everyone has the place that the word for them says, and no other."""
    placed = {one.name: one.place for one in family().placed}
    assert placed == {
        "Ingrid": "mother",
        "Gustav": "father",
        "Elsa": "grandparent",
        "Nils": "sibling",
        "Anders": "spouse",
        "Karin": "child",
        "Maja": "grandchild",
    }


def test_places_in_chinese() -> None:
    """Chinese words say the side: 奶奶 is the father's mother, 姑姑 the father's sister."""
    places = {one.place for one in family("zh").placed}
    assert {"father", "mother", "father's-mother", "father's-sibling", "sibling", "spouse", "child"} == places
    assert [one.name for one in family("zh").unplaced] == ["赵大海"]


def test_whose_place_was_not_told_is_not_placed() -> None:
    """A cousin and an aunt are family, and stand nowhere in the tree."""
    assert {one.name for one in family().unplaced} == {"Tor", "Clara"}


def test_dates_are_those_told_of_the_person() -> None:
    """Births and deaths are known of those alone of whom a sentence says it."""
    known = {one.name: (one.birth, one.death) for one in family().placed if one.birth or one.death}
    assert known == {"Ingrid": ("1921", None), "Gustav": (None, "1980-04"), "Karin": ("1975~", None)}
    assert family().birth == "1948-05-04"


def test_husband_and_wife_are_told_apart() -> None:
    """A husband is called husband and is a man, as the words say."""
    (spouse,) = family().at("spouse")
    assert (spouse.relation, spouse.sex) == ("husband", "M")


def test_every_one_has_where_it_was_told() -> None:
    """Each of the family bears the sentence that tells of them, and its source."""
    everyone = (*family().placed, *family().unplaced)
    assert all(one.told for one in everyone)
    nils = next(one for one in everyone if one.name == "Nils")
    assert nils.told[0].quote == "My brother Nils fell through the ice."
    assert nils.told[0].label.startswith("Voice note, ")


@pytest.mark.parametrize(("lines", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_words_left_out_leave_nobody(lines: tuple[str, ...], language: str) -> None:
    """Somebody whose words may not be told is not in the family."""
    graph, passages = told(lines)
    fewer = dict(list(passages.items())[:3])
    found = family_of(graph, fewer, NARRATOR, language)
    assert {one.place for one in (*found.placed, *found.unplaced)} == {"father", "mother"}


def test_nobody_has_two_mothers() -> None:
    """Of two who are called mother one stands in the tree and the other is named beside it."""
    graph, passages = told(("My mother Ingrid sang.", "Ingrid sang again.", "My mother Vera wrote."))
    found = family_of(graph, passages, NARRATOR, "en")
    assert [one.name for one in found.placed] == ["Ingrid"]
    assert [one.name for one in found.unplaced] == ["Vera"]


def test_others_are_no_family() -> None:
    """Friends and neighbours are not in the family."""
    graph, passages = told(("My friend Lin Wei sailed.", "My neighbour Olle had a dog."))
    found = family_of(graph, passages, NARRATOR, "en")
    assert found.placed == found.unplaced == ()
