"""Commands that make something of the story: book, recap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, Who, narrator_named, note, opened, show
from bot.errors import LifestoryError, UsageError

if TYPE_CHECKING:
    from bot.work.audiobook import AudioBook
    from bot.work.books import Wish, Written
    from memory.types import Sentence


def book(
    context: typer.Context,
    narrator: Who,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write the book.")] = Path(),
    format: Annotated[
        list[str] | None,
        typer.Option(help="html, epub, pdf, md; m4b, the audio book; several times, or all of them."),
    ] = None,
    for_others: Annotated[bool, typer.Option("--for-others", help="Approved chapters only.")] = False,
    theme: Annotated[str, typer.Option(help="How it is printed: classic or album.")] = "classic",
    bleed: Annotated[bool, typer.Option("--bleed", help="3 mm more on each side, for a printer.")] = False,
    also: Annotated[
        str | None, typer.Option(metavar="LANG", help="Each paragraph in a second language too, such as es.")
    ] = None,
    dedication: Annotated[str | None, typer.Option(metavar="TEXT", help="A page in front.")] = None,
    voice: Annotated[bool, typer.Option(help="The original voice: in HTML, EPUB and DIR/clips.")] = True,
    clips_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where DIR can be opened; square codes in print lead there."),
    ] = None,
    json: Json = False,
) -> None:
    """Make the book; with --for-others the one to give away.

    Its recordings stay on this machine unless you put DIR/clips somewhere; --clips-url says where.
    """
    from bot.book import FORMATS
    from bot.book.types import Style
    from bot.cli.progress import stages
    from bot.work import books, stories, translating

    wanted = books.chosen(_formats(format, FORMATS, books.EVERY))
    with opened(context) as app, stages("Writing") as progress:
        who = narrator_named(app, narrator)
        written = stories.current_story(app.tools, who.id, progress)
        made = stories.make_book(app.tools, who.id, written, for_others)
        if for_others and not made.chapters:
            raise LifestoryError("no chapter is approved yet; see lifestory story --approve")
        if not any(chapter.sentences or chapter.unchecked for chapter in made.chapters):
            raise LifestoryError("too little was told for a book yet")
        if also:
            made = translating.book_in_two(app.tools, made, written, also)
        made = replace(made, dedication=dedication)
        address = clips_url or app.settings.book_url
        wish = books.Wish(wanted, Style(theme, bleed), voice, address)
        done = books.write_book(app.tools, made, out, wish)
    files = [str(path) for path in done.files]
    data = {"narrator": who.id, "version": written.version, "files": files, "heard": done.heard}
    show(data | _audio(done.audio), json, "\n".join(files))
    if not json:
        _say_voices(done, wish, out)


def _audio(made: AudioBook | None) -> dict[str, Any]:
    if made is None:
        return {}
    chapters = [vars(mark) for mark in made.marks]
    seconds = {"own_s": round(made.own_s, 1), "spoken_s": round(made.spoken_s, 1)}
    return {"audio": seconds | {"speaker": made.speaker, "silent": made.silent, "chapters": chapters}}


def _say_voices(done: Written, wish: Wish, out: Path) -> None:
    if done.heard:
        note(f"{done.heard} chapters can be heard; their voice lies in {out / 'clips'}")
    if done.heard and "pdf" in wish.formats and wish.address is None:
        note("no square codes in print: set BOOK_URL or --clips-url to where that folder can be opened")
    if done.audio is not None and done.audio.speaker is None:
        note(f"nothing here can speak, so the audio book lacks {done.audio.silent} written sentences")


def recap(
    context: typer.Context,
    narrator: Who,
    week: Annotated[
        str | None, typer.Option(help="An ISO week such as 2026-W47 (default: this one).")
    ] = None,
    month: Annotated[str | None, typer.Option(help="A month such as 2026-11.")] = None,
    year: Annotated[str | None, typer.Option(help="A year such as 2026.")] = None,
    on_this_day: Annotated[bool, typer.Option(help="What is tied to today in earlier years.")] = False,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write plot and picture here.")] = None,
    json: Json = False,
) -> None:
    """A week, month or year, or this day in earlier years: under 200 words, a picture, the arc of feeling."""
    from bot.work import recaps

    with opened(context) as app:
        who = narrator_named(app, narrator)
        chosen = _period(who.timezone, week, month, year, on_this_day)
        made = recaps.make_recap(app.tools, who.id, chosen)
        files = recaps.write_files(app.tools, made, out) if out else []
    data = {
        "week" if "-W" in chosen else "period": chosen,
        "text": made.text,
        "question": made.question,
        "picture": made.picture,
        "citations": [_citations(one) for one in made.sentences],
        "chosen": [{"entry": entry, "why": why} for entry, why in zip(made.entries, made.why, strict=True)],
        "files": [str(path) for path in files],
    }
    show(data, json, "\n\n".join(part for part in (made.text, made.question) if part))


def _period(timezone: str, week: str | None, month: str | None, year: str | None, today: bool) -> str:
    """The key of the one period that was asked for; this week where none was. Raises UsageError."""
    from bot.story.period import key_at

    moment = datetime.now(UTC)
    asked = [("-W", week), ("month", month), ("year", year)]
    named = [(form, key) for form, key in asked if key is not None]
    if len(named) + today > 1:
        raise UsageError("one of --week, --month, --year and --on-this-day")
    if today:
        return key_at("day", moment, timezone)
    if not named:
        return key_at("week", moment, timezone)
    form, key = named[0]
    fits = {"-W": "-W" in key, "month": len(key) == 7, "year": len(key) == 4}[form]
    if not fits:
        raise UsageError(f"not a week, month or year as was asked for: {key}")
    return key


def _formats(chosen: list[str] | None, usual: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    names = [name for one in chosen or usual for name in one.split(",")]
    if "all" in names:
        return list(known)
    for name in names:
        if name not in known:
            raise UsageError(f"a book is made as one of {', '.join(known)}, not {name}")
    return names


def _citations(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "citations": [vars(one) for one in sentence.citations]}


COMMANDS = (book, recap)
