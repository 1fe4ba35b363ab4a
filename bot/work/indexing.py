"""Indexes built anew in the background, while the old ones serve."""

from __future__ import annotations

import logging

from bot.work.tools import Tools
from bot.work.types import Work
from memory.narrators import all_narrators
from memory.recall import Recall
from memory.store import Store

log = logging.getLogger(__name__)

_LINE = "reindex"  # a line of their own, so that a narrator's questions and answers do not wait behind it


def hand_in(store: Store, recall: Recall, work: Work) -> list[str]:
    """Have the index of every narrator built whose index is not current; returns their ids."""
    found = []
    for one in all_narrators(store):
        lacking = recall.lacks(one.id)
        if lacking is not None:
            work.job("reindex", f"reindex:{one.id}:{lacking}", _LINE, one.id)
            found.append(one.id)
    if found:
        log.info("%d indexes are built anew in the background", len(found))
    return found


def reindex(tools: Tools, _line: str, narrator_id: str) -> None:
    """The job: one narrator's index; killed, it goes on where it was."""
    tools.recall.reindex(narrator_id)
