"""The doctor says what is missing, what that costs, and never a narrator's words or a token."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.channels.telegram.health import write_health
from bot.doctor import Check, keeping, machine, run_checks, thinking
from bot.settings import Settings, load_settings
from memory import inbox, journal, narrators
from memory.export_onnx import FORMS, file_name
from memory.store import Store, make_engine, open_store
from memory.types import Entry, EntryKind, EntryState, Narrator
from memory.vault import load_vault

TOKEN = "123456:a-very-secret-token"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose every folder lies in `tmp_path`; nothing is there yet."""
    return load_settings({"HOME": str(tmp_path), "HF_HUB_OFFLINE": "1"}, home=tmp_path / "home")


def by_key(checks: list[Check]) -> dict[str, Check]:
    return {check.key: check for check in checks}


def made(settings: Settings) -> Store:
    """The store of `settings`, as the program would make it."""
    return open_store(settings.sql_url, load_vault(settings.key_file), settings.home)


def add_failed(store: Store, cause: str) -> str:
    """An entry that failed with `cause`; its id."""
    ada = narrators.create(store, Narrator("", "Ada", "local", "ada"))
    one = journal.entry_id(store, ada.id, "1")
    told = datetime(2026, 3, 12, tzinfo=UTC)
    journal.add_entry(store, Entry(one, ada.id, "1", EntryKind.VOICE, told, "The blue gate squeaked."))
    journal.set_state(store, one, EntryState.FAILED, cause)
    return one


@contextmanager
def bot_api(status: int, body: bytes) -> Iterator[tuple[str, list[str]]]:
    """A server on loopback that answers everything alike; its address, and the paths it was asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def on_telegram(settings: Settings, server: str) -> Settings:
    return settings.model_copy(update={"telegram_bot_token": SecretStr(TOKEN), "telegram_api_url": server})


def test_fresh_machine_lacks_nothing_that_is_needed(settings: Settings):
    """Before the first start, every needed check is well and nothing was made by looking."""
    checks = run_checks(settings)
    assert all(check.ok for check in checks if check.needed)
    assert not settings.home.exists()
    assert not settings.key_file.exists()


def test_whatever_is_missing_has_a_cost(settings: Settings):
    """A check has words on the cost where something is missing, and only there."""
    for check in run_checks(settings):
        assert bool(check.cost) is not check.ok


def test_each_check_has_its_own_key(settings: Settings):
    """No two checks bear the same key."""
    keys = [check.key for check in run_checks(settings)]
    assert len(keys) == len(set(keys))


def test_words_follow_the_language(settings: Settings):
    """The doctor speaks the settings' language; its keys stay the same."""
    english = run_checks(settings)
    chinese = run_checks(settings.model_copy(update={"language": "zh"}))
    assert [check.key for check in english] == [check.key for check in chinese]
    assert by_key(chinese)["database"].name == "数据库"


@pytest.mark.parametrize(("version", "ok"), [((3, 10, 9), False), ((3, 11, 0), True), ((3, 14, 1), False)])
def test_python_must_be_one_that_the_locks_are_for(version, ok):
    """Python 3.11 to 3.13 is well, older and newer ones are not."""
    assert machine.python("en", version).ok is ok


def test_folder_that_is_a_file_cannot_hold_data(tmp_path: Path):
    """A file in the data folder's place is found, and the bot needs it gone."""
    (tmp_path / "home").write_text("")
    check = machine.data_folder("en", tmp_path / "home")
    assert (check.ok, check.needed) == (False, True)


@pytest.mark.parametrize(("free", "ok"), [(0.4, False), (1.0, True)])
def test_less_than_a_gigabyte_is_too_little(free, ok):
    """Under 1 GB of free disk is said."""
    assert machine.disk("en", free).ok is ok


def test_tesseract_without_chinese_costs_something_else_than_none():
    """No tesseract, and tesseract without Chinese, have costs of their own."""
    none, english, both = (machine.tesseract("en", found) for found in ((), ("eng",), ("eng", "chi_sim")))
    assert (none.ok, english.ok, both.ok) == (False, False, True)
    assert none.cost != english.cost


def test_healthy_store_is_well(settings: Settings):
    """A migrated database with its key apart passes, and nothing is unfinished."""
    made(settings).close()
    found = by_key(run_checks(settings))
    for key in ("key", "database", "failures", "quarantine"):
        assert found[key].ok, found[key]


