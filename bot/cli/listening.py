"""Commands about the sound that was kept: clip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, Who, narrator_named, opened, show
from bot.errors import LifestoryError, UsageError

if TYPE_CHECKING:
    from bot.app import App
    from bot.work.clips import Clip

_SOURCE = "A sentence of the story as CHAPTER:SENTENCE (2:5), a passage's id, or an entry's id or ref."


def clip(
    context: typer.Context,
    narrator: Who,
    source: Annotated[str, typer.Argument(help=_SOURCE)],
    start: Annotated[
        float | None, typer.Option("--from", min=0, metavar="S", help="From this second.")
    ] = None,
    end: Annotated[float | None, typer.Option("--to", min=0, metavar="S", help="To this second.")] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The sound to write (OGG/Opus).")] = Path(
        "clip.ogg"
    ),
    json: Json = False,
) -> None:
    """Cut out the original voice behind words: of a sentence with several sources, a file each."""
    from bot.work.clips import clips_named

    with opened(context) as app:
        who = narrator_named(app, narrator)
        found = clips_named(app.tools, who.id, source, start, end)
        if not found:
            raise LifestoryError(f"nothing of {source} was spoken")
        if out.is_dir():
            raise UsageError(f"{out} is a folder; name a file")
        saved = [_saved(app, one, _named(out, number)) for number, one in enumerate(found)]
    show(saved, json, "\n".join(f"{one['file']}: {one['seconds']} s" for one in saved))


def _saved(app: App, one: Clip, out: Path) -> dict[str, Any]:
    from bot.work.clips import save_clip

    seconds = round(save_clip(app.tools, one, out), 2)
    return {
        "file": str(out),
        "seconds": seconds,
        "entry": one.entry_id,
        "media": one.media_id,
        "start_s": one.start_s,
    }


def _named(out: Path, number: int) -> Path:
    """``clip.ogg``, then ``clip-2.ogg``."""
    return out.with_name(f"{out.stem}-{number + 1}{out.suffix}") if number else out


COMMANDS = (clip,)
