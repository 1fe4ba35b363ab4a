"""How did this feel? Asked now and then of those who want it; and what they said, to learn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.conversation import care
from bot.conversation import feelings as asking
from bot.conversation.wording import words_in
from bot.conversation.zones import zone_of
from bot.errors import UsageError
from bot.work.recaps import left_out
from bot.work.tools import Tools
from memory import feelings, journal, narrators, sittings
from memory.store import now
from memory.types import Emotion, Entry, Felt, Narrator

APART = timedelta(days=7)
"""Two such questions are never nearer to each other, whatever the settings say."""

_AFTER_RECAP = 3  # days: neither the recap's day nor the next ones
_EVENING = 21  # from this hour on nothing is asked
_LATELY = timedelta(days=28)
_FEWEST = 40  # letters; less says too little to ask about (twelve signs in Chinese)
_SIGNS = 12


@dataclass(frozen=True)
class Example:
    """What a narrator said of an entry: its words, the names of the feelings, the entry's id."""

    text: str
    labels: tuple[str, ...]
    entry_id: str


def due(everyone: Iterable[Narrator], moment: datetime) -> list[Narrator]:
    """Those who want to be asked and may be at `moment` (aware): three days after their recap, from its hour
    until the evening, and never within `APART` of the last time.
    """
    return [one for one in everyone if _may(one, moment) and _its_hour(one, moment)]


def send(tools: Tools, narrator_id: str) -> None:
    """The job: ask about the entry whose reading is least certain, if there is one and this is the time."""
    narrator, moment = narrators.get(tools.store, narrator_id), now()
    if not _may(narrator, moment) or care.resting(tools.store, narrator_id):
        return
    if sittings.current(tools.store, narrator_id) is not None:  # it would disturb
        return
    entry = least_certain(tools, narrator, moment)
    if entry is None:
        return
    fresh = narrators.get(tools.store, narrator_id)  # what they changed meanwhile stands
    narrators.save(tools.store, replace(fresh, feelings=replace(fresh.feelings, asked_at=moment)))
    feelings.keep(tools.store, entry, Felt())
    asking.ask(tools.store, narrator, entry, f"week:{moment:%Y-%m-%d}", unsure=True)


def least_certain(tools: Tools, narrator: Narrator, moment: datetime) -> Entry | None:
    """The entry of the last four weeks to ask about: never one of distress, off limits or hard, none that
    they were asked about before, nothing that was heard too roughly to be quoted.
    """
    read = feelings.feelings_of(tools.store, narrator.id)
    said = feelings.all_said(tools.store, narrator.id)
    told = {one.id: one for one in journal.list_entries(tools.store, narrator.id, since=moment - _LATELY)}
    passages = journal.list_passages(tools.store, narrator.id)
    out = left_out(tools, narrator, passages, read, hard=False)
    drafts = {one.entry_id for one in passages if one.draft}
    words: dict[str, str] = {}
    for one in passages:
        if one.own:
            words[one.entry_id] = f"{words.get(one.entry_id, '')} {one.text}"
    fit = [
        entry
        for entry in told.values()
        if entry.own
        and entry.id in read
        and not {entry.id} & (out | drafts | said.keys())
        and _full(words.get(entry.id, ""))
    ]
    return max(fit, key=lambda one: feelings.uncertainty(read[one.id].labels), default=None)


def examples(tools: Tools, narrator: Narrator) -> list[Example]:
    """What the narrator said of their feelings, to learn from. Raises UsageError where they did not agree."""
    if not narrator.feelings.teach:
        raise UsageError(
            f"{narrator.name} has not agreed that their words teach anything (/settings, How it felt)"
        )
    said = feelings.all_said(tools.store, narrator.id)
    told = {one.id: one for one in journal.list_entries(tools.store, narrator.id)}
    found = []
    for entry_id, felt in said.items():
        text = words_of(tools, told[entry_id]) if entry_id in told else ""
        if felt.labels and text:
            found.append(Example(text, felt.labels, entry_id))
    return found


def as_tsv(found: Iterable[Example]) -> str:
    """Rows as ``lifestory train emotion --more`` reads them: text, names of labels, id, by tabs."""
    return "".join(f"{one.text}\t{','.join(one.labels)}\t{one.entry_id}\n" for one in found)


def words_of(tools: Tools, entry: Entry) -> str:
    """The narrator's own words of an entry, in one line."""
    heard = [one.text for one in words_in(tools.store, entry.id)]
    return " ".join(" ".join([entry.text, *heard]).split())


def rows(tools: Tools, narrator: Narrator) -> list[tuple[Entry, Emotion | None, Felt | None]]:
    """Each of the narrator's own entries with the feeling that counts and what they said of it."""
    read = feelings.feelings_of(tools.store, narrator.id)
    said = feelings.all_said(tools.store, narrator.id)
    told = journal.list_entries(tools.store, narrator.id)
    return [(one, read.get(one.id), said.get(one.id)) for one in told if one.own]


def _may(narrator: Narrator, moment: datetime) -> bool:
    wish = narrator.feelings
    if not wish.on or narrator.consented_at is None or narrator.paused_at or narrator.unreachable_at:
        return False
    return wish.asked_at is None or moment - wish.asked_at >= APART


def _its_hour(narrator: Narrator, moment: datetime) -> bool:
    local = moment.astimezone(zone_of(narrator.timezone))
    day = (narrator.recap.weekday + _AFTER_RECAP) % 7
    return local.weekday() == day and narrator.recap.hour <= local.hour < max(
        _EVENING, narrator.recap.hour + 1
    )


def _full(text: str) -> bool:
    signs = sum("\u4e00" <= one <= "\u9fff" for one in text)
    return len(text) >= _FEWEST or signs >= _SIGNS
