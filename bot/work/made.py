"""Pictures that are made here of a kept one: a photograph cut from an album page, a restored copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from bot.perception.video import Reading
from bot.work.tools import Tools
from memory import journal
from memory.store import Store, now
from memory.types import Caption, CaptionFact, Media, MediaKind, Perception, PerceptionKind

CUT, RESTORED = "cut", "restored"


def row_of(store: Store, picture: Media, how: str, name: str, part: int) -> Media:
    """The row of a JPEG that was made of a kept picture (`CUT` or `RESTORED`), the same each time."""
    return replace(
        picture,
        id=journal.media_id(store, picture.entry_id, f"{picture.id}:{how}:{name}"),
        kind=MediaKind.IMAGE,
        file_name=f"{Path(picture.file_name or how).stem}-{name}.jpg",
        mime="image/jpeg",
        remote_id=None,
        fetched=False,
        of=picture.id,
        made=how,
        part=part,
    )


def read(
    tools: Tools, row: Media, path: Path, language: str, facts: tuple[CaptionFact, ...]
) -> list[Reading]:
    """What is seen in a picture that was made here, which `facts` say. When and where a restored one was
    taken is the original's to say.
    """
    readings = tools.perceiver.perceive_media(path, MediaKind.IMAGE, language, facts)
    original = _caption(tools.store, row) if row.made == RESTORED else None
    if original is None:
        return readings
    return [_as_taken(one, original) if isinstance(one, tuple) else one for one in readings]


def keep(tools: Tools, row: Media, path: Path, language: str, facts: tuple[CaptionFact, ...]) -> Media:
    """Keep the picture at `path` with its caption, as one of the same entry. May be repeated."""
    readings = read(tools, row, path, language, facts)
    journal.add_made(tools.store, row)
    kept = journal.keep_file(tools.store, row, path)
    found = [
        Perception(uuid4().hex, row.entry_id, row.id, PerceptionKind.CAPTION, one, now())
        for one in readings
        if isinstance(one, tuple)
    ]
    journal.save_perceptions(tools.store, journal.get_entry(tools.store, row.entry_id), found)
    return kept


def _caption(store: Store, row: Media) -> Caption | None:
    """What was seen in the picture that this one was made of."""
    known = [one.value for one in journal.perceptions_of(store, row.entry_id) if one.media_id == row.of]
    return next((shots[0] for shots in known if isinstance(shots, tuple) and shots), None)


def _as_taken(shots: Sequence[Caption], original: Caption) -> tuple[Caption, ...]:
    taken, place, moment = original.taken_at, original.place, original.moment
    return tuple(replace(one, taken_at=taken, place=place, moment=moment) for one in shots)
