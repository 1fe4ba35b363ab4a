"""Removes what DBOS keeps of finished work; without its paid conductor nothing else does."""

from __future__ import annotations

import logging
from datetime import datetime

from dbos import DBOS

log = logging.getLogger(__name__)

_FINISHED = ["SUCCESS", "ERROR", "CANCELLED"]
_BATCH = 500


def reap(before: datetime) -> int:
    """Remove the rows of work that was finished before this time. Returns how many."""
    removed = 0
    while True:
        found = DBOS.list_workflows(
            status=_FINISHED,
            completed_before=before.isoformat(),
            limit=_BATCH,
            load_input=False,
            load_output=False,
        )
        if not found:
            return removed
        DBOS.delete_workflows([one.workflow_id for one in found])
        removed += len(found)
