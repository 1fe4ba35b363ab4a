"""Putting words into the outbox, each thing once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversation.one_or_two import asked_in, choice
from memory import outbox, sittings
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


def say_question(store: Store, narrator: Narrator, question: Question, again: str = "") -> bool:
    """Queue a question with its buttons; a reply to it will be understood as its answer. `again` names the
    occasion on which one that was put before is put once more.
    """
    language = narrator.language
    pair = asked_in(store, narrator, question)
    buttons = (
        *([choice(pair.id, language)] if pair else []),
        (
            Button(message("conversation-button-skip", language), f"skip:{question.id}"),
            Button(message("conversation-button-cannot", language), f"cannot:{question.id}"),
        ),
        (
            Button(message("conversation-button-rather-not", language), f"rather:{question.id}"),
            *thumb_buttons(language, "question", question.id),
        ),
        *_felt(question, language),
        *_enough(store, narrator),
    )
    return say(
        store,
        narrator,
        ":".join(part for part in ("question", question.id, again) if part),
        question.text,
        buttons=buttons,
        subject=("question", question.id),
    )


def thumb_buttons(language: str, kind: str, subject: str) -> tuple[Button, ...]:
    """More, and less, of what `subject` is: a ``question`` by its id, or a ``recap`` by its name (at most
    48 letters, as it is given to `memory.reactions`).
    """
    return tuple(
        Button(message(f"conversation-button-{thumb}-{kind}", language), f"{thumb}:{kind}:{subject}")
        for thumb in ("up", "down")
    )


def feel_button(language: str, entry_id: str) -> Button:
    """The button that says how an entry was read, and leads to another word for it."""
    return Button(message("feelings-button", language), f"feel:{entry_id}")


def _felt(question: Question, language: str) -> Buttons:
    """Under what is asked about something just told."""
    about = question.about_entry_id
    return ((feel_button(language, about),),) if about and question.kind == "follow-up" else ()


def _enough(store: Store, narrator: Narrator) -> Buttons:
    """While a sitting lasts it can be ended under each question."""
    sitting = sittings.current(store, narrator.id)
    if sitting is None:
        return ()
    return ((Button(message("conversation-button-enough", narrator.language), f"enough:{sitting.id}"),),)


def note_buttons(language: str, entry_id: str, position: int) -> Buttons:
    """Right, fix it, forget it: under what was heard or seen."""
    return (
        (
            Button(message("conversation-button-right", language), f"right:{entry_id}:{position}"),
            Button(message("conversation-button-fix", language), f"fix:{entry_id}:{position}"),
            Button(message("conversation-button-forget", language), f"forget:{entry_id}"),
        ),
    )


def restore_button(language: str, entry_id: str, position: int, part: int = 0) -> Button:
    """Under a picture where weights to restore it with are there; `position` is its place among all files of
    the entry, `part` its number on an album page.
    """
    name = "restore-photo" if part else "restore"
    number = {"number": str(part)} if part else {}
    return Button(
        message(f"conversation-button-{name}", language, **number), f"restore:{entry_id}:{position}"
    )


def video_buttons(language: str, entry_id: str, number: int) -> Buttons:
    """Subtitles and contact sheet, under what was heard and seen in file `number` of an entry."""
    return (
        tuple(
            Button(message(f"video-button-{kind}", language), f"{kind}:{entry_id}:{number}")
            for kind in ("subtitles", "sheet")
        ),
    )
