"""The people and places of a life: list them, say that two names are one, or that they are two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import Json, Who, narrator_named, note, opened, show
from bot.errors import LifestoryError

if TYPE_CHECKING:
    from bot.app import App
    from memory.types import Narrator

_TWO = typer.Option(
    metavar="A B", help="Two names, as they are listed; Anna (cousin) where two have the name."
)


def people(
    context: typer.Context,
    narrator: Who,
    places: Annotated[bool, typer.Option("--places", help="Places instead of people.")] = False,
    merge: Annotated[tuple[str, str] | None, _TWO] = None,
    split: Annotated[tuple[str, str] | None, _TWO] = None,
    tree: Annotated[Path | None, typer.Option(metavar="FILE", help="The family tree as SVG.")] = None,
    gedcom: Annotated[Path | None, typer.Option(metavar="FILE", help="The family as GEDCOM 5.5.1.")] = None,
    json: Json = False,
) -> None:
    """Who was told of: names, relation, number of memories. ``--merge`` and ``--split`` correct it.

    ``--tree`` and ``--gedcom`` write the family as it was told.
    """
    from bot.work.people import people_data
    from memory import people_kept

    with opened(context) as app:
        who = narrator_named(app, narrator)
        for change, pair in ((people_kept.merge, merge), (people_kept.split, split)):
            if pair is not None:
                change(app.store, who.id, app.tools.graphs.of(who.id), *pair)
        found = people_data(app.tools.graphs.of(who.id), "place" if places else "person")
        if tree is not None or gedcom is not None:
            _write_family(app, who, tree, gedcom)
    show(found, json, "\n".join(map(_line, found)))


def _write_family(app: App, who: Narrator, tree: Path | None, gedcom: Path | None) -> None:
    from bot.work import family

    if tree is not None:
        picture = family.tree(app.tools, who.id)
        if picture is None:
            raise LifestoryError("nobody was told of as family yet")
        tree.write_text(picture.svg, encoding="utf-8")
        note(f"{tree}. {picture.aside}".strip())
    if gedcom is not None:
        gedcom.write_text(family.gedcom(app.tools, who.id), encoding="utf-8", newline="")
        note(str(gedcom))


def _line(one: dict[str, object]) -> str:
    aliases = one["aliases"]
    also = f" = {', '.join(map(str, aliases))}" if isinstance(aliases, list) and aliases else ""
    relation = f" ({one['relation']})" if one["relation"] else ""
    return f"{one['memories']:>4}  {one['name']}{relation}{also}"


COMMANDS = (people,)
