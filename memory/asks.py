"""Questions that others put to a narrator, and the links by which they may.

A link's token is kept sealed and found by a keyed digest. Of the one who asks nothing is kept but
their question, the name under which they ask, and a keyed digest of their chat, from which the
chat cannot be told; all of it belongs to the narrator and goes with them.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select, update

from memory.narrators import chat_digest
from memory.store import Store, aware, dump
from memory.tables import asks, links, visits

LASTS = timedelta(days=30)
PER_ASKER = 5
PER_NARRATOR = 30


@dataclass(frozen=True)
class Link:
    """An open link. ``token`` is what its address ends with."""

    id: str
    narrator_id: str
    token: str
    expires_at: datetime


@dataclass(frozen=True)
class Visit:
    """Somebody who opened a link: ``told`` what happens, or ``asking`` or ``unnamed``, since when."""

    narrator_id: str
    link_id: str
    state: str
    opened_at: datetime


@dataclass(frozen=True)
class Ask:
    """One question: ``waiting``, ``asked`` or ``withdrawn``. ``name`` may be empty."""

    id: str
    narrator_id: str
    asker: str
    name: str
    text: str
    state: str
    created_at: datetime
    question_id: str | None = None


def asker_of(store: Store, channel: str, chat: str) -> str:
    """The keyed name under which somebody's questions are found."""
    return asker_of_digest(store, chat_digest(store, channel, chat))


def asker_of_digest(store: Store, digest: str) -> str:
    """The same from a chat's digest, for an erasure."""
    return store.vault.digest("asker", digest)


def open_link(store: Store, narrator_id: str, at: datetime) -> Link:
    """The narrator's link; a new one where none is open."""
    found = link_of(store, narrator_id, at)
    if found is not None:
        return found
    token = secrets.token_urlsafe(16)
    made = Link(_link_id(store, token), narrator_id, token, at + LASTS)
    sealed = store.cipher(narrator_id).seal(token, "links", made.id, "body")
    row = {"id": made.id, "narrator_id": narrator_id, "body": sealed}
    with store.begin() as connection:
        connection.execute(insert(links).values(**row, created_at=at, expires_at=made.expires_at))
    return made


def link_of(store: Store, narrator_id: str, at: datetime) -> Link | None:
    """The narrator's newest link that is open at `at`."""
    mine = (links.c.narrator_id == narrator_id) & links.c.closed_at.is_(None) & (links.c.expires_at > at)
    with store.begin() as connection:
        row = connection.execute(select(links).where(mine).order_by(links.c.created_at.desc())).first()
    return _link(store, row) if row else None


def find_link(store: Store, token: str, at: datetime) -> Link | None:
    """The open link with this token."""
    mine = (links.c.id == _link_id(store, token)) & links.c.closed_at.is_(None) & (links.c.expires_at > at)
    with store.begin() as connection:
        row = connection.execute(select(links).where(mine)).first()
    return _link(store, row) if row else None


def is_open(store: Store, link_id: str, at: datetime) -> bool:
    """Whether a link still works."""
    mine = (links.c.id == link_id) & links.c.closed_at.is_(None) & (links.c.expires_at > at)
    with store.begin() as connection:
        return connection.scalar(select(links.c.id).where(mine)) is not None


def close_links(store: Store, narrator_id: str, at: datetime) -> int:
    """Close every link of a narrator, and end the visits by them; gives how many were open."""
    mine = (links.c.narrator_id == narrator_id) & links.c.closed_at.is_(None)
    with store.begin() as connection:
        connection.execute(delete(visits).where(visits.c.narrator_id == narrator_id))
        return connection.execute(update(links).where(mine).values(closed_at=at)).rowcount


def visit(store: Store, link_id: str, narrator_id: str, asker: str, state: str, at: datetime) -> None:
    """Note that somebody opened a link (``told``), or agreed to ask: ``asking``, or ``unnamed``. What is as
    old as a link can be goes.
    """
    row = {"asker": asker, "narrator_id": narrator_id, "link_id": link_id, "state": state, "opened_at": at}
    with store.begin() as connection:
        connection.execute(
            delete(visits).where(or_(visits.c.asker == asker, visits.c.opened_at < at - LASTS))
        )
        connection.execute(insert(visits).values(**row))


