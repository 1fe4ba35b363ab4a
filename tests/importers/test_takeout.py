"""Pictures of a Google Takeout."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importers.formats import recognised
from bot.importers.takeout import FORMAT
from bot.importers.takeout_names import beside, key_of, original_of
from bot.importers.takeout_side import Side, read_side
from bot.importers.types import Options
from tests.importers.samples import others, packed, picture, read, records, side, takeout


@pytest.mark.parametrize("kind", ["folder", "takeout-20240101.zip", "takeout-20240101.tgz"])
def test_each_picture_comes_once_with_what_its_json_says(tmp_path: Path, kind: str) -> None:
    """Dates, words, people, places and albums come from the JSON; doubles, originals and trash are left."""
    path = packed(tmp_path / kind, takeout())
    private = tmp_path / "private"
    private.mkdir()
    assert recognised(path, [FORMAT])
    found = read(FORMAT, path, Options(private))
    by_place = {one.place.rpartition("/")[2]: one for one in records(found)}
    assert len(by_place) == len(records(found)) == 7
    roses = by_place["IMG_1.png"]
    assert roses.at == datetime(2004, 7, 6, tzinfo=UTC)
    assert roses.extra["albums"] == ["Our garden"]
    assert roses.extra["taken_at"] == "2004-07-06"
    school = by_place["IMG(1).png"]
    assert (school.text, school.own, school.extra) == ("At school.", True, {"taken_at": "1960-01-01"})
    assert by_place["IMG-edited.png"].at == datetime(2004, 7, 7, tzinfo=UTC)
    assert by_place["live.HEIC"].at == datetime(2004, 7, 8, tzinfo=UTC)
    assert by_place["PXL_20221219_114459254.TS_exported_13241_167156.png"].at.year == 2022
    lent = by_place["lent.png"]
    assert (lent.text, lent.own, lent.speaker) == ("My niece wrote this.", False, "Google Photos")
    assert by_place["2003-05-01 alone.png"].extra == {"taken_at": "2003-05-01"}
    assert sorted(line.rpartition("/")[2] for line in others(found)) == [
        "IMG.png: an edited version is there",
        "IMG_1.png: the same picture again",
        "archive_browser.html: no picture, video or sound",
        "broken.json: it is not JSON",
        "gone.png: thrown away",
        "live.MP4: the moving part of a picture",
    ]
    assert list(private.iterdir()) == []


def test_a_description_in_one_of_its_albums_is_a_pictures_own(tmp_path: Path) -> None:
    """A picture whose words, people and place stand beside another copy of it has them all the same."""
    path = packed(tmp_path / "folder", takeout())
    roses = next(
        one for one in records(read(FORMAT, path, Options(tmp_path))) if one.place.endswith("IMG_1.png")
    )
    assert roses.text == "The roses that Aunt Olga planted."
    assert roses.extra["people"] == ["Ольга"]
    assert (roses.extra["latitude"], roses.extra["longitude"]) == (55.27, 37.66)
    assert roses.extra["favourite"] is True


def test_the_parts_of_an_export_are_read_as_one(tmp_path: Path) -> None:
    """A picture in one zip finds its JSON in another, when the folder of both is given."""
    files = takeout()
    packed(
        tmp_path / "takeout-1-001.zip",
        {name: one for name, one in files.items() if not name.endswith(".json")},
    )
    packed(
        tmp_path / "takeout-1-002.zip", {name: one for name, one in files.items() if name.endswith(".json")}
    )
    assert recognised(tmp_path, [FORMAT])
    found = read(FORMAT, tmp_path, Options(tmp_path))
    assert len(records(found)) == 7
    assert "At school." in [one.text for one in records(found)]


def test_a_peek_unpacks_nothing_and_counts_the_same(tmp_path: Path) -> None:
    """A dry run finds the same pictures without writing one of them."""
    path = packed(tmp_path / "takeout-1.zip", takeout())
    peeked = read(FORMAT, path, Options(Path("/nowhere"), peek=True))
    whole = read(FORMAT, path, Options(tmp_path))
    assert [(one.place, one.text, one.at) for one in records(peeked)] == [
        (one.place, one.text, one.at) for one in records(whole)
    ]
    assert others(peeked) == others(whole)


def test_a_broken_picture_and_a_cut_zip_keep_the_others(tmp_path: Path) -> None:
    """A picture that does not unpack is named; of a zip without its end the first pictures come in."""
    files = {f"Takeout/Google Photos/A/{n}.png": picture(n) for n in range(20)}
    files = {"Takeout/Google Photos/A/0.png.json": side("0.png", 1089072000).encode()} | files
    path = packed(tmp_path / "takeout-1.zip", files)
    with zipfile.ZipFile(path) as whole:
        start = whole.getinfo("Takeout/Google Photos/A/3.png").header_offset
    data = bytearray(path.read_bytes())
    data[start + 65] ^= 0xFF
    path.write_bytes(data)
    found = read(FORMAT, path, Options(tmp_path))
    assert len(records(found)) == 19
    assert others(found) == ["takeout-1.zip/Takeout/Google Photos/A/3.png: it is broken or cut off"]
    path.write_bytes(data[: len(data) // 2])
    cut = read(FORMAT, path, Options(tmp_path))
    assert 3 < len(records(cut)) < 15
    assert records(cut)[0].at == datetime(2004, 7, 6, tzinfo=UTC)
    assert others(cut)[0] == "takeout-1.zip: its end is missing; read as far as it goes"


@pytest.mark.parametrize(
    ("name", "json_names", "right"),
    [
        ("IMG.jpg", ["IMG.jpg.json"], 0),
        ("IMG(1).jpg", ["IMG.jpg.json", "IMG.jpg(1).json"], 1),
        ("IMG(1).jpg", ["IMG.jpg.supplemental-metadata.json", "IMG.jpg.supplemental-metadata(1).json"], 1),
        ("IMG(1).jpg", ["IMG(1).jpg.supplemental-metadata.json"], 0),
        ("IMG(1).jpg", ["IMG.jpg.json"], None),
        ("IMG-edited.jpg", ["IMG.jpg.suppl.json"], 0),
        ("IMG-bearbeitet(2).jpg", ["IMG.jpg.json", "IMG.jpg(2).json"], 1),
        ("PXL_20221219_115426964.jpg", ["PXL_20221219_115426964.jpg.supplemental-metada.json"], 0),
        ("a" * 60 + ".jpg", ["a" * 46 + ".json"], 0),
        ("a.jpg", ["ab.jpg.json", "b.jpg.json"], None),
        ("x.jpg", ["x.jpg..json"], 0),
        ("photo.JPG", ["photo.json"], 0),
        ("live.MOV", ["live.HEIC.json"], None),
    ],
)
def test_a_picture_finds_its_own_json(name: str, json_names: list[str], right: int | None) -> None:
    """Numbers, cuts and edited versions are followed; a JSON of another picture is not taken."""
    sides = {key_of(one): number for number, one in enumerate(json_names)}
    assert beside(name, sides) == right


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_any_two_names_can_be_compared(name: str, json_name: str) -> None:
    """Names of any letters are compared without an error, and one is never its own original."""
    assert beside(name, {key_of(json_name): 1}) in (None, 1)
    assert original_of(name) != name


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=60)
    | st.integers().map(lambda n: f'{{"photoTakenTime": {{"timestamp": "{n}"}}}}'.encode())
)
def test_no_json_raises_but_what_is_none(data: bytes) -> None:
    """A JSON with any time is read, with no time where there is no such day."""
    try:
        found = read_side(data)
    except ValueError:
        return
    assert not isinstance(found, Side) or found.taken is None or found.taken.tzinfo is UTC


def test_the_data_of_googles_other_products_are_passed_over(tmp_path: Path) -> None:
    """A whole account's export holds large JSONs of where somebody went: they are no broken part of it."""
    steps = {f"Takeout/Fit/All data/{number}.json": '{"steps": 1}' for number in range(60)}
    files = steps | takeout() | {"Takeout/Location History/Records.json": "[" + " " * (1 << 20) + "]"}
    assert recognised(packed(tmp_path / "takeout-1.zip", files), [FORMAT])
    found = read(FORMAT, packed(tmp_path / "takeout-1.zip", files), Options(tmp_path))
    assert [one for one in others(found) if "Records" in one] == [
        "takeout-1.zip/Takeout/Location History/Records.json: no picture, video or sound"
    ]


@pytest.mark.parametrize("seconds", [0, -62135596800, -(10**13), 10**13, 4102444800])
def test_a_time_at_which_nothing_was_taken_is_not_known(seconds: int) -> None:
    """The year 1 is how a program writes that it does not know; nobody took a picture before 1826."""
    found = read_side(side("a.jpg", seconds).encode())
    assert isinstance(found, Side)
    assert found.taken is None
