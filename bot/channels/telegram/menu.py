"""The commands, with their descriptions, and what the bot says of itself, in every language."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from telegram import BotCommand, MenuButtonCommands
from telegram.error import TelegramError
from telegram.ext import ExtBot

import prompts

log = logging.getLogger(__name__)

COMMANDS = (
    "start", "help", "interview", "ask", "story", "book", "translate", "recap", "timeline", "arc", "feeling",
    "search", "skip", "pause", "resume", "topics", "people", "off_limits", "invite", "language", "timezone",
    "settings", "export", "delete_my_data", "undo", "cancel", "privacy",
)  # fmt: skip


def commands(language: str) -> list[BotCommand]:
    """The commands with their descriptions in `language`."""
    return [
        BotCommand(name, prompts.message(f"telegram-command-{name.replace('_', '-')}", language))
        for name in COMMANDS
    ]


@dataclass(frozen=True)
class Menu:
    """What one language shows; ``code`` is empty for apps in any other language."""

    code: str
    commands: list[BotCommand]
    about: str
    about_short: str


def menus(default: str) -> list[Menu]:
    """What every language shows. Reads files: not for the event loop."""
    return [
        Menu(
            code,
            commands(code or default),
            prompts.message("telegram-about", code or default),
            prompts.message("telegram-about-short", code or default),
        )
        for code in ("", *prompts.languages())
    ]


async def set_menu(bot: ExtBot[None], default: str) -> None:
    """Tell Telegram; `default` is the language for apps in any other. Best effort."""
    try:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        for menu in await asyncio.to_thread(menus, default):
            code = menu.code or None
            await bot.set_my_commands(menu.commands, language_code=code)
            await bot.set_my_description(menu.about, language_code=code)
            await bot.set_my_short_description(menu.about_short, language_code=code)
    except TelegramError as error:
        log.warning("the menu could not be set (%s)", type(error).__name__)
