"""An embedder without a model, a chat model that says what it is told to, and ready values."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from threading import Event
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from memory.types import Entry, EntryKind, Narrator, Passage, Question

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class WordBag(Embeddings):
    """A bag of words (of characters in Chinese) hashed to 512 dimensions. Counts what it embeds."""

    def __init__(self) -> None:
        self.embedded = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [self._one(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]

    @staticmethod
    def _one(text: str) -> list[float]:
        row = np.zeros(512)
        for word in re.findall(r"[a-z']+|[\u4e00-\u9fff]", text.lower()):
            row[int.from_bytes(blake2b(word.encode(), digest_size=2).digest()) % 512] += 1
        return list(row / (np.linalg.norm(row) or 1.0))


class Flat(Embeddings):
    """Knows no difference between texts, as a model does not in a language that it never saw."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[1.0, 0.0] for _ in texts]

    def embed_query(self, text: str) -> list[float]:
        return [1.0, 0.0]


class Says(BaseChatModel):
    """Answers with `answer`, raises it where it is an error, or waits for `release`."""

    answer: Any = ""
    release: Any = None
    history: list[str] = []  # noqa: RUF012 - pydantic copies it for each instance

    @property
    def _llm_type(self) -> str:
        return "says"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.history.append("\n\x1e\n".join(str(one.content) for one in messages))
        if isinstance(self.release, Event):
            self.release.wait(30)
        if isinstance(self.answer, Exception):
            raise self.answer
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.answer))])


def narrator(language: str = "en") -> Narrator:
    """A narrator who speaks `language`."""
    return Narrator("n1", "Ada", "terminal", "c1", language=language)


def entry(text: str, question: Question | None = None, number: int = 1, **more: Any) -> Entry:
    """An entry told two minutes after `question`, or at START."""
    told = question.asked_at + timedelta(minutes=2) if question else START
    return Entry(
        f"e{number}", "n1", f"r{number}", EntryKind.TEXT, told, text=text,
        question_id=question.id if question else None, **more,
    )  # fmt: skip


def passage(of: Entry, **more: Any) -> Passage:
    """The passage that an entry's text becomes."""
    values: dict[str, Any] = {"text": of.text, "field": "text", "speaker": of.speaker} | more
    return Passage(f"p-{of.id}", "n1", of.id, start=0, end=len(values["text"]), told_at=of.told_at, **values)


def clock() -> Iterator[datetime]:
    """Times five minutes apart."""
    return (START + timedelta(minutes=5 * step) for step in range(100_000))
