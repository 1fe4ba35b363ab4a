"""Everything of a narrator as a zip."""

from __future__ import annotations

import json
import stat
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory import journal
from memory.errors import NotFound
from memory.export import export, safe_name
from memory.export_pages import Labels, story_page
from memory.store import Store
from memory.types import MediaKind
from tests.memory.people import PICTURE, SOUND, TOLD, fill, keep, make_entry, make_media, make_narrator


def test_everything_is_in_it(store: Store, tmp_path: Path) -> None:
    """The zip holds a README, the journal to read and as data, the files as they were, and stories."""
    narrator = make_narrator(store)
    fill(store, narrator, tmp_path)
    path = export(store, narrator.id, tmp_path / "out" / "life.zip")
    assert path == tmp_path / "out" / "life.zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {
            "README.txt",
            "journal.json",
            "journal.md",
            "media/2026-03-12-voice.oga",
            "media/harbour.jpg",
            "stories/story-1.json",
            "stories/story-1.md",
        }
        assert archive.read("media/harbour.jpg") == PICTURE
        assert archive.read("media/2026-03-12-voice.oga") == SOUND
        assert "Ann Canary" in archive.read("README.txt").decode()
        assert archive.read("stories/story-1.md").decode().startswith("# A life\n\n## Water\n\nI was born")


def test_journal_as_data(store: Store, tmp_path: Path) -> None:
    """The data has each entry with its wordings, readings with model and version, question and answer."""
    narrator = make_narrator(store)
    made = fill(store, narrator, tmp_path)
    data = _json(export(store, narrator.id, tmp_path / "life.zip"))
    text, voice, photo = data["entries"]
    assert data["narrator"]["name"] == "Ann Canary"
    assert [one["id"] for one in data["entries"]] == [made["text"], made["voice"], made["photo"]]
    assert [one["text"] for one in text["revisions"]] == ["I was born by the sea.", "I was born by the lake."]
    assert text["text"] == "I was born by the lake."
    assert text["question"] == "Where?"
    assert data["questions"][0]["answers"] == [made["text"]]
    heard, feeling = voice["perceptions"]
    assert (heard["value"]["model"], heard["value"]["version"]) == ("whisper", "small")
    assert heard["value"]["segments"][0]["words"][0]["text"] == "harbour"
    assert feeling["value"]["valence"] == 0.5
    assert photo["files"][0]["path"] == "media/harbour.jpg"
    assert photo["perceptions"][0]["value"][0]["text"] == "A ship"
    assert data["recaps"] == {"2026-W11": {"text": "A week"}}


def test_journal_to_read(store: Store, tmp_path: Path) -> None:
    """The page to read is in order, in the narrator's own time, with the newest wording first."""
    narrator = make_narrator(store)
    fill(store, narrator, tmp_path)
    page = _page(export(store, narrator.id, tmp_path / "life.zip"))
    expected = [
        "# What Ann Canary told",
        "## 2026-03-12 15:05",
        "> Question: Where?",
        "I was born by the lake.",
        "At first: I was born by the sea.",
        "## 2026-03-12 16:05",
        "Heard: The harbour was full.",
        "File: <media/2026-03-12-voice.oga>",
        "## 2026-03-12 17:05",
        "Seen: A ship",
        "File: <media/harbour.jpg>",
    ]
    assert page == "\n\n".join(expected) + "\n"


def test_fixed_transcript(store: Store, tmp_path: Path) -> None:
    """A transcript that the narrator fixed is shown as fixed, with what was heard at first."""
    narrator = make_narrator(store)
    made = fill(store, narrator, tmp_path)
    field = f"transcript:{made['sound']}"
    journal.revise(store, made["voice"], field, "The harbor was fog.", "fix", first="The harbour was full.")
    page = _page(export(store, narrator.id, tmp_path / "life.zip"))
    assert "Heard: The harbor was fog.\n\nAt first: The harbour was full." in page


def test_forgotten_entry(store: Store, tmp_path: Path) -> None:
    """What was forgotten is not on the page to read, but in the data as long as it is kept."""
    narrator = make_narrator(store)
    made = fill(store, narrator, tmp_path)
    journal.forget_entry(store, made["text"], TOLD)
    path = export(store, narrator.id, tmp_path / "life.zip")
    assert "lake" not in _page(path)
    assert _json(path)["entries"][0]["forgotten_at"] is not None


