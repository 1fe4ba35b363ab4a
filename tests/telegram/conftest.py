"""A Bot API server, a conversation that takes notes, and the channel between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.files import TelegramFetcher
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.run import run_telegram
from bot.settings import Settings, load_settings
from memory.store import Store
from tests.bot_api import TOKEN, BotApi
from tests.telegram.fakes import FakeConversation


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A fresh Bot API server."""
    async with BotApi() as server:
        yield server


@pytest.fixture
def conversation(store: Store) -> FakeConversation:
    """Chat 7 has agreed; nobody else has."""
    return FakeConversation(store, agreed={"7"})


@pytest.fixture
def settings(api: BotApi, store: Store, tmp_path: Path) -> Settings:
    """Settings for the server."""
    environ = {
        "LIFESTORY_HOME": str(store.home),
        "LIFESTORY_KEY_FILE": str(tmp_path / "keys" / "master.key"),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
    }
    return load_settings(environ)


@dataclass
class Running:
    """A running channel; ``busy`` may be filled by a test."""

    fetcher: TelegramFetcher
    busy: dict[str, str]
    task: asyncio.Task[None]
    stop: asyncio.Event
    lines: list[str]


Start = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def start(settings: Settings, store: Store, conversation: FakeConversation) -> Start:
    """A function that runs the channel for as long as its block lasts; quick unless told otherwise."""

    @asynccontextmanager
    async def run(pace: Pace | None = None, **changes: Any) -> AsyncIterator[Running]:
        stop, started, busy = asyncio.Event(), asyncio.Event(), dict[str, str]()
        found: list[TelegramFetcher] = []
        lines: list[str] = []

        def on_started(fetcher: TelegramFetcher) -> None:
            found.append(fetcher)
            started.set()

        chosen = settings.model_copy(update=changes)
        work = run_telegram(
            chosen,
            store,
            conversation,
            busy.get,
            on_started=on_started,
            stop=stop,
            echo=lines.append,
            pace=pace or Pace(chat_gap=0.0, all_gap=0.0),
        )
        task = asyncio.create_task(work)
        waiting = asyncio.create_task(started.wait())
        await asyncio.wait({task, waiting}, timeout=20, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if task.done():
            task.result()
        try:
            yield Running(found[0], busy, task, stop, lines)
        finally:
            stop.set()
            async with asyncio.timeout(12):
                await task

    return run
