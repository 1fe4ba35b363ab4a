"""What a narrator asks of the bot in plain words, carried out like its command or button."""

from __future__ import annotations

from dataclasses import replace

from bot.arrivals import Arrival, Command, Press
from bot.care.reading import concern_of
from bot.conversation import awaiting, care, commands, learning
from bot.conversation.port import Work
from bot.conversation.say import say
from bot.conversation.telling import repeat_or_ask
from bot.conversation.turn import Turn
from bot.interview.replies import wants_rest
from bot.settings import Settings
from memory import questions, sittings
from memory.requests import Request, read_request
from memory.store import Store
from memory.types import EntryKind, Narrator
from prompts import message

PLAIN = ("greeting", "thanks", "who", "rest")
"""Kinds that are answered in one sentence and change nothing."""


def taken(store: Store, settings: Settings, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    """True where the text was nothing but a request: it is carried out, and is no memory."""
    if arrival.kind is not EntryKind.TEXT or arrival.origin or arrival.speaker or arrival.reply_to:
        return False
    request = asked_for(store, narrator, arrival.text)
    if request is None or awaiting.expected(awaiting.load(store, narrator.id), arrival.at):
        return False
    command = Command(arrival.sender, arrival.ref, arrival.at, request.kind, request.language)
    _carry_out(Turn(store, settings, work, narrator, command))
    return True


def asked_for(store: Store, narrator: Narrator, text: str) -> Request | None:
    """What is asked for; ``rest`` where somebody says good night outside a sitting, which ends by itself.

    Never where there is anything to be answered with care.
    """
    if concern_of(text) is not None:
        return None
    request = read_request(text)
    rests = request is None and wants_rest(text, narrator.language)
    return Request("rest") if rests and sittings.current(store, narrator.id) is None else request


def press(store: Store, settings: Settings, work: Work, narrator: Narrator, pressed: Press) -> str:
    """Carry out what a voice note seemed to ask for, now that its button was pressed."""
    _, kind, *rest = pressed.data.split(":")
    command = Command(pressed.sender, pressed.ref, pressed.at, kind, "".join(rest))
    _carry_out(Turn(store, settings, work, narrator, command))
    return ""


def button_data(request: Request) -> str:
    """What the button of a request carries."""
    return ":".join(part for part in ("do", request.kind, request.language) if part)


def _carry_out(turn: Turn) -> None:
    store, narrator, kind = turn.store, turn.narrator, turn.command.name
    care.awake(store, narrator.id)
    if kind == "why":
        learning.why(turn.work, narrator, turn.command.ref)
    elif kind == "again" and narrator.paused_at is None:
        repeat_or_ask(store, turn.work, narrator, turn.command.ref)
    elif kind in PLAIN:
        say(store, narrator, turn.key(kind), plain_answer(narrator, kind))
        if kind == "greeting" and narrator.paused_at is None and questions.open_question(store, narrator.id):
            repeat_or_ask(store, turn.work, narrator, turn.command.ref)
    else:
        name = "resume" if kind == "again" else kind
        commands.run(store, turn.settings, turn.work, narrator, replace(turn.command, name=name))


def plain_answer(narrator: Narrator, kind: str) -> str:
    """What one of the `PLAIN` kinds is answered with."""
    named = {"name": narrator.name} if kind in ("greeting", "rest") else {}
    return message(f"requests-{kind}", narrator.language, **named)