def visit_of(store: Store, asker: str) -> Visit | None:
    """The link that somebody opened last and has not used."""
    with store.begin() as connection:
        row = connection.execute(select(visits).where(visits.c.asker == asker)).first()
    return Visit(row.narrator_id, row.link_id, row.state, aware(row.opened_at)) if row else None


def leave(store: Store, asker: str) -> None:
    """Nothing more is awaited of them."""
    with store.begin() as connection:
        connection.execute(delete(visits).where(visits.c.asker == asker))


def has_room(store: Store, narrator_id: str, asker: str) -> bool:
    """Whether one more question of this asker may wait: 5 of theirs and 30 in all at the most."""
    waits = (asks.c.narrator_id == narrator_id) & (asks.c.state == "waiting")
    with store.begin() as connection:
        count = select(func.count()).select_from(asks)
        mine = connection.scalar(count.where(waits, asks.c.asker == asker)) or 0
        every = connection.scalar(count.where(waits)) or 0
    return mine < PER_ASKER and every < PER_NARRATOR


def add(store: Store, ask: Ask) -> None:
    """Keep a question. The same id is kept once."""
    body = dump({"name": ask.name, "text": ask.text})
    sealed = store.cipher(ask.narrator_id).seal(body, "asks", ask.id, "body")
    row = {"id": ask.id, "narrator_id": ask.narrator_id, "asker": ask.asker, "state": ask.state}
    with store.begin() as connection:
        if connection.scalar(select(asks.c.id).where(asks.c.id == ask.id)):
            return
        connection.execute(insert(asks).values(**row, body=sealed, created_at=ask.created_at))


def get(store: Store, ask_id: str) -> Ask | None:
    """One question."""
    with store.begin() as connection:
        row = connection.execute(select(asks).where(asks.c.id == ask_id)).first()
    return _ask(store, row) if row else None


def asks_of(store: Store, narrator_id: str, state: str | None = None) -> list[Ask]:
    """Questions put to a narrator, oldest first; only those in `state` where that is named."""
    query = select(asks).where(asks.c.narrator_id == narrator_id)
    if state is not None:
        query = query.where(asks.c.state == state)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(asks.c.serial)).all()
    return [_ask(store, row) for row in rows]


def set_asked(store: Store, ask_id: str, question_id: str) -> None:
    """It was put to the narrator as this question."""
    with store.begin() as connection:
        values = {"state": "asked", "question_id": question_id}
        connection.execute(update(asks).where(asks.c.id == ask_id).values(**values))


def withdraw(store: Store, ask_id: str, asker: str) -> bool:
    """The one who asked takes it back: it is deleted. False where it was put already, or is not theirs."""
    mine = (asks.c.id == ask_id) & (asks.c.asker == asker) & (asks.c.state == "waiting")
    with store.begin() as connection:
        return connection.execute(delete(asks).where(mine)).rowcount > 0


def drop_waiting(store: Store, narrator_id: str) -> int:
    """The narrator wants none of what waits."""
    mine = (asks.c.narrator_id == narrator_id) & (asks.c.state == "waiting")
    with store.begin() as connection:
        return connection.execute(delete(asks).where(mine)).rowcount


def _link_id(store: Store, token: str) -> str:
    return store.vault.digest("ask-link", token)


def _link(store: Store, row: Row[Any]) -> Link:
    token = store.cipher(row.narrator_id).text(row.body, "links", row.id, "body")
    return Link(row.id, row.narrator_id, token, aware(row.expires_at))


def _ask(store: Store, row: Row[Any]) -> Ask:
    body = json.loads(store.cipher(row.narrator_id).text(row.body, "asks", row.id, "body"))
    return Ask(
        row.id,
        row.narrator_id,
        row.asker,
        body["name"],
        body["text"],
        row.state,
        aware(row.created_at),
        row.question_id,
    )
