"""What the commands share: opening the program, finding the narrator, printing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings
    from memory.types import Narrator

Who = Annotated[str, typer.Option("--narrator", "-n", metavar="ID|NAME", help="Whose life: an id or a name.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]


def settings_of(context: typer.Context) -> Settings:
    """Settings from the environment, `.env` in this folder, and ``--home``."""
    from dotenv import load_dotenv

    import prompts
    from bot.settings import load_settings

    home: Path | None = context.obj
    # Chat models' own packages look for their keys in the environment.
    load_dotenv(Path(".env"))
    settings = load_settings(os.environ, home)
    prompts.also(settings.languages)
    return settings


@contextmanager
def opened(context: typer.Context) -> Iterator[App]:
    """The program on its data folder, working at once; a bar shows how far a long recording was heard."""
    from bot.app import open_app, set_up_logging
    from bot.cli.progress import listening

    settings = settings_of(context)
    set_up_logging(settings.model_copy(update={"log_level": "WARNING"}))
    with listening() as watch, open_app(settings, watch=watch) as app:
        yield app


def narrator_named(app: App, name: str, make: bool = False) -> Narrator:
    """The narrator with this id or name; made where `make` is true and there is none."""
    from memory import narrators

    if not make:
        return narrators.find(app.store, name)
    who = narrator_or_new(app, name)
    return who if who.id else narrators.create(app.store, who)


def narrator_or_new(app: App, name: str) -> Narrator:
    """The narrator with this id or name, or one to be made, who has no id yet."""
    from bot.importers.types import is_readable
    from memory import narrators
    from memory.errors import NotFound
    from memory.store import now
    from memory.types import Narrator

    try:
        return narrators.find(app.store, name)
    except NotFound:
        if any(one.name.casefold() == name.casefold() for one in narrators.all_narrators(app.store)):
            raise
    if not name.strip() or not is_readable(name):
        raise UsageError("a narrator has a name")
    return Narrator("", name, "local", name, app.settings.language, consented_at=now())


def show(data: Any, as_json: bool, text: str) -> None:
    """Print `data` as one line of JSON, or `text` for a person."""
    print(json.dumps(data, ensure_ascii=False, default=str) if as_json else text)


def note(text: str) -> None:
    """A line for the person at the terminal that is not the command's result."""
    print(text, file=sys.stderr)
