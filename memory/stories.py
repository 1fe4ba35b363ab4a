"""Stories with their versions, the stages on the way there, and weekly recaps; bodies are JSON."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from memory.store import Store, dump, now
from memory.tables import recaps, stages, stories


def next_version(store: Store, narrator_id: str) -> int:
    """The number that a narrator's next story bears, from 1."""
    with store.begin() as connection:
        newest = connection.scalar(
            select(func.max(stories.c.version)).where(stories.c.narrator_id == narrator_id)
        )
    return (newest or 0) + 1


def save_story(store: Store, narrator_id: str, story_id: str, version: int, body: dict[str, Any]) -> None:
    """Keep a finished story; a second save of the same id changes nothing."""
    sealed = store.cipher(narrator_id).seal(dump(body), "stories", story_id, "body")
    with store.begin() as connection:
        if connection.scalar(select(stories.c.id).where(stories.c.id == story_id)):
            return
        connection.execute(
            insert(stories).values(
                id=story_id, narrator_id=narrator_id, version=version, body=sealed, created_at=now()
            )
        )


def latest_story(store: Store, narrator_id: str) -> dict[str, Any] | None:
    """The newest finished story."""
    found = all_stories(store, narrator_id, newest=1)
    return found[0] if found else None


def all_stories(store: Store, narrator_id: str, newest: int | None = None) -> list[dict[str, Any]]:
    """A narrator's stories, newest first."""
    query = select(stories).where(stories.c.narrator_id == narrator_id)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(stories.c.version.desc()).limit(newest)).all()
    cipher = store.cipher(narrator_id)
    return [json.loads(cipher.text(row.body, "stories", row.id, "body")) for row in rows]


def save_stage(store: Store, narrator_id: str, story_id: str, stage: str, body: dict[str, Any]) -> None:
    """Keep a stage's artefact, so that a stopped run goes on from there."""
    sealed = store.cipher(narrator_id).seal(dump(body), "stages", story_id, stage)
    with store.begin() as connection:
        connection.execute(delete(stages).where(stages.c.story_id == story_id, stages.c.stage == stage))
        connection.execute(
            insert(stages).values(
                story_id=story_id,
                stage=stage,
                narrator_id=narrator_id,
                body=sealed,
                created_at=now(),
            )
        )


def load_stage(store: Store, narrator_id: str, story_id: str, stage: str) -> dict[str, Any] | None:
    """A stage's artefact, if it was made."""
    query = select(stages.c.body).where(stages.c.story_id == story_id, stages.c.stage == stage)
    with store.begin() as connection:
        sealed = connection.scalar(query.where(stages.c.narrator_id == narrator_id))
    if sealed is None:
        return None
    found: dict[str, Any] = json.loads(store.cipher(narrator_id).text(sealed, "stages", story_id, stage))
    return found


def clear_stages(store: Store, story_id: str) -> None:
    """Drop the artefacts of a finished run."""
    with store.begin() as connection:
        connection.execute(delete(stages).where(stages.c.story_id == story_id))


def save_recap(store: Store, narrator_id: str, week: str, body: dict[str, Any]) -> bool:
    """Keep a week's recap. False if that week has one: it is sent once."""
    sealed = store.cipher(narrator_id).seal(dump(body), "recaps", week, "body")
    try:
        with store.begin() as connection:
            connection.execute(
                insert(recaps).values(narrator_id=narrator_id, week=week, body=sealed, created_at=now())
            )
        return True
    except IntegrityError:
        return False


def load_recap(store: Store, narrator_id: str, week: str) -> dict[str, Any] | None:
    """A week's recap, if it was made."""
    query = select(recaps.c.body).where(recaps.c.narrator_id == narrator_id, recaps.c.week == week)
    with store.begin() as connection:
        sealed = connection.scalar(query)
    if sealed is None:
        return None
    found: dict[str, Any] = json.loads(store.cipher(narrator_id).text(sealed, "recaps", week, "body"))
    return found
