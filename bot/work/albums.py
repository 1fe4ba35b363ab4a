"""Album pages: their photographs are cut and kept as pictures of the same entry; a page can stay whole."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path

from bot.errors import PerceptionError
from bot.perception.sandbox import private_folder
from bot.work import made
from bot.work.tools import Tools
from memory import journal
from memory.types import Caption, CaptionFact, Media

log = logging.getLogger(__name__)
_FACT = "album-page"
_CELL, _GAP = 360, 24  # pixels of the sheet


def photos_on(caption: Caption) -> int:
    """How many photographs were found on a page; 0 where it is none."""
    return next((int(fact.text) for fact in caption.facts if fact.source == _FACT), 0)


def keep_photos(tools: Tools, page: Media, path: Path, language: str) -> None:
    """Cut the photographs out of the page at `path` and keep each with its caption. May be repeated."""
    with private_folder() as folder:
        try:
            cuts = tools.perceiver.cut_album(path, folder)
        except PerceptionError as error:
            log.warning("the photographs on %s could not be cut: %s", page.id, error.reason)
            return
        forget_photos(tools, page, beyond=len(cuts))
        for number, cut in enumerate(cuts, start=1):
            row = made.row_of(tools.store, page, made.CUT, str(number), number)
            place = CaptionFact("album-photo", f"{number}/{len(cuts)}")
            made.keep(tools, row, cut, language, (place,))


def forget_photos(tools: Tools, page: Media, beyond: int = 0) -> None:
    """Take the photographs of a page away whose number is above `beyond`."""
    for one in photos_of(journal.media_of(tools.store, page.entry_id), page):
        if one.part > beyond:
            journal.remove_made(tools.store, one)


def photos_of(files: Sequence[Media], page: Media) -> list[Media]:
    """The photographs among an entry's files that were cut from a page, in order."""
    return [one for one in files if one.of == page.id and one.made == made.CUT]


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
