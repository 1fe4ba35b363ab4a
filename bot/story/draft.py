"""Drafting a chapter: by the model where there is one, else from the narrator's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, numbered, sentence_from
from bot.story.own_words import Drafted, Seen, own_words
from bot.story.shape import Shape
from bot.story.tokens import batches
from memory.types import Narrator, Passage, Sentence
from prompts import load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OWN_WORDS, MODEL = "own-words", "model"
_PARAGRAPH = 5
AS_TOLD_SHAPE = Shape()


@dataclass(frozen=True)
class Draft:
    """A chapter's first writing, by whom, and whether the model was given up on."""

    drafted: Drafted
    writer: str
    fell_back: bool = False


def draft(
    title: str,
    passages: Sequence[Passage],
    narrator: Narrator,
    model: BaseChatModel | None,
    seen: Seen,
    shape: Shape = AS_TOLD_SHAPE,
) -> Draft:
    """Write a chapter. A model that fails twice is given up on for this chapter, and it says so."""
    checked = [one for one in passages if not one.draft]
    if model is None or not checked:
        return Draft(own_words(passages, seen, narrator, shape), OWN_WORDS)
    try:
        sentences = tuple(_by_model(title, checked, narrator, model))
    except StoryError:
        return Draft(own_words(passages, seen, narrator, shape), OWN_WORDS, fell_back=True)
    rough = own_words([one for one in passages if one.draft], seen, narrator)
    return Draft(Drafted(sentences, rough.unchecked), MODEL)


def _by_model(
    title: str, passages: Sequence[Passage], narrator: Narrator, model: BaseChatModel
) -> Iterator[Sentence]:
    system = load("story/draft", narrator.language).render()
    chapter = json.dumps({"chapter": title}, ensure_ascii=False)
    paragraph = 0
    for batch in batches(passages):
        sent = f"{chapter}\n{numbered(batch)}"
        written = ask(model, system, sent, partial(_read, passages=batch))
        for one in written:
            yield replace(one, paragraph=paragraph + one.paragraph)
        paragraph += written[-1].paragraph + 1


def _read(answer: str, passages: Sequence[Passage]) -> list[Sentence]:
    paragraph = length = 0
    sentences: list[Sentence] = []
    for data in json_lines(answer):
        if sentences and (data.get("new_paragraph") is True or length >= _PARAGRAPH):
            paragraph, length = paragraph + 1, 0
        sentences.append(sentence_from(data, passages, paragraph))
        length += 1
    return sentences
