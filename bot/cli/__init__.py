"""The command line. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import (
    asking,
    feelings,
    importing,
    indexing,
    keeping,
    listening,
    making,
    people,
    restoring,
    running,
    story,
    telling,
    training,
    translating,
    video,
)

cli = typer.Typer(
    help="A conversational assistant that helps a person tell their life.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)


@cli.callback()
def _home(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="DIR", help="The data folder (default: $LIFESTORY_HOME)."),
    ] = None,
) -> None:
    context.obj = home


for room in (
    *(running, telling, importing, asking, listening, people),
    *(story, translating, making, video, restoring, keeping, indexing, feelings),
):
    for command in room.COMMANDS:
        cli.command(command.__name__.rstrip("_").replace("_", "-"))(command)

for name, group in training.GROUPS.items():
    cli.add_typer(group, name=name)
