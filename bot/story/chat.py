"""Asking a chat model: one retry, then StoryError. What comes back is JSON lines or nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import StoryError
from bot.story.spans import cite, find_quote
from memory.types import Citation, Passage, Sentence

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)
T = TypeVar("T")
_TRIES = 2


def ask(model: BaseChatModel, system: str, user: str, read: Callable[[str], T]) -> T:
    """The model's answer as `read` understands it. Raises StoryError after a second failure.

    `system` holds the instructions and `user` only data, so that told words are never instructions.
    """
    problem = ""
    for attempt in range(_TRIES):
        try:
            return read(_answer(model, system, user))
        except StoryError as error:
            problem = str(error)
            log.warning("chat model failed (try %d of %d): %s", attempt + 1, _TRIES, problem)
    raise StoryError(problem)


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
        raise StoryError(f"no answer: {type(error).__name__}") from None
    return str(answer.text)


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
