"""A time set aside for telling: begun by /interview, ended by its time or by "enough for today"."""

from __future__ import annotations

import math

from bot.conversation.port import Work
from bot.conversation.say import Buttons, say
from bot.conversation.telling import repeat_or_ask
from bot.conversation.turn import Turn
from memory import sittings
from memory.store import Store, now
from memory.types import Button, Narrator
from prompts import message

CHOICES = (10, 20, 40)
_SHORTEST, _LONGEST = 5, 180


def command(turn: Turn) -> None:
    """``/interview`` asks how long, ``/interview 20`` begins; in the middle of one it says what is left."""
    minutes = turn.command.argument.split()[0] if turn.command.argument.split() else ""
    if sittings.current(turn.store, turn.narrator.id) is None and not minutes.isdecimal():
        turn.say("sitting-how-long", _choices(turn.narrator.language))
        return
    begin(turn.store, turn.work, turn.narrator, int(minutes) if minutes.isdecimal() else 0, turn.command.ref)


def begin(store: Store, work: Work, narrator: Narrator, minutes: int, ref: str) -> None:
    """Begin a sitting and put the first question; where one lasts, say how much of it is left."""
    lasting = sittings.current(store, narrator.id)
    if lasting is not None:
        left = max(1, math.ceil((lasting.due_at - now()).total_seconds() / 60))
        _say(store, narrator, "lasts", ref, _enough(narrator.language, lasting.id), minutes=left)
        return
    minutes = min(_LONGEST, max(_SHORTEST, minutes))
    sittings.begin(store, narrator.id, ref, minutes, now())
    _say(store, narrator, "begun", ref, minutes=minutes)
    repeat_or_ask(store, work, narrator, ref)


def end(store: Store, work: Work, narrator: Narrator, sitting_id: str = "") -> bool:
    """End the sitting that lasts, on the narrator's word; False where it, or the one named, does not."""
    lasting = sittings.current(store, narrator.id)
    if lasting is None or sitting_id not in ("", lasting.id):
        return False
    work.job("end_sitting", f"end:{lasting.id}", narrator.id, lasting.id, "enough")
    return True


def _say(store: Store, narrator: Narrator, what: str, ref: str, buttons: Buttons = (), **values: int) -> None:
    text = message(f"conversation-sitting-{what}", narrator.language, **values)
    say(store, narrator, f"sitting-{what}:{narrator.id}:{ref}", text, buttons=buttons)


def _choices(language: str) -> Buttons:
    minutes = (
        Button(message("conversation-button-minutes", language, minutes=one), f"sit:{one}") for one in CHOICES
    )
    return (tuple(minutes),)


def _enough(language: str, sitting_id: str) -> Buttons:
    return ((Button(message("conversation-button-enough", language), f"enough:{sitting_id}"),),)
