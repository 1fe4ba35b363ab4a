"""What the gate refuses is revised once, then cut; a chapter that loses too much is held."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, sentence_from
from bot.story.tokens import SENT, tokens_in
from bot.story.verify import SUPPORTED, Entails, verify
from memory.types import Narrator, Passage, Sentence, Verdict
from prompts import load, message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LOSS = 0.10
"""The share of its sentences that a chapter may lose before it is held."""

Passages = Mapping[str, Passage]


def checked(
    sentences: Sequence[Sentence], passages: Passages, narrator: Narrator, entails: Entails | None = None
) -> tuple[Sentence, ...]:
    """The sentences with the gate's verdicts; `entails` is its model of entailment, where there is one."""
    return tuple(replace(one, verdict=verify(one, passages, narrator, entails)) for one in sentences)


def revised(
    sentences: Sequence[Sentence],
    passages: Passages,
    narrator: Narrator,
    model: BaseChatModel | None,
    entails: Entails | None = None,
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Those that stand, and those that were cut. `sentences` bear verdicts.

    The model hears the gate's reason and may rewrite a sentence once; the gate judges again.
    """
    refused = [one for one in sentences if not stands(one)]
    rewritten = _rewritten(refused, passages, narrator, model) if model is not None else []
    others = iter(rewritten or [None] * len(refused))
    judge = partial(verify, passages=passages, narrator=narrator, entails=entails)
    kept: list[Sentence] = []
    cut: list[Sentence] = []
    for one in sentences:
        other = one if stands(one) else _judged(next(others), judge)
        (kept.append(other) if other is not None and stands(other) else cut.append(one))
    return tuple(kept), tuple(cut)


def held(kept: int, cut: int, language: str) -> str | None:
    """Why a chapter may not be shown, or None."""
    if cut == 0 or cut <= LOSS * (kept + cut):
        return None
    return message("story-held", language, cut=cut, total=kept + cut)


def stands(sentence: Sentence) -> bool:
    """Whether the gate let a sentence pass; one that it has not seen does not stand."""
    return sentence.verdict is not None and sentence.verdict.label == SUPPORTED


def _rewritten(
    refused: Sequence[Sentence], passages: Passages, narrator: Narrator, model: BaseChatModel
) -> list[Sentence | None]:
    """For each refused sentence its new wording, or None where the model gives none."""
    return [
        one
        for batch in _batches(refused, passages)
        for one in _rewrite_batch(batch, passages, narrator, model)
    ]


def _batches(refused: Sequence[Sentence], passages: Passages) -> Iterator[list[Sentence]]:
    """Runs of sentences that fit into a small model's context with what they cite."""
    batch: list[Sentence] = []
    for one in refused:
        if batch and tokens_in(_material([*batch, one], passages)) > SENT:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _rewrite_batch(
    refused: Sequence[Sentence], passages: Passages, narrator: Narrator, model: BaseChatModel
) -> list[Sentence | None]:
    system = load("story/revise", narrator.language).render()
    found: list[Sentence | None] = [None] * len(refused)
    try:
        answers = ask(model, system, _material(refused, passages), json_lines)
    except StoryError:
        return found
    cited = _cited(refused, passages)
    for data in answers:
        number = data.get("sentence")
        if isinstance(number, int) and 1 <= number <= len(refused):
            found[number - 1] = _read(data, refused[number - 1], cited)
    return found


def _material(refused: Sequence[Sentence], passages: Passages) -> str:
    """What is sent: the cited passages, then the sentences with their faults."""
    lines = [
        json.dumps({"passage": number, "told": one.text}, ensure_ascii=False)
        for number, one in enumerate(_cited(refused, passages), 1)
    ]
    return "\n".join([*lines, *_faults(refused)])


def _cited(refused: Sequence[Sentence], passages: Passages) -> list[Passage]:
    ids = dict.fromkeys(one.passage_id for sentence in refused for one in sentence.citations)
    return [passages[one] for one in ids if one in passages and not passages[one].draft]


def _faults(refused: Sequence[Sentence]) -> list[str]:
    return [
        json.dumps(
            {"sentence": number, "text": one.text, "fault": one.verdict.reason if one.verdict else ""},
            ensure_ascii=False,
        )
        for number, one in enumerate(refused, start=1)
    ]


def _read(data: dict[str, Any], old: Sentence, cited: Sequence[Passage]) -> Sentence | None:
    try:
        return replace(sentence_from(data, cited, old.paragraph), role=old.role)
    except StoryError:
        return None


def _judged(sentence: Sentence | None, judge: Callable[[Sentence], Verdict]) -> Sentence | None:
    return None if sentence is None else replace(sentence, verdict=judge(sentence))
