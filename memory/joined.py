"""A picture and what was answered about it, however long afterwards: found together."""

from __future__ import annotations

from sqlalchemy import select

from memory import journal, questions
from memory.store import Store
from memory.tables import entries
from memory.types import Passage


def joined_to(store: Store, passage: Passage) -> list[Passage]:
    """The answers about the picture that `passage` belongs to, or the picture that it is an answer about."""
    if passage.field.startswith("caption:"):
        others = _answers(store, passage)
    elif passage.question is not None:
        about = journal.get_entry(store, passage.entry_id).about_entry_id
        others = [about] if about else []
    else:
        return []
    return [
        one for other in others for one in journal.list_passages(store, passage.narrator_id, entry_id=other)
    ]


def _answers(store: Store, passage: Passage) -> list[str]:
    """Ids of the entries that answer a question about the entry of `passage`, oldest first."""
    asked = [
        one.id
        for one in questions.list_questions(store, passage.narrator_id)
        if one.about_entry_id == passage.entry_id
    ]
    if not asked:
        return []
    query = select(entries.c.id).where(entries.c.question_id.in_(asked), entries.c.forgotten_at.is_(None))
    with store.begin() as connection:
        return list(connection.scalars(query.order_by(entries.c.serial)))
