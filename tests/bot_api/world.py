"""What the server knows: updates not yet confirmed, messages, files, faults to come."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

TOKEN = "424242:TEST-aaaabbbbccccddddeeeeffff"
BOT = {"id": 424242, "is_bot": True, "first_name": "Lifestory", "username": "lifestory_test_bot"}

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A request that the bot made; ``at`` is the monotonic clock in seconds."""

    method: str
    params: Json
    at: float


@dataclass
class Fault:
    """What goes wrong with the next `times` calls of `method` (in `chat`, where given).

    ``kind``: ``429``, ``500``, ``400``, ``403``; ``drop-before`` closes the connection with nothing done,
    ``drop-after`` does it and closes, ``hang-after`` does it and never answers.
    """

    method: str
    kind: str
    times: int = 1
    chat: int | None = None
    retry_after: int = 1
    words: str = ""

    def meets(self, method: str, params: Json) -> bool:
        """True where the fault is for this call."""
        right_chat = self.chat is None or str(params.get("chat_id")) == str(self.chat)
        return self.times > 0 and self.method in (method, "*") and right_chat


@dataclass
class World:
    """The state of the server."""

    max_file: int = 20 * 1024 * 1024
    max_upload: int = 50 * 1024 * 1024
    latency: float = 0.0
    updates: list[Any] = field(default_factory=list)
    confirmed: dict[int, float] = field(default_factory=dict)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    file_paths: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    reactions: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    actions: list[tuple[int, str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    menu: dict[str, Any] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    update_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1000))
    message_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    file_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    polling: int = 0

    def push(self, content: Any, update_id: int | None = None) -> int:
        """Queue an update; a dict gets a number unless it has one. Returns the number."""
        number = next(self.update_ids) if update_id is None else update_id
        if isinstance(content, dict) and "update_id" not in content:
            content = {"update_id": number, **content}
        self.updates.append(content)
        self.arrived.set()
        return number

    def confirm(self, offset: int) -> None:
        """Forget the updates below `offset`."""
        kept = []
        for update in self.updates:
            number = update.get("update_id") if isinstance(update, dict) else None
            if isinstance(number, int) and number < offset:
                self.confirmed[number] = time.monotonic()
            else:
                kept.append(update)
        self.updates = kept

    def keep(self, data: bytes, name: str) -> Json:
        """Keep a file; returns its Telegram file object."""
        number = next(self.file_ids)
        file_id = f"file{number}"
        self.files[file_id] = data
        self.file_paths[file_id] = f"files/{number}/{name}"
        return {"file_id": file_id, "file_unique_id": f"u{number}", "file_size": len(data)}

    def add_message(self, chat: int, sender: Json, **content: Any) -> Json:
        """A new message in a private chat."""
        number = next(self.message_ids)
        message = {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": f"Person {chat}"},
            "from": sender,
            **content,
        }
        self.messages[chat, number] = message
        self.touch()
        return message

    def touch(self) -> None:
        """Tell those who wait that something changed."""
        self.changed.set()

    def fault(self, method: str, params: Json) -> Fault | None:
        """The fault that meets this call, used up once."""
        for fault in self.faults:
            if fault.meets(method, params):
                fault.times -= 1
                return fault
        return None
