"""Archives of every kind, into the journal: nothing twice, killed in the middle, whose words are whose."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.errors import WhoseWords
from bot.importers.survey import Survey
from bot.importing import Choice, Imported, import_source, prepare
from bot.settings import load_settings
from bot.work import answers
from memory import journal, narrators
from memory.types import Entry, Narrator
from tests.conftest import ROOT
from tests.importers.samples import dayone, mailbox, packed, picture, side, takeout
from tests.program import environ

TALK = (
    "Q: Did you like the sea?\nA: Yes, always.\n\nQ: Who taught you to bake?\nA: My grandmother Olga did.\n"
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on an empty data folder."""
    with open_app(load_settings(environ(tmp_path))) as app:
        yield app


@pytest.fixture
def maria(app: App) -> Narrator:
    """A narrator without an entry."""
    return narrators.create(app.store, Narrator("", "Maria", "local", "1"))


def bring(app: App, who: Narrator, path: Path, *me: str, nobody: bool = False) -> tuple[Imported, Survey]:
    """Both passes over an archive."""
    folder = path.parent / "private"
    folder.mkdir(exist_ok=True)
    source, survey = prepare(who, path, Choice(me=me, nobody=nobody), folder, lambda _: None)
    result = import_source(app.tools, app.work, who, source, lambda _: None)
    assert list(folder.iterdir()) == []
    return result, survey


def kept(app: App, who: Narrator) -> dict[str, Entry]:
    """The entries by their words."""
    return {one.text: one for one in journal.list_entries(app.store, who.id)}


def test_a_journal_comes_in_once_with_its_files(app: App, maria: Narrator, tmp_path: Path) -> None:
    """Day One's entries keep their files and place; a second run adds nothing; a changed entry is revised."""
    path = packed(tmp_path / "dayone.zip", dayone())
    first, survey = bring(app, maria, path)
    assert (first.added, first.known, survey.records) == (4, 0, 4)
    assert [one.reason for one in first.missing] == ["photos/99"]
    sea = kept(app, maria)["The sea\n\nWe swam at 7.30 - it was cold!"]
    assert len(journal.media_of(app.store, sea.id)) == 4
    assert sea.extra["place"] == "Beach, Qingdao, China"
    assert kept(app, maria)["Not all those who wander are lost."].speaker == "“…”"
    again, _ = bring(app, maria, path)
    assert (again.added, again.known, again.revised) == (0, 4, 0)
    changed = {
        name: one.replace("New year.", "A new year.").replace("cold", "icy") if isinstance(one, str) else one
        for name, one in dayone().items()
    }
    later, _ = bring(app, maria, packed(tmp_path / "later.zip", changed))
    assert (later.added, later.revised) == (0, 2)
    assert {"A new year.", "The sea\n\nWe swam at 7.30 - it was icy!"} < set(kept(app, maria))


def test_pictures_keep_their_words_places_and_whose_they_are(
    app: App, maria: Narrator, tmp_path: Path
) -> None:
    """A Takeout comes in once; what may be another's words of a shared album is not the narrator's."""
    few = ("IMG_1.", "IMG(1).", "IMG.png(1)", "lent", "metadata.json")
    files = {name: data for name, data in takeout().items() if any(part in name for part in few)}
    path = packed(tmp_path / "takeout-1.zip", files)
    first, _ = bring(app, maria, path)
    assert first.added == 3
    assert bring(app, maria, path)[0].added == 0
    found = kept(app, maria)
    assert found["My niece wrote this."].speaker == "Google Photos"
    assert found["At school."].own
    roses = found["The roses that Aunt Olga planted."]
    told = journal.list_passages(app.store, maria.id, entry_id=roses.id)
    (caption,) = (one.text for one in told if not one.own)
    assert caption.startswith("In it: Ольга.")
    assert "2004" in caption


def test_questions_stand_with_answers_and_are_nobodys_words(
    app: App, maria: Narrator, tmp_path: Path
) -> None:
    """An answer is found with what was asked, and the question is no entry."""
    path = packed(tmp_path / "talks", {"talk.txt": TALK}) / "talk.txt"
    result, _ = bring(app, maria, path)
    assert result.added == 2
    olga = kept(app, maria)["My grandmother Olga did."]
    assert (olga.own, olga.asked) == (True, "Who taught you to bake?")
    (passage,) = journal.list_passages(app.store, maria.id, entry_id=olga.id)
    assert passage.question == "Who taught you to bake?"
    answer, _ = answers.find_answer(app.tools, maria.id, "Who taught you to bake?")
    assert "Olga" in answer.text


def test_letters_are_asked_for_and_each_has_its_writer(app: App, maria: Narrator, tmp_path: Path) -> None:
    """Where no address is known to be the narrator's it is asked; with ``--me`` the others stay others."""
    path = tmp_path / "mail.mbox"
    path.write_bytes(mailbox())
    with pytest.raises(WhoseWords) as asked:
        bring(app, maria, path)
    assert ("Maria Kruger", "maria@home.example", 2) in asked.value.speakers
    result, survey = bring(app, maria, path, "maria@home.example")
    assert result.added == survey.records == 4
    found = kept(app, maria)
    assert found["I was born there."].speaker == "Anna"
    assert found["Dear Anna,\n\nwe were in Riga.\nFrom the river one sees it all."].own
    assert result.left["to a mailing list"] == 1
    assert bring(app, maria, path, "maria@home.example")[0].added == 0


