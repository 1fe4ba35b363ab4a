"""What comes in on a channel, before it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from memory.types import EntryKind


@dataclass(frozen=True)
class Attachment:
    """One file of an arrival: at the channel (``remote_id``) or on this machine (``path``)."""

    kind: EntryKind
    remote_id: str | None = None
    path: Path | None = None
    file_name: str | None = None
    mime: str | None = None
    size: int | None = None
    duration: float | None = None


@dataclass(frozen=True)
class Sender:
    """Who writes, in which chat of which channel, and what the channel says of them."""

    channel: str
    chat: str
    name: str = ""
    language: str | None = None


@dataclass(frozen=True)
class Arrival:
    """A message, or a whole album. ``ref`` names it in its chat; ``reply_to`` names another.

    ``speaker`` is set where the words are not the narrator's (an imported conversation);
    ``origin`` says where a forward came from.
    """

    sender: Sender
    ref: str
    at: datetime
    kind: EntryKind
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    reply_to: str | None = None
    speaker: str | None = None
    origin: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """``/name argument``. ``address`` is where the bot itself is found (``https://t.me/name``)."""

    sender: Sender
    ref: str
    at: datetime
    name: str
    argument: str = ""
    address: str = ""


@dataclass(frozen=True)
class Press:
    """A press on a button; ``data`` is what the button carries, ``message_ref`` where it stood."""

    sender: Sender
    ref: str
    at: datetime
    data: str
    message_ref: str
