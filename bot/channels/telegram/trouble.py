"""What a failed request means for the message that it carried. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

# Nothing left this machine, or nothing reached the server, so that a repeat cannot double it.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")
_NO_TARGET = ("message to edit not found", "message can't be edited", "message_id_invalid")


class Meaning(Enum):
    """What to do with the message."""

    LATER = "later"
    AMBIGUOUS = "ambiguous"
    UNREACHABLE = "unreachable"
    AS_PLAIN = "as-plain"
    ALREADY_SO = "already-so"
    NO_TARGET = "no-target"
    REFUSED = "refused"


@dataclass(frozen=True)
class Trouble:
    """``seconds`` is set where the server says how long to wait."""

    meaning: Meaning
    seconds: float | None = None


def judge(error: Exception) -> Trouble:
    """What `error`, raised by the client, means."""
    if isinstance(error, RetryAfter):
        # The public attribute warns that its type will change; this one is a timedelta already.
        return Trouble(Meaning.LATER, error._retry_after.total_seconds())
    if isinstance(error, Forbidden | ChatMigrated):
        return Trouble(Meaning.UNREACHABLE)
    if isinstance(error, BadRequest):
        return Trouble(_of_refusal(error.message.lower()))
    if isinstance(error, NetworkError):
        return Trouble(_of_network(error))
    return Trouble(Meaning.LATER if isinstance(error, InvalidToken) else Meaning.REFUSED)


def _of_refusal(words: str) -> Meaning:
    if "can't parse entities" in words:
        return Meaning.AS_PLAIN
    if "message is not modified" in words:
        return Meaning.ALREADY_SO
    if any(part in words for part in _NO_TARGET):
        return Meaning.NO_TARGET
    if any(part in words for part in _GONE):
        return Meaning.UNREACHABLE
    return Meaning.REFUSED


def _of_network(error: NetworkError) -> Meaning:
    cause = error.__cause__
    if "request entity too large" in error.message.lower():
        return Meaning.REFUSED  # 413: it will never be taken, and would hold up its chat for ever
    if isinstance(cause, _NOT_SENT):
        return Meaning.LATER
    if isinstance(error, TimedOut) or isinstance(cause, httpx.HTTPError):
        return Meaning.AMBIGUOUS
    return Meaning.LATER  # the server answered, with 5xx
