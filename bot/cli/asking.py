"""What is asked and why: what is left out, and what was learnt of how a narrator likes to be asked."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.shared import Json, Who, narrator_named, opened, show
from bot.errors import LifestoryError, UsageError


def limits(
    context: typer.Context,
    narrator: Who,
    add: Annotated[str | None, typer.Option(metavar="WORDS", help="Leave this out from now on.")] = None,
    remove: Annotated[str | None, typer.Option(metavar="WORDS", help="Take this off the list.")] = None,
    json: Json = False,
) -> None:
    """What a narrator wants left out of questions, stories and recaps."""
    from memory import off_limits
    from prompts import message

    with opened(context) as app:
        who = narrator_named(app, narrator)
        if remove is not None:
            wanted = remove.casefold().strip()
            rows = [one for one in off_limits.kept(app.store, who.id) if one.words.casefold() == wanted]
            if not any([off_limits.remove(app.store, who.id, one.id) for one in rows]):
                raise LifestoryError(f"{remove!r} is not on the list")
        if add is not None:
            try:
                off_limits.add(app.store, who.id, add)
            except ValueError as error:
                raise UsageError(str(error)) from None
        found = [one.words for one in off_limits.kept(app.store, who.id)]
        none = message("conversation-off-limits-none", who.language)
    show(found, json, "\n".join(found) or none)


def why(
    context: typer.Context,
    narrator: Who,
    forget: Annotated[bool, typer.Option("--forget", help="Forget what was learnt; begin anew.")] = False,
    learn: Annotated[bool | None, typer.Option("--learn/--no-learn", help="Learn it, or do not.")] = None,
    json: Json = False,
) -> None:
    """Why the last question was asked, and what was learnt of what this narrator likes to be asked."""
    from bot.conversation import learning
    from bot.work import learnt

    with opened(context) as app:
        who = narrator_named(app, narrator)
        for choice in (["forget"] if forget else []) + ([] if learn is None else ["on" if learn else "off"]):
            learning.learn(app.store, who, choice)
            who = narrator_named(app, who.id)
        lines = learnt.explanation(app.tools, who)
        beliefs = learnt.all_beliefs(app.tools, who)
    arms = {
        arm: {"welcome": round(one.mean, 3), "seen": round(one.seen, 2)}
        for arm, one in sorted(beliefs.items())
    }
    show({"why": lines, "learnt": arms}, json, "\n".join(lines))


COMMANDS = (limits, why)
