"""Old photographs restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, note, opened, show
from bot.errors import LifestoryError, UsageError

if TYPE_CHECKING:
    from bot.app import App
    from bot.perception.restore import Advance


def restore(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="ENTRY|FILE", help="An entry's id, or a picture.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write a file's copy (default: beside it).")
    ] = None,
    json: Json = False,
) -> None:
    """Make a clearer copy of old photographs, marked as restored; the original is kept.

    RESTORER names the weights (Real-ESRGAN and its kin); the extra lifestory[restore] reads them.
    """
    from bot.cli.progress import stages
    from bot.errors import PerceptionError

    with opened(context) as app, stages("Restoring") as progress:
        restorer = app.tools.perceiver.restorer()
        try:
            if Path(source).is_file():
                path = Path(source)
                files = [_of_file(app, path, out or path.with_name(f"{path.stem}-restored.jpg"), progress)]
            else:
                files = _of_entry(app, source, progress)
        except PerceptionError as error:
            raise LifestoryError(f"{source} could not be read: {error.reason}") from None
    data: dict[str, Any] = {"restorer": restorer.name, "sha256": restorer.sha256, "restored": files}
    show(data, json, "\n".join(files))
    if not json:
        note(f"lifestory: by {restorer.name}, SHA-256 {restorer.sha256}; details are guessed")


def _of_file(app: App, path: Path, target: Path, progress: Advance) -> str:
    from bot.work.restoring import restore_file

    if target.exists() and target.samefile(path):
        raise UsageError("the copy would take the original's place; name another file with --out")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}")
    restore_file(app.tools, path.read_bytes(), target, progress)
    return str(target)


def _of_entry(app: App, entry_id: str, progress: Advance) -> list[str]:
    """The ids of the copies kept. Raises LifestoryError where the entry has no picture."""
    from bot.work import albums, steps
    from bot.work.made import RESTORED
    from bot.work.restoring import keep_restored
    from memory import journal
    from memory.types import MediaKind

    entry = journal.get_entry(app.store, entry_id)
    files = [one for one in journal.media_of(app.store, entry_id) if one.fetched and one.made != RESTORED]
    pictures = [one for one in files if one.kind is MediaKind.IMAGE and not albums.photos_of(files, one)]
    if not pictures or entry.forgotten_at is not None:
        raise LifestoryError("that entry has no picture")
    made = [keep_restored(app.tools, one, progress).id for one in pictures]
    steps.remember(app.tools, entry_id)
    return made


COMMANDS = (restore,)
