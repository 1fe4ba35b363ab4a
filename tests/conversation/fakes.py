"""What the conversation's tests stand on: work that only remembers what it was handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bot.arrivals import Arrival, Attachment, Command, Press, Sender
from bot.conversation import Conversation
from memory import outbox
from memory.types import Button, EntryKind, OutMessage

ANA = Sender("terminal", "ana", "Ana", "en")
_numbers = count(1)


@dataclass
class FakeWork:
    """Remembers the entries and jobs that were started."""

    entries: list[str] = field(default_factory=list)
    jobs: list[tuple[str, ...]] = field(default_factory=list)

    def entry(self, entry_id: str) -> None:
        """Note the entry."""
        self.entries.append(entry_id)

    def job(self, name: str, key: str, *ids: str) -> None:
        """Note the job."""
        self.jobs.append((name, key, *ids))

    def names(self) -> list[str]:
        """The names of the jobs, in order."""
        return [job[0] for job in self.jobs]


def text(words: str, ref: str | None = None, sender: Sender = ANA, **more: Any) -> Arrival:
    """A message."""
    return Arrival(sender, ref or f"m{next(_numbers)}", datetime.now(UTC), EntryKind.TEXT, text=words, **more)


def voice(ref: str | None = None, size: int = 1000, words: str = "") -> Arrival:
    """A voice note that lies at the channel."""
    file = Attachment(EntryKind.VOICE, remote_id="file-1", mime="audio/ogg", size=size, duration=3.0)
    name = ref or f"m{next(_numbers)}"
    return Arrival(ANA, name, datetime.now(UTC), EntryKind.VOICE, text=words, attachments=(file,))


def album(numbers: list[int], words: str = "") -> Arrival:
    """Pictures of one album by their message numbers; the first bears the words."""
    files = tuple(Attachment(EntryKind.PHOTO, f"f{number}", mime="image/jpeg", size=9) for number in numbers)
    extra = {"message_ids": numbers, "captioned": numbers[:1] if words else []}
    at = datetime.now(UTC)
    return Arrival(ANA, "album:g", at, EntryKind.ALBUM, text=words, attachments=files, extra=extra)


def command(name: str, argument: str = "", ref: str | None = None, sender: Sender = ANA) -> Command:
    """A command."""
    return Command(sender, ref or f"m{next(_numbers)}", datetime.now(UTC), name, argument)


def press(data: str, ref: str | None = None, sender: Sender = ANA) -> Press:
    """A press on a button."""
    return Press(sender, ref or f"p{next(_numbers)}", datetime.now(UTC), data, "1")


def said(conversation: Conversation, sender: Sender = ANA) -> list[OutMessage]:
    """What waits to be said, taken."""
    return outbox.take(conversation.store, sender.channel, sender.chat)


def labels(message: OutMessage) -> list[Button]:
    """A message's buttons."""
    return [button for line in message.buttons for button in line]
