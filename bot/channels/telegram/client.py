"""The Bot API client: python-telegram-bot's, with updates left raw and nothing told to the logs."""

from __future__ import annotations

import json
from typing import Any, cast

from telegram._utils.types import JSONDict
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.logs import guard_logs
from bot.errors import ConfigurationError
from bot.settings import Settings

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "poll_answer"]
_CONNECTIONS = 64


class QuietRequest(HTTPXRequest):
    """The library's HTTP request, which would log a whole answer that it cannot parse."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The answer as JSON. Raises TelegramError without the words in it."""
        try:
            return cast("JSONDict", json.loads(payload.decode("utf-8", "replace")))
        except ValueError:
            raise TelegramError("the server's answer is no JSON") from None


class RawBot(ExtBot[None]):
    """A bot that can fetch updates without parsing them."""

    async def raw_updates(self, offset: int | None, timeout: int) -> list[Any]:  # noqa: ASYNC109
        """Up to 100 updates as they came; waits up to `timeout` seconds for the first.

        `get_updates` parses all of them and fails on all where one cannot be parsed.
        """
        data: JSONDict = {"timeout": timeout, "offset": offset, "allowed_updates": ALLOWED_UPDATES}
        found = await self._post("getUpdates", data, read_timeout=timeout + 10)
        return found if isinstance(found, list) else []


def make_bot(settings: Settings) -> RawBot:
    """The client for `settings`. Reads certificates from disk: not for the event loop."""
    if settings.telegram_bot_token is None:
        raise ConfigurationError("TELEGRAM_BOT_TOKEN is not set")
    token, url = settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url.rstrip("/")
    guard_logs(token)  # first: the library writes its addresses, with the token, while it is made
    return RawBot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=QuietRequest(_CONNECTIONS, read_timeout=15, pool_timeout=10),
        get_updates_request=QuietRequest(2, read_timeout=15, pool_timeout=10),
        local_mode=settings.telegram_local_mode,
    )
