"""Diaries in Markdown and plain text."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import AmbiguousDates
from bot.importers.day_dates import day_at
from bot.importers.formats import recognised
from bot.importers.markdown_diary import FORMAT
from bot.importers.markdown_plain import plain
from bot.importers.types import Options
from tests.importers.samples import others, packed, picture, read, records

RIGA = ZoneInfo("Europe/Riga")


def test_a_file_with_a_heading_a_day_is_cut_into_its_days(tmp_path: Path) -> None:
    """Days in several forms, years said above, clocks, pictures, quotations and what has no day."""
    text = (
        "---\ntags: [sea]\n---\nThis is my book.\n\n# 1962\n## July 14\nWe *swam*. ![[sea.png]] ![](none.jpg)"
        "\n\n> A poem.\n\n## 15 July 1962, 08:30 Rain\nNot 7\\. ![](https://x.example/y.png)\n\n"
        "**July 16**\nSun.\n\n"
        "1962年7月17日 星期二\n\n去海边。\n\nJuly 18 is no heading here.\n"
    )
    path = packed(tmp_path / "book", {"diary.md": text, "sea.png": picture(1)}) / "diary.md"
    assert recognised(path, [FORMAT])
    found = read(FORMAT, path, Options(tmp_path, RIGA))
    swam, poem, rain, sun, sea = records(found)
    assert (swam.text, swam.at.isoformat()) == ("We swam.", "1962-07-14T12:00:00+03:00")
    assert [one.name for one in swam.files] == ["sea.png"]
    assert (swam.missing, swam.extra, swam.own) == (("none.jpg",), {"tags": ["sea"]}, True)
    assert (poem.text, poem.own, poem.speaker) == ("A poem.", False, "“…”")
    assert (rain.text, rain.at.hour, rain.at.minute) == ("Rain\nNot 7.", 8, 30)
    assert (sun.text, sun.at.day) == ("Sun.", 16)
    assert (sea.text, sea.at.day) == ("去海边。\n\nJuly 18 is no heading here.", 17)
    assert others(found) == ["diary.md, line 4: no date"]
    assert swam.place == "diary.md, line 7"


@pytest.mark.parametrize("kind", ["vault", "vault.zip"])
def test_a_file_a_day_is_read_with_the_pictures_it_shows(tmp_path: Path, kind: str) -> None:
    """Daily notes are dated by name, folders or front matter; other notes are left and named."""
    files: dict[str, bytes | str] = {
        "Daily/2019-07-14.md": "Swam. ![[Sea one.png|300]]",
        "Daily/2019/07/15.md": "Rain. ![](../../../assets/two.png)",
        "other.md": "---\ncreated: 2019-07-16\n---\nSun.",
        "recipe.md": "Flour.",
        "templates/day.md": "## 2019-01-01\nx",
        ".obsidian/app.json": "{}",
        "assets/Sea one.png": picture(1),
        "assets/two.png": picture(2),
        "assets/unseen.png": picture(3),
    }
    path = packed(tmp_path / kind, files)
    assert recognised(path, [FORMAT])
    found = read(FORMAT, path, Options(tmp_path, UTC))
    assert sorted((one.at.day, one.text, len(one.files)) for one in records(found)) == [
        (14, "Swam.", 1),
        (15, "Rain.", 1),
        (16, "Sun.", 0),
    ]
    assert sorted(line.removeprefix("vault.zip/") for line in others(found)) == [
        "assets/unseen.png: no page of the diary shows it",
        "recipe.md, line 1: no date",
        "templates/day.md: no page of the diary shows it",
    ]


def test_a_longer_copy_under_another_name_has_the_same_names_for_the_same_days(tmp_path: Path) -> None:
    """A day that was written on keeps its name, and is marked so that its new wording is taken."""
    (tmp_path / "diary.md").write_text("# 2019-07-14\nWe swam.\n\n# 2019-07-15\nRain.\n", encoding="utf-8")
    longer = (
        "# 2019-07-14\nWe swam.\n\n# 2019-07-15\nRain. "
        + "It went on and on. " * 9
        + "\n# 2019-07-16\nSun.\n"
    )
    (tmp_path / "diary (1).md").write_text(longer, encoding="utf-8")
    first = records(read(FORMAT, tmp_path / "diary.md", Options(tmp_path)))
    second = records(read(FORMAT, tmp_path / "diary (1).md", Options(tmp_path)))
    assert second[0].ref == first[0].ref
    assert len({one.ref for one in (*first, *second)}) == 4
    assert all(one.edited for one in second)


def test_days_with_slashes_are_read_by_what_the_others_say_or_asked(tmp_path: Path) -> None:
    """3/4 is of April where a 25/4 stands in the same diary; where none does, it must be said."""
    path = tmp_path / "d.txt"
    path.write_text("03/04/2019\n\na\n\n25/04/2019\n\nb\n", encoding="utf-8")
    assert [one.at.month for one in records(read(FORMAT, path, Options(tmp_path)))] == [4, 4]
    path.write_text("03/04/2019\n\na\n", encoding="utf-8")
    with pytest.raises(AmbiguousDates, match="--dates"):
        read(FORMAT, path, Options(tmp_path))
    for order, month in (("dmy", 4), ("mdy", 3)):
        assert records(read(FORMAT, path, Options(tmp_path, dates=order)))[0].at.month == month


def test_a_picture_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    """``../`` and places on the disk are as if the file were not there."""
    (tmp_path / "secret.png").write_bytes(picture(1))
    text = f"# 2019-07-14\nx ![](../secret.png) ![]({tmp_path}/secret.png)\n"
    path = packed(tmp_path / "book", {"diary.md": text})
    for one in (path, path / "diary.md"):
        (day,) = records(read(FORMAT, one, Options(tmp_path)))
        assert day.files == ()
        assert day.missing == ("../secret.png", f"{tmp_path}/secret.png")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sunday, 14 July 2019", (2019, 7, 14)),
        ("July 14th, 2019 — A walk", (2019, 7, 14)),
        ("14. Juli 2019", (2019, 7, 14)),
        ("1er mai 1968", (1968, 5, 1)),
        ("14 de julio de 2019", (2019, 7, 14)),
        ("14 июля 2019 г.", (2019, 7, 14)),
        ("2019年7月14日 星期日 晴", (2019, 7, 14)),
        ("一九八七年十二月三十一日", (1987, 12, 31)),
        ("14.07.2019", (2019, 7, 14)),
        ("[2019-07-14 12:34 PM] Title", (2019, 7, 14)),
        ("[[2019-07-14]]", (2019, 7, 14)),
        ("7月14日", (None, 7, 14)),
        ("31 February 2019", None),
        ("2019 was a good year", None),
        ("May was nice", None),
        ("3999-01-01", None),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, day: tuple[int | None, int, int] | None) -> None:
    """In words, numbers and several languages; what is no day that was is none."""
    found = day_at(words)
    assert ((found.year, found.month, found.day) if found else None) == day


def test_marks_of_markdown_go_and_words_stay() -> None:
    """Headings, emphasis, links, tasks and escapes are as a reader sees them."""
    text = (
        "# Title #\n- [x] **done** and _so_ snake_case 2*3*4 [here](http://x)\n"
        "[[a|b]] 1\\. \\*not\\*\n> [!note] mine\n> too\n---"
    )
    assert plain(text).text == "Title\n- done and so snake_case 2*3*4 here\nb 1. *not*\nmine\ntoo"
    assert plain(text).quotes == ()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="#0123456789-/年月日 \nabJuly*_[]()!>\\", max_size=120) | st.text(max_size=80))
def test_no_diary_raises(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Any text is read or left; no word of another's mark is lost in the reading of Markdown."""
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        assert all(one.place for one in read(FORMAT, path, Options(path.parent)))
    except AmbiguousDates:
        assert "/" in text or "-" in text


