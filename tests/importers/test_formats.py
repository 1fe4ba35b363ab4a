"""Which format an archive is in."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.importers import dayone
from bot.importers.bundle import open_bundle
from bot.importers.formats import FORMATS, find_format, recognised
from bot.importers.types import Format, Options
from tests.conftest import ROOT
from tests.importers import samples


def test_the_bot_starts_without_the_formats() -> None:
    """Reading them takes longer than a start may: they are imported where an archive is at hand."""
    code = "import sys, bot.archives, bot.importing; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.strip("[]\n ").replace("'", "").split(", "))
    assert "bot.importers.survey" in loaded
    assert not loaded & {"bot.importers.formats", *(one.read.__module__ for one in FORMATS)}


def test_a_format_is_found_by_its_name(tmp_path: Path) -> None:
    """What is named is taken at its word; a name that is none is answered with those that there are."""
    assert [find_format(tmp_path, one.name) for one in FORMATS] == list(FORMATS)
    with pytest.raises(UsageError, match=r"no format diaries; there are telegram, .*, folder"):
        find_format(tmp_path, "diaries")


def test_what_is_in_no_format_is_said(tmp_path: Path) -> None:
    """An empty folder is none of them."""
    with pytest.raises(UsageError, match="in no format known here"):
        find_format(tmp_path)


def test_a_journal_that_is_cut_off_is_still_one(tmp_path: Path) -> None:
    """Of a download that stopped in the journal itself, what is there tells what it is, and comes in."""
    whole = tmp_path / "journal.zip"
    with zipfile.ZipFile(whole, "w") as out:
        out.writestr("Journal.json", samples.dayone()["Journal.json"] + " " * 4000)
    whole.write_bytes(whole.read_bytes()[:3000])
    assert find_format(whole) is dayone.FORMAT
    found = samples.read(dayone.FORMAT, whole, Options(tmp_path))
    assert "We swam" in samples.records(found)[0].text


def test_a_link_that_is_named_by_itself_is_followed(tmp_path: Path) -> None:
    """Somebody said so; links within a folder are not."""
    (tmp_path / "there").mkdir()
    samples.packed(tmp_path / "there", {"chat.txt": "20/01/19, 11:23 - Tom: IMG.jpg (file attached)"})
    (tmp_path / "there" / "IMG.jpg").write_bytes(b"\xff\xd8\xff")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "there" / "chat.txt")
    one = recognised(link, FORMATS)
    assert one is not None
    [record] = samples.records(samples.read(one, link, Options(tmp_path)))
    assert record.files == (tmp_path / "there" / "IMG.jpg",)


def test_what_is_hidden_comes_in_where_it_is_named(tmp_path: Path) -> None:
    """A file whose name begins with a dot is passed over in a folder, not by itself."""
    (tmp_path / ".diary.md").write_text("## 2019-07-14\n\nWe swam.")
    assert find_format(tmp_path / ".diary.md").name == "diary"
    assert recognised(tmp_path, FORMATS) is None


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_format_that_is_named_wrongly_says_so(tmp_path: Path, one: Format) -> None:
    """What is no such archive brings no record; where there is nothing to open, that is a fault."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04x")
    for name in ("folder", "empty.txt", "a.zip"):
        found = samples.read(one, tmp_path / name, Options(tmp_path))
        assert not samples.records(found)
        assert found or name in ("folder", "empty.txt")
    assert samples.others(samples.read(one, tmp_path / "gone", Options(tmp_path)))


def test_a_file_by_itself_finds_what_lies_beside_it_unless_it_says_where(tmp_path: Path) -> None:
    """A chat's text names what lies beside it; an export with folders of its own names what lies in these."""
    samples.packed(tmp_path, {"a.txt": "", "b.jpg": "b", "photos/c.jpg": "c"})
    for only, there in (((), {"b.jpg", "photos/c.jpg"}), (("photos",), {"photos/c.jpg"})):
        with open_bundle(tmp_path / "a.txt", Options(tmp_path), only) as bundle:
            for name in ("b.jpg", "photos/c.jpg", "d.jpg", "../x", "\0"):
                with bundle.file(name) as path:
                    assert (path == tmp_path / name) == (name in there)
