"""Questions asked and what became of them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row, insert, select, update

from memory.store import Store, aware, dump
from memory.tables import questions
from memory.types import Outcome, Question


def add_question(store: Store, question: Question) -> None:
    """Keep a question as it was put."""
    body = {
        "text": question.text,
        "about": question.about_entry_id,
        "wording": question.wording,
        "sub": question.sub,
        "why": question.why,
    }
    sealed = store.cipher(question.narrator_id).seal(dump(body), "questions", question.id, "body")
    with store.begin() as connection:
        connection.execute(
            insert(questions).values(
                id=question.id,
                narrator_id=question.narrator_id,
                topic=question.topic,
                kind=question.kind,
                outcome=question.outcome,
                asked_at=question.asked_at,
                body=sealed,
            )
        )


def set_outcome(store: Store, question_id: str, outcome: Outcome) -> None:
    """Say what became of a question. A declined one stays declined."""
    with store.begin() as connection:
        connection.execute(
            update(questions)
            .where(questions.c.id == question_id, questions.c.outcome != Outcome.DECLINED)
            .values(outcome=outcome)
        )


def list_questions(store: Store, narrator_id: str) -> list[Question]:
    """Every question put to a narrator, oldest first."""
    query = select(questions).where(questions.c.narrator_id == narrator_id)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(questions.c.serial)).all()
    return [_question(store, row) for row in rows]


def open_question(store: Store, narrator_id: str) -> Question | None:
    """The question that waits for an answer: the last one put, if it is still open."""
    query = select(questions).where(questions.c.narrator_id == narrator_id)
    with store.begin() as connection:
        row = connection.execute(query.order_by(questions.c.serial.desc()).limit(1)).first()
    return _question(store, row) if row and row.outcome == Outcome.OPEN else None


def get_question(store: Store, question_id: str) -> Question | None:
    """One question."""
    with store.begin() as connection:
        row = connection.execute(select(questions).where(questions.c.id == question_id)).first()
    return _question(store, row) if row else None


def _question(store: Store, row: Row[Any]) -> Question:
    sealed = store.cipher(row.narrator_id).text(row.body, "questions", row.id, "body")
    body = json.loads(sealed)
    return Question(
        id=row.id,
        narrator_id=row.narrator_id,
        topic=row.topic,
        kind=row.kind,
        text=body["text"],
        asked_at=aware(row.asked_at),
        outcome=Outcome(row.outcome),
        about_entry_id=body["about"],
        wording=body["wording"],
        sub=body["sub"],
        why=body.get("why", ""),
    )