def test_a_picture_with_a_name_that_no_disk_knows_is_missing(tmp_path: Path) -> None:
    """Whatever a page names as its picture, its words come in."""
    names = ["x" * 300 + ".jpg", "a\0b.jpg".replace("\0", "%00"), "/" * 50 + "etc/x.png", "../../x.png"]
    for name in names:
        (tmp_path / "a.md").write_text(f"## 2019-07-14\n\nWe swam. ![x]({name})\n")
        [found] = records(read(FORMAT, tmp_path / "a.md", Options(tmp_path)))
        assert (found.text, found.files, len(found.missing)) == ("We swam.", (), 1)


@pytest.mark.parametrize(
    ("name", "words"),
    [("a.md", "---\ndate: 2019-07-14\n---\nWe swam."), ("2019-07-14.md", "We swam.")],
)
def test_a_page_may_say_its_day_at_its_head_or_in_its_name(tmp_path: Path, name: str, words: str) -> None:
    """By itself as in a folder; one named otherwise is nobody's diary."""
    packed(tmp_path / "in", {name: words})
    for path in (tmp_path / "in", tmp_path / "in" / name):
        assert recognised(path, [FORMAT])
        [found] = records(read(FORMAT, path, Options(tmp_path)))
        assert (found.text, f"{found.at:%Y-%m-%d}") == ("We swam.", "2019-07-14")
    (tmp_path / "2019-07-14 Tom's letter.txt").write_text("We swam.")
    assert not recognised(tmp_path / "2019-07-14 Tom's letter.txt", [FORMAT])
