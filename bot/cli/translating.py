"""The command that translates: story, memory, or the book in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, Who, narrator_named, note, opened, show

if TYPE_CHECKING:
    from bot.app import App
    from bot.work.translating import Translation
    from memory.types import Narrator, Sentence


def translate(
    context: typer.Context,
    narrator: Who,
    to: Annotated[str, typer.Option(metavar="LANG", help="Into which language: a code such as es.")],
    memory: Annotated[
        str | None, typer.Option(metavar="ID|REF", help="One memory instead of the story.")
    ] = None,
    json: Json = False,
) -> None:
    """The story, or one memory, in another language, each sentence below the told one; see book --also."""
    with opened(context) as app:
        who = narrator_named(app, narrator)
        made, citations = _memory(app, who, memory, to) if memory else _story(app, who, to)
    rows = [
        {"told": one.told, "text": one.text, "fault": one.fault, "citations": citations.get(one.told, [])}
        for one in made.sentences
    ]
    lines = [f"{row['told']}\n    {row['text'] or '(' + str(row['fault']) + ')'}" for row in rows]
    show({"language": made.language, "by": made.by, "sentences": rows}, json, "\n".join(lines))
    if not json:
        kept = sum(one.text is None for one in made.sentences)
        note(f"translated by {made.by}; {kept} of {len(made.sentences)} sentences stand as they were told")


def _story(app: App, who: Narrator, to: str) -> tuple[Translation, dict[str, list[dict[str, Any]]]]:
    from bot.work import stories, translating

    story = stories.current_story(app.tools, who.id)
    made = translating.of_story(app.tools, story, to)
    sentences = [one for chapter in story.chapters for one in chapter.sentences]
    return made, {one.text: _citations(one) for one in sentences}


def _memory(
    app: App, who: Narrator, name: str, to: str
) -> tuple[Translation, dict[str, list[dict[str, Any]]]]:
    from bot.errors import UsageError
    from bot.work import translating
    from memory import journal

    mine = [one for one in journal.list_entries(app.store, who.id) if name in (one.id, one.ref)]
    if not mine:
        raise UsageError(f"there is no such memory: {name}")
    made = translating.of_entry(app.tools, who.id, mine[0].id, who.language, to)
    return made, {one.told: [{"entry": mine[0].id, "quote": one.told}] for one in made.sentences}


def _citations(sentence: Sentence) -> list[dict[str, Any]]:
    return [vars(one) for one in sentence.citations]


COMMANDS = (translate,)
