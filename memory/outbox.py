"""What is to be said on a channel, sealed, each thing once.

A row goes ``waiting`` -> ``sending`` -> ``sent``. ``ambiguous`` was sent without an answer and is
not blindly repeated; ``failed`` was refused; ``dropped`` was overtaken; ``paused`` waits for a person
who left. Bodies are wiped when a row is finished; where a message stands is kept in ``sent``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from memory import tables
from memory.store import Store, aware, dump, now
from memory.types import Action, Button, OutMessage

_table = tables.outbox
_c = _table.c
_sent = tables.sent


@dataclass(frozen=True)
class Row:
    """A message in the queue. ``chat`` is the chat's keyed digest; ``due_at`` is when to try."""

    serial: int
    chat: str
    attempts: int
    due_at: datetime
    message: OutMessage


@dataclass(frozen=True)
class Placed:
    """Where one part of a message stands. ``media`` is true where its words are a caption.

    ``maker`` is the row that sent it. An empty ``ref`` means that perhaps it stands: the request
    went out and no answer was seen.
    """

    part: int
    ref: str
    media: bool
    maker: int


def put(store: Store, message: OutMessage) -> bool:
    """Queue a message; False where its key was queued before. From any thread."""
    chat, moment = store.vault.digest(message.channel, message.chat), now()
    values = {
        "key": message.key,
        "channel": message.channel,
        "chat_digest": chat,
        "state": "waiting",
        "body": store.vault.system.seal(dump(asdict(message)), "outbox", message.key, "body"),
        "due_at": moment,
        "created_at": moment,
    }
    try:
        with store.begin() as connection:
            connection.execute(_table.insert().values(values))
    except IntegrityError:
        return False
    _tell(store, message.channel)
    return True


def chats(store: Store, channel: str) -> list[str]:
    """The digests of the chats with something waiting, the longest waiting first."""
    query = select(_c.chat_digest).where(_c.channel == channel, _c.state == "waiting")
    with store.begin() as connection:
        return list(connection.scalars(query.group_by(_c.chat_digest).order_by(func.min(_c.serial))))


def waiting(store: Store, channel: str, chat: str, limit: int = 50) -> list[Row]:
    """What waits for a chat (by digest), in order."""
    query = select(_table).where(_c.channel == channel, _c.chat_digest == chat, _c.state == "waiting")
    with store.begin() as connection:
        rows = connection.execute(query.order_by(_c.serial).limit(limit)).all()
    opened = store.vault.system
    return [
        Row(
            row.serial,
            row.chat_digest,
            row.attempts,
            aware(row.due_at),
            _message(opened.text(row.body, "outbox", row.key, "body")),
        )
        for row in rows
    ]


def pending_for(store: Store, channel: str, chat: str) -> list[OutMessage]:
    """What waits for a chat (by its address), in order, left as it is."""
    return [row.message for row in waiting(store, channel, store.vault.digest(channel, chat))]


def take(store: Store, channel: str, chat: str) -> list[OutMessage]:
    """What waits for a chat, marked as sent: for a channel that shows it at once.

    A message's key is then also its reference.
    """
    rows = waiting(store, channel, store.vault.digest(channel, chat))
    for row in rows:
        placed(store, row, row.message.edit_key or row.message.key, 0, row.message.key, media=False)
        finish(store, row, "sent")
    return [row.message for row in rows]


def starting(store: Store, row: Row) -> None:
    """Mark that the row is being worked on."""
    _set(store, row, state="sending", attempts=row.attempts + 1)


def perhaps(store: Store, row: Row, key: str, part: int) -> None:
    """Before the request: from here on part `part` of the message `key` may stand."""
    _place(store, row, key, part, {"ref": "", "media": 0})


def later(store: Store, row: Row, seconds: float, error: str) -> None:
    """It was certainly not done: try again after `seconds`."""
    _set(store, row, state="waiting", due_at=now() + timedelta(seconds=seconds), error=error[:96])


def finish(store: Store, row: Row, state: str, error: str | None = None) -> None:
    """Mark as ``sent``, ``failed`` or ``dropped`` and wipe the words; ``ambiguous`` keeps them."""
    values: dict[str, object] = {"state": state, "error": error}
    if state != "ambiguous":
        values["body"] = None
    with store.begin() as connection:
        connection.execute(update(_table).where(_c.serial == row.serial).values(**values))
        if connection.execute(delete(_table).where(_c.serial == row.serial, _c.forget == 1)).rowcount:
            connection.execute(delete(_sent).where(_sent.c.key == (row.message.edit_key or row.message.key)))


def placed(store: Store, row: Row, key: str, part: int, ref: str, media: bool) -> None:
    """Part `part` of the message `key` stands at `ref`."""
    _place(store, row, key, part, {"ref": ref, "media": int(media)})


def removed(store: Store, key: str, part: int) -> None:
    """Part `part` of the message `key` no longer stands."""
    with store.begin() as connection:
        connection.execute(delete(_sent).where(_sent.c.key == key, _sent.c.part == part))


