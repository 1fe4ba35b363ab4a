"""A scripted writer that answers without a network, for benchmarks and tests."""

from __future__ import annotations

import json
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr


class Echo(BaseChatModel):
    """For each passage, its words as one sentence that cites them. ``history`` holds the messages of each
    call.
    """

    _history: list[list[BaseMessage]] = PrivateAttr(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "echo"

    @property
    def history(self) -> list[list[BaseMessage]]:
        """The messages of each call, in order."""
        return self._history

    @property
    def calls(self) -> int:
        """How often it was asked."""
        return len(self._history)

    @property
    def characters(self) -> int:
        """How many characters it was sent, instructions and all."""
        return sum(len(str(one.content)) for call in self._history for one in call)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> ChatResult:
        self._history.append(list(messages))
        rows = [json.loads(line) for line in str(messages[-1].content).splitlines()]
        lines = [_line(one) for one in rows if "told" in one]
        return ChatResult(generations=[ChatGeneration(message=AIMessage("\n".join(lines)))])


def _line(row: dict[str, Any]) -> str:
    cited = {"passage": row["passage"], "quote": row["told"]}
    return json.dumps({"text": row["told"], "citations": [cited]}, ensure_ascii=False)