def test_key_that_others_may_read_is_said(settings: Settings):
    """A key with mode 0644 is found, with its mode."""
    made(settings).close()
    settings.key_file.chmod(0o644)
    check = keeping.key("en", settings)
    assert not check.ok
    assert "0644" in check.found


def test_key_among_the_data_is_said(settings: Settings):
    """A key inside the data folder is found."""
    inside = settings.model_copy(update={"key_file": settings.home / "master.key"})
    made(inside).close()
    assert not keeping.key("en", inside).ok


def test_lost_key_is_needed_and_not_made_anew(settings: Settings):
    """Data without its key fails the check, and no new key is put in its place."""
    made(settings).close()
    settings.key_file.unlink()
    check = by_key(run_checks(settings))["key"]
    assert (check.ok, check.needed) == (False, True)
    assert not settings.key_file.exists()


def test_another_key_is_told_from_the_right_one(settings: Settings):
    """A key that does not open what is stored fails the check, once there is something to open."""
    store = made(settings)
    add_failed(store, "timed-out")
    store.close()
    settings.key_file.unlink()
    load_vault(settings.key_file)
    check = by_key(run_checks(settings))["key"]
    assert (check.ok, check.needed) == (False, True)


def test_unreachable_database_is_needed_and_shows_no_password(settings: Settings):
    """A database that does not answer fails the check; its password is not shown."""
    url = "postgresql+psycopg://ada:hush-hush@127.0.0.1:1/lifestory"
    check = by_key(run_checks(settings.model_copy(update={"database_url": url})))["database"]
    assert (check.ok, check.needed) == (False, True)
    assert "hush-hush" not in check.found


