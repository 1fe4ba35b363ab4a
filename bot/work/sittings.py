"""How a sitting ends: by its time or by the narrator's word, with what was gained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.say import say
from bot.conversation.wording import heard_in
from bot.interview.replies import wants_rest
from bot.work.tools import Tools
from memory import journal, narrators, off_limits, questions, sittings
from memory.sittings import Sitting
from memory.store import Store, now
from memory.types import Entry, Narrator, Outcome
from prompts import message, nearest_language
from prompts import questions as bank_of

# A question that waits when the time is up has this long before the end is said all the same.
GRACE = timedelta(minutes=5)
_NAMES = 8


@dataclass(frozen=True)
class Gained:
    """What a sitting brought: number of memories, titles of topics, names of people."""

    memories: int
    topics: tuple[str, ...]
    people: tuple[str, ...]


def overdue(store: Store, moment: datetime) -> list[Sitting]:
    """Sittings whose time, and the grace after it, is over."""
    return [one for one in sittings.lasting(store) if moment >= one.due_at + GRACE]


def end_if_over(tools: Tools, narrator: Narrator, said: str = "") -> bool:
    """End the sitting that lasts where its time is up or `said` wants a rest; True where it is ended."""
    sitting = sittings.current(tools.store, narrator.id)
    if sitting is None:
        return False
    rests = wants_rest(said, nearest_language(narrator.language)) if said else False
    if not rests and now() < sitting.due_at:
        return False
    end_sitting(tools, narrator.id, sitting.id, "enough" if rests else "time")
    return True


def end_sitting(tools: Tools, narrator_id: str, sitting_id: str, why: str) -> None:
    """The job that ends a sitting, once, and says what was gained."""
    narrator = narrators.get(tools.store, narrator_id)
    sitting = sittings.end(tools.store, sitting_id, why, now())
    if sitting is None or sitting.narrator_id != narrator_id or sitting.ended_for == "care":
        return
    text = "\n".join(farewell(tools, narrator, sitting))
    say(tools.store, narrator, f"sitting-end:{sitting_id}", text)


def farewell(tools: Tools, narrator: Narrator, sitting: Sitting) -> list[str]:
    """What is said at the end, a sentence a line."""
    language, gain = narrator.language, gained(tools, narrator, sitting)
    between = message("conversation-between", language)
    lines = [
        message(f"conversation-sitting-{'enough' if sitting.ended_for == 'enough' else 'time-up'}", language)
    ]
    if gain.memories:
        lines.append(message("conversation-sitting-told", language, count=gain.memories))
    else:
        lines.append(message("conversation-sitting-told-none", language))
    if gain.topics:
        lines.append(message("conversation-sitting-topics", language, topics=between.join(gain.topics)))
    if gain.people:
        lines.append(message("conversation-sitting-people", language, names=between.join(gain.people)))
    asked = questions.list_questions(tools.store, narrator.id)
    if asked and asked[-1].outcome is Outcome.OPEN:
        lines.append(message("conversation-sitting-open", language))
    return [*lines, message("conversation-sitting-goodbye", language)]


def gained(tools: Tools, narrator: Narrator, sitting: Sitting) -> Gained:
    """What was told from the sitting's begin to its end."""
    entries = journal.list_entries(
        tools.store, narrator.id, since=sitting.started_at, until=sitting.ended_at or now()
    )
    told = [one for one in entries if one.own and not _only_rest(tools, narrator, one)]
    phrases = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))
    topics, people = _topics(tools, narrator, told), _people(tools, narrator, told)
    return Gained(
        len(told),
        tuple(one for one in topics if not off_limits.touches(one, phrases)),
        tuple(one for one in people if not off_limits.touches(one, phrases))[:_NAMES],
    )


def said_in(tools: Tools, entry: Entry) -> str:
    """The words of an entry, written or heard."""
    return " ".join(part for part in (entry.text, *heard_in(tools.store, entry.id)) if part)


def _only_rest(tools: Tools, narrator: Narrator, entry: Entry) -> bool:
    said = said_in(tools, entry)
    return bool(said) and wants_rest(said, nearest_language(narrator.language))


def _topics(tools: Tools, narrator: Narrator, told: Sequence[Entry]) -> list[str]:
    by_key = bank_of(narrator.language).by_key
    answered = {one.question_id for one in told if one.question_id}
    keys = [one.topic for one in questions.list_questions(tools.store, narrator.id) if one.id in answered]
    return [by_key[one].title for one in dict.fromkeys(keys) if one in by_key]


def _people(tools: Tools, narrator: Narrator, told: Sequence[Entry]) -> list[str]:
    ids = {one.id for one in told}
    said = {one.id for one in journal.list_passages(tools.store, narrator.id) if one.entry_id in ids}
    nodes = tools.graphs.of(narrator.id).nodes
    return [one.name for one in nodes if one.kind == "person" and said & set(one.passages)]
