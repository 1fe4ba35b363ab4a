"""The error tree.

::

    LifestoryError
    ├── UsageError            the command line was used wrongly (exit code 2)
    │   ├── WhoseWords            it must be asked which words of an archive are the narrator's
    │   └── AmbiguousDates        it must be asked whether its dates begin with the day or the month
    ├── ConfigurationError    a setting is missing or unusable
    ├── ModelUnavailable      a model cannot be loaded here; a fallback may serve
    │   └── HubUnreachable        the hub that models come from cannot be reached
    ├── PerceptionError       a file cannot be read; ``reason`` is one word
    ├── FileTooLarge          over the limit, known before any download
    ├── ChannelError          a channel refused or could not be reached
    │   ├── ChannelUnreachable    try again later
    │   └── NarratorUnreachable   the person blocked the bot or left
    ├── StoryError            a stage of the story could not be made
    └── LeaseHeld             another process already runs with this executor id

Those of `memory` are in `memory.errors`; `bot.importers.members` has ArchiveFault.
"""

from __future__ import annotations

from collections.abc import Sequence


class LifestoryError(Exception):
    """Anything this program raises on purpose."""


class UsageError(LifestoryError):
    """The command line was used wrongly."""


class WhoseWords(UsageError):
    """It must be asked whose words are whose. ``speakers`` are (name, id in the archive, records)."""

    def __init__(self, question: str, speakers: Sequence[tuple[str, str, int]]) -> None:
        super().__init__(question)
        self.speakers = speakers


class AmbiguousDates(UsageError):
    """No date of an archive tells whether the day or the month comes first."""


class ConfigurationError(LifestoryError):
    """A setting is missing or unusable."""


class ModelUnavailable(LifestoryError):
    """A model cannot be loaded here; a fallback may serve."""


class HubUnreachable(ModelUnavailable):
    """The hub that models come from cannot be reached, or does not give what was asked for."""


class PerceptionError(LifestoryError):
    """A file cannot be read. ``reason`` is one word such as ``broken`` or ``too-long``."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class FileTooLarge(LifestoryError):
    """A file is over the limit. Sizes in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"{size} bytes is over the limit of {limit}")
        self.size = size
        self.limit = limit


class ChannelError(LifestoryError):
    """A channel refused or could not be reached."""


class ChannelUnreachable(ChannelError):
    """The channel could not be reached; try again later."""


class NarratorUnreachable(ChannelError):
    """The person blocked the bot or left the chat."""


class StoryError(LifestoryError):
    """A stage of the story could not be made."""


class LeaseHeld(LifestoryError):
    """Another process already runs with this executor id."""
