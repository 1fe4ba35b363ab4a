"""Telegram: the token, the Bot API, and whether updates still come."""

from __future__ import annotations

import json
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from bot.channels.telegram.health import FILE, LIMIT, read_health
from bot.doctor.check import Check, failed, passed
from bot.settings import Settings
from prompts import message

PATIENCE = 5.0  # seconds


def checks(settings: Settings, now: float) -> list[Check]:
    """The token; with one, also the Bot API's answer and the last poll. `now` in seconds since the epoch."""
    language, token = settings.language, settings.telegram_bot_token
    if token is None:
        return [failed("token", language, message("doctor-absent", language))]
    return [
        passed("token", language, message("doctor-present", language)),
        bot_api(language, settings.telegram_api_url, token.get_secret_value()),
        updates(settings, now),
    ]


def bot_api(language: str, server: str, token: str) -> Check:
    """Ask the Bot API who the token is. Neither the token nor an address that holds it is shown."""
    try:
        with urlopen(f"{server.rstrip('/')}/bot{token}/getMe", timeout=PATIENCE) as answer:  # noqa: S310 - the set server
            name = json.load(answer)["result"]["username"]
    except HTTPError as error:
        cost = "bot-api-refused" if error.code in (401, 404) else "bot-api"
        found = f"{server}: {error.code}"
        error.close()
        return failed("bot-api", language, found, cost, needed=True)
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        return failed("bot-api", language, f"{server}: {type(error).__name__}", needed=True)
    return passed("bot-api", language, f"{server}: @{name}", needed=True)


def updates(settings: Settings, now: float) -> Check:
    """Whether a poll succeeded within the last minute; where the bot never ran here, all is well."""
    language = settings.language
    if not (settings.home / FILE).exists():
        return passed("updates", language, message("doctor-never-ran", language))
    state = read_health(settings.home, now)
    age = "-" if state.age is None else f"{state.age:.0f}"
    found = message("doctor-last-poll", language, seconds=age, limit=f"{LIMIT:.0f}")
    return (
        passed("updates", language, found, needed=True)
        if state.ok
        else failed("updates", language, found, needed=True)
    )
