"""The channel from start to end: webhook, health, logs, menu, files, draining."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import signal
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

import prompts
from bot.channels.telegram.client import make_bot
from bot.channels.telegram.health import Pulse, health, read_health, serve_health, write_health
from bot.channels.telegram.keyboards import keyboard
from bot.channels.telegram.logs import HIDDEN, HideToken
from bot.channels.telegram.menu import COMMANDS, commands
from bot.errors import ChannelError, ChannelUnreachable, ConfigurationError, FileTooLarge
from bot.settings import Settings
from memory import inbox
from memory.store import Store
from memory.types import Button
from tests.bot_api import TOKEN, BotApi, Fault
from tests.telegram.conftest import Start
from tests.telegram.fakes import FakeConversation

SECRET = "a-secret-of-the-webhook"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_webhook_takes_what_bears_the_secret(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """Updates come by webhook with the right secret; others are refused and nothing is kept."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    from pydantic import SecretStr

    async with start(webhook_url=url, webhook_port=port, webhook_secret=SecretStr(SECRET)):
        assert api.world.webhook == {"url": url, "secret_token": SECRET}
        message = api.person(7).say("by webhook")
        await api.until(lambda: ("7", str(message["message_id"])) in conversation.entries)
        await api.until(lambda: not api.world.updates)
        async with ClientSession() as session:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
                async with session.post(url, json={"update_id": 1}, headers=headers) as reply:
                    assert reply.status == 403
            right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            async with session.post(url, data=b"no json", headers=right) as reply:
                assert reply.status == 200
            async with session.post(url, data=io.BytesIO(b"x" * (5 << 20)), headers=right) as reply:
                assert reply.status == 413
        await api.until(lambda: inbox.counts(store) == {"done": 1, "quarantined": 1})
    assert not api.calls("getUpdates")


async def test_polling_takes_a_webhook_away(api: BotApi, start: Start) -> None:
    """A webhook left from before does not stop polling, and nothing pending is dropped."""
    api.world.webhook = {"url": "http://127.0.0.1:9/x", "secret_token": ""}
    async with start():
        await api.until(lambda: api.calls("getUpdates"))
    assert api.world.webhook == {}
    assert "drop_pending_updates" not in api.calls("deleteWebhook")[0].params


async def test_a_refused_token_is_said_without_the_token(
    api: BotApi, start: Start, settings: Settings
) -> None:
    """A wrong token ends the start with an error that does not bear it."""
    api.token = "another:token"
    with pytest.raises(ConfigurationError) as caught:
        async with start():
            pass
    assert TOKEN not in str(caught.value)


async def test_the_start_waits_for_the_server(api: BotApi, start: Start) -> None:
    """A server that is down at start is tried again; then one line says who listens."""
    api.world.faults.append(Fault("getMe", "502"))
    async with start() as running:
        assert running.lines == [prompts.message("telegram-started", "en", name="@lifestory_test_bot")]


