"""A folder of recordings, pictures and texts."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importers.file_dates import date_in
from bot.importers.folder import FORMAT
from bot.importers.formats import find_format, recognised
from bot.importers.types import Options
from tests.importers.samples import others, packed, picture, read, records

SHANGHAI = ZoneInfo("Asia/Shanghai")
FILES: dict[str, bytes | str] = {
    "2019/IMG_20190714_123456.jpg": picture(1),
    "2019/copy of it.jpg": picture(1),
    "sound/Voice 001.m4a": b"\x00\x00\x00\x20ftypM4A sound",
    "sound/Voice 001.txt": "We lived by the **sea**.",
    "Summer 1962.png": picture(2),
    "letters/1975-03-02 to Anna.txt": "Dear Anna,\n\n> she said so\n\nit rained.",
    "gbk.txt": "我们去了海边。".encode("gbk"),
    "talk.txt": "Q: Where?\nA: In Riga.\nQ: When?\nA: In May.\n",
    "notes.docx": b"PK",
    "chat.txt": "".join(f"14/07/19, 12:3{n} - Anna: hello\n" for n in range(6)),
    "more.zip": b"PK\x03\x04",
    "empty.mp3": b"",
    ".hidden.jpg": picture(3),
    "Thumbs.db": b"x",
}


def test_each_file_comes_with_its_date_and_its_words(tmp_path: Path) -> None:
    """Dates stand in names; what has none is dated by the disk and marked; texts beside sounds join them."""
    path = packed(tmp_path / "folder", FILES)
    os.utime(path / "sound/Voice 001.m4a", (86400 * 365, 86400 * 365))
    assert recognised(path, [FORMAT])
    found = read(FORMAT, path, Options(tmp_path, SHANGHAI))
    by_place = {one.place: one for one in records(found)}
    assert set(by_place) == {
        "2019/IMG_20190714_123456.jpg",
        "Summer 1962.png",
        "gbk.txt",
        "letters/1975-03-02 to Anna.txt",
        "sound/Voice 001.m4a",
        "talk.txt, line 2",
        "talk.txt, line 4",
    }
    taken = by_place["2019/IMG_20190714_123456.jpg"]
    assert (taken.at.isoformat(), taken.extra) == ("2019-07-14T12:34:56+08:00", {"taken_at": "2019-07-14"})
    voice = by_place["sound/Voice 001.m4a"]
    assert (voice.text, voice.at) == ("We lived by the sea.", datetime(1971, 1, 1, tzinfo=UTC))
    assert voice.extra == {"date_unsure": True}
    assert (voice.own, voice.speaker) == (None, "the files")
    assert by_place["Summer 1962.png"].extra == {"date_unsure": True, "taken_at": "1962?"}
    assert by_place["gbk.txt"].text == "我们去了海边。"
    (quote,) = (one for one in records(found) if one.own is False)
    assert (quote.text, quote.at.year) == ("she said so", 1975)
    assert (by_place["talk.txt, line 2"].own, by_place["talk.txt, line 2"].question) == (True, "Where?")
    assert others(found) == [
        "2019/copy of it.jpg: the same file again",
        "chat.txt: a chat, which comes in by itself",
        "empty.mp3: it is empty",
        "more.zip: an archive inside",
        "notes.docx: of a kind that is not taken (.docx)",
    ]


def test_a_folder_of_pictures_asks_for_nobodys_words(tmp_path: Path) -> None:
    """Where there is nothing but pictures they are the narrator's; a moved copy keeps its name."""
    path = packed(tmp_path / "a", {"one.jpg": picture(1), "two.png": picture(2)})
    moved = packed(tmp_path / "b.zip", {"else/three.jpg": picture(1)})
    first = records(read(FORMAT, path, Options(tmp_path)))
    (again,) = records(read(FORMAT, moved, Options(tmp_path)))
    assert [one.own for one in first] == [True, True]
    assert again.ref == first[0].ref


def test_a_peek_unpacks_nothing(tmp_path: Path) -> None:
    """A dry run names the same places without a file being written."""
    path = packed(tmp_path / "x.zip", FILES)
    peeked = read(FORMAT, path, Options(Path("/nowhere"), peek=True))
    whole = read(FORMAT, path, Options(tmp_path))
    assert {one.place for one in records(peeked)} - {one.place for one in records(whole)} == {
        "x.zip/2019/copy of it.jpg"
    }


def test_an_archive_is_taken_for_what_most_of_it_is(tmp_path: Path) -> None:
    """A dated note among recordings makes no diary, and a letter among pictures no mailbox."""
    sounds = {f"{n}.mp3": b"ID3" + bytes([n]) for n in range(5)}
    kinds = {
        "folder": packed(tmp_path / "a", {**sounds, "2019-07-14.txt": "Rain."}),
        "diary": packed(
            tmp_path / "b", {"2019-07-14.md": "Rain.", "2019-07-15.md": "Sun.", "rain.png": picture(1)}
        ),
        "mbox": packed(
            tmp_path / "c", {"one.eml": "From: a@b.example\n\nx", "two.eml": "From: a@b.example\n\ny"}
        ),
    }
    assert {name: find_format(path).name for name, path in kinds.items()} == {name: name for name in kinds}
    mixed = packed(tmp_path / "d", {**sounds, "one.eml": "From: a@b.example\n\nx"})
    assert find_format(mixed).name == "folder"


@pytest.mark.parametrize(
    ("name", "edtf"),
    [
        ("PXL_20210714_203456789.jpg", "2021-07-15"),
        ("IMG-20190714-WA0001.jpg", "2019-07-14"),
        ("WhatsApp Audio 2019-07-14 at 21.03.07.ogg", "2019-07-14"),
        ("mmexport1563098765432.jpg", "2019-07-14"),
        ("2019年7月14日 海边.txt", "2019-07-14"),
        ("14.07.2019.mp3", "2019-07-14"),
        ("24-07-2019.mp3", "2019-07-24"),
        ("04-07-2019.mp3", None),
        ("1962-06 wedding.jpg", "1962-06?"),
        ("1962/DSC0001.jpg", "1962?"),
        ("1950s house.jpg", "195X"),
        ("IMG_1962.jpg", None),
        ("DSC01962.jpg", None),
        ("20190732.jpg", None),
        ("2999-01-01.jpg", None),
        ("Voice 001.m4a", None),
    ],
)
def test_a_date_is_read_out_of_a_name(name: str, edtf: str | None) -> None:
    """Cameras, chats and people write dates in many ways; a counter is none."""
    found = date_in(name, SHANGHAI)
    assert (found.edtf if found else None) == edtf


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789-_. /年月日IMGPXLs", max_size=40) | st.text(max_size=30))
def test_no_name_raises(name: str) -> None:
    """Any name has a day that was, or none."""
    found = date_in(name, SHANGHAI)
    assert found is None or found.at is None or found.at.tzinfo is not None
