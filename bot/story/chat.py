"""Asking a chat model: a few tries, then StoryError. What comes back is JSON lines or nothing."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import StoryError
from bot.story.spans import cite, find_quote
from bot.story.usage import Usage, note, usage_of
from memory.types import Citation, Passage, Sentence

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)
T = TypeVar("T")
MOST_TRIES = 5
_TRIES = 2  # for an answer that cannot be read, or none in time: the next is mostly no better
_WAITS_S = (0.2, 0.5, 1.0, 2.0)  # before each further try of a server that is busy
_LONGEST_WAIT_S = 10.0
_BUSY = frozenset({408, 409, 425, 429})


class _NoAnswer(StoryError):
    """The model gave no answer. ``tries`` is how many such a failure is worth."""

    def __init__(self, error: Exception) -> None:
        self.tries = _worth(error)
        self.wait_s = _asked_to_wait(error)
        super().__init__(f"no answer: {type(error).__name__}")


def ask(
    model: BaseChatModel,
    system: str,
    user: str,
    read: Callable[[str], T],
    sleep: Callable[[float], None] = time.sleep,
) -> T:
    """The model's answer as `read` understands it. Raises StoryError after at most five tries.

    `system` holds the instructions and `user` only data, so that told words are never instructions.
    A busy server is asked again after a while, one that refuses (a wrong key, too long a text) never.
    """
    for attempt in range(1, MOST_TRIES + 1):
        try:
            return read(_answer(model, system, user))
        except StoryError as error:
            note(Usage(failed=1))
            most = error.tries if isinstance(error, _NoAnswer) else _TRIES
            log.warning("chat model failed (try %d of %d): %s", attempt, most, error)
            if attempt >= most:
                raise
            if isinstance(error, _NoAnswer) and most == MOST_TRIES:
                sleep(error.wait_s or _WAITS_S[attempt - 1])
    raise AssertionError("the last try returns or raises")


def json_lines(answer: str) -> list[dict[str, Any]]:
    """One object a line, with or without a code fence around them. Raises StoryError."""
    lines = [line.strip() for line in answer.strip().splitlines()]
    lines = [line for line in lines if line and not line.startswith("```")]
    try:
        found = [json.loads(line) for line in lines]
    except ValueError:
        raise StoryError("malformed: a line is not JSON") from None
    if not found or not all(isinstance(one, dict) for one in found):
        raise StoryError("malformed: not one object a line")
    return found


def sentence_from(data: dict[str, Any], passages: Sequence[Passage], paragraph: int = 0) -> Sentence:
    """A sentence with citations of `passages`, which the model knows by number from 1. Raises StoryError."""
    text, citations = data.get("text"), data.get("citations")
    if not isinstance(text, str) or not text.strip() or not isinstance(citations, list):
        raise StoryError("malformed: text or citations missing")
    return Sentence(" ".join(text.split()), tuple(_citation(one, passages) for one in citations), paragraph)


def numbered(passages: Sequence[Passage]) -> str:
    """Passages as JSON lines, numbered from 1. JSON keeps what was told inside its quotation marks."""
    return "\n".join(
        json.dumps({"passage": number, "asked": one.question, "told": one.text}, ensure_ascii=False)
        for number, one in enumerate(passages, start=1)
    )


def _answer(model: BaseChatModel, system: str, user: str) -> str:
    from langchain_core.messages import HumanMessage, SystemMessage

    try:
        answer = model.invoke([SystemMessage(system), HumanMessage(user)])
    except Exception as error:  # noqa: BLE001 - every provider raises errors of its own; any of them means no answer
        note(Usage(requests=1))
        raise _NoAnswer(error) from None
    note(usage_of(system + user, answer))
    return str(answer.text)


def _worth(error: Exception) -> int:
    """How many tries a failure is worth: one where the server refuses, five where it is busy or away."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return MOST_TRIES if status in _BUSY or status >= 500 else 1
    named = type(error).__name__
    away = isinstance(error, ConnectionError) or "Connect" in named
    return MOST_TRIES if away and "Timeout" not in named else _TRIES


def _asked_to_wait(error: Exception) -> float | None:
    """Seconds that the server asked to wait (``Retry-After``), within reason."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return min(float(headers["retry-after"]), _LONGEST_WAIT_S)
    except (KeyError, TypeError, ValueError):
        return None


def _citation(data: object, passages: Sequence[Passage]) -> Citation:
    """A citation; one that points nowhere or misquotes is kept as such, for the gate to refuse."""
    if not isinstance(data, dict) or not isinstance(data.get("quote"), str):
        raise StoryError("malformed: a citation without a quote")
    number, quote = data.get("passage"), data["quote"]
    if not isinstance(number, int) or not 1 <= number <= len(passages):
        return Citation(f"no-passage-{number}", 0, 0, quote)
    passage = passages[number - 1]
    span = find_quote(passage, quote)
    return cite(passage, *span) if span else Citation(passage.id, 0, 0, quote)
