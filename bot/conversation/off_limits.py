"""What a narrator wants left out: said by command or in plain words, listed, taken off the list."""

from __future__ import annotations

import re

from bot.arrivals import Arrival
from bot.conversation.port import Work
from bot.conversation.say import say
from bot.conversation.turn import Turn
from memory import off_limits, questions
from memory.store import Store
from memory.types import Button, Narrator, Outcome
from prompts import languages, message, remembered, rules

_LABEL = 40


def command(turn: Turn) -> None:
    """``/off_limits`` shows the list, ``/off_limits words`` adds to it."""
    if turn.command.argument.strip():
        add(turn.store, turn.work, turn.narrator, turn.command.argument, turn.command.ref)
        return
    kept = off_limits.kept(turn.store, turn.narrator.id)
    buttons = tuple((Button(f"✕ {one.words[:_LABEL]}", f"offrm:{one.id}"),) for one in kept)
    turn.say("off-limits-list" if kept else "off-limits-none", buttons)


def taken(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    """True where the text was "please never ask about …": it is put on the list and no memory."""
    words = meant(arrival.text)
    if words is None:
        return False
    add(store, work, narrator, words, arrival.ref)
    return True


def meant(text: str) -> str | None:
    """What is to be left out, where that is all that a text says."""
    line = " ".join(text.split())
    if len(line) > 2 * off_limits.LONGEST:
        return None
    for language in languages():
        asks, pointing = _patterns(language)
        found = asks.fullmatch(line)
        words = found["what"].strip() if found else ""
        fits = 0 < len(words) <= off_limits.LONGEST and not re.search(r"[.!?。！？;；]", words)
        if fits and not pointing.fullmatch(words):
            return words
    return None


@remembered
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How it is asked for, and what only points: "don't ask me about it" is about the question that stands
    there, a refusal and no word for the list.
    """
    data = rules("off-limits", language)
    return re.compile(data["asks"], re.IGNORECASE), re.compile(data["pointing"], re.IGNORECASE)


def add(store: Store, work: Work, narrator: Narrator, words: str, ref: str) -> None:
    """Put words on the list; a question that touches them is taken back and another put."""
    try:
        kept = off_limits.add(store, narrator.id, words)
    except ValueError:
        text = message("conversation-off-limits-odd", narrator.language)
        say(store, narrator, f"off-limits-odd:{narrator.id}:{ref}", text)
        return
    text = message("conversation-off-limits-added", narrator.language, words=kept.words)
    say(store, narrator, f"off-limits:{narrator.id}:{ref}", text)
    asked = questions.list_questions(store, narrator.id)
    if asked and asked[-1].outcome is Outcome.OPEN and off_limits.touches(asked[-1].text, [kept.words]):
        questions.set_outcome(store, asked[-1].id, Outcome.SKIPPED)
        work.job("question", f"after:{asked[-1].id}:off-limits", narrator.id)


def remove(store: Store, narrator: Narrator, row_id: str) -> str:
    """Take words off the list; the few words to show."""
    gone = off_limits.remove(store, narrator.id, row_id)
    return message(f"conversation-{'off-limits-removed' if gone else 'old-button'}", narrator.language)
