"""Commands that run: run, chat, demo, doctor, models, languages."""

from __future__ import annotations

import locale
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Json, opened, settings_of, show
from bot.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import TaskID

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
    # Drained; a model that still runs in a thread must not keep the process.
    logging.shutdown()
    os._exit(0)


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

    from bot.perception.models import Models
    from bot.perception.parts import parts
    from bot.work.speaking import speaking_part

    settings = settings_of(context)
    if action == "pull":
        pulled = _pull(settings)
        show({"pulled": pulled}, json, "\n".join(pulled))
        return
    if action:
        raise UsageError(f"there is no `models {action}`; there is `models pull`")
    language = _language(settings)
    found = (*parts(Models(settings), language), speaking_part(settings.voice, language))
    lines = [f"{one.part}: {one.used} (wanted: {one.wanted})\n    {one.why}" for one in found]
    show([asdict(one) for one in found], json, "\n".join(lines))


def languages(context: typer.Context, json: Json = False) -> None:
    """Check each language: what it lacks, and whether its rules hear distress and refusals. 1 on a fault."""
    from dataclasses import asdict

    from bot.doctor.languages import reports

    settings_of(context)
    found = reports()
    lines = []
    for one in found:
        lines.append(f"{'ok ' if one.ok else '!! '} {one.code}: {one.name}")
        lines += [f"      {fault}" for fault in one.faults]
        lines += [f"      in English: {len(names)} {kind}" for kind, names in one.lacks.items()]
    show([{**asdict(one), "ok": one.ok} for one in found], json, "\n".join(lines))
    if not all(one.ok for one in found):
        raise typer.Exit(1)


def _pull(settings: Settings) -> list[str]:
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress

    from bot.perception.models import pull

    with Progress(*Progress.get_default_columns(), DownloadColumn(), console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def advance(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=done, total=total or None)

        return [str(folder) for folder in pull(settings, advance)]


def _language(settings: Settings) -> str:
    from prompts import nearest_language

    if "LIFESTORY_LANGUAGE" in os.environ or settings.language != "en":
        return settings.language
    return nearest_language(locale.getlocale()[0])


COMMANDS = (run, chat, demo, doctor, models, languages)
