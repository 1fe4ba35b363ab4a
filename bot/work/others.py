"""Questions that others put: asked in turn, marked whose they are, never about what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.relatives import shown_name
from bot.work.tools import Tools
from memory import asks, off_limits
from memory.asks import Ask
from memory.store import now
from memory.types import Narrator, Question
from prompts import message

KIND = "relative"
_BETWEEN = 2  # of the bot's own questions between two of others


def in_turn(
    tools: Tools, narrator: Narrator, asked: Sequence[Question], found: Question | None, *, resting: bool
) -> Question | None:
    """Somebody's question in place of `found`, where one waits and it is its turn.

    A scene that is being followed up is not left for it, and who is `resting` is not asked at all.
    """
    follows = found is not None and found.kind == "follow-up"
    recent = any(one.kind == KIND for one in asked[-_BETWEEN:])
    if resting or follows or (recent and found is not None):
        return found
    waiting = _next_ask(tools, narrator, asked)
    return found if waiting is None else _question(narrator, waiting)


def note_asked(tools: Tools, question: Question) -> None:
    """A question of somebody's was put: it waits no longer."""
    if question.kind == KIND and question.sub is not None:
        asks.set_asked(tools.store, question.sub, question.id)


def _next_ask(tools: Tools, narrator: Narrator, asked: Sequence[Question]) -> Ask | None:
    """The one that waits longest and may be put. What is off limits goes on waiting, and nobody is told."""
    waiting = asks.asks_of(tools.store, narrator.id, "waiting")
    if not waiting:
        return None
    put = {one.sub: one.id for one in asked if one.kind == KIND}
    phrases = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))
    for one in waiting:
        if one.id in put:  # the process died between putting it and noting so
            asks.set_asked(tools.store, one.id, str(put[one.id]))
        elif not off_limits.touches(f"{one.name} {one.text}", phrases):
            return one
    return None


def _question(narrator: Narrator, ask: Ask) -> Question:
    name = shown_name(ask, narrator.language)
    text = message("conversation-asked-by", narrator.language, name=name, question=ask.text)
    made = Question(ask.id, narrator.id, KIND, KIND, text, now(), wording=KIND, sub=ask.id)
    return replace(made, why=message("conversation-why-asked", narrator.language, name=name))
