"""A note that asks something of the bot: what was told is answered with memories and the sound of them; for
anything else a button is shown, for a voice may be misheard.
"""

from __future__ import annotations

from bot.conversation.requests import PLAIN, asked_for, button_data, plain_answer
from bot.conversation.say import Buttons, say
from bot.conversation.wording import heard_in
from bot.work import answers
from bot.work.tools import Tools
from memory import journal, questions
from memory.looking_back import LookingBack, looking_back, told_beside
from memory.requests import Request
from memory.types import Button, Entry, EntryKind, Narrator, Outcome
from prompts import message

_SPOKEN = (EntryKind.VOICE, EntryKind.VIDEO_NOTE, EntryKind.AUDIO)


def answer_note(tools: Tools, narrator: Narrator, entry: Entry) -> bool:
    """Answer what was asked in a spoken `entry`, once for each wording of it; True where it tells nothing
    else, so that the question that waited before still waits.
    """
    if not entry.own or entry.kind not in _SPOKEN:
        return False
    heard = "\n".join(heard_in(tools.store, entry.id))
    request = asked_for(tools.store, narrator, heard) if not entry.text else None
    if request is not None:
        _offer(tools, narrator, entry, request)
        _still_open(tools, entry)
        return True
    asked = looking_back(heard)
    for one in asked:
        _answer(tools, narrator, entry, one)
    only = bool(asked) and not entry.text and not told_beside(heard, asked)
    if only:
        _still_open(tools, entry)
    return only


def _answer(tools: Tools, narrator: Narrator, entry: Entry, one: LookingBack) -> None:
    key = f"{entry.id}:{tools.store.vault.digest(one.subject)[:8]}"
    answers.send(tools, narrator, key, one.subject, reply_to=entry.ref)


def _offer(tools: Tools, narrator: Narrator, entry: Entry, request: Request) -> None:
    """What needs no button is answered at once."""
    language, kind = narrator.language, request.kind
    buttons: Buttons = ()
    if kind in PLAIN:
        text = plain_answer(narrator, kind)
    else:
        text = message("requests-sure", language)
        buttons = ((Button(message(f"requests-button-{kind}", language), button_data(request)),),)
    say(tools.store, narrator, f"requested:{entry.id}:{kind}", text, buttons=buttons, reply_to=entry.ref)


def _still_open(tools: Tools, entry: Entry) -> None:
    """The interviewer's question that this note seemed to answer was not answered by it."""
    question = questions.get_question(tools.store, entry.question_id) if entry.question_id else None
    if question is None or question.outcome is not Outcome.ANSWERED:
        return
    told = journal.list_entries(tools.store, entry.narrator_id, since=question.asked_at)
    if not any(one.question_id == question.id and one.id != entry.id for one in told):
        questions.set_outcome(tools.store, question.id, Outcome.OPEN)
