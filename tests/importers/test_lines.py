"""What the consumer does with records: whose words are whose, nothing twice, nothing from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.errors import UsageError, WhoseWords
from bot.importers.survey import Survey, whose
from bot.importers.types import Alike, Format, Found, Options, Record, inside
from bot.importing import Choice, Imported, Source, foresee, import_file, import_source, prepare
from bot.settings import load_settings
from memory import journal, narrators, outbox
from memory.types import Narrator
from tests.program import environ

AT = datetime(1962, 6, 1, 10, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on an empty data folder."""
    with open_app(load_settings(environ(tmp_path))) as app:
        yield app


@pytest.fixture
def ruth(app: App) -> Narrator:
    """A narrator without an entry."""
    return narrators.create(app.store, Narrator("", "Ruth", "local", "1", consented_at=AT))


def take(app: App, who: Narrator, folder: Path, *found: Found) -> Imported:
    """What comes of importing these."""
    fixed = Format("fixed", lambda _: True, lambda *_: iter(found))
    source = Source(folder, fixed, Options(folder), frozenset({"ruth"}))
    return import_source(app.tools, app.work, who, source, lambda _: None)


def lines(folder: Path, *said: dict[str, str]) -> Path:
    """A file of lines."""
    file = folder / "said.jsonl"
    file.write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    return file


def test_nobody_of_the_narrators_name_stops_the_import_with_who_speaks(
    app: App, ruth: Narrator, tmp_path: Path
) -> None:
    """The question lists the speakers; --me and --not-me answer it; a name that nobody bears asks again."""
    said = {"at": "1962-06-01", "text": "It rained."}
    file = lines(tmp_path, *(said | {"speaker": name} for name in ("Gran", "Tom")))
    with pytest.raises(WhoseWords, match="--me") as asked:
        import_file(app.tools, app.work, ruth, file)
    assert {name for name, _, _ in asked.value.speakers} == {"Gran", "Tom"}
    assert journal.list_entries(app.store, ruth.id) == []
    with pytest.raises(WhoseWords):
        prepare(ruth, file, Choice(me=("Grandma",)), tmp_path, lambda _: None)
    source, survey = prepare(ruth, file, Choice(me=("GRAN ",)), tmp_path, lambda _: None)
    assert (source.mine, survey.records) == (frozenset({"gran"}), 2)
    source, _ = prepare(ruth, file, Choice(nobody=True), tmp_path, lambda _: None)
    assert source.mine == frozenset()
    import_source(app.tools, app.work, ruth, source, lambda _: None)
    assert {one.speaker for one in journal.list_entries(app.store, ruth.id)} == {"Gran", "Tom"}


def test_two_people_of_one_name_are_told_apart_by_their_ids() -> None:
    """Where a file has ids, a name that two of them bear is asked about, and an id decides."""
    survey = Survey()
    for ident in ("user1", "user2"):
        survey.add(Record("here", ident, AT, "Yes.", speaker="Ana", speaker_id=ident))
    with pytest.raises(WhoseWords, match="user1, user2"):
        whose(survey, "Ana", (), nobody=False)
    assert whose(survey, "Ana", ("user2",), nobody=False) == {"user2"}


def test_an_edited_record_is_revised_once_and_never_over_what_the_narrator_put_right(
    app: App, ruth: Narrator, tmp_path: Path
) -> None:
    """Both wordings are kept; the narrator's own correction stands against any later import."""
    first = Record("here", "m1", AT, "We had five hens.", speaker="Ruth", edited=True)
    assert take(app, ruth, tmp_path, first).added == 1
    second = replace(first, text="We had six hens.")
    assert take(app, ruth, tmp_path, second).revised == 1
    assert take(app, ruth, tmp_path, second).revised == 0
    (entry,) = journal.list_entries(app.store, ruth.id)
    assert entry.text == "We had six hens."
    journal.revise(app.store, entry.id, "text", "We had seven hens.", "fix", first=entry.text)
    assert take(app, ruth, tmp_path, replace(first, text="We had no hens.")).revised == 0
    assert journal.get_entry(app.store, entry.id).text == "We had seven hens."


