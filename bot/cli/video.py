"""What is made of a video: subtitles, contact sheet, scenes, feeling over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, note, opened, show
from bot.errors import LifestoryError, UsageError

if TYPE_CHECKING:
    from bot.app import App


def video(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="ENTRY|FILE", help="An entry's id, or a file.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write.")] = Path(),
    language: Annotated[
        str | None, typer.Option(help="The language spoken in a file (default: LIFESTORY_LANGUAGE).")
    ] = None,
    json: Json = False,
) -> None:
    """Write subtitles (SRT, VTT), a contact sheet, scenes and feelings of a video or recording.

    An entry's words are those that stand: as the narrator put them right.
    """
    from bot.errors import PerceptionError

    with opened(context) as app:
        try:
            if Path(source).is_file():
                made = [_of_file(app, Path(source), language or app.settings.language, out)]
            else:
                made = _of_entry(app, source, out)
        except PerceptionError as error:
            raise LifestoryError(f"{source} could not be read: {error.reason}") from None
    files = [file for one in made for file in one["files"]]
    show(made, json, "\n".join(files))
    for one in made:
        if not json and one["trouble"]:
            note(f"lifestory: no words: {one['trouble']}")
        if not json and one["draft"]:
            note("lifestory: the words were heard roughly; check them before you show them to others")


def _of_file(app: App, path: Path, language: str, out: Path) -> dict[str, Any]:
    from bot.work import videos

    with videos.of_file(app.tools.perceiver, path, language) as (found, look):
        return videos.write_all(app.tools.perceiver, found, look, out, path.stem)


def _of_entry(app: App, entry_id: str, out: Path) -> list[dict[str, Any]]:
    from bot.work import videos
    from memory import journal
    from memory.errors import NotFound
    from memory.types import MediaKind

    try:
        entry = journal.get_entry(app.store, entry_id)
    except NotFound:
        raise UsageError(f"{entry_id} is neither a file nor an entry") from None
    kinds = (MediaKind.VIDEO, MediaKind.AUDIO)
    files = [one for one in journal.media_of(app.store, entry.id) if one.fetched and one.kind in kinds]
    if not files or entry.forgotten_at is not None:
        raise LifestoryError(f"entry {entry_id} has no video or recording")
    made = []
    for number, media in enumerate(files, start=1):
        name = entry.id if len(files) == 1 else f"{entry.id}-{number}"
        found = videos.of_media(app.tools, media)
        with videos.opened(app.tools, media) as path, videos.looked(app.tools.perceiver, path, found) as look:
            made.append(videos.write_all(app.tools.perceiver, found, look, out, name))
    return made


COMMANDS = (video,)