def test_looking_does_not_migrate(settings: Settings):
    """An empty database stays empty: the doctor changes nothing."""
    settings.home.mkdir()
    engine = make_engine(settings.sql_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE older (id INTEGER)"))
    assert by_key(run_checks(settings))["database"].ok
    with engine.begin() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master")).all()
    engine.dispose()
    assert names == ["older"]


def test_failed_entry_is_shown_by_id_and_cause_alone(settings: Settings):
    """A failed entry is listed with its id and cause, and without a word of what was told."""
    store = made(settings)
    one = add_failed(store, "timed-out")
    checks = run_checks(settings, store)
    store.close()
    assert by_key(checks)["failures"].found == f"1: {one} (timed-out)"
    assert "gate" not in "".join(check.found + check.cost for check in checks)


def test_quarantined_update_is_counted(settings: Settings):
    """An update that could not be read is counted."""
    store = made(settings)
    [chat] = inbox.commit(store, "telegram", [inbox.Incoming(7, "{}", "1")])
    waiting = inbox.first(store, "telegram", chat)
    assert waiting is not None
    inbox.quarantine(store, [waiting.serial], "BadRequest")
    check = by_key(run_checks(settings, store))["quarantine"]
    store.close()
    assert (check.ok, check.found) == (False, "1")


@pytest.mark.parametrize(
    ("transcriber", "chosen", "ok"),
    [
        ("auto", "whisper", True),
        ("auto", "pocketsphinx", False),
        ("auto", "none", False),
        ("pocketsphinx", "pocketsphinx", True),
        ("whisper", "none", False),
    ],
)
def test_hearing_is_well_by_whisper_or_by_wish(settings: Settings, transcriber, chosen, ok):
    """A draft transcriber is a lack, except where it was asked for."""
    wanted = settings.model_copy(update={"transcriber": transcriber})
    assert thinking.hearing(wanted, chosen).ok is ok


def test_photo_data_alone_is_well_by_wish_only(settings: Settings):
    """Captions from the photo's data are a lack, except with CAPTIONER=facts."""
    assert not thinking.seeing(settings, "photo-data").ok
    assert thinking.seeing(settings.model_copy(update={"captioner": "facts"}), "photo-data").ok


def test_laid_out_embedder_is_found(settings: Settings):
    """The embedded model is a lack until it is laid out in the cache."""
    assert not thinking.embedder(settings).ok
    settings.cache_dir.mkdir(parents=True)
    (settings.cache_dir / file_name(FORMS[0])).touch()
    assert thinking.embedder(settings).ok


@pytest.mark.parametrize("offline", [True, False])
def test_chosen_embedder_that_is_not_here_is_needed_offline(settings: Settings, offline):
    """Another embedder that is not on this machine is a lack; without the hub it stops the bot."""
    wanted = settings.model_copy(update={"embedder": "someone/multilingual", "hf_hub_offline": offline})
    check = thinking.embedder(wanted)
    assert (check.ok, check.needed) == (False, offline)


@pytest.mark.parametrize(("llm", "ok"), [(None, True), ("qwen3", False), ("nobody-has-this:qwen3", False)])
def test_chat_model_needs_its_form_and_its_package(settings: Settings, llm, ok):
    """No chat model is a choice; one without a provider, or without its package, is a lack."""
    assert thinking.chat(settings.model_copy(update={"llm": llm})).ok is ok


def test_chat_model_needs_its_key(settings: Settings, monkeypatch):
    """A provider whose key is not in the environment is a lack; with a key it is well, and is not called."""
    pytest.importorskip("langchain_openai")
    wanted = settings.model_copy(update={"llm": "openai:some-model"})
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert not thinking.chat(wanted).ok
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    assert thinking.chat(wanted).ok


def test_no_token_is_said_and_nobody_is_asked(settings: Settings):
    """Without a token there is no question to a server."""
    with bot_api(200, b"{}") as (server, asked):
        found = by_key(run_checks(settings.model_copy(update={"telegram_api_url": server})))
    assert not found["token"].ok
    assert "bot-api" not in found
    assert asked == []


def test_bot_that_answers_is_named(settings: Settings):
    """getMe is asked once at the set server, and the bot's name is shown."""
    body = json.dumps({"ok": True, "result": {"username": "ada_bot"}}).encode()
    with bot_api(200, body) as (server, asked):
        check = by_key(run_checks(on_telegram(settings, server)))["bot-api"]
    assert check.ok
    assert "@ada_bot" in check.found
    assert asked == [f"/bot{TOKEN}/getMe"]


@pytest.mark.parametrize(
    ("status", "body"),
    [(401, b"{}"), (404, b""), (502, b""), (200, b"<html>"), (200, b"[]"), (200, b'{"ok": true}')],
)
def test_bot_api_that_refuses_is_needed_and_shows_no_token(settings: Settings, status, body):
    """A refusal, an error or nonsense fails the check, and the token is nowhere in it."""
    with bot_api(status, body) as (server, _):
        checks = run_checks(on_telegram(settings, server))
    check = by_key(checks)["bot-api"]
    assert (check.ok, check.needed) == (False, True)
    assert TOKEN not in "".join(one.found + one.cost for one in checks)


def test_refused_token_is_told_from_a_server_in_trouble(settings: Settings):
    """A token that the server does not know has another cost than a server that errs."""
    costs = []
    for status in (401, 502):
        with bot_api(status, b"") as (server, _):
            costs.append(by_key(run_checks(on_telegram(settings, server)))["bot-api"].cost)
    assert costs[0] != costs[1]


@pytest.mark.parametrize(("age", "ok"), [(5, True), (59, True), (61, False)])
def test_a_minute_without_a_poll_fails(settings: Settings, age, ok):
    """A last poll under a minute ago is well; an older one fails what is needed."""
    settings.home.mkdir()
    write_health(settings.home, time.time() - age)
    check = by_key(run_checks(on_telegram(settings, "http://127.0.0.1:1")))["updates"]
    assert (check.ok, check.needed) == (ok, True)


def test_bot_that_never_ran_is_not_ill(settings: Settings):
    """Without a health file, the updates check is well and not needed."""
    check = by_key(run_checks(on_telegram(settings, "http://127.0.0.1:1")))["updates"]
    assert (check.ok, check.needed) == (True, False)


def test_a_file_of_lines_to_call_that_cannot_be_read_is_found(tmp_path: Path) -> None:
    """The shipped list is well; an operator's file that is broken is named."""
    assert machine.lines_to_call("en", None).ok
    broken = tmp_path / "lines.yaml"
    broken.write_text("- no regions", encoding="utf-8")
    check = machine.lines_to_call("en", broken)
    assert not check.ok
    assert check.found == str(broken)
