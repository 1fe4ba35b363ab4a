"""The commands, with their descriptions, and what the bot says of itself, in every language."""

from __future__ import annotations

import logging

from telegram import BotCommand, MenuButtonCommands
from telegram.error import TelegramError
from telegram.ext import ExtBot

import prompts

log = logging.getLogger(__name__)

COMMANDS = (
    "start", "help", "ask", "story", "book", "recap", "timeline", "search", "skip", "pause", "resume",
    "topics", "language", "timezone", "settings", "export", "delete_my_data", "undo", "cancel", "privacy",
)  # fmt: skip


def commands(language: str) -> list[BotCommand]:
    """The commands with their descriptions in `language`."""
    return [
        BotCommand(name, prompts.message(f"telegram-command-{name.replace('_', '-')}", language))
        for name in COMMANDS
    ]


async def set_menu(bot: ExtBot[None], default: str) -> None:
    """Tell Telegram; `default` is for apps in any other language. Best effort."""
    try:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        for code in ("", *prompts.LANGUAGES):
            language = code or default
            await bot.set_my_commands(commands(language), language_code=code or None)
            await bot.set_my_description(
                prompts.message("telegram-about", language), language_code=code or None
            )
            await bot.set_my_short_description(
                prompts.message("telegram-about-short", language), language_code=code or None
            )
    except TelegramError as error:
        log.warning("the menu could not be set (%s)", type(error).__name__)
