"""The family as GEDCOM, read back by two parsers that are not ours."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from ged4py import GedcomReader
from gedcom.element.individual import IndividualElement
from gedcom.parser import Parser

from bot.book.gedcom import gedcom_date, to_gedcom
from bot.book.kin import Family, Kin, Told
from tests.book.family import family, kin
from tests.book.test_tree import LARGE

DAY = date(2026, 3, 31)


def _file(told: Family, folder: Path, language: str = "en") -> Path:
    path = folder / "family.ged"
    path.write_text(to_gedcom(told, DAY, "0.1.0", language), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_round_trip(tmp_path: Path, language: str) -> None:
    """Everybody's name comes back, each child with the parents that were told."""
    told = family(language)
    with GedcomReader(str(_file(told, tmp_path, language))) as reader:
        assert reader.header.sub_tag_value("GEDC/VERS") == "5.5.1"
        people = {one.sub_tag_value("NAME")[0]: one for one in reader.records0("INDI")}
        everyone = {one.name for one in (*told.placed, *told.unplaced)}
        assert set(people) == {told.narrator, *everyone}
        me = people[told.narrator]
        assert me.father.sub_tag_value("NAME")[0] == told.at("father")[0].name
        assert me.mother.sub_tag_value("NAME")[0] == told.at("mother")[0].name
        sibling = people[told.at("sibling")[0].name]
        assert sibling.father.xref_id == me.father.xref_id


def test_a_strict_parser_takes_it(tmp_path: Path) -> None:
    """A parser that refuses what breaks the grammar finds all people of a large family."""
    parser = Parser()
    parser.parse_file(str(_file(LARGE, tmp_path)), True)
    found = [one for one in parser.get_root_child_elements() if isinstance(one, IndividualElement)]
    assert len(found) == len(LARGE.placed) + 1


def test_links_lead_both_ways() -> None:
    """Whoever a family names says so too, and no pointer leads to nothing."""
    text = to_gedcom(LARGE, DAY, "0.1.0", "en")
    blocks = re.split(r"^0 ", text, flags=re.MULTILINE)
    records = {block.split()[0]: block for block in blocks if block.startswith("@")}
    pointers = re.findall(r"^1 (?:HUSB|WIFE|CHIL|FAMC|FAMS|ASSO) (@\w+@)", text, re.MULTILINE)
    assert set(pointers) <= set(records)
    for id, block in records.items():
        for person in re.findall(r"^1 (?:HUSB|WIFE) (@\w+@)", block, re.MULTILINE):
            assert f"1 FAMS {id}" in records[person]
        for child in re.findall(r"^1 CHIL (@\w+@)", block, re.MULTILINE):
            assert f"1 FAMC {id}" in records[child]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1962", "1962"),
        ("1962-06", "JUN 1962"),
        ("1962-06-12", "12 JUN 1962"),
        ("1962~", "ABT 1962"),
        ("1962-06?", "INT JUN 1962 (perhaps)"),
        ("196X", "BET 1960 AND 1969"),
        ("19XX", "BET 1900 AND 1999"),
        ("1962-22", "BET JUN 1962 AND AUG 1962"),
        ("1948/1959", "BET 1948 AND 1959"),
        ("1948/..", "AFT 1948"),
        ("../1959-03", "BEF MAR 1959"),
        ("196X/197X", "BET 1960 AND 1979"),
        ("1962-22/196X", "BET JUN 1962 AND 1969"),
    ],
)
def test_dates(edtf: str, expected: str) -> None:
    """Uncertain dates keep their doubt in GEDCOM's own words."""
    assert gedcom_date(edtf) == expected


def test_the_living_are_marked() -> None:
    """Everyone of whom no death was told is marked confidential, and nobody has a date that was not told."""
    text = to_gedcom(family(), DAY, "0.1.0", "en")
    people = [block for block in re.split(r"^0 ", text, flags=re.MULTILINE) if " INDI" in block[:12]]
    for block in people:
        assert ("RESN confidential" in block) is ("1 DEAT" not in block)
    assert text.count("1 BIRT") == 3
    assert text.count("1 DEAT") == 1


def test_citations_are_notes_and_lines_stay_short() -> None:
    """Each person's note says where it was told; long words go on in lines that are short enough."""
    long = Told(" ".join(["My mother sang."] * 60), "Voice note, 2 March 2026, 0:14")
    mother = Kin("I @home", "mother", "mother", "F", True, "I", told=(long,))
    text = to_gedcom(Family("R", None, (mother,)), DAY, "1", "en")
    assert "1 NAME I @@home" in text
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 255 for line in lines)
    notes = [line for line in lines if re.match(r"\d (?:NOTE|CONC)", line)]
    note = "".join(re.sub(r"^\d (?:NOTE|CONC) ", "", line) for line in notes)
    assert note == f"“{long.quote}” ({long.label})"


def test_nothing_is_inferred() -> None:
    """Children hang on the narrator alone: that a husband is their father was not told."""
    text = to_gedcom(Family("R", None, (kin("A", "spouse", sex="M"), kin("K", "child"))), DAY, "1", "en")
    families = [block for block in re.split(r"^0 ", text, flags=re.MULTILINE) if " FAM" in block[:10]]
    with_child = [block for block in families if "CHIL" in block]
    assert len(with_child) == 1
    assert "HUSB" not in with_child[0]
