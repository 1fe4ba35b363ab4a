"""A chat that was sent as a file is taken in, as the narrator chose, and taken out again."""

from __future__ import annotations

from bot.conversation.say import say
from bot.importers.types import fold
from bot.importing import Imported, Source, import_source
from bot.work import archives
from bot.work.inline import Inline
from bot.work.steps import entry_steps
from bot.work.tools import Tools
from memory import journal, narrators
from memory.types import Button, Entry
from prompts import message


def take_in(tools: Tools, entry_id: str, choice: str, ref: str) -> None:
    """The job behind the buttons under a chat (see `bot.work.archives`): take it in, or ask further.

    `ref` names the press.
    """
    entry = journal.get_entry(tools.store, entry_id)
    narrator = narrators.get(tools.store, entry.narrator_id)
    dates, _, who = choice.rpartition(".")
    if who in archives.ORDERS:
        archives.offer(tools, narrator, entry, dates=who)
        return
    with archives.opened(tools, narrator, entry_id, dates or None) as sent:
        if sent is None or entry.forgotten_at is not None:
            return
        speakers = [ident or name for (name, ident), _ in archives.speakers_of(archives.survey_of(sent))]
        chosen = speakers[int(who) : int(who) + 1] if who.isdecimal() else []
        if not chosen and who != "none":
            return
        mine = frozenset(map(fold, chosen))
        source = Source(sent.path, sent.format, sent.options, mine, archive=entry_id)
        work = Inline(entry_steps(tools), {})
        result = import_source(tools, work, narrator, source, lambda _: None)
    _say_done(tools, entry, ref, result)


def take_out(tools: Tools, entry_id: str, ref: str) -> None:
    """The job behind "take it out again": what came in with a chat goes, the file stays."""
    entry = journal.get_entry(tools.store, entry_id)
    narrator = narrators.get(tools.store, entry.narrator_id)
    for one in _taken(tools, entry):
        tools.recall.remove(narrator.id, one.id)
        journal.delete_entry(tools.store, one.id)
    text = message("archive-back", narrator.language)
    say(tools.store, narrator, f"archive-back:{entry_id}:{ref}", text, reply_to=entry.ref)


def _taken(tools: Tools, entry: Entry) -> list[Entry]:
    """What came in with the chat of an entry."""
    found = journal.list_entries(tools.store, entry.narrator_id, forgotten=True)
    return [one for one in found if one.extra.get("archive") == entry.id]


def _say_done(tools: Tools, entry: Entry, ref: str, result: Imported) -> None:
    """What stands in the journal of it now: of a job that was stopped, what came in before it too."""
    narrator = narrators.get(tools.store, entry.narrator_id)
    taken = _taken(tools, entry)
    counts = {"added": len(taken), "own": sum(one.own for one in taken), "faulty": result.faulty}
    is_in = taken and not result.added
    text = message("archive-in" if is_in else "archive-done", narrator.language, **({} if is_in else counts))
    back = Button(message("archive-button-back", narrator.language), f"archive:{entry.id}:back")
    key = f"archive-done:{entry.id}:{ref}"
    say(tools.store, narrator, key, text, reply_to=entry.ref, buttons=((back,),))
