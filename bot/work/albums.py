"""Album pages: their photographs are cut and kept as pictures of the same entry; a page can stay whole."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from bot.errors import PerceptionError
from bot.perception.sandbox import private_folder
from bot.work.gallery import made_of
from bot.work.tools import Tools
from memory import journal
from memory.store import now
from memory.types import Caption, CaptionFact, Entry, Media, MediaKind, Perception, PerceptionKind

log = logging.getLogger(__name__)
CUT = "cut"
_FACT = "album-page"
_CELL, _GAP = 360, 24  # pixels of the sheet


def photos_on(caption: Caption) -> int:
    """How many photographs were found on a page; 0 where it is none."""
    return next((int(fact.text) for fact in caption.facts if fact.source == _FACT), 0)


def keep_photos(tools: Tools, entry: Entry, page: Media, path: Path, language: str) -> None:
    """Cut the photographs out of the page at `path` and keep each with its caption. May be repeated."""
    with private_folder() as folder:
        try:
            cuts = tools.perceiver.cut_album(path, folder)
        except PerceptionError as error:
            log.warning("the photographs on %s could not be cut: %s", page.id, error.reason)
            return
        forget_photos(tools, page, beyond=len(cuts))
        for number, cut in enumerate(cuts, start=1):
            row = made_of(tools.store, page, CUT, str(number), number)
            _keep(tools, entry, row, cut, f"{number}/{len(cuts)}", language)


def _keep(tools: Tools, entry: Entry, row: Media, path: Path, place: str, language: str) -> None:
    made = (CaptionFact("album-photo", place),)
    readings = tools.perceiver.perceive_media(path, MediaKind.IMAGE, language, made)
    journal.add_made(tools.store, row)
    journal.keep_file(tools.store, row, path)
    captions = [one for one in readings if isinstance(one, tuple)]
    found = [
        Perception(uuid4().hex, entry.id, row.id, PerceptionKind.CAPTION, one, now()) for one in captions
    ]
    journal.save_perceptions(tools.store, entry, found)


def forget_photos(tools: Tools, page: Media, beyond: int = 0) -> None:
    """Take the photographs of a page away whose number is above `beyond`."""
    for one in photos_of(tools, page):
        if one.part > beyond:
            journal.remove_made(tools.store, one)


def photos_of(tools: Tools, page: Media) -> list[Media]:
    """The photographs that were cut from a page, in order."""
    return [
        one for one in journal.media_of(tools.store, page.entry_id) if one.of == page.id and one.made == CUT
    ]


def sheet(tools: Tools, photos: Sequence[Media]) -> bytes:
    """One JPEG with every photograph and its number. They are files of our own making."""
    from PIL import Image, ImageDraw, ImageFont

    columns = min(3, len(photos))
    rows = -(-len(photos) // columns)
    paper = Image.new("RGB", (columns * (_CELL + _GAP) + _GAP, rows * (_CELL + _GAP) + _GAP), "white")
    draw, font = ImageDraw.Draw(paper), ImageFont.load_default(30)
    for at, one in enumerate(photos):
        shot = Image.open(io.BytesIO(journal.read_file(tools.store, one)))
        shot.thumbnail((_CELL, _CELL))
        left = _GAP + (at % columns) * (_CELL + _GAP)
        top = _GAP + (at // columns) * (_CELL + _GAP)
        paper.paste(shot, (left + (_CELL - shot.width) // 2, top + (_CELL - shot.height) // 2))
        draw.rounded_rectangle((left, top, left + 44, top + 44), 8, fill="#333333")
        draw.text((left + 22, top + 22), str(one.part), fill="white", font=font, anchor="mm")
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=88)
    return out.getvalue()
