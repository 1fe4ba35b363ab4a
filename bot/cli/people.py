"""The people and places of a life: list them, say that two names are one, or that they are two."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.shared import Json, Who, narrator_named, opened, show

_TWO = typer.Option(
    metavar="A B", help="Two names, as they are listed; Anna (cousin) where two have the name."
)


def people(
    context: typer.Context,
    narrator: Who,
    places: Annotated[bool, typer.Option("--places", help="Places instead of people.")] = False,
    merge: Annotated[tuple[str, str] | None, _TWO] = None,
    split: Annotated[tuple[str, str] | None, _TWO] = None,
    json: Json = False,
) -> None:
    """Who was told of: names, relation, number of memories. ``--merge`` and ``--split`` correct it."""
    from bot.work.people import people_data
    from memory import people_kept

    with opened(context) as app:
        who = narrator_named(app, narrator)
        for change, pair in ((people_kept.merge, merge), (people_kept.split, split)):
            if pair is not None:
                change(app.store, who.id, app.tools.graphs.of(who.id), *pair)
        found = people_data(app.tools.graphs.of(who.id), "place" if places else "person")
    show(found, json, "\n".join(map(_line, found)))


def _line(one: dict[str, object]) -> str:
    aliases = one["aliases"]
    also = f" = {', '.join(map(str, aliases))}" if isinstance(aliases, list) and aliases else ""
    relation = f" ({one['relation']})" if one["relation"] else ""
    return f"{one['memories']:>4}  {one['name']}{relation}{also}"


COMMANDS = (people,)
