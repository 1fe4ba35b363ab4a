"""Commands of the keeper about what is searched: reindex, check."""

from __future__ import annotations

from dataclasses import asdict

import typer

from bot.cli.keeping import Anyone, everyone
from bot.cli.shared import Json, opened, show


def reindex(context: typer.Context, narrator: Anyone = None, json: Json = False) -> None:
    """Rebuild passages and indexes from the journal, beside the old ones; a stopped run goes on."""
    from bot.cli.progress import stages

    done, embedded = {}, {}
    with opened(context) as app:
        for who in everyone(app, narrator):
            with stages(who.name) as progress:
                made = app.tools.recall.reindex(who.id, anew=True, progress=progress)
            done[who.id], embedded[who.id] = made.passages, made.embedded
    lines = [f"{who}: {number} passages" for who, number in done.items()]
    show({"passages": done, "embedded": embedded}, json, "\n".join(lines) or "Nobody yet.")


def check(context: typer.Context, narrator: Anyone = None, json: Json = False) -> None:
    """Prove that index and journal agree; ends with 1 where they do not."""
    from bot.cli.progress import stages
    from memory.agreement import look

    found = []
    with opened(context) as app:
        for who in everyone(app, narrator):
            with stages(who.name) as progress:
                found.append(look(app.store, app.tools.recall.embedder, who.id, progress))
    wrong = [one for one in found if not one.agrees]
    lines = [one.in_words() for one in found]
    if wrong:
        lines.append("`lifestory reindex` mends this.")
    show([{**asdict(one), "agrees": one.agrees} for one in found], json, "\n".join(lines) or "Nobody yet.")
    if wrong:
        raise typer.Exit(1)


COMMANDS = (reindex, check)
