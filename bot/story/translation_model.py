"""Sentences translated by the chat model: each by its number, so that none is joined to another or lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.errors import StoryError
from bot.story.chat import ask, json_lines
from bot.story.tokens import SENT, tokens_in
from prompts import language, load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class ChatTranslator:
    """A `bot.story.translation.Translate` by a chat model. What it leaves out comes back empty."""

    def __init__(self, model: BaseChatModel, name: str) -> None:
        self.name = name
        self._model = model

    def __call__(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """`texts` in `target`. A batch that the model fails at comes back empty."""
        system = load("story/translate", source).render(language=language(target).name)
        return [said for batch in _batches(texts) for said in self._batch(system, batch)]

    def _batch(self, system: str, texts: Sequence[str]) -> list[str]:
        lines = [
            json.dumps({"sentence": number, "text": one}, ensure_ascii=False)
            for number, one in enumerate(texts, 1)
        ]
        try:
            answers = ask(self._model, system, "\n".join(lines), json_lines)
        except StoryError:
            return [""] * len(texts)
        said = {one.get("sentence"): one.get("text") for one in answers}
        return [str(said.get(number) or "") for number in range(1, len(texts) + 1)]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Runs of sentences that fit, with their answers, into a small model's context."""
    batch: list[str] = []
    size = 0
    for one in texts:
        more = tokens_in(one) + 16
        if batch and size + more > SENT:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += more
    if batch:
        yield batch
