"""How what somebody told felt, and what they said of it as examples for the training of the reader."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, Who, narrator_named, note, opened, show

if TYPE_CHECKING:
    from memory.types import Emotion, Entry, Felt

_FIRST = 60  # characters of an entry by which it is known again


def feelings(
    context: typer.Context,
    narrator: Who,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.tsv", help="Write what the narrator said of their feelings, to learn from."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """How each entry was read and from what; with --out, the narrator's own words for it as examples.

    Only where the narrator has agreed in /settings, and only to a file on this machine.
    """
    from bot.work import feelings as work
    from memory.sentences import language_of

    with opened(context) as app:
        who = narrator_named(app, narrator)
        if out is not None:
            found = work.examples(app.tools, who)
            _write(out, work.as_tsv(found))
            show({"file": str(out), "examples": len(found)}, json, f"{len(found)} examples in {out}")
            if other := sum(language_of(one.text) == "zh" for one in found):
                note(f"{other} of them in Chinese: lifestory train emotion, for English, leaves them out")
            return
        rows = work.rows(app.tools, who)
        data = [_data(entry, read, said, work.words_of(app.tools, entry)) for entry, read, said in rows]
    show(data, json, "\n".join(_line(one) for one in data) or "Nothing was told yet.")


def arc(
    context: typer.Context,
    narrator: Who,
    out: Annotated[Path, typer.Option(metavar="FILE", help="A .svg or .png to write.")] = Path("life.svg"),
    json: Json = False,
) -> None:
    """Write how a life felt, by when things happened, as a picture."""
    from bot.book.pdf import as_png
    from bot.errors import LifestoryError, UsageError
    from bot.work.arc import life_arc

    if out.suffix not in (".svg", ".png"):
        raise UsageError("the picture is a .svg or a .png")
    with opened(context) as app:
        made = life_arc(app.tools, narrator_named(app, narrator).id)
    if made is None:
        raise LifestoryError("too little of this life is dated yet for a picture")
    out.write_bytes(made.svg.encode() if out.suffix == ".svg" else as_png(made))
    show({"file": str(out), "about": made.alt}, json, str(out))


def _write(out: Path, text: str) -> None:
    """For the owner's eyes alone: these are a narrator's words in clear."""
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    out.chmod(0o600)


def _data(entry: Entry, read: Emotion | None, said: Felt | None, words: str) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "words": words[:_FIRST],
        "feeling": asdict(read) if read else None,
        "said": asdict(said) if said else None,
    }


def _line(one: dict[str, Any]) -> str:
    from memory.feelings import HOLDS

    read = one["feeling"]
    if read is None:
        return f"{one['entry']}  -  {one['words']}"
    held = ", ".join(label for label, score in read["labels"].items() if score >= HOLDS)
    parts = "; ".join(_part(part) for part in read["parts"])
    lines = [f"{one['entry']}  {read['valence']:+.2f}  {held} ({read['model']})  {one['words']}"]
    return "\n".join([*lines, *([f"    from {parts}"] if parts else [])])


def _part(part: dict[str, Any]) -> str:
    signs = ", ".join(f"{name} {value:+.1f}" for name, value in part["signs"].items())
    moved = f" arousal {part['arousal']:+.2f}" if part["arousal"] is not None else ""
    return f"{part['source']} {part['weight']:.2f}{moved}" + (f" ({signs})" if signs else "")


COMMANDS = (feelings, arc)
