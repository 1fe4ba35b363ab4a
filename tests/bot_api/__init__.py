"""A Bot API server on loopback, for tests: what Telegram's does, as far as this bot uses it.

In a test::

    async with BotApi() as api:
        bot = ...                       # pointed at api.url
        api.person(7).say("hello")      # a person writes
        await api.until(lambda: api.shown(7))

As a program: ``python -m tests.bot_api --port 8081``; it is then steered by ``POST /control/<deed>``.
"""

from tests.bot_api.server import BotApi
from tests.bot_api.world import TOKEN, Fault, World

__all__ = ["TOKEN", "BotApi", "Fault", "World"]
