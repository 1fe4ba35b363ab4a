"""The Telegram channel from its start to its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

import prompts
from bot.channels.telegram import raw
from bot.channels.telegram.arrive import CHANNEL
from bot.channels.telegram.client import ALLOWED_UPDATES, RawBot, make_bot
from bot.channels.telegram.deliver import Deliver
from bot.channels.telegram.dispatcher import Dispatcher
from bot.channels.telegram.files import TelegramFetcher
from bot.channels.telegram.gate import Gate
from bot.channels.telegram.handlers import Handlers, build_application
from bot.channels.telegram.health import Pulse, keep_health_file, serve_health
from bot.channels.telegram.menu import set_menu
from bot.channels.telegram.outbox import Courier
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.port import Conversation
from bot.channels.telegram.seen import Presence
from bot.channels.telegram.threads import Threads
from bot.channels.telegram.trouble import judge
from bot.channels.telegram.webhook import Endpoint, WebServer, listen, web_server
from bot.errors import ConfigurationError
from bot.settings import Settings
from memory import inbox
from memory.store import Store

log = logging.getLogger(__name__)

_DRAIN_INBOX, _DRAIN_OUTBOX = 4.0, 4.0  # seconds, side by side
_LONGEST_WAIT = 30.0
_WEBHOOK_CHECK = 20.0
_SWITCH = 0.0005


async def run_telegram(
    settings: Settings,
    store: Store,
    conversation: Conversation,
    busy: Callable[[str], str | None],
    *,
    on_started: Callable[[TelegramFetcher], None] | None = None,
    stop: asyncio.Event | None = None,
    echo: Callable[[str], None] | None = None,
    pace: Pace | None = None,
) -> None:
    """Serve until SIGTERM, SIGINT or `stop`; then drain within ten seconds.

    ``busy(chat)`` says what work runs for a chat: ``typing``, ``record_voice`` or None; it must not
    block. ``on_started`` gets what fetches files. Raises ConfigurationError for a refused token.
    """
    stop = stop or asyncio.Event()
    bot = await asyncio.to_thread(make_bot, settings)
    with _signals(stop), _prompt_loop():
        # In a thread, for the library looks at its own files while it is put together.
        channel = await asyncio.to_thread(Channel, settings, store, conversation, busy, pace or Pace(), bot)
        try:
            if await _unless(stop, channel.start()):
                line = await asyncio.to_thread(_start_line, settings.language, f"@{bot.username}")
                (echo or _show)(line)
                if on_started is not None:
                    on_started(channel.fetcher())
                await channel.wait(stop)
        finally:
            await channel.end()


class Channel:
    """All parts, wired."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        conversation: Conversation,
        busy: Callable[[str], str | None],
        pace: Pace,
        bot: RawBot,
    ) -> None:
        self._settings = settings
        self._store = store
        self._bot = bot
        self._pulse = Pulse()
        # Commits have a thread to themselves: nothing that the conversation does delays them.
        self._commits = Threads("inbox", 1)
        self._core = Threads("core", 6)
        self._letters = Threads("outbox", 4)
        gate = Gate(store, conversation)
        self._presence = Presence(bot, busy)
        self._app = build_application(bot, Handlers(gate, self._presence, self._core))
        self._dispatcher = Dispatcher(store, self._app, self._core, gate.apologise)
        self._courier = Courier(store, Deliver(bot, store), self._letters, pace, gate.left)
        self._lasting: set[asyncio.Task[Any]] = set()
        self._passing: set[asyncio.Task[Any]] = set()
        self._serving: set[asyncio.Task[Any]] = set()
        self._servers: list[asyncio.Server | WebServer] = []

    def fetcher(self) -> TelegramFetcher:
        """What fetches files for the work threads."""
        settings, loop = self._settings, asyncio.get_running_loop()
        local = settings.telegram_local_mode
        return TelegramFetcher(self._bot, loop, settings.home / "tmp", settings.telegram_max_file_mb, local)

    async def start(self) -> None:
        """Connect and begin; tries again while the server cannot be reached."""
        await _persist(self._app.initialize)
        if self._settings.health_port is not None:
            self._servers.append(await serve_health(self._settings.health_port, self._pulse))
        if self._settings.webhook_url:
            await self._take_webhook(self._settings.webhook_url)
        else:
            await _persist(self._bot.delete_webhook)
            self._last(Poller(self._bot, self._commit, self._pulse).run())
        self._last(self._courier.run())
        self._last(self._presence.run())
        self._last(keep_health_file(self._settings.home, self._pulse))
        self._passing.add(asyncio.create_task(set_menu(self._bot, self._settings.language)))
        await self._dispatcher.resume()
        self._last(self._dispatcher.look())

    async def wait(self, stop: asyncio.Event) -> None:
        """Until `stop`. Raises what ended one of the parts before."""
        stopping = asyncio.create_task(stop.wait())
        done, _ = await asyncio.wait(
            {stopping, *self._lasting, *self._serving}, return_when=asyncio.FIRST_COMPLETED
        )
        stopping.cancel()
        for task in done - {stopping}:
            task.result()

    async def end(self) -> None:
        """Take nothing new, end what is in hand, close."""
        for server in self._servers:
            if isinstance(server, WebServer):
                server.should_exit = True
            else:
                server.close()
        await _finish(self._serving)
        for task in self._lasting:
            task.cancel()
        await asyncio.gather(*self._lasting, *self._serving, return_exceptions=True)
        await asyncio.gather(self._dispatcher.drain(_DRAIN_INBOX), self._courier.drain(_DRAIN_OUTBOX))
        await asyncio.gather(self._presence.end(), _finish(self._passing))
        await self._app.shutdown()
        await self._bot.shutdown()
        for threads in (self._commits, self._core, self._letters):
            threads.close()

    async def _commit(self, updates: Sequence[Any]) -> None:
        """On return they are on disk and their chats are being handled."""
        chats = await self._commits.call(_store_all, self._store, updates)
        self._dispatcher.wake(chats)

    async def _take_webhook(self, url: str) -> None:
        settings, given = self._settings, self._settings.webhook_secret
        secret = given.get_secret_value() if given else secrets.token_urlsafe(32)
        server = web_server(Endpoint(secret, self._commit).app(urlsplit(url).path or "/"))
        self._servers.append(server)
        listening = listen(settings.webhook_host, settings.webhook_port)
        self._serving.add(asyncio.create_task(server.run_on(listening)))
        await _persist(
            partial(self._bot.set_webhook, url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
        )
        self._last(self._watch_webhook(url))

    async def _watch_webhook(self, url: str) -> None:
        """With a webhook nothing is polled: well is where Telegram says that it is still set."""
        while True:
            with contextlib.suppress(TelegramError):
                if (await self._bot.get_webhook_info()).url == url:
                    self._pulse.beat()
            await asyncio.sleep(_WEBHOOK_CHECK)

    def _last(self, work: Coroutine[Any, Any, Any]) -> None:
        self._lasting.add(asyncio.create_task(work))


async def _finish(tasks: set[asyncio.Task[Any]]) -> None:
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=1.0)
        for task in late:
            task.cancel()