def test_whose_recordings_they_are_is_asked(app: App, maria: Narrator, tmp_path: Path) -> None:
    """A folder with texts does not say whose they are; ``--not-me`` keeps them all as another's."""
    path = packed(tmp_path / "folder", {"a.txt": "We lived by the sea.", "2019-07-14.jpg": picture(1)})
    with pytest.raises(WhoseWords):
        bring(app, maria, path)
    bring(app, maria, path, "the files")
    assert kept(app, maria)["We lived by the sea."].own
    diary = packed(tmp_path / "diary", {"2019-07-14.md": "My mother's day."})
    bring(app, maria, diary, nobody=True)
    assert not kept(app, maria)["My mother's day."].own


def test_an_import_killed_in_the_middle_goes_on_and_brings_each_once(tmp_path: Path) -> None:
    """After SIGKILL among the pictures of a zip a second run brings the rest, and nothing twice."""
    count = 5
    files: dict[str, bytes | str] = {}
    for n in range(count):
        files[f"Takeout/Google Photos/A/{n}.png"] = picture(n)
        files[f"Takeout/Google Photos/A/{n}.png.json"] = side(
            f"{n}.png", 1089072000 + n, description=f"Picture {n}."
        )
    path = packed(tmp_path / "takeout-1.zip", files)
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.create(app.store, Narrator("", "Maria", "local", "1"))
        child = subprocess.Popen(
            [sys.executable, "-m", "bot", "import", "-n", "Maria", str(path)], cwd=ROOT, env=environ(tmp_path)
        )
        try:
            until = time.monotonic() + 120
            while time.monotonic() < until and child.poll() is None:
                if sum(journal.count_entries(app.store, who.id).values()) >= 2:
                    break
                time.sleep(0.005)
        finally:
            os.kill(child.pid, signal.SIGKILL)
            assert child.wait() == -signal.SIGKILL
        before = sum(journal.count_entries(app.store, who.id).values())
        assert 0 < before < count
        result, _ = bring(app, who, path)
        assert result.added == count - before
        assert result.added + result.known == count
        assert sorted(kept(app, who)) == sorted(f"Picture {n}." for n in range(count))
        assert all(len(journal.media_of(app.store, one.id)) == 1 for one in kept(app, who).values())
        assert {one.state for one in kept(app, who).values()} == {"remembered"}


def test_a_chat_whose_people_were_renamed_comes_in_once(app: App, maria: Narrator, tmp_path: Path) -> None:
    """Telegram's pages know it by number and second, whatever it is called, by whichever version and zone
    they were written; then result.json knows it too. Only what is new is added.
    """
    exports = [
        ("Tom", "Maria", "01.05.2019 12:00:00 UTC+00:00", 1),
        ("Tom", "Maria", "01.05.2019 12:00:00", 2),
        ("Tom", "Maria", "01.05.2019 14:00:00 UTC+02:00", 2),
        ("Tommy", "Mary", "01.05.2019 14:00:00 UTC+02:00", 1),
    ]
    added = []
    for number, (tom, me, clock, count) in enumerate(exports):
        folder = tmp_path / str(number)
        folder.mkdir()
        told = [(me, "We moved to Riga."), (tom, "Really?")]
        body = "".join(
            f'<div class="message default" id="message{one}"><div class="body"><div class="pull_right date '
            f'details" title="{clock}"></div><div class="from_name">{name}</div><div class="text">{text}'
            "</div></div></div>"
            for one, (name, text) in enumerate(told[:count], start=7)
        )
        (folder / "messages.html").write_text(f'Exported Data<div class="page_header">{tom}</div>{body}')
        added.append(bring(app, maria, folder / "messages.html", me)[0].added)
    messages = [
        {
            "id": 7,
            "type": "message",
            "date_unixtime": "1556712000",
            "from": "Maria",
            "text": "We moved to Riga.",
        },
        {"id": 9, "type": "message", "date_unixtime": "1556712000", "from": "Maria", "text": "We did."},
    ]
    chat = {"name": "Tom", "type": "personal_chat", "id": 42, "messages": messages}
    (tmp_path / "result.json").write_text(json.dumps(chat))
    added.append(bring(app, maria, tmp_path / "result.json")[0].added)
    assert added == [1, 1, 0, 0, 1]


def test_a_file_whose_name_is_in_no_known_letters_comes_in(app: App, maria: Narrator, tmp_path: Path) -> None:
    """A name in another encoding stands on old disks; the file is kept under what can be read of it."""
    path = packed(tmp_path / "folder", {"a.png": picture(1)})
    with (Path(os.fsdecode(os.fsencode(path) + b"/caf\xe9.png"))).open("wb") as out:
        out.write(picture(2))
    survey = bring(app, maria, path)[1]
    assert (survey.records, survey.faulty) == (2, 0)
    [entry, other] = journal.list_entries(app.store, maria.id)
    names = {one.file_name for each in (entry, other) for one in journal.media_of(app.store, each.id)}
    assert names == {"a.png", "caf?.png"}


def test_an_entry_of_which_nothing_is_there_does_not_come_in(
    app: App, maria: Narrator, tmp_path: Path
) -> None:
    """A journal's page with only a picture, which the export lacks, is named; it comes in later."""
    entry = {"uuid": "F" * 32, "creationDate": "2019-07-14T22:30:00Z", "text": "![](dayone-moment://P1)"}
    entry |= {"photos": [{"identifier": "P1", "md5": "aa"}], "tags": ["sea"]}
    path = packed(tmp_path / "in", {"Journal.json": json.dumps({"entries": [entry]})})
    result, survey = bring(app, maria, path)
    assert (survey.records, result.added, result.absent) == (0, 0, 1)
    packed(path, {"photos/aa.png": picture(1)})
    assert bring(app, maria, path)[0].added == 1