async def test_sigterm_drains(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """SIGTERM ends the channel within ten seconds; what came stays and nothing is lost."""
    for number in range(5):
        api.person(7).say(str(number))
    async with start() as running:
        await api.until(lambda: conversation.entries)
        begun = time.monotonic()
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(10):
            await running.task
        assert time.monotonic() - begun < 10
    async with start():
        await api.until(lambda: len(conversation.entries) == 5)


async def test_files_are_fetched_from_threads(api: BotApi, start: Start, store: Store) -> None:
    """A work thread gets a private copy; too large, unknown and unreachable are told apart."""
    data = os.urandom(300_000)
    known = api.world.keep(data, "voice.oga")["file_id"]
    large = api.world.keep(b"x" * 100, "big.mp4")["file_id"]
    async with start() as running:
        fetch = running.fetcher.fetch
        path = await asyncio.to_thread(fetch, known, len(data))
        assert await asyncio.to_thread(path.read_bytes) == data
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.is_relative_to(store.home)
        requests = len(api.calls("getFile"))
        with pytest.raises(FileTooLarge):
            await asyncio.to_thread(fetch, known, 21 * 1024 * 1024)
        assert len(api.calls("getFile")) == requests
        api.world.max_file = 50
        with pytest.raises(FileTooLarge):
            await asyncio.to_thread(fetch, large)
        with pytest.raises(ChannelError):
            await asyncio.to_thread(fetch, "unknown")
        api.world.faults.append(Fault("getFile", "502"))
        with pytest.raises(ChannelUnreachable):
            await asyncio.to_thread(fetch, known)


async def test_a_fetch_after_the_end_is_for_later(api: BotApi, start: Start) -> None:
    """Work that still runs while the channel ends is told to try again, not that the file is lost."""
    known = api.world.keep(b"voice", "voice.oga")["file_id"]
    async with start() as running:
        await asyncio.to_thread(running.fetcher.fetch, known)
    with pytest.raises(ChannelUnreachable):
        await asyncio.to_thread(running.fetcher.fetch, known)


async def test_local_mode_has_no_limit(api: BotApi, start: Start, tmp_path: Path) -> None:
    """With a local server a large file is taken from its path; the server's copy stays."""
    kept = tmp_path / "on-server.mp4"
    await asyncio.to_thread(kept.write_bytes, b"film")
    known = api.world.keep(b"film", "x.mp4")["file_id"]
    api.world.file_paths[known] = str(kept)
    async with start(telegram_local_mode=True) as running:
        path = await asyncio.to_thread(running.fetcher.fetch, known, 900 * 1024 * 1024)
        assert await asyncio.to_thread(path.read_bytes) == b"film"
    assert kept.exists()


async def test_the_menu_is_set_in_every_language(api: BotApi, start: Start) -> None:
    """The commands and the description are set for English, Chinese and everybody else."""
    async with start():
        await api.until(lambda: "setMyShortDescription:zh" in api.world.menu)
    for code in ("", "en", "zh"):
        listed = json.loads(api.world.menu[f"setMyCommands:{code}"]["commands"])
        assert [one["command"] for one in listed] == list(COMMANDS)
        assert len(api.world.menu[f"setMyShortDescription:{code}"]["short_description"]) <= 120
    assert api.world.menu["setMyCommands:"]["commands"] == api.world.menu["setMyCommands:en"]["commands"]


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_descriptions_fit(language: str) -> None:
    """Every command's description is short enough for Telegram's menu."""
    assert all(3 <= len(one.description) <= 256 for one in commands(language))


async def test_health_file_and_port(api: BotApi, start: Start, store: Store) -> None:
    """While polls succeed the file and the port say well; a minute later they do not."""
    port = free_port()
    async with start(health_port=port), ClientSession() as session:
        await asyncio.sleep(3)
        assert (await asyncio.to_thread(read_health, store.home, time.time())).ok
        async with session.get(f"http://127.0.0.1:{port}/") as reply:
            assert reply.status == 200
        later = time.time() + 61
        assert not (await asyncio.to_thread(read_health, store.home, later)).ok


async def test_the_port_fails_without_polls() -> None:
    """Without a successful poll the port answers 503."""
    pulse, port = Pulse(lambda: time.time() - 61), free_port()
    pulse.beat()
    server = await serve_health(port, pulse)
    async with server, ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as reply:
        assert reply.status == 503


def test_health_is_a_matter_of_a_minute(tmp_path: Path) -> None:
    """Well under sixty seconds, ill from then on, and where there was no poll or no file."""
    assert health(100.0, 159.0).ok
    assert not health(100.0, 160.0).ok
    assert not health(None, 100.0).ok
    assert not read_health(tmp_path, 100.0).ok
    write_health(tmp_path, 100.0)
    assert read_health(tmp_path, 130.0).age == 30.0


async def test_logs_bear_no_token_and_no_words(
    api: BotApi, start: Start, conversation: FakeConversation, caplog: pytest.LogCaptureFixture
) -> None:
    """At the lowest level of all, neither the token nor what was said is logged."""
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "telegram")}
    try:
        for name in levels:  # as in a process that has not served yet
            logging.getLogger(name).setLevel(logging.NOTSET)
        with caplog.at_level(logging.DEBUG):
            api.world.faults.append(Fault("getUpdates", "drop-before"))
            api.person(7).say("words that are nobody's business")
            async with start():
                await api.until(lambda: api.texts(7))
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
    assert caplog.records
    assert TOKEN not in caplog.text
    assert "nobody's business" not in caplog.text


def test_the_token_is_hidden_in_messages_and_tracebacks() -> None:
    """The filter takes the token out of arguments and of tracebacks."""
    record: logging.LogRecord
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError as error:
        info: Any = (ValueError, error, error.__traceback__)
        record = logging.LogRecord("x", logging.ERROR, "", 0, "asked %s", (f"/bot{TOKEN}/",), info)
    assert HideToken(TOKEN).filter(record)
    line = logging.Formatter().format(record)
    assert TOKEN not in line
    assert line.count(HIDDEN) >= 2


def test_button_data_is_checked() -> None:
    """Data of 64 bytes is taken, 65 bytes are not, counted in UTF-8."""
    assert keyboard(((Button("a", "x" * 64),),)) is not None
    with pytest.raises(ValueError, match="66 bytes"):
        keyboard(((Button("a", "好" * 22),),))


async def test_unreadable_answers_are_not_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """An answer that is no JSON raises without its words, which the library would log."""
    from telegram.error import TelegramError

    bot = await asyncio.to_thread(make_bot, settings)
    with pytest.raises(TelegramError) as caught:
        bot.request.parse_json_payload(b"{her words")
    await bot.shutdown()
    assert "her words" not in caplog.text + str(caught.value)