def test_what_others_say_in_public_and_what_is_forwarded_is_never_the_narrators(
    app: App, ruth: Narrator, tmp_path: Path
) -> None:
    """Of a channel the narrator's own posts alone come in; a forward keeps whose words it holds."""
    done = take(
        app,
        ruth,
        tmp_path,
        Record("1", "m1", AT, "News.", speaker="Herald", public=True),
        Record("2", "m2", AT, "I was there.", speaker="Ruth", public=True),
        Record("3", "m3", AT, "A poem.", speaker="Ruth", origin="Rilke"),
    )
    assert (done.added, done.left) == (2, {"said by others in public": 1})
    kept = journal.list_entries(app.store, ruth.id)
    assert [(one.text, one.own) for one in kept] == [("I was there.", True), ("A poem.", False)]


def test_a_file_is_kept_and_comes_later_to_words_that_were_imported_without_it(
    app: App, ruth: Narrator, tmp_path: Path
) -> None:
    """A second export with media adds the file to the entry that the first one made, once."""
    file = tmp_path / "note.txt"
    file.write_text("Flour, eggs, cardamom.", encoding="utf-8")
    bare = Record("1", "m1", AT, "My buns.", speaker="Ruth", missing=("note.txt",))
    assert take(app, ruth, tmp_path, bare).absent == 1
    whole = replace(bare, files=(file,), missing=())
    assert take(app, ruth, tmp_path, whole).known == 1
    assert take(app, ruth, tmp_path, whole).known == 1
    (entry,) = journal.list_entries(app.store, ruth.id)
    (media,) = journal.media_of(app.store, entry.id)
    assert journal.read_file(app.store, media) == file.read_bytes()
    gone = replace(whole, ref="m2", files=(tmp_path / "gone.ogg",))
    assert [one.place for one in take(app, ruth, tmp_path, gone).faults] == ["1"]


def test_a_dry_run_says_what_is_new_and_brings_nothing_in(app: App, ruth: Narrator, tmp_path: Path) -> None:
    """What is known is counted apart, and what would be left out is not counted as coming in."""
    first = Record("1", "m1", AT, "Once.", speaker="Ruth")
    news = Record("2", "m2", AT, "News.", speaker="Herald", public=True)
    take(app, ruth, tmp_path, first)
    fixed = Format("fixed", lambda _: True, lambda *_: iter((first, news, replace(first, ref="m3"))))
    survey, known = foresee(app.tools, ruth, Source(tmp_path, fixed, Options(tmp_path), frozenset({"ruth"})))
    assert (survey.records, known, survey.left) == (2, 1, {"said by others in public": 1})
    assert len(journal.list_entries(app.store, ruth.id)) == 1


def test_nothing_is_said_to_a_narrator_about_what_is_imported(app: App, tmp_path: Path) -> None:
    """A file of an archive is read and remembered, and neither shown nor followed by a question."""
    who = narrators.create(app.store, Narrator("", "Ruth", "telegram", "7", consented_at=AT))
    (tmp_path / "note.txt").write_text("We kept bees behind the mill.", encoding="utf-8")
    take(app, who, tmp_path, Record("1", "m1", AT, speaker="Ruth", files=(tmp_path / "note.txt",)))
    assert len(journal.list_passages(app.store, who.id)) == 1
    assert outbox.take(app.store, "telegram", "7") == []


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "C:\\x.txt", "link/secret.txt", "a\0b"])
def test_no_name_leads_out_of_the_archive(tmp_path: Path, name: str) -> None:
    """Parents, absolute names, drives and links to elsewhere are refused."""
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="outside"):
        inside(tmp_path / "root", name)


def test_records_without_a_name_are_named_by_what_they_say() -> None:
    """The same words twice have two names, and the same two in a longer file."""
    one, longer = Alike("x"), Alike("x")
    first = [one.ref("a"), one.ref("a"), one.ref("b")]
    assert len(set(first)) == 3
    assert [longer.ref("a"), longer.ref("a"), longer.ref("b")] == first


def test_an_unknown_format_is_said(tmp_path: Path, ruth: Narrator) -> None:
    """A file in no known format, and a format that does not exist, are wrong use."""
    (tmp_path / "x.bin").write_bytes(b"\x00\x01\x02")
    for choice in (Choice(), Choice(format="nothing")):
        with pytest.raises(UsageError, match="format"):
            prepare(ruth, tmp_path / "x.bin", choice, tmp_path, lambda _: None)
