"""Commands of the keeper: narrators, export, erase, perceive, retry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Json, Who, narrator_named, note, opened, show
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.app import App
    from memory.types import Narrator

Anyone = Annotated[
    str | None, typer.Option("--narrator", "-n", metavar="ID|NAME", help="Only this one (default: all).")
]


def narrators(context: typer.Context, json: Json = False) -> None:
    """Who tells their life here."""
    from memory import journal
    from memory import narrators as people
    from memory.types import EntryState

    with opened(context) as app:
        data = []
        for one in people.all_narrators(app.store):
            counts = journal.count_entries(app.store, one.id)
            failed = counts.get(EntryState.FAILED, 0)
            done = counts.get(EntryState.REMEMBERED, 0)
            total = sum(counts.values())
            row = {"id": one.id, "name": one.name, "entries": total, "failed": failed}
            data.append({**row, "pending": total - failed - done, "channel": one.channel})
    lines = [
        "{id}  {name}: {entries} entries, {failed} failed, {pending} pending".format(**one) for one in data
    ]
    show(data, json, "\n".join(lines) or "Nobody yet.")


def export(
    context: typer.Context,
    narrator: Who,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The zip to write.")] = Path("lifestory.zip"),
    json: Json = False,
) -> None:
    """Write everything of a narrator into a zip that a person can read."""
    from bot.work.leaving import write_export

    with opened(context) as app:
        target = out / "lifestory.zip" if out.is_dir() else out
        path = write_export(app.tools, narrator_named(app, narrator), target)
    show({"file": str(path), "bytes": path.stat().st_size}, json, str(path))


def erase(
    context: typer.Context,
    narrator: Who,
    yes: Annotated[bool, typer.Option("--yes", help="Really delete everything of this narrator.")] = False,
    json: Json = False,
) -> None:
    """Delete everything of a narrator from every store, and prove it."""
    from dataclasses import asdict

    from bot.work.leaving import erase_narrator

    if not yes:
        raise UsageError("this deletes everything of the narrator; say --yes to go on")
    with opened(context) as app:
        proof = erase_narrator(app.tools, narrator_named(app, narrator).id)
    show(asdict(proof), json, str(proof))


def perceive(
    context: typer.Context,
    again: Annotated[bool, typer.Option("--again", help="Also what was read before.")] = False,
    narrator: Anyone = None,
    json: Json = False,
) -> None:
    """Hear and see what was kept; with --again anew, keeping the narrator's own wording."""
    from bot.cli.progress import bar
    from bot.work import steps
    from memory import journal

    done = 0
    with opened(context) as app:
        for who in everyone(app, narrator):
            entries = [
                one for one in journal.list_entries(app.store, who.id) if journal.media_of(app.store, one.id)
            ]
            with bar(who.name, len(entries)) as advance:
                for entry in entries:
                    steps.perceive(app.tools, entry.id, again=again)
                    steps.remember(app.tools, entry.id)
                    done += 1
                    advance(1)
    show({"entries": done}, json, f"{done} entries with files were gone through.")


def retry(context: typer.Context, narrator: Anyone = None, json: Json = False) -> None:
    """Try again what failed, was left unfinished or could not be read.

    Files that lie at Telegram, and updates of it, are for the bot: the running one takes them up
    within a minute, another one when it starts.
    """
    from memory import inbox, journal
    from memory.types import EntryState

    states = (EntryState.FAILED, EntryState.RECEIVED, EntryState.FETCHED, EntryState.PERCEIVED)
    with opened(context) as app:
        tried, left, bots = [], [], []
        updates = 0 if narrator else inbox.retry(app.store, "telegram")
        for who in everyone(app, narrator):
            for entry_id in journal.entries_in_state(app.store, *states, narrator_id=who.id):
                if _lies_at_the_channel(app, entry_id):
                    bots.append(entry_id)
                    continue
                app.work.entry(entry_id)
                tried.append(entry_id)
                entry = journal.get_entry(app.store, entry_id)
                if entry.state is EntryState.FAILED:
                    left.append(entry_id)
                    note(f"lifestory: entry {entry_id} failed again: {entry.failure}")
    words = f"{len(tried)} tried, {len(left)} failed again."
    if bots or updates:
        words += f" Left to the bot: {len(bots)} with files at Telegram, {updates} updates."
    show({"tried": tried, "failed": left, "for_the_bot": bots, "updates": updates}, json, words)
    if left:
        raise typer.Exit(1)


def _lies_at_the_channel(app: App, entry_id: str) -> bool:
    """True where a file must still be fetched by the bot; a failed entry is then put back for it."""
    from memory import journal
    from memory.types import EntryState

    if not any(one.remote_id and not one.fetched for one in journal.media_of(app.store, entry_id)):
        return False
    if journal.get_entry(app.store, entry_id).state is EntryState.FAILED:
        journal.set_state(app.store, entry_id, EntryState.RECEIVED)
    return True


def everyone(app: App, narrator: str | None) -> list[Narrator]:
    """The narrator that is named, or all."""
    from memory import narrators as people

    return [narrator_named(app, narrator)] if narrator else people.all_narrators(app.store)


COMMANDS = (narrators, export, erase, perceive, retry)