def test_another_narrator(store: Store, tmp_path: Path) -> None:
    """An export holds nothing of another narrator."""
    ann, bob = make_narrator(store), make_narrator(store, "Bob", "4712")
    fill(store, ann, tmp_path)
    fill(store, bob, tmp_path, "-bobs")
    with zipfile.ZipFile(export(store, ann.id, tmp_path / "life.zip")) as archive:
        for name in archive.namelist():
            assert b"-bobs" not in archive.read(name)
            assert bob.id.encode() not in archive.read(name)


def test_only_the_owner_can_read_it(store: Store, tmp_path: Path) -> None:
    """The zip is written with mode 0600, over an older one as well, and nothing lies beside it."""
    narrator = make_narrator(store)
    target = tmp_path / "out" / "life.zip"
    target.parent.mkdir()
    target.write_bytes(b"older")
    target.chmod(0o644)
    export(store, narrator.id, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [one.name for one in target.parent.iterdir()] == ["life.zip"]


def test_failure_leaves_nothing(store: Store, tmp_path: Path) -> None:
    """An export that fails leaves the older file as it was and no half of a new one."""
    target = tmp_path / "life.zip"
    target.write_bytes(b"older")
    with pytest.raises(NotFound):
        export(store, "0" * 32, target)
    narrator = make_narrator(store)
    broken = replace(Labels(), readme="\ud800")
    with pytest.raises(UnicodeEncodeError):
        export(store, narrator.id, target, broken)
    assert target.read_bytes() == b"older"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_names_of_files(store: Store, tmp_path: Path) -> None:
    """Files of one name are numbered; a name that points elsewhere stays within the folder."""
    narrator = make_narrator(store)
    names = ["ship.jpg", "ship.jpg", "SHIP.JPG", "../../etc/passwd", "C:\\boot\\x.png"]
    entry = make_entry(store, narrator, "1")
    files = [
        make_media(store, entry, str(number), MediaKind.IMAGE, name) for number, name in enumerate(names)
    ]
    journal.add_entry(store, entry, [replace(one, position=number) for number, one in enumerate(files)])
    for number, one in enumerate(files):
        keep(store, replace(one, position=number), PICTURE, tmp_path)
    with zipfile.ZipFile(export(store, narrator.id, tmp_path / "life.zip")) as archive:
        found = [name for name in archive.namelist() if name.startswith("media/")]
        archive.extractall(tmp_path / "opened")
    assert found == [
        "media/ship.jpg",
        "media/ship-2.jpg",
        "media/SHIP-3.JPG",
        "media/passwd",
        "media/x.png",
    ]


def test_damaged_file(store: Store, tmp_path: Path) -> None:
    """A kept file that is damaged is left out; the rest is exported."""
    narrator = make_narrator(store)
    made = fill(store, narrator, tmp_path)
    path = journal.media_path(store, journal.get_media(store, made["sound"]))
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    data = _json(export(store, narrator.id, tmp_path / "life.zip"))
    assert data["entries"][1]["files"][0]["path"] is None
    assert data["entries"][2]["files"][0]["path"] == "media/harbour.jpg"


def test_words_stay_words(store: Store, tmp_path: Path) -> None:
    """A text that looks like Markdown does not become a heading or a list of the page."""
    narrator = make_narrator(store)
    make_entry(
        store, narrator, "1", "# Not a heading\n- nor a list\n1. nor this", told_at=TOLD - timedelta(days=1)
    )
    page = _page(export(store, narrator.id, tmp_path / "life.zip"))
    assert "\\# Not a heading\n\\- nor a list\n\\1. nor this" in page


def test_held_chapter() -> None:
    """A chapter that is held is not on the story's page; a body of another shape has no page."""
    held = {"title": "H", "held": "unsupported", "sentences": [{"text": "no", "paragraph": 0}]}
    assert story_page({"title": "T", "chapters": [held]}) == "# T\n"
    assert story_page({"else": 1}) is None


@given(st.text(max_size=300))
def test_safe_name(name: str) -> None:
    """Whatever a file was called, its name in the zip is one plain name of at most 100 bytes."""
    safe = safe_name(name, "file")
    assert safe
    assert not set(safe) & set('/\\<>:"|?*\0')
    assert safe not in (".", "..")
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 100


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b/ship.jpg", "ship.jpg"),
        ("..", "file"),
        ("", "file"),
        ("CON.txt", "_CON.txt"),
        ("奶奶.jpg", "奶奶.jpg"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    """Folders go, names that a system keeps for itself are changed, other scripts stay."""
    assert safe_name(name, "file") == safe


def _json(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("journal.json"))


def _page(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("journal.md").decode()
