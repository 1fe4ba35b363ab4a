"""Putting words into the outbox, each thing once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from memory import outbox
from memory.store import Store
from memory.types import Button, Narrator, OutMessage, Question
from prompts import message

Buttons = tuple[tuple[Button, ...], ...]


def under(ref: str, extra: Mapping[str, Any], number: int = 0) -> str:
    """The message to answer about file `number` of what came as `ref`: of an album, one of its own."""
    messages = extra.get("message_ids") or [ref]
    return str(messages[min(number, len(messages) - 1)])


def say(store: Store, narrator: Narrator, key: str, text: str, **more: object) -> bool:
    """Queue `text` for a narrator; False where `key` was said before."""
    return outbox.put(
        store,
        OutMessage(key=key, channel=narrator.channel, chat=narrator.chat, text=text, **more),  # type: ignore[arg-type]
    )


def say_question(store: Store, narrator: Narrator, question: Question) -> bool:
    """Queue a question with its buttons; a reply to it will be understood as its answer."""
    language = narrator.language
    buttons = (
        (
            Button(message("conversation-button-skip", language), f"skip:{question.id}"),
            Button(message("conversation-button-cannot", language), f"cannot:{question.id}"),
        ),
        (Button(message("conversation-button-rather-not", language), f"rather:{question.id}"),),
    )
    return say(
        store,
        narrator,
        f"question:{question.id}",
        question.text,
        buttons=buttons,
        subject=("question", question.id),
    )


def note_buttons(language: str, entry_id: str, position: int) -> Buttons:
    """Right, fix it, forget it: under what was heard or seen."""
    return (
        (
            Button(message("conversation-button-right", language), f"right:{entry_id}:{position}"),
            Button(message("conversation-button-fix", language), f"fix:{entry_id}:{position}"),
            Button(message("conversation-button-forget", language), f"forget:{entry_id}"),
        ),
    )
