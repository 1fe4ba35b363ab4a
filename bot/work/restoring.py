"""A restored copy of a picture: made by settings' weights, kept beside the original, marked everywhere."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from bot.conversation.say import say
from bot.errors import ModelUnavailable, PerceptionError
from bot.perception.restore import MOST_IN, Advance, Restorer, restored, save_marked
from bot.perception.sandbox import private_folder
from bot.work import showing, steps
from bot.work.files import send_file
from bot.work.gallery import made_of
from bot.work.tools import Tools
from memory import journal, narrators
from memory.store import now
from memory.types import Action, CaptionFact, Media, MediaKind, Narrator, Perception, PerceptionKind
from prompts import message

log = logging.getLogger(__name__)
RESTORED = "restored"


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
    entry = journal.get_entry(tools.store, media.entry_id)
    row = made_of(tools.store, media, RESTORED, RESTORED, media.part)
    with private_folder() as folder:
        path = folder / "restored.jpg"
        restorer = restore_file(tools, journal.read_file(tools.store, media), path, advance)
        made = (CaptionFact(RESTORED, restorer.signature),)
        language = narrators.get(tools.store, media.narrator_id).language
        readings = tools.perceiver.perceive_media(path, MediaKind.IMAGE, language, made)
        journal.add_made(tools.store, row)
        kept = journal.keep_file(tools.store, row, path)
    captions = [one for one in readings if isinstance(one, tuple)]
    # When and where it was taken is the original's to say.
    known = [one for one in journal.perceptions_of(tools.store, entry.id) if one.media_id == media.id]
    of = next((one.value[0] for one in known if isinstance(one.value, tuple) and one.value), None)
    if of is not None:
        captions = [
            (replace(one[0], taken_at=of.taken_at, place=of.place, moment=of.moment),) for one in captions
        ]
    found = [
        Perception(uuid4().hex, entry.id, row.id, PerceptionKind.CAPTION, one, now()) for one in captions
    ]
    journal.save_perceptions(tools.store, entry, found)
    return kept


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
    tools.recall.remove(media.narrator_id, media.entry_id)
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
