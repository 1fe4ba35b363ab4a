"""The command that takes in the archives that people have: import."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.progress import bar
from bot.cli.shared import Json, Who, narrator_or_new, note, opened, show
from bot.errors import AmbiguousDates, UsageError, WhoseWords

if TYPE_CHECKING:
    from bot.importers.survey import Report, Survey
    from bot.importing import Choice, Imported, Source
    from memory.types import Narrator

_NAMED = 20  # faults and missing files that are named in the terminal; --json has more
_ASKED = 60  # speakers to choose from
_DATES = ("dmy", "mdy")


def import_(
    context: typer.Context,
    narrator: Who,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="An archive: a file, a folder or a zip.")],
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="How it is written.")] = "auto",
    me: Annotated[
        list[str] | None,
        typer.Option("--me", metavar="NAME", help="The narrator's name in it; may be given again."),
    ] = None,
    not_me: Annotated[bool, typer.Option("--not-me", help="None of the words are the narrator's.")] = False,
    dates: Annotated[
        str | None, typer.Option(metavar="dmy|mdy", help="Whether 3/4 is a day in April or in March.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come in, and stop.")] = False,
    json: Json = False,
) -> None:
    """Import chats, diaries, letters. A stopped import goes on; a second one adds nothing."""
    from bot.importing import Choice, foresee, import_source
    from bot.perception.sandbox import private_folder
    from memory import narrators

    if not (path.is_file() or path.is_dir()):
        raise UsageError(f"there is no file {path}")
    if dates not in (None, *_DATES):
        raise UsageError("--dates is dmy or mdy")
    if me and not_me:
        raise UsageError("--me and --not-me do not go together")
    choice = Choice(format_, tuple(me or ()), not_me, dates)
    with opened(context) as app, private_folder() as folder:
        who = narrator_or_new(app, narrator)
        source, survey = _prepared(who, path, choice, folder, may_ask=not json)
        if dry_run:
            _show_survey(who, source, *foresee(app.tools, who, source), json)
            return
        who = who if who.id else narrators.create(app.store, who)
        with bar("Importing", survey.seen) as advance:
            result = import_source(app.tools, app.work, who, source, advance)
    _show_result(who, source, result, json)
    if result.faulty:
        raise typer.Exit(1)


def _prepared(
    who: Narrator, path: Path, choice: Choice, folder: Path, may_ask: bool
) -> tuple[Source, Survey]:
    """The first pass; what it must know is asked where somebody sits at the terminal."""
    from bot.importing import prepare

    while True:
        try:
            with bar("Looking", None) as advance:
                return prepare(who, path, choice, folder, advance)
        except (WhoseWords, AmbiguousDates) as error:
            if not (may_ask and sys.stdin.isatty()):
                raise
            answer = _ask_whose(error) if isinstance(error, WhoseWords) else _ask_dates(error)
            choice = replace(choice, **answer)


def _ask_whose(error: WhoseWords) -> dict[str, Any]:
    note(str(error).splitlines()[0])
    for number, (name, ident, count) in enumerate(error.speakers[:_ASKED], start=1):
        note(f"  {number}. {name}{f' ({ident})' if ident else ''}: {count}")
    said = typer.prompt("The numbers, with spaces between; 0 for none of them", err=True).split()
    if said == ["0"]:
        return {"nobody": True, "me": ()}
    numbers = [int(one) for one in said if one.isdecimal()]
    chosen = [error.speakers[one - 1] for one in numbers if 0 < one <= len(error.speakers)]
    return {"me": tuple(ident or name for name, ident, _ in chosen)}


def _ask_dates(error: AmbiguousDates) -> dict[str, Any]:
    note(str(error))
    said = typer.prompt("dmy (the day first) or mdy (the month first)", err=True).strip().lower()
    return {"dates": said if said in _DATES else None}


def _show_survey(who: Narrator, source: Source, survey: Survey, known: int, json: bool) -> None:
    """What would come in, of which `known` are here already."""
    mine = survey.known + sum(n for one, n in survey.speakers.items() if source.is_mine(*one))
    own = 0 if source.nobody else mine
    others = {
        f"{name} ({ident})" if ident else name: count
        for (name, ident), count in survey.speakers.most_common()
        if not source.is_mine(name, ident)
    }
    first, last = (one.isoformat() if one else None for one in (survey.first, survey.last))
    data = {
        "format": source.format.name,
        "records": survey.records,
        "known": known,
        "own": own,
        "others": others,
        "kinds": dict(survey.kinds),
        "first": first,
        "last": last,
        **_troubles(survey),
    }
    lines = [
        f"{source.path.name} ({source.format.name})",
        f"  {survey.records - known} would come in, {known} are known already",
        f"  {own} by {who.name}, {survey.records - own} by others",
        *(f"    {count} by {name}" for name, count in list(others.items())[:_NAMED]),
        *([f"  told from {first} to {last}"] if first else []),
        *(f"  {count} {kind}" for kind, count in survey.kinds.items()),
        *(f"  left out: {count} {reason}" for reason, count in survey.left.items()),
        f"  {survey.absent} files are not in it; {survey.faulty} places cannot be read",
    ]
    _name_troubles(survey)
    show(data, json, "\n".join(lines))


def _show_result(who: Narrator, source: Source, result: Imported, json: bool) -> None:
    _name_troubles(result)
    data = {
        "narrator": who.id,
        "format": source.format.name,
        "added": result.added,
        "known": result.known,
        "revised": result.revised,
        **_troubles(result),
    }
    parts = [f"{result.added} added", f"{result.known} known already", f"{result.faulty} unreadable"]
    parts += [f"{result.revised} edited since"] if result.revised else []
    parts += [f"{result.absent} files not in it"] if result.absent else []
    parts += [f"{count} {reason}" for reason, count in result.left.items()]
    show(data, json, ", ".join(parts))


def _troubles(report: Report) -> dict[str, Any]:
    return {
        "left_out": dict(report.left),
        "faulty": report.faulty,
        "faults": [{"place": one.place, "fault": one.reason} for one in report.faults],
        "absent": report.absent,
        "missing": [{"place": one.place, "file": one.reason} for one in report.missing],
    }


def _name_troubles(report: Report) -> None:
    for one in report.faults[:_NAMED]:
        note(f"lifestory: {one.place}: {one.reason}")
    for one in report.missing[:_NAMED]:
        note(f"lifestory: {one.place}: {one.reason} is not in the archive")
    more = max(0, report.faulty - _NAMED) + max(0, report.absent - _NAMED)
    if more:
        note(f"lifestory: and {more} more")


COMMANDS = (import_,)
