"""Commands that make something of the story: book, recap."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, Who, narrator_named, opened, show
from bot.errors import LifestoryError, UsageError

if TYPE_CHECKING:
    from memory.types import Sentence


def book(
    context: typer.Context,
    narrator: Who,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write the book.")] = Path(),
    format: Annotated[
        list[str] | None, typer.Option(help="html, epub, pdf, md; several times, or all of them.")
    ] = None,
    for_others: Annotated[bool, typer.Option("--for-others", help="Approved chapters only.")] = False,
    theme: Annotated[str, typer.Option(help="How it is printed: classic or album.")] = "classic",
    bleed: Annotated[bool, typer.Option("--bleed", help="3 mm more on each side, for a printer.")] = False,
    json: Json = False,
) -> None:
    """Make the book; with --for-others the one to give away."""
    from bot.book import FORMATS, render
    from bot.book.types import Style
    from bot.cli.progress import stages
    from bot.work import stories

    wanted = _formats(format, FORMATS)
    with opened(context) as app, stages("Writing") as progress:
        who = narrator_named(app, narrator)
        written = stories.current_story(app.tools, who.id, progress)
        made = stories.make_book(app.tools, who.id, written, for_others)
    if for_others and not made.chapters:
        raise LifestoryError("no chapter is approved yet; see lifestory story --approve")
    if not any(chapter.sentences or chapter.unchecked for chapter in made.chapters):
        raise LifestoryError("too little was told for a book yet")
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for name in wanted:
        path = out / f"book.{name}"
        path.write_bytes(render(made, name, Style(theme, bleed)))
        files.append(str(path))
    show({"narrator": who.id, "version": written.version, "files": files}, json, "\n".join(files))


def recap(
    context: typer.Context,
    narrator: Who,
    week: Annotated[
        str | None, typer.Option(help="An ISO week such as 2026-W47 (default: this one).")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write plot and picture here.")] = None,
    json: Json = False,
) -> None:
    """A week in under 200 words, with a picture, the week's feeling and a question."""
    from bot.work import recaps

    with opened(context) as app:
        who = narrator_named(app, narrator)
        chosen = week or recaps.this_week(datetime.now(UTC), who.timezone)
        made = recaps.make_recap(app.tools, who.id, chosen)
        files = recaps.write_files(app.tools, made, out) if out else []
    data = {
        "week": chosen,
        "text": made.text,
        "question": made.question,
        "picture": made.picture,
        "citations": [_citations(one) for one in made.sentences],
        "files": [str(path) for path in files],
    }
    show(data, json, "\n\n".join(part for part in (made.text, made.question) if part))


def _formats(chosen: list[str] | None, known: tuple[str, ...]) -> list[str]:
    names = [name for one in chosen or known for name in one.split(",")]
    if "all" in names:
        return list(known)
    for name in names:
        if name not in known:
            raise UsageError(f"a book is made as one of {', '.join(known)}, not {name}")
    return names


def _citations(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "citations": [vars(one) for one in sentence.citations]}


COMMANDS = (book, recap)
