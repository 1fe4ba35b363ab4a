"""Thumbs that a narrator gave: to a question, to a recap. The newest press stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from memory.store import Store, aware, now
from memory.tables import reactions


@dataclass(frozen=True)
class Reaction:
    """``kind`` is ``question`` or ``recap``, ``subject`` its id or name, ``thumb`` 1 or -1."""

    kind: str
    subject: str
    thumb: int
    at: datetime


def react(store: Store, narrator_id: str, kind: str, subject: str, thumb: int) -> bool:
    """Keep a thumb in place of an earlier one; False where the same one stands already."""
    row_id = store.vault.digest("reaction", narrator_id, kind, subject)
    row = {"id": row_id, "narrator_id": narrator_id, "kind": kind, "subject": subject, "thumb": thumb}
    mine = reactions.c.id == row_id
    with store.begin() as connection:
        if connection.scalar(select(reactions.c.thumb).where(mine)) == thumb:
            return False
        connection.execute(delete(reactions).where(mine))
        connection.execute(insert(reactions).values(**row, reacted_at=now()))
    return True


def reactions_of(store: Store, narrator_id: str) -> list[Reaction]:
    """Every thumb that a narrator gave, oldest first."""
    query = select(reactions).where(reactions.c.narrator_id == narrator_id)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(reactions.c.reacted_at, reactions.c.id)).all()
    return [Reaction(row.kind, row.subject, row.thumb, aware(row.reacted_at)) for row in rows]


def thumbs(store: Store, narrator_id: str, kind: str = "question") -> dict[str, int]:
    """Thumbs of one kind: subject -> 1 or -1."""
    return {one.subject: one.thumb for one in reactions_of(store, narrator_id) if one.kind == kind}
