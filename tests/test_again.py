"""Hearing anew with a better model, and trying again what failed, through the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from bot.app import open_app
from bot.conversation import telling
from bot.settings import load_settings
from memory import inbox, journal, narrators
from memory.store import now
from memory.types import Entry, EntryKind, EntryState, Media, MediaKind, Narrator
from tests.conftest import ROOT
from tests.program import environ, made, program

SAID = "I was born in a small town by the sea."
FIXED = "The bakery stood beside the school, on Kirk Street."
WHISPER = {
    "TRANSCRIBER": "auto",
    "WHISPER_MODEL": str(ROOT / "tests" / "models" / "tiny-whisper"),
    "WHISPER_NAMES": "false",
}


def test_a_better_model_replaces_drafts_and_keeps_fixes(tmp_path: Path) -> None:
    """`perceive --again` hears drafts anew and keeps fixes; a poorer model changes nothing."""
    run = program(tmp_path, TRANSCRIBER="pocketsphinx")
    for name in ("sea", "bread-school"):
        run("add", "-n", "Ann", "--ref", name, "--file", str(ROOT / "tests" / "media" / f"{name}.ogg"))
    assert all(one["draft"] for one in made(run("recall", "-n", "Ann", "born bakery", "--json")))
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.find(app.store, "Ann")
        fixed = journal.entry_id(app.store, who.id, "bread-school")
        telling.fix(app.store, app.work, who, fixed, 0, FIXED, "fix")

    run("perceive", "--again", "-n", "Ann", **WHISPER)
    told = {one["ref"]: one for one in made(run("recall", "-n", "Ann", "born bakery", "--json"))}
    assert (told["sea"]["text"], told["sea"]["draft"]) == (SAID, False)
    assert (told["bread-school"]["text"], told["bread-school"]["draft"]) == (FIXED, False)
    sentences = [
        one["text"]
        for chapter in made(run("story", "-n", "Ann", "--json"))["chapters"]
        for one in chapter["sentences"]
    ]
    assert set(sentences) == {SAID, FIXED}

    run("perceive", "--again", "-n", "Ann")
    told = {one["ref"]: one["text"] for one in made(run("recall", "-n", "Ann", "born bakery", "--json"))}
    assert told == {"sea": SAID, "bread-school": FIXED}


def test_what_failed_is_shown_with_its_cause_and_tried_again(tmp_path: Path) -> None:
    """A file that cannot be opened fails its entry, without a word of it in the cause; `retry` mends it."""
    run = program(tmp_path)
    file = tmp_path / "note.txt"
    file.write_text("My brother Nils built a boat in 1931.", encoding="utf-8")
    run("add", "-n", "Eva", "--ref", "note", "--file", str(file))
    with open_app(load_settings(environ(tmp_path))) as app:
        entry_id = journal.entry_id(app.store, narrators.find(app.store, "Eva").id, "note")
        journal.set_state(app.store, entry_id, EntryState.RECEIVED)
        (media,) = journal.media_of(app.store, entry_id)
        sealed = journal.media_path(app.store, media)
    kept = sealed.read_bytes()
    with sqlite3.connect(tmp_path / "data" / "lifestory.db") as connection:
        connection.execute("delete from perceptions")
    sealed.write_bytes(kept[:-9] + bytes(9))

    done = run("retry", "--json", code=1)
    assert made(done)["failed"] == [entry_id]
    (row,) = made(run("narrators", "--json"))
    assert (row["entries"], row["failed"], row["pending"]) == (1, 1, 0)
    checks = json.dumps(made(run("doctor", "--json")))
    assert f"{entry_id}" in checks
    assert "perceive: KeyUnusable" in checks
    assert "Nils" not in checks + done.stderr

    sealed.write_bytes(kept)
    assert made(run("retry", "--json"))["failed"] == []
    (hit,) = made(run("recall", "-n", "Eva", "boat", "--json"))
    assert "1931" in hit["text"]
    (row,) = made(run("narrators", "--json"))
    assert (row["failed"], row["pending"]) == (0, 0)


def test_what_lies_at_telegram_is_left_to_the_bot(tmp_path: Path) -> None:
    """`retry` fetches nothing itself: it puts a failed entry and an unread update back for the bot."""
    run = program(tmp_path)
    with open_app(load_settings(environ(tmp_path))) as app:
        who = narrators.create(app.store, Narrator("", "Ida", "telegram", "7", consented_at=now()))
        entry_id = journal.entry_id(app.store, who.id, "5")
        media = Media("m1", entry_id, who.id, 0, MediaKind.AUDIO, remote_id="file-1")
        journal.add_entry(app.store, Entry(entry_id, who.id, "5", EntryKind.VOICE, now()), [media])
        journal.set_state(app.store, entry_id, EntryState.FAILED, "fetch: ChannelUnreachable")
        inbox.commit(app.store, "telegram", [inbox.Incoming(1, "{}", "7")])
        inbox.quarantine(app.store, [1], "ValueError")
    done = made(run("retry", "--json"))
    assert done == {"tried": [], "failed": [], "for_the_bot": [entry_id], "updates": 1}
    with open_app(load_settings(environ(tmp_path))) as app:
        assert journal.get_entry(app.store, entry_id).state is EntryState.RECEIVED
        assert inbox.counts(app.store) == {"waiting": 1}
