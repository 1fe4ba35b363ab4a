"""Times set aside for telling: when one began, how long it was meant to last, and why it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from memory.store import Store, aware
from memory.tables import sittings


@dataclass(frozen=True)
class Sitting:
    """``ended_for`` is ``time``, ``enough``, or ``care`` (of somebody in distress); None while it lasts."""

    id: str
    narrator_id: str
    minutes: int
    started_at: datetime
    ended_at: datetime | None = None
    ended_for: str | None = None

    @property
    def due_at(self) -> datetime:
        """When its time is up."""
        return self.started_at + timedelta(minutes=self.minutes)


def begin(store: Store, narrator_id: str, ref: str, minutes: int, at: datetime) -> Sitting:
    """Begin a sitting; the one that lasts already, or that this very message began, is given back."""
    lasting = current(store, narrator_id)
    if lasting is not None:
        return lasting
    sitting_id = store.vault.digest("sitting", narrator_id, ref)
    row = {"id": sitting_id, "narrator_id": narrator_id, "minutes": minutes, "started_at": at}
    try:
        with store.begin() as connection:
            connection.execute(insert(sittings).values(**row))
    except IntegrityError:
        pass  # handed over twice, and ended meanwhile
    return get(store, sitting_id) or Sitting(sitting_id, narrator_id, minutes, at)


def end(store: Store, sitting_id: str, why: str, at: datetime) -> Sitting | None:
    """End a sitting, once; as it stands then, or None where there is none."""
    lasting = (sittings.c.id == sitting_id) & sittings.c.ended_at.is_(None)
    with store.begin() as connection:
        connection.execute(update(sittings).where(lasting).values(ended_at=at, ended_for=why))
    return get(store, sitting_id)


def get(store: Store, sitting_id: str) -> Sitting | None:
    """One sitting."""
    with store.begin() as connection:
        row = connection.execute(select(sittings).where(sittings.c.id == sitting_id)).first()
    return _sitting(row) if row else None


def current(store: Store, narrator_id: str) -> Sitting | None:
    """The sitting that lasts now."""
    query = select(sittings).where(sittings.c.narrator_id == narrator_id, sittings.c.ended_at.is_(None))
    with store.begin() as connection:
        row = connection.execute(query).first()
    return _sitting(row) if row else None


def lasting(store: Store) -> list[Sitting]:
    """Everyone's sittings that last now."""
    with store.begin() as connection:
        rows = connection.execute(select(sittings).where(sittings.c.ended_at.is_(None))).all()
    return [_sitting(row) for row in rows]


def sittings_of(store: Store, narrator_id: str) -> list[Sitting]:
    """A narrator's sittings, oldest first."""
    query = select(sittings).where(sittings.c.narrator_id == narrator_id)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(sittings.c.started_at)).all()
    return [_sitting(row) for row in rows]


def _sitting(row: Row[Any]) -> Sitting:
    ended = aware(row.ended_at) if row.ended_at else None
    return Sitting(row.id, row.narrator_id, row.minutes, aware(row.started_at), ended, row.ended_for)
