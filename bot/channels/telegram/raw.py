"""What can be seen of a raw update without parsing it: its number, its chat, its album."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from memory.inbox import Incoming

_WITH_CHAT = ("message", "edited_message", "my_chat_member")


def incoming(update: Any) -> Incoming:
    """An update ready to be committed; nothing about it is taken for granted."""
    body = json.dumps(update, separators=(",", ":"))  # ASCII: half a surrogate pair cannot be encoded
    number = number_of(update)
    if number is None:
        number = _made_up(body)
    return Incoming(number, body, chat_of(update), _album(update))


def number_of(update: Any) -> int | None:
    """The update's own number, where it has one."""
    number = _in(update, "update_id")
    return number if type(number) is int and 0 <= number < 1 << 62 else None


def chat_of(update: Any) -> str:
    """The chat that the update belongs to, or an empty string."""
    found = [_in(update, name, "chat", "id") for name in _WITH_CHAT]
    found.append(_in(update, "callback_query", "message", "chat", "id"))
    found.append(_in(update, "callback_query", "from", "id"))
    found.append(_in(update, "poll_answer", "user", "id"))
    return next((str(chat) for chat in found if type(chat) is int), "")


def language_of(update: Any) -> str | None:
    """The language of the person's app, where it is said."""
    found = [_in(update, name, "from", "language_code") for name in (*_WITH_CHAT, "callback_query")]
    return next((code for code in found if isinstance(code, str)), None)


def _album(update: Any) -> str | None:
    group = _in(update, "message", "media_group_id")
    return group if isinstance(group, str) else None


def _in(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _made_up(body: str) -> int:
    # Below zero, where Telegram's numbers never are; the same update gets the same one.
    digest = hashlib.sha256(body.encode()).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 2)