def _show(line: str) -> None:
    print(line, flush=True)


def _start_line(language: str, name: str) -> str:
    return prompts.message("telegram-started", language, name=name)


def _store_all(store: Store, updates: Sequence[Any]) -> list[str]:
    return inbox.commit(store, CHANNEL, [raw.incoming(update) for update in updates])


async def _persist(request: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """Do it until it is done. Raises ConfigurationError where the token is refused."""
    wait = 0.5
    while True:
        try:
            await request()
            return
        except InvalidToken:
            # The library's own message bears the token.
            raise ConfigurationError("Telegram refused TELEGRAM_BOT_TOKEN") from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); trying again", type(error).__name__)
            await asyncio.sleep(judge(error).seconds or wait)
            wait = min(_LONGEST_WAIT, wait * 2)


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set `stop`, where this thread may catch them."""
    loop = asyncio.get_running_loop()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    try:
        yield
    finally:
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)


@contextlib.contextmanager
def _prompt_loop() -> Iterator[None]:
    """Let the loop's thread wait less for busy ones, so that they do not delay acknowledgement.

    A thread that computes gives the interpreter away only after this interval, 5 ms by default,
    and one update needs a dozen turns: `benchmarks/acknowledge.py` shows half a second at worst
    with the default.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do `work`; False where `stop` came first."""
    task, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if task.done():
        task.result()
        return True
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return False
