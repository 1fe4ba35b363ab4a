"""What a narrator wants left out: said by command or in plain words, listed, taken off the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.arrivals import Arrival
from bot.conversation.port import Work
from bot.conversation.say import say
from bot.conversation.turn import Turn
from memory import off_limits, questions
from memory.store import Store
from memory.types import Button, Narrator, Outcome, Question
from prompts import languages, message, remembered, rules

_LABEL = 40


def command(turn: Turn) -> None:
    """``/off_limits`` shows the list, ``/off_limits words`` adds to it."""
    if turn.command.argument.strip():
        wish = Wish(turn.command.argument, refused=False)
        add(turn.store, turn.work, turn.narrator, wish, turn.command.ref)
        return
    kept = off_limits.kept(turn.store, turn.narrator.id)
    buttons = tuple((Button(f"✕ {one.words[:_LABEL]}", f"offrm:{one.id}"),) for one in kept)
    turn.say("off-limits-list" if kept else "off-limits-none", buttons)


@dataclass(frozen=True)
class Wish:
    """What is to be left out; ``refused`` where that answers the question that stands there, too."""

    words: str
    refused: bool


def taken(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    """True where the text was "please never ask about …" or "I'd rather not talk about …": it is put on the
    list and no memory.
    """
    wish = meant(arrival.text)
    if wish is None:
        return False
    add(store, work, narrator, wish, arrival.ref)
    return True


def meant(text: str) -> Wish | None:
    """What is to be left out, where that is all that a text says."""
    line = " ".join(text.split())
    if len(line) > 2 * off_limits.LONGEST:
        return None
    found = (wish for language in languages() for wish in _wishes(line, language))
    return next(found, None)


def _wishes(line: str, language: str) -> Iterator[Wish]:
    patterns = _patterns(language)
    for pattern, refused in ((patterns.asks, False), (patterns.refuses, True)):
        match = pattern.fullmatch(line) if pattern else None
        words = match["what"].strip(" ,，、") if match else ""
        told_beside = re.search(r"[.!?。！？;；]" if not refused else r"[.!?。！？;；,，]", words)
        fits = 0 < len(words) <= off_limits.LONGEST and not told_beside
        if fits and not patterns.pointing.fullmatch(words):
            yield Wish(words, refused)


@dataclass(frozen=True)
class _Patterns:
    """How it is asked for, and what only points: "don't ask me about it" is about the question that stands
    there, a refusal and no word for the list.
    """

    asks: re.Pattern[str]
    refuses: re.Pattern[str] | None
    pointing: re.Pattern[str]


@remembered
def _patterns(language: str) -> _Patterns:
    data = rules("off-limits", language)
    asks, pointing = (re.compile(data[name], re.IGNORECASE) for name in ("asks", "pointing"))
    refuses = re.compile(data["refuses"], re.IGNORECASE) if "refuses" in data else None
    return _Patterns(asks, refuses, pointing)


def add(store: Store, work: Work, narrator: Narrator, wish: Wish, ref: str) -> None:
    """Put words on the list, and another question where the one that stands is not to be answered."""
    left = leave_out(store, narrator, wish, ref)
    if left is not None:
        work.job("question", f"after:{left.id}:off-limits", narrator.id)


def leave_out(store: Store, narrator: Narrator, wish: Wish, ref: str) -> Question | None:
    """Put words on the list and say so. The open question, where it touches them or was refused with them."""
    try:
        kept = off_limits.add(store, narrator.id, wish.words)
    except ValueError:
        text = message("conversation-off-limits-odd", narrator.language)
        say(store, narrator, f"off-limits-odd:{narrator.id}:{ref}", text)
        return None
    text = message("conversation-off-limits-added", narrator.language, words=kept.words)
    say(store, narrator, f"off-limits:{narrator.id}:{ref}", text)
    waiting = questions.open_question(store, narrator.id)
    if waiting is None or not (wish.refused or off_limits.touches(waiting.text, [kept.words])):
        return None
    questions.set_outcome(store, waiting.id, Outcome.DECLINED if wish.refused else Outcome.SKIPPED)
    return waiting


def remove(store: Store, narrator: Narrator, row_id: str) -> str:
    """Take words off the list; the few words to show."""
    gone = off_limits.remove(store, narrator.id, row_id)
    return message(f"conversation-{'off-limits-removed' if gone else 'old-button'}", narrator.language)
