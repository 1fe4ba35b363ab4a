"""What came in on a channel, sealed, until its entry stands.

A row is ``waiting``, ``held`` (before consent), ``done`` (its body wiped) or ``quarantined``. The
channel's own number of an update keeps it from being taken twice; Telegram starts its numbers
anew at random after a quiet week, so a number counts for seven days only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from memory import tables
from memory.store import Store, aware, now

REMEMBERED = timedelta(days=7)
_table = tables.inbox
_c = _table.c


@dataclass(frozen=True)
class Incoming:
    """An update as it came. ``album`` names the group of pictures that it belongs to."""

    update_id: int
    body: str
    chat: str = ""
    album: str | None = None


@dataclass(frozen=True)
class Waiting:
    """A committed update. ``chat`` is the chat's keyed digest."""

    serial: int
    update_id: int
    chat: str
    album: str | None
    body: str
    received_at: datetime


def commit(store: Store, channel: str, incoming: Iterable[Incoming]) -> list[str]:
    """Keep new updates; returns the digests of the chats that they belong to.

    On return the rows are on disk. A number seen in the last seven days is passed over.
    """
    items = {item.update_id: item for item in incoming}
    moment = now()
    with store.begin() as connection:
        known = _known(connection, channel, list(items), moment - REMEMBERED)
        fresh = [_row(store, channel, item, moment) for item in items.values() if item.update_id not in known]
        if fresh:
            connection.execute(_table.insert(), fresh)
    return list(dict.fromkeys(str(row["chat_digest"]) for row in fresh))


def chats(store: Store, channel: str) -> list[str]:
    """The digests of all chats with waiting updates, the longest waiting first."""
    first = func.min(_c.serial)
    query = select(_c.chat_digest).where(_c.channel == channel, _c.state == "waiting")
    with store.begin() as connection:
        return list(connection.scalars(query.group_by(_c.chat_digest).order_by(first)))


def first(store: Store, channel: str, chat: str) -> Waiting | None:
    """The update of a chat (by digest) that is next in order."""
    found = _read(store, channel, chat, 1)
    return found[0] if found else None


def album(store: Store, channel: str, chat: str, name: str) -> list[Waiting]:
    """All waiting updates of one album, in order of arrival."""
    return _read(store, channel, chat, 1000, _c.album == name)


def done(store: Store, serials: Sequence[int]) -> None:
    """Their entries stand: wipe the bodies and whose they were."""
    _mark(store, serials, state="done", body=None, chat_digest="", album=None)


def hold(store: Store, serials: Sequence[int]) -> None:
    """Keep them until the person has said yes or no."""
    _mark(store, serials, state="held")


def quarantine(store: Store, serials: Sequence[int], error: str) -> None:
    """Set them aside with the name of what went wrong; the body stays, sealed."""
    _mark(store, serials, state="quarantined", error=error[:96])


def release(store: Store, channel: str, chat: str) -> int:
    """The person said yes: what was held waits to be handled. Returns how many."""
    return _turn(store, channel, store.vault.digest(channel, chat), "held")


def retry(store: Store, channel: str) -> int:
    """Let quarantined updates wait again. Returns how many."""
    return _turn(store, channel, None, "quarantined")


def wipe(store: Store, channel: str, chat: str) -> None:
    """Leave nothing of a chat but the numbers of its updates, so that none comes in again.

    What waits to be handled stays: it came after what is handled now, and finds its own answer.
    """
    whose = store.vault.digest(channel, chat)
    with store.begin() as connection:
        connection.execute(
            update(_table)
            .where(_c.channel == channel, _c.chat_digest == whose, _c.state != "waiting")
            .values(state="done", body=None, chat_digest="", album=None, error=None)
        )


def purge(store: Store) -> None:
    """Drop what is done and older than the numbers are remembered."""
    with store.begin() as connection:
        connection.execute(delete(_table).where(_c.state == "done", _c.received_at < now() - REMEMBERED))


def counts(store: Store) -> dict[str, int]:
    """How many updates are in each state, for the operator."""
    with store.begin() as connection:
        rows = connection.execute(select(_c.state, func.count()).group_by(_c.state))
        return {state: count for state, count in rows}


def _known(connection: Connection, channel: str, ids: list[int], since: datetime) -> set[int]:
    rows = connection.execute(
        select(_c.serial, _c.update_id, _c.received_at).where(_c.channel == channel, _c.update_id.in_(ids))
    ).all()
    old = [row.serial for row in rows if aware(row.received_at) < since]
    if old:  # the same number, another update: the earlier one gives its number up
        connection.execute(update(_table).where(_c.serial.in_(old)).values(update_id=None))
    return {row.update_id for row in rows if row.serial not in old}


def _row(store: Store, channel: str, item: Incoming, moment: datetime) -> dict[str, object]:
    chat = store.vault.digest(channel, item.chat)
    return {
        "channel": channel,
        "update_id": item.update_id,
        "chat_digest": chat,
        "album": store.vault.digest(channel, item.chat, item.album) if item.album else None,
        "state": "waiting",
        "body": store.vault.system.seal(item.body, "inbox", chat, "body"),
        "received_at": moment,
    }


def _read(store: Store, channel: str, chat: str, limit: int, *also: ColumnElement[bool]) -> list[Waiting]:
    query = select(_table).where(_c.channel == channel, _c.chat_digest == chat, _c.state == "waiting", *also)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(_c.serial).limit(limit)).all()
    opened = store.vault.system
    return [
        Waiting(
            row.serial,
            row.update_id or 0,
            row.chat_digest,
            row.album,
            opened.text(row.body, "inbox", row.chat_digest, "body"),
            aware(row.received_at),
        )
        for row in rows
    ]


def _mark(store: Store, serials: Sequence[int], **values: object) -> None:
    with store.begin() as connection:
        connection.execute(update(_table).where(_c.serial.in_(serials)).values(**values))


def _turn(store: Store, channel: str, chat: str | None, state: str) -> int:
    query = update(_table).where(_c.channel == channel, _c.state == state)
    if chat is not None:
        query = query.where(_c.chat_digest == chat)
    with store.begin() as connection:
        return connection.execute(query.values(state="waiting", error=None)).rowcount
