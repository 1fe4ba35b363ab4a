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
from prompts import message

_LABEL = 40
_PLAIN = re.compile(
    r"(?:please,? )?(?:"
    r"(?:never|do not|don['’]t|stop)(?: ever)? (?:ask|asking|question)"
    r" (?:me )?(?:(?:any(?:thing)?|questions?) )?(?:about|on)"
    r"|(?:never|do not|don['’]t|stop)(?: ever)? (?:mention|mentioning|bring up|bringing up)"
    r") (?P<what>.+?)(?: (?:again|any ?more|ever|please))*[ .!]*",
    re.IGNORECASE,
)
_PLAIN_ZH = re.compile(
    "(?:请您?|拜托)?(?:以后|今后|永远)?(?:都|再也)?(?:不要|别)再?(?:问|提)(?:起|到)?(?:我?(?:关于|有关))?"
    "(?P<what>(?![了吧啊呀嘛]).{2,30}?)(?:了|吧)?[。！!.]*"
)
# "Don't ask me about it" is about the question that stands there: a refusal, not a word for the list.
_POINTING = re.compile(
    r"(?:any of )?(?:this|that|it|these|those|them)(?: (?:time|things?|topic|days?|years?))?"
    r"|[这那]+.{0,4}|它|此事",
    re.IGNORECASE,
)


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
    found = _PLAIN.fullmatch(line) or _PLAIN_ZH.fullmatch(line)
    words = found["what"].strip() if found else ""
    fits = 0 < len(words) <= off_limits.LONGEST and not re.search(r"[.!?。！？;；]", words)
    return words if fits and not _POINTING.fullmatch(words) else None


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
