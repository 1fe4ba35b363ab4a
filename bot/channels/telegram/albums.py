"""When an album is complete: Telegram never says so, so a quiet second decides. Pure.

The pictures stay in the inbox until then, so that a restart in the middle loses none. One that
comes later still is handed over as an album of one under the same ref and joins the entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta


def quiet_in(received: Sequence[datetime], begun: datetime, moment: datetime, quiet: timedelta) -> float:
    """Seconds from `moment` until the album counts as complete; zero or less where it does.

    After a restart the others may not have been fetched yet: it counts from `begun` at the earliest.
    """
    last = max((*received, begun))
    return (min(last, moment) + quiet - moment).total_seconds()
