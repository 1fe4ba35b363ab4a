"""What works here, what is missing, and what that costs. Nothing is changed and no model is loaded."""

from __future__ import annotations

import time

from bot.doctor import channel, keeping, machine, thinking
from bot.doctor.check import Check
from bot.settings import Settings
from memory.store import Store

__all__ = ["Check", "run_checks"]


def run_checks(settings: Settings, store: Store | None = None) -> list[Check]:
    """Every check, in the order in which a person would mend things.

    Words are in the settings' language. With no `store`, the one that `settings` name is opened
    where it is there already; none is made. Takes about two seconds, and up to five more where
    the Bot API does not answer.
    """
    return [
        *machine.checks(settings),
        *keeping.checks(settings, store),
        *thinking.checks(settings),
        *channel.checks(settings, time.time()),
    ]
