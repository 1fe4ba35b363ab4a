"""Album pages: one stays whole, or its photographs are cut out again."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.port import Work
from memory import journal
from memory.store import Store
from memory.types import EntryState, Media, PerceptionKind


def turn(store: Store, work: Work, page: Media, whole: bool) -> None:
    """What was made of the page goes, and it is looked at anew. What the narrator said of its photographs is
    kept, for they may be cut again.
    """
    journal.save_media(store, replace(page, whole=whole))
    for one in journal.media_of(store, page.entry_id):
        if one.of == page.id:
            journal.remove_made(store, one)
    journal.clear_perceptions(store, page.id, PerceptionKind.CAPTION)
    journal.set_state(store, page.entry_id, EntryState.FETCHED)
    work.entry(page.entry_id)
