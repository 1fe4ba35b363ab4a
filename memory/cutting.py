"""An entry's passages kept anew from its standing words, and all entries' after a change of segmentation.

How far a narrator's entries have come is kept beside their index (``passages.json``: the version of
the segmentation and the serial of the last entry done), so that a killed run goes on from there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import exists, func, select

from memory import journal, narrators, questions
from memory.generations import write_whole
from memory.index import folder_of
from memory.passages import SEGMENTATION, build_passages
from memory.store import Store
from memory.tables import entries, passages
from memory.types import EntryState, Passage

_FILE = "passages.json"
_WHOLE = -1  # in place of a serial: every entry is done
_NOTED = 50  # entries between two notes of how far it has come

Advance = Callable[[int], None]


def standing_cut(store: Store, entry_id: str) -> list[Passage]:
    """The passages that an entry's standing words make; none of a forgotten one. Keeps nothing."""
    entry = journal.get_entry(store, entry_id)
    if entry.forgotten_at is not None:
        return []
    asked = questions.get_question(store, entry.question_id) if entry.question_id else None
    return build_passages(
        entry,
        journal.wordings(store, entry_id),
        journal.media_of(store, entry_id),
        journal.perceptions_of(store, entry_id),
        narrators.get(store, entry.narrator_id).language,
        asked.text if asked else entry.asked,
    )


def cut_entry(store: Store, narrator_id: str, entry_id: str) -> list[Passage]:
    """Keep the passages of an entry anew; those that are as they were stay untouched.

    Words that were changed or forgotten meanwhile are never kept: it is cut again.
    """
    note_first(store, narrator_id)
    while True:
        seen = len(journal.revisions_of(store, entry_id))
        found = standing_cut(store, entry_id)
        known = journal.list_passages(store, narrator_id, entry_id=entry_id)
        if found == known or journal.replace_passages(store, narrator_id, entry_id, found, seen):
            return found


def mend(store: Store, narrator_id: str) -> int:
    """Cut what was reworded or brought back before a process ended; returns how many entries.

    Rewording takes the old passages away in the same transaction and leaves the entry ``perceived``.
    """
    cut = exists().where(passages.c.entry_id == entries.c.id)
    query = select(entries.c.id).where(
        entries.c.narrator_id == narrator_id,
        entries.c.state == EntryState.PERCEIVED,
        entries.c.forgotten_at.is_(None),
        ~cut,
    )
    with store.begin() as connection:
        ids = list(connection.scalars(query.order_by(entries.c.serial)))
    for one in ids:
        cut_entry(store, narrator_id, one)
    return len(ids)


def note_first(store: Store, narrator_id: str) -> None:
    """To be called before passages are kept: a narrator's first ones are of the present segmentation."""
    folder = folder_of(store, narrator_id)
    if not (folder / _FILE).exists() and not _any(store, narrator_id):
        _note(folder, _WHOLE)


def is_cut(store: Store, folder: Path, narrator_id: str) -> bool:
    """Whether every passage is known to be of the present segmentation. `folder` is the indexes'."""
    return _read(folder) == (SEGMENTATION, _WHOLE) or not _any(store, narrator_id)


def cut_anew(folder: Path) -> None:
    """Have every entry cut from the first one on."""
    _note(folder, 0)


def cut_all(store: Store, folder: Path, narrator_id: str, advance: Advance) -> None:
    """Cut every entry that is not known to be done, noting how far it has come."""
    version, through = _read(folder)
    if version != SEGMENTATION:
        through = 0
    if through == _WHOLE:
        return
    for number, (serial, entry_id) in enumerate(_after(store, narrator_id, through), start=1):
        cut_entry(store, narrator_id, entry_id)
        if number % _NOTED == 0:
            _note(folder, serial)
        advance(1)
    _note(folder, _WHOLE)


def left_to_cut(store: Store, folder: Path, narrator_id: str) -> int:
    """How many entries `cut_all` would go through."""
    version, through = _read(folder)
    if version == SEGMENTATION and through == _WHOLE:
        return 0
    query = select(func.count()).where(entries.c.narrator_id == narrator_id)
    with store.begin() as connection:
        after = query.where(entries.c.serial > (through if version == SEGMENTATION else 0))
        return int(connection.scalar(after) or 0)


def _any(store: Store, narrator_id: str) -> bool:
    query = select(passages.c.id).where(passages.c.narrator_id == narrator_id).limit(1)
    with store.begin() as connection:
        return connection.scalar(query) is not None


def _after(store: Store, narrator_id: str, serial: int) -> Iterator[tuple[int, str]]:
    query = select(entries.c.serial, entries.c.id).where(
        entries.c.narrator_id == narrator_id, entries.c.serial > serial
    )
    with store.begin() as connection:
        rows = connection.execute(query.order_by(entries.c.serial)).all()
    yield from ((row.serial, row.id) for row in rows)


def _read(folder: Path) -> tuple[str, int]:
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return str(data["segmentation"]), int(data["through"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", 0


def _note(folder: Path, through: int) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(folder / _FILE, {"segmentation": SEGMENTATION, "through": through})
