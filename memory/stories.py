"""Stories with their versions and approvals, the stages on the way there, and weekly recaps.

Bodies are JSON.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from memory.store import Store, dump, now
from memory.tables import approvals, recaps, stages, stories


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


def list_versions(store: Store, narrator_id: str) -> list[int]:
    """The numbers of a narrator's kept versions, newest first."""
    query = select(stories.c.version).where(stories.c.narrator_id == narrator_id)
    with store.begin() as connection:
        return list(connection.scalars(query.order_by(stories.c.version.desc())))


def find_story(store: Store, narrator_id: str, version: int) -> dict[str, Any] | None:
    """A kept version, or None."""
    query = select(stories).where(stories.c.narrator_id == narrator_id, stories.c.version == version)
    with store.begin() as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    found: dict[str, Any] = json.loads(store.cipher(narrator_id).text(row.body, "stories", row.id, "body"))
    return found


def prune_stories(store: Store, narrator_id: str, newest: int) -> None:
    """Keep a narrator's `newest` versions and drop those before."""
    mine = stories.c.narrator_id == narrator_id
    kept = select(stories.c.version).where(mine).order_by(stories.c.version.desc()).limit(newest)
    with store.begin() as connection:
        versions = list(connection.scalars(kept))
        if versions:
            connection.execute(delete(stories).where(mine, stories.c.version < min(versions)))


def approve(store: Store, narrator_id: str, words: str) -> None:
    """Keep that a narrator lets `words`, a whole chapter, be shared. Twice is once."""
    row = {"digest": _digest(store, narrator_id, words), "narrator_id": narrator_id, "created_at": now()}
    try:
        with store.begin() as connection:
            connection.execute(insert(approvals).values(row))
    except IntegrityError:
        return


def withdraw(store: Store, narrator_id: str, words: str) -> None:
    """Take an approval back."""
    with store.begin() as connection:
        mine = approvals.c.digest == _digest(store, narrator_id, words)
        connection.execute(delete(approvals).where(mine))


def is_approved(store: Store, narrator_id: str, words: str) -> bool:
    """Whether `words` are, to the letter, a chapter that the narrator lets be shared."""
    mine = approvals.c.digest == _digest(store, narrator_id, words)
    with store.begin() as connection:
        return connection.scalar(select(approvals.c.digest).where(mine)) is not None


def _digest(store: Store, narrator_id: str, words: str) -> str:
    return store.vault.digest("approved", narrator_id, words)


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


def load_stages(store: Store, narrator_id: str, story_id: str, prefix: str) -> dict[str, dict[str, Any]]:
    """The artefacts of a run whose stages begin with `prefix`, by stage."""
    query = select(stages.c.stage, stages.c.body).where(
        stages.c.story_id == story_id, stages.c.narrator_id == narrator_id, stages.c.stage.startswith(prefix)
    )
    with store.begin() as connection:
        rows = connection.execute(query).all()
    cipher = store.cipher(narrator_id)
    return {row.stage: json.loads(cipher.text(row.body, "stages", story_id, row.stage)) for row in rows}


def clear_stages(store: Store, story_id: str) -> None:
    """Drop the artefacts of a finished run."""
    with store.begin() as connection:
        connection.execute(delete(stages).where(stages.c.story_id == story_id))


def save_recap(store: Store, narrator_id: str, period: str, body: dict[str, Any]) -> bool:
    """Keep the recap of a period such as ``2026-W47``. False if it has one: it is sent once."""
    sealed = store.cipher(narrator_id).seal(dump(body), "recaps", period, "body")
    try:
        with store.begin() as connection:
            connection.execute(
                insert(recaps).values(narrator_id=narrator_id, period=period, body=sealed, created_at=now())
            )
        return True
    except IntegrityError:
        return False


def load_recap(store: Store, narrator_id: str, period: str) -> dict[str, Any] | None:
    """The recap of a period, if it was made."""
    query = select(recaps.c.body).where(recaps.c.narrator_id == narrator_id, recaps.c.period == period)
    with store.begin() as connection:
        sealed = connection.scalar(query)
    if sealed is None:
        return None
    found: dict[str, Any] = json.loads(store.cipher(narrator_id).text(sealed, "recaps", period, "body"))
    return found


def recent_recaps(store: Store, narrator_id: str, newest: int) -> list[dict[str, Any]]:
    """The last recaps made, whatever they are of, the newest first; each with its ``period``."""
    query = select(recaps.c.period, recaps.c.body).where(recaps.c.narrator_id == narrator_id)
    with store.begin() as connection:
        rows = connection.execute(
            query.order_by(recaps.c.created_at.desc(), recaps.c.period.desc()).limit(newest)
        ).all()
    cipher = store.cipher(narrator_id)
    return [
        {**json.loads(cipher.text(row.body, "recaps", row.period, "body")), "period": row.period}
        for row in rows
    ]


def count_recaps(store: Store, narrator_id: str) -> int:
    """How many recaps a narrator ever had."""
    with store.begin() as connection:
        query = select(func.count()).where(recaps.c.narrator_id == narrator_id)
        return connection.scalar(query) or 0
