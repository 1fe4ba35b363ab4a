"""Models that answer what a test tells them to."""

from __future__ import annotations

import hashlib
import struct
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr


class FakeChatModel(BaseChatModel):
    """Answers from a queue and keeps what it was sent.

    ``enqueue`` takes texts to answer with and exceptions to raise. An empty queue is an error, so
    that no test calls a model more often than it says.
    """

    _queue: list[str | Exception] = PrivateAttr(default_factory=list)
    _history: list[list[BaseMessage]] = PrivateAttr(default_factory=list)

    def __init__(self, *answers: str | Exception, **values: Any) -> None:
        super().__init__(**values)
        self.enqueue(*answers)

    @property
    def _llm_type(self) -> str:
        return "fake"

    @property
    def history(self) -> list[list[BaseMessage]]:
        """The messages of each call, in order."""
        return self._history

    @property
    def left(self) -> int:
        """Answers not yet given."""
        return len(self._queue)

    def enqueue(self, *answers: str | Exception) -> None:
        """Add answers to the end of the queue."""
        self._queue.extend(answers)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self._history.append(list(messages))
        if not self._queue:
            pytest.fail("the fake chat model was asked more often than it has answers")
        answer = self._queue.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return ChatResult(generations=[ChatGeneration(message=AIMessage(answer))])


class FakeEmbeddings(Embeddings):
    """Vectors of `size` numbers made from hashes of a text's words: same words, same vector; no model."""

    def __init__(self, size: int = 64) -> None:
        self.size = size

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = [0.0] * self.size
        words = text.lower().split() if text.isascii() else list(text)
        for word in words or [""]:
            digest = hashlib.sha256(word.strip(".,!?;:").encode()).digest()
            (slot,) = struct.unpack(">I", digest[:4])
            vector[slot % self.size] += 1.0 if digest[4] & 1 else -1.0
        norm = sum(value * value for value in vector) ** 0.5
        return [value / norm for value in vector] if norm else [1.0] + [0.0] * (self.size - 1)