def places(store: Store, key: str) -> list[Placed]:
    """Where the parts of a message stand, in order; empty where it was never sent."""
    query = select(_sent.c.part, _sent.c.ref, _sent.c.media, _sent.c.maker).where(_sent.c.key == key)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(_sent.c.part)).all()
    return [Placed(row.part, row.ref, bool(row.media), row.maker) for row in rows]


def subject_of(store: Store, channel: str, chat: str, message_ref: str) -> tuple[str, str] | None:
    """What a sent message was about, so that a reply to it is understood."""
    query = select(_sent.c.subject).where(
        _sent.c.channel == channel,
        _sent.c.chat_digest == store.vault.digest(channel, chat),
        _sent.c.ref == message_ref,
    )
    with store.begin() as connection:
        subject = connection.scalar(query)
    kind, _, name = (subject or "").partition(":")
    return (kind, name) if name else None


def was_sent(store: Store, channel: str, chat: str, subject: tuple[str, str]) -> bool:
    """True where a message about `subject` stands in the chat (by address)."""
    query = select(func.count()).where(
        _sent.c.channel == channel,
        _sent.c.chat_digest == store.vault.digest(channel, chat),
        _sent.c.subject == ":".join(subject),
    )
    with store.begin() as connection:
        return bool(connection.scalar(query))


def pause(store: Store, channel: str, chat: str) -> None:
    """The person cannot be reached: what waits for them (chat by digest) waits until they return."""
    _turn(store, channel, chat, ("waiting", "sending"), "paused")


def resume(store: Store, channel: str, chat: str) -> int:
    """The person is back (chat by address). Returns how many messages wait again."""
    turned = _turn(store, channel, store.vault.digest(channel, chat), ("paused",), "waiting")
    if turned:
        _tell(store, channel)
    return turned


def recover(store: Store, channel: str) -> int:
    """After a crash, what was being worked on waits again. Returns how many.

    A part that may have gone out is known by its empty ``ref`` and is not sent again.
    """
    return _turn(store, channel, None, ("sending",), "waiting")


def repeat(store: Store, channel: str) -> int:
    """On the operator's word: send again what is ambiguous. Returns how many."""
    doubtful = select(_c.serial).where(_c.channel == channel, _c.state == "ambiguous")
    with store.begin() as connection:
        connection.execute(delete(_sent).where(_sent.c.ref == "", _sent.c.maker.in_(doubtful)))
    turned = _turn(store, channel, None, ("ambiguous",), "waiting")
    _tell(store, channel)
    return turned


def forget(store: Store, channel: str, chat: str) -> None:
    """Leave nothing of a chat (by address); what still waits goes out first and is then deleted."""
    whose = store.vault.digest(channel, chat)
    mine = (_c.channel == channel, _c.chat_digest == whose)
    open_states = _c.state.in_(("waiting", "sending"))
    with store.begin() as connection:
        connection.execute(delete(_sent).where(_sent.c.channel == channel, _sent.c.chat_digest == whose))
        connection.execute(delete(_table).where(*mine, ~open_states))
        connection.execute(update(_table).where(*mine).values(forget=1))


def counts(store: Store) -> dict[str, int]:
    """How many messages are in each state, for the operator."""
    with store.begin() as connection:
        rows = connection.execute(select(_c.state, func.count()).group_by(_c.state))
        return {state: count for state, count in rows}


def _message(body: str) -> OutMessage:
    values = json.loads(body)
    values["action"] = Action(values["action"])
    values["buttons"] = tuple(tuple(Button(**button) for button in line) for line in values["buttons"])
    values["subject"] = tuple(values["subject"]) if values["subject"] else None
    return OutMessage(**values)


def _place(store: Store, row: Row, key: str, part: int, values: dict[str, object]) -> None:
    values = {**values, "maker": row.serial, "sent_at": now()}
    if row.message.subject:
        values["subject"] = ":".join(row.message.subject)
    where = (_sent.c.key == key, _sent.c.part == part)
    with store.begin() as connection:
        if connection.execute(update(_sent).where(*where).values(**values)).rowcount:
            return
        whose = {"channel": row.message.channel, "chat_digest": row.chat}
        connection.execute(_sent.insert().values(key=key, part=part, **whose, **values))


def _tell(store: Store, channel: str) -> None:
    for watcher in list(store.watchers):
        watcher(channel)


def _set(store: Store, row: Row, **values: object) -> None:
    with store.begin() as connection:
        connection.execute(update(_table).where(_c.serial == row.serial).values(**values))


def _turn(store: Store, channel: str, chat: str | None, states: Sequence[str], to: str) -> int:
    query = update(_table).where(_c.channel == channel, _c.state.in_(states))
    if chat is not None:
        query = query.where(_c.chat_digest == chat)
    with store.begin() as connection:
        return connection.execute(query.values(state=to, due_at=now())).rowcount
