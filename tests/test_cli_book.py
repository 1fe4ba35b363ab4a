"""The book's commands: themes, the audio book, the family as a picture and as GEDCOM."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import av
import pytest
from ged4py import GedcomReader
from lxml import etree
from pypdf import PdfReader

from bot.errors import LifestoryError, UsageError
from tests.program import command_line

TELLING = (
    "I was born in 1948 in Porto. My mother Ingrid sang in the kitchen.",
    "My brother Nils fell through the ice in 1956.",
)
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line on a data folder in which Maria has written of her family."""
    call = command_line(tmp_path)
    for number, words in enumerate(TELLING):
        call("add", "-n", "Maria", words, "--at", f"2026-03-0{number + 1}")
    return call


def test_the_family_is_written(run: Run, tmp_path: Path) -> None:
    """The tree is SVG and the GEDCOM is read back, both with everyone told of."""
    tree, file = tmp_path / "tree.svg", tmp_path / "family.ged"
    run("people", "-n", "Maria", "--tree", str(tree), "--gedcom", str(file))
    assert {"Ingrid", "Nils", "Maria"} <= set(
        "|".join(etree.parse(str(tree)).getroot().itertext()).split("|")
    )
    with GedcomReader(str(file)) as reader:
        assert {one.sub_tag_value("NAME")[0] for one in reader.records0("INDI")} == {
            "Maria",
            "Ingrid",
            "Nils",
        }


def test_no_family_is_said(run: Run, tmp_path: Path) -> None:
    """Where nobody was told of as family there is no picture, and it is said."""
    run("add", "-n", "Olle", "I like the sea.")
    with pytest.raises(LifestoryError, match="family"):
        run("people", "-n", "Olle", "--tree", str(tmp_path / "tree.svg"))


def test_the_printed_book_as_wished(run: Run, tmp_path: Path) -> None:
    """Theme, bleed and dedication reach the pages; a draft says that it is one."""
    options = ("--theme", "album", "--bleed", "--dedication", "For Nils.", "--format", "pdf")
    made = json.loads(run("book", "-n", "Maria", "--out", str(tmp_path), *options, "--json"))
    assert made["files"] == [str(tmp_path / "book.pdf")]
    pages = PdfReader(tmp_path / "book.pdf").pages
    assert round(float(pages[0].mediabox.width) / 72 * 25.4) == 154
    texts = [page.extract_text() for page in pages]
    assert "For Nils." in texts
    assert any("Draft: Maria has not yet approved" in text for text in texts)


def test_wrong_wishes(run: Run, tmp_path: Path) -> None:
    """A format and a theme that there are not are refused."""
    with pytest.raises(UsageError, match="m4b"):
        run("book", "-n", "Maria", "--out", str(tmp_path), "--format", "docx")
    with pytest.raises(UsageError, match="classic"):
        run("book", "-n", "Maria", "--out", str(tmp_path), "--format", "pdf", "--theme", "gothic")


def test_an_audio_book_where_nothing_speaks(run: Run, tmp_path: Path) -> None:
    """All was written and nothing can speak: there is no file, and the sentences are counted."""
    options = ("--out", str(tmp_path / "out"), "--format", "m4b", "--json")
    made = json.loads(run("book", "-n", "Maria", *options, VOICE="none"))
    assert made["files"] == []
    assert made["audio"]["silent"] >= 3
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs espeak-ng")
def test_an_audio_book(run: Run, tmp_path: Path) -> None:
    """Each chapter of the story is a chapter of the sound."""
    made = json.loads(run("book", "-n", "Maria", "--out", str(tmp_path), "--format", "m4b", "--json"))
    with av.open(made["files"][0]) as container:
        titles = [one["metadata"]["title"] for one in container.chapters()]
    assert titles == [one["title"] for one in made["audio"]["chapters"]]
    assert len(titles) >= 2


def test_a_book_for_others_tells_of_people_what_is_approved(run: Run, tmp_path: Path) -> None:
    """A fuller name and a place told in a chapter that is not approved are not in the book for others."""
    run("add", "-n", "Maria", "In 1999 my brother Nils Holgersson went to Tromsø.", "--at", "2026-03-08")
    chapters = json.loads(run("story", "-n", "Maria", "--json").splitlines()[-1])["chapters"]
    early = next(one["key"] for one in chapters if "Nils fell" in json.dumps(one))
    assert "Tromsø" not in json.dumps(
        next(one for one in chapters if one["key"] == early), ensure_ascii=False
    )
    run("story", "-n", "Maria", "--approve", early)
    run("book", "-n", "Maria", "--out", str(tmp_path), "--format", "md", "--format", "html", "--for-others")
    for name in ("book.md", "book.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "Nils" in text
        assert "Holgersson" not in text
        assert "Tromsø" not in text
