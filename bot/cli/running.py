"""Commands that run: run, chat, demo, doctor, models."""

from __future__ import annotations

import locale
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Json, opened, settings_of, show
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.settings import Settings


def run(context: typer.Context) -> None:
    """Run the bot: on Telegram with a token, otherwise here in the terminal."""
    settings = settings_of(context)
    if settings.telegram_bot_token is None:
        from prompts import message

        print(message("terminal-no-token", _language(settings)))
        chat(context)
        return
    from bot.app import run_bot, set_up_logging

    set_up_logging(settings)
    run_bot(settings)


def chat(
    context: typer.Context,
    name: Annotated[str | None, typer.Option(help="What to call you.")] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to save books and exports.")] = Path(),
) -> None:
    """Talk in the terminal: text, /commands, @file, #1 for a button."""
    from rich.console import Console

    from bot.arrivals import Sender
    from bot.channels import terminal
    from prompts import message

    with opened(context) as app:
        language = _language(app.settings)
        who = name or os.environ.get("USER") or os.environ.get("LOGNAME") or ""
        sender = Sender(terminal.CHANNEL, "me", who, language)
        screen = terminal.Screen(app.store, Console(), sender, out, language)
        screen.console.print(message("terminal-how", language), style="dim")
        terminal.chat(app.conversation, screen, terminal.typed_lines(screen))


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write everything.")] = Path(".demo"),
) -> None:
    """A sample narrator tells a life; the interview, a recap and the book follow."""
    from bot.demo import run_demo

    run_demo(settings_of(context), out)


def doctor(context: typer.Context, json: Json = False) -> None:
    """Say what works, what is missing and what that costs."""
    from dataclasses import asdict

    from bot.doctor import run_checks

    settings = settings_of(context)
    checks = run_checks(settings, None)
    lines = [
        f"{'ok ' if one.ok else '!! '} {one.name}: {one.found}"
        + (f"\n      {one.cost}" if not one.ok and one.cost else "")
        for one in checks
    ]
    show([asdict(one) for one in checks], json, "\n".join(lines))
    if any(not one.ok and one.needed for one in checks):
        raise typer.Exit(1)


def models(
    context: typer.Context,
    action: Annotated[str, typer.Argument(help="`pull` fetches the chosen models from the hub.")] = "",
    json: Json = False,
) -> None:
    """List each part, what is used now and why; `models pull` fetches the chosen ones."""
    from dataclasses import asdict

    from bot.cli.progress import bar
    from bot.perception import models as parts

    settings = settings_of(context)
    if action == "pull":
        with bar("Fetching", None) as advance:
            pulled = parts.pull(settings, lambda _what, steps: advance(steps))
        show({"pulled": [str(one) for one in pulled]}, json, "\n".join(str(one) for one in pulled))
        return
    if action:
        raise UsageError(f"there is no `models {action}`; there is `models pull`")
    found = parts.list_parts(settings)
    lines = [f"{one.part}: {one.used} (wanted: {one.wanted})\n    {one.why}" for one in found]
    show([asdict(one) for one in found], json, "\n".join(lines))


def _language(settings: Settings) -> str:
    from prompts import nearest_language

    if "LIFESTORY_LANGUAGE" in os.environ or settings.language != "en":
        return settings.language
    return nearest_language(locale.getlocale()[0])


COMMANDS = (run, chat, demo, doctor, models)
