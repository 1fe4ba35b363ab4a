"""Narrators: who tells, how to reach them, what they chose."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, delete, insert, select, update

from memory.errors import NotFound
from memory.store import Store, aware, dump, now
from memory.tables import dialogues, narrators
from memory.types import FeelingQuestion, Learning, Narrator, RecapTime, WeeklyQuestion

_PLACE = ("narrators", "body")


def create(store: Store, narrator: Narrator) -> Narrator:
    """Keep a new narrator under a fresh key; gives them back with id and time.

    One chat has one narrator: a second call for the same chat returns the first.
    """
    found = find_by_chat(store, narrator.channel, narrator.chat)
    if found is not None:
        return found
    made = replace(narrator, id=narrator.id or uuid4().hex, created_at=narrator.created_at or now())
    wrapped = store.vault.new_key(made.id)
    cipher = store.vault.cipher(made.id, wrapped)
    with store.begin() as connection:
        connection.execute(
            insert(narrators).values(
                id=made.id,
                channel=made.channel,
                chat_digest=chat_digest(store, made.channel, made.chat),
                wrapped_key=wrapped,
                body=cipher.seal(_body(made), *_PLACE),
                created_at=made.created_at,
                consented_at=made.consented_at,
                paused_at=made.paused_at,
                unreachable_at=made.unreachable_at,
            )
        )
    return made


def save(store: Store, narrator: Narrator) -> None:
    """Keep a narrator's changed name, language, zone, recap time or states."""
    with store.begin() as connection:
        connection.execute(
            update(narrators)
            .where(narrators.c.id == narrator.id)
            .values(
                body=store.cipher(narrator.id).seal(_body(narrator), *_PLACE),
                consented_at=narrator.consented_at,
                paused_at=narrator.paused_at,
                unreachable_at=narrator.unreachable_at,
            )
        )


def get(store: Store, narrator_id: str) -> Narrator:
    """The narrator with this id. Raises NotFound."""
    with store.begin() as connection:
        row = connection.execute(select(narrators).where(narrators.c.id == narrator_id)).first()
    if row is None:
        raise NotFound(f"no narrator {narrator_id}")
    return _narrator(store, row)


def find_by_chat(store: Store, channel: str, chat: str) -> Narrator | None:
    """The narrator of a chat."""
    digest = chat_digest(store, channel, chat)
    with store.begin() as connection:
        row = connection.execute(
            select(narrators).where(narrators.c.channel == channel, narrators.c.chat_digest == digest)
        ).first()
    return _narrator(store, row) if row else None


def find(store: Store, id_or_name: str) -> Narrator:
    """The narrator with this id or name. Raises NotFound, also where two have the name."""
    everyone = all_narrators(store)
    exact = [one for one in everyone if one.id == id_or_name]
    named = exact or [one for one in everyone if one.name.casefold() == id_or_name.casefold()]
    if len(named) != 1:
        raise NotFound(
            f"no narrator {id_or_name!r}" if not named else f"{len(named)} narrators are named {id_or_name!r}"
        )
    return named[0]


def all_narrators(store: Store) -> list[Narrator]:
    """Everyone, oldest first."""
    with store.begin() as connection:
        rows = connection.execute(select(narrators).order_by(narrators.c.created_at)).all()
    return [_narrator(store, row) for row in rows]


def set_unreachable(store: Store, channel: str, chat: str, at: datetime | None) -> None:
    """Note that a chat cannot be written to since `at`, or (None) that it can again."""
    with store.begin() as connection:
        connection.execute(
            update(narrators)
            .where(
                narrators.c.channel == channel,
                narrators.c.chat_digest == chat_digest(store, channel, chat),
            )
            .values(unreachable_at=at)
        )


def chat_digest(store: Store, channel: str, chat: str) -> str:
    """The keyed name under which a chat's rows are found."""
    return store.vault.digest(channel, chat)


def load_dialogue(store: Store, narrator_id: str) -> dict[str, Any]:
    """What the conversation is waiting for (a fix, a typed word, ...)."""
    with store.begin() as connection:
        body = connection.scalar(select(dialogues.c.body).where(dialogues.c.narrator_id == narrator_id))
    if body is None:
        return {}
    found: dict[str, Any] = json.loads(store.cipher(narrator_id).text(body, "dialogues", "body"))
    return found


def save_dialogue(store: Store, narrator_id: str, state: dict[str, Any]) -> None:
    """Keep what the conversation is waiting for."""
    sealed = store.cipher(narrator_id).seal(dump(state), "dialogues", "body")
    with store.begin() as connection:
        connection.execute(delete(dialogues).where(dialogues.c.narrator_id == narrator_id))
        connection.execute(insert(dialogues).values(narrator_id=narrator_id, body=sealed))


def _body(narrator: Narrator) -> str:
    return dump(
        {
            "name": narrator.name,
            "chat": narrator.chat,
            "language": narrator.language,
            "timezone": narrator.timezone,
            "recap": asdict(narrator.recap),
            "weekly": asdict(narrator.weekly),
            "learning": asdict(narrator.learning),
            "feelings": asdict(narrator.feelings),
            "aloud": narrator.aloud,
        }
    )


def _narrator(store: Store, row: Row[Any]) -> Narrator:
    body = json.loads(store.vault.cipher(row.id, row.wrapped_key).text(row.body, *_PLACE))
    return Narrator(
        id=row.id,
        channel=row.channel,
        name=body["name"],
        chat=body["chat"],
        language=body["language"],
        timezone=body["timezone"],
        recap=RecapTime(**body["recap"]),
        weekly=WeeklyQuestion(**body.get("weekly", {})),
        learning=_learning(body.get("learning", {})),
        feelings=_feelings(body.get("feelings", {})),
        aloud=body.get("aloud", False),
        created_at=aware(row.created_at),
        consented_at=_maybe(row.consented_at),
        paused_at=_maybe(row.paused_at),
        unreachable_at=_maybe(row.unreachable_at),
    )


def _learning(body: dict[str, Any]) -> Learning:
    since = body.get("since")
    return Learning(body.get("on", True), datetime.fromisoformat(since) if since else None)


def _feelings(body: dict[str, Any]) -> FeelingQuestion:
    asked = body.get("asked_at")
    when = datetime.fromisoformat(asked) if asked else None
    return FeelingQuestion(body.get("on", False), when, body.get("teach", False))


def _maybe(moment: datetime | None) -> datetime | None:
    return aware(moment) if moment else None
