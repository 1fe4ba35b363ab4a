"""The arc of a life: what happened when, and how it felt, as far as both are told."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date, timedelta

from bot.book.arc import Moment, drawn
from bot.book.dates import edtf_in_words
from bot.book.pdf import as_png
from bot.book.types import Drawing
from bot.conversation.say import say
from bot.work.told import Told, events_of, gather
from bot.work.tools import Tools
from memory import attachments, feelings, narrators
from memory.dates import edtf_interval
from memory.types import Action, Emotion, Narrator, TimelineEvent
from prompts import message

_ABOUT = timedelta(days=2 * 365)  # what "about 1955" leaves open on either side
_LONGEST = 40 * 366  # days; a date that may be anywhere in longer is no place in a life


def life_arc(tools: Tools, narrator_id: str, silent: Set[str] = frozenset()) -> Drawing | None:
    """How a life felt, without the entries in `silent`; None where too little of it is dated."""
    told = gather(tools, narrator_id)
    events = [one for one in events_of(tools, told) if one.entry_id not in silent]
    return arc_of(tools, told, events)


def arc_of(tools: Tools, told: Told, events: Sequence[TimelineEvent]) -> Drawing | None:
    """The same of what was gathered, nothing off limits, nothing cried out in distress, and of its events."""
    return drawn(moments(tools, told, events), told.narrator.name, told.narrator.language)


def moments(tools: Tools, told: Told, events: Sequence[TimelineEvent]) -> list[Moment]:
    """Dated sentences of the narrator's own with their feeling: their own word for it, or what is read in the
    sentence itself, since an entry may tell of a wedding and of a war. Where they would rather not say how
    an entry felt, there is none.
    """
    said = feelings.all_said(tools.store, told.narrator.id)
    placed = [
        one
        for one in events
        if one.source == "told"
        and _placed(one) is not None
        and not (one.entry_id in said and said[one.entry_id].declined)
    ]
    read = tools.perceiver.classify_all([one.text for one in placed], told.narrator.language)
    found = []
    for event, emotion in zip(placed, read, strict=True):
        own = said.get(event.entry_id)
        named = own is not None and bool(own.labels)
        felt = feelings.as_emotion(own) if own is not None and named else emotion
        found.append(_moment(event, felt, named, told.narrator.language))
    return found


def send_arc(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /arc."""
    narrator = narrators.get(tools.store, narrator_id)
    if not send(tools, narrator, f"arc:{narrator_id}:{ref}"):
        text = message("conversation-too-early", narrator.language)
        say(tools.store, narrator, f"noarc:{narrator_id}:{ref}", text)


def send(tools: Tools, narrator: Narrator, key: str, silent: Set[str] = frozenset()) -> bool:
    """Queue the arc as a picture, without the entries in `silent`; False where there is none yet."""
    made = life_arc(tools, narrator.id, silent)
    if made is None:
        return False
    say(
        tools.store,
        narrator,
        key,
        message("conversation-arc", narrator.language),
        action=Action.PHOTO,
        path=attachments.keep(tools.store, narrator.id, as_png(made)),
        file_name="life.png",
        remove_path=True,
    )
    return True


def _placed(event: TimelineEvent) -> Sequence[date] | None:
    """First and last day, where they say something of when."""
    first, last = edtf_interval(event.date)
    open_ended = first == date.min or last == date.max
    return None if open_ended or (last - first).days > _LONGEST else (first, last)


def _moment(event: TimelineEvent, felt: Emotion, own: bool, language: str) -> Moment:
    first, last = edtf_interval(event.date)
    if event.date.endswith(("~", "%")):
        first, last = first - _ABOUT, last + _ABOUT
    valence = max(-1.0, min(1.0, felt.valence))
    doubted = event.date.endswith(("~", "?", "%"))
    return Moment(first, last, valence, edtf_in_words(event.date, language), event.text, own, doubted)
