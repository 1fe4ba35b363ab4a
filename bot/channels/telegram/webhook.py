"""Takes updates by HTTP. Says 200 only when they are committed."""

from __future__ import annotations

import contextlib
import hmac
import json
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import uvicorn
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.errors import ConfigurationError

log = logging.getLogger(__name__)

HEADER = "x-telegram-bot-api-secret-token"
_LARGEST = 4 * 1024 * 1024


class Endpoint:
    """Checks the secret, commits, and answers."""

    def __init__(self, secret: str, commit: Callable[[Sequence[Any]], Awaitable[None]]) -> None:
        self._secret = secret.encode()
        self._commit = commit

    def app(self, path: str) -> Starlette:
        """The endpoint as an application with one address."""
        return Starlette(routes=[Route(path, self.take, methods=["POST"])])

    async def take(self, request: Request) -> Response:
        """One update."""
        given = request.headers.get(HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            log.warning("webhook: a request without the right secret was refused")
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            await self._commit([_update(body)])
        except (SQLAlchemyError, OSError) as error:
            log.error("webhook: an update could not be committed: %s", type(error).__name__)
            return Response(status_code=503)  # Telegram brings it again
        return Response(status_code=200)


class WebServer(uvicorn.Server):
    """Uvicorn that leaves the signals to the program."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield

    async def run_on(self, listening: socket.socket) -> None:
        """Serve on a bound socket until `should_exit` is set."""
        with listening:
            await self.serve(sockets=[listening])


def web_server(app: Starlette) -> WebServer:
    """A server for `app`, silent in the logs."""
    config = uvicorn.Config(app, lifespan="off", log_config=None, log_level="warning", access_log=False)
    return WebServer(config)


def listen(host: str, port: int) -> socket.socket:
    """A bound socket. Raises ConfigurationError where the port is taken."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise ConfigurationError(f"cannot listen on {host}:{port}: {error.strerror}") from None


async def _body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            return None
    return body


def _update(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return {"unreadable": body.decode("utf-8", "replace")}  # kept, and set aside when it is parsed
