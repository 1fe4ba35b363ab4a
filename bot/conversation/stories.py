"""Buttons under the story: a book of it, another look at it, and who may read a chapter."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation import awaiting
from bot.conversation.port import Work
from memory.store import Store
from memory.types import Narrator
from prompts import message


def press(store: Store, work: Work, narrator: Narrator, name: str, rest: Sequence[str], ref: str) -> str:
    """Start the job behind a ``book``, ``story`` or ``approve`` button; the few words to show at once."""
    key = f"{name}:{narrator.id}:{ref}"
    if name == "book":
        job = "heard_book" if rest and rest[0] == "heard" else "book"
        work.job(job, key, narrator.id, "others" if "others" in rest else "mine", ref)
    elif name == "story":
        awaiting.remember_words(store, narrator.id, ref, ":".join(rest))
        work.job("story", key, narrator.id, ref)
    elif len(rest) == 3 and rest[0].isdecimal() and rest[2] in ("yes", "no"):
        work.job("approve", key, narrator.id, *rest, ref)
    else:
        return message("conversation-old-button", narrator.language)
    return message("conversation-working", narrator.language)
