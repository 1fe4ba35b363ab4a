"""An answer that a chat model writes from what was told; its sentences pass the gate or fall."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, sentence_from
from bot.story.tokens import fitting
from bot.story.verify import SUPPORTED, Entails, verify
from memory.sentences import language_of
from memory.types import Citation, Hit, Narrator, Passage, Sentence
from prompts import load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


MOST = 2000
"""Tokens of passages that an answer is taken from; it is one to three sentences."""


def written(
    question: str, hits: Sequence[Hit], model: BaseChatModel, language: str, entails: Entails | None = None
) -> tuple[str, tuple[Citation, ...]] | None:
    """The model's sentences that pass the gate, and what they cite; None where it fails or none does."""
    passages = fitting([one for one in dict.fromkeys(_flat(hits)) if not one.draft], MOST)
    if not passages:
        return None
    by_id: Mapping[str, Passage] = {one.id: one for one in passages}
    narrator = Narrator(passages[0].narrator_id, "", "", "", language)
    lines = [json.dumps({"question": question}, ensure_ascii=False), *map(_line, range(1, 99), passages)]
    try:
        found = ask(
            model,
            load("story/answer", language).render(),
            "\n".join(lines),
            lambda text: [sentence_from(one, passages) for one in json_lines(text)],
        )
    except StoryError:
        return None
    stand = [one for one in found if verify(one, by_id, narrator, entails).label == SUPPORTED]
    return _joined(stand, question) if stand else None


def _joined(sentences: Sequence[Sentence], question: str) -> tuple[str, tuple[Citation, ...]]:
    between = "" if language_of(question) == "zh" else " "
    cited = dict.fromkeys(citation for one in sentences for citation in one.citations)
    return between.join(one.text for one in sentences), tuple(cited)


def _flat(hits: Iterable[Hit]) -> Iterable[Passage]:
    for hit in hits:
        yield hit.passage
        yield from hit.neighbours


def _line(number: int, passage: Passage) -> str:
    data = {"passage": number, "said by": passage.speaker or "the narrator", "asked": passage.question}
    if passage.field.startswith("caption:"):
        data["said by"] = "seen in a picture"
    return json.dumps({**data, "told": passage.text}, ensure_ascii=False)
