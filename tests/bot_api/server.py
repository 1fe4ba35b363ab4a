"""The HTTP side: methods, files, webhook delivery and, for other processes, steering."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Callable
from typing import Any, Self

from aiohttp import ClientError, ClientSession, web

from tests.bot_api.html import Refused
from tests.bot_api.methods import METHODS
from tests.bot_api.person import Person
from tests.bot_api.world import BOT, TOKEN, Call, Fault, Json, World


class BotApi:
    """The server. ``url`` is what TELEGRAM_API_URL is to be."""

    def __init__(self, port: int = 0, token: str = TOKEN) -> None:
        self.world = World()
        self.token = token
        self._port = port
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        app.router.add_post("/control/{deed}", self._control)
        app.router.add_get("/control/state", self._state)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self._tasks.add(asyncio.create_task(self._deliver()))
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.world.polling += 1
        self.world.arrived.set()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def person(self, chat: int, language: str = "en") -> Person:
        """Somebody who writes to the bot."""
        return Person(self.world, chat, language)

    def shown(self, chat: int) -> list[Json]:
        """The bot's messages as they stand in a chat now."""
        return [m for (c, _), m in self.world.messages.items() if c == chat and m["from"] == BOT]

    def texts(self, chat: int) -> list[str]:
        """The words of the bot's messages in a chat."""
        return [str(m.get("text", m.get("caption", ""))) for m in self.shown(chat)]

    def calls(self, method: str) -> list[Call]:
        """What the bot asked of one method."""
        return [call for call in self.world.calls if call.method == method]

    async def until(self, true: Callable[[], Any], seconds: float = 10.0) -> None:
        """Wait until something is so. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                raise TimeoutError(f"not so after {seconds} s")
            self.world.changed.clear()
            try:
                async with asyncio.timeout(0.02):
                    await self.world.changed.wait()
            except TimeoutError:
                continue

    async def _method(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _error(Refused(401, "Unauthorized"))
        name, params = request.match_info["method"], await _params(request)
        self.world.calls.append(Call(name, params, time.monotonic()))
        self.world.touch()
        if self.world.latency and name != "getUpdates":
            await asyncio.sleep(self.world.latency)
        fault = self.world.fault(name, params)
        if fault is not None and not fault.kind.endswith("-after"):
            return self._go_wrong(request, fault)
        try:
            if name not in METHODS:
                raise Refused(404, "Not Found")
            result = await METHODS[name](self.world, params)
        except Refused as refused:
            return _error(refused)
        if fault is not None:
            return await self._no_answer(request, fault)
        return web.json_response({"ok": True, "result": result})

    def _go_wrong(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind == "drop-before":
            _drop(request)
        code = int(fault.kind) if fault.kind.isdigit() else 500
        if code == 429:
            words = f"Too Many Requests: retry after {fault.retry_after}"
            return _error(Refused(429, words, retry_after=fault.retry_after))
        return _error(Refused(code, fault.words or "Something went wrong"))

    async def _no_answer(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind == "hang-after":
            await asyncio.sleep(60)
        _drop(request)
        return web.Response()

    async def _file(self, request: web.Request) -> web.Response:
        self.world.calls.append(Call("download", {"path": request.match_info["path"]}, time.monotonic()))
        for file_id, path in self.world.file_paths.items():
            if path == request.match_info["path"] and request.match_info["token"] == self.token:
                return web.Response(body=self.world.files[file_id])
        return web.Response(status=404)

    async def _deliver(self) -> None:
        """Post updates to the webhook, the same one again until it is taken."""
        async with ClientSession() as session:
            while True:
                await asyncio.sleep(0.01)
                if not self.world.webhook.get("url") or not self.world.updates:
                    continue
                update = self.world.updates[0]
                headers = {"X-Telegram-Bot-Api-Secret-Token": self.world.webhook["secret_token"]}
                try:
                    async with session.post(self.world.webhook["url"], json=update, headers=headers) as reply:
                        if reply.status == 200:
                            self.world.updates.remove(update)
                            self.world.confirmed[update.get("update_id", 0)] = time.monotonic()
                except ClientError:
                    await asyncio.sleep(0.2)

    async def _control(self, request: web.Request) -> web.Response:
        """``{"chat": 7, "language": "en", ...}``: a deed of a person; bytes come as base64 in ``data``."""
        body = await request.json()
        deed = request.match_info["deed"]
        if deed == "fault":
            self.world.faults.append(Fault(**body))
            return web.json_response({"ok": True})
        if deed == "raw":
            return web.json_response({"update_id": self.world.push(body)})
        person = self.person(int(body.pop("chat")), body.pop("language", "en"))
        if "data" in body and deed != "press":
            body["data"] = base64.b64decode(body["data"])
        if "pictures" in body:
            body["pictures"] = [base64.b64decode(item) for item in body["pictures"]]
        return web.json_response({"result": getattr(person, deed)(**body)})

    async def _state(self, _: web.Request) -> web.Response:
        return web.json_response(
            {
                "waiting": len(self.world.updates),
                "messages": list(self.world.messages.values()),
                "reactions": [[*key, emoji] for key, emoji in self.world.reactions.items()],
                "actions": self.world.actions,
                "answers": self.world.answers,
            }
        )


async def _params(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    if request.content_type == "multipart/form-data":
        found: Json = {}
        async for part in await request.multipart():
            assert part.name is not None  # type: ignore[union-attr]
            data = await part.read(decode=True)  # type: ignore[union-attr]
            found[part.name] = (part.filename, bytes(data)) if part.filename else data.decode()  # type: ignore[union-attr]
        return found
    return {**request.query, **(await request.post())}


def _error(refused: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.words}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return web.json_response(body, status=refused.code)


def _drop(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
