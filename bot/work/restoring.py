"""A restored copy of a picture: made by settings' weights, kept beside the original, marked everywhere."""

from __future__ import annotations

import io
import logging
from pathlib import Path

from bot.conversation.say import say
from bot.errors import ModelUnavailable, PerceptionError
from bot.perception.restore import MOST_IN, Advance, Restorer, restored, save_marked
from bot.perception.sandbox import private_folder
from bot.work import made, showing, steps
from bot.work.files import send_file
from bot.work.tools import Tools
from memory import journal, narrators
from memory.types import Action, CaptionFact, Media, Narrator
from prompts import message

log = logging.getLogger(__name__)


def restore_file(tools: Tools, source: bytes, target: Path, advance: Advance) -> Restorer:
    """Write the restored copy of a picture to `target`; what made it.

    Raises ModelUnavailable, PerceptionError (the picture cannot be opened).
    """
    from PIL import Image

    restorer = tools.perceiver.restorer()
    opened = tools.perceiver.shown({"picture": source}, MOST_IN, quality=97)
    if not opened:
        raise PerceptionError("broken", "the picture cannot be opened")
    picture = Image.open(io.BytesIO(opened["picture"])).convert("RGB")
    save_marked(restored(picture, restorer, advance), restorer, target)
    return restorer


def keep_restored(tools: Tools, media: Media, advance: Advance) -> Media:
    """Keep the restored copy of a kept picture as one of the same entry. Raises as `restore_file` does."""
    row = made.row_of(tools.store, media, made.RESTORED, made.RESTORED, media.part)
    language = narrators.get(tools.store, media.narrator_id).language
    with private_folder() as folder:
        path = folder / "restored.jpg"
        restorer = restore_file(tools, journal.read_file(tools.store, media), path, advance)
        return made.keep(tools, row, path, language, (CaptionFact(made.RESTORED, restorer.signature),))


def send_restored(tools: Tools, media_id: str, ref: str) -> None:
    """The job behind the button: restore a picture, saying how far it is, and send the marked copy."""
    media = journal.get_media(tools.store, media_id)
    narrator = narrators.get(tools.store, media.narrator_id)
    key = f"restore:{media_id}:{ref}"
    say(tools.store, narrator, key, message("conversation-restoring", narrator.language))
    try:
        kept = keep_restored(tools, media, _telling(tools, narrator, key))
    except (ModelUnavailable, PerceptionError) as error:
        log.warning("media %s could not be restored: %s", media_id, type(error).__name__)
        say(tools.store, narrator, f"{key}:no", message("conversation-restore-trouble", narrator.language))
        return
    steps.remember(tools, media.entry_id)
    data = journal.read_file(tools.store, kept)
    words = message("conversation-restored", narrator.language)
    send_file(tools, narrator, f"{key}:done", data, kept.file_name or "restored.jpg", words, Action.PHOTO)


def _telling(tools: Tools, narrator: Narrator, key: str) -> Advance:
    """Progress, in tenths: a picture has hundreds of tiles."""
    said = [0]

    def advance(done: int, total: int) -> None:
        tenth = 10 * done // total
        if tenth > said[0]:
            said[0] = tenth
            text = message("conversation-restoring-step", narrator.language, percent=10 * tenth)
            showing.show_later(tools, narrator, key, text)

    return advance
