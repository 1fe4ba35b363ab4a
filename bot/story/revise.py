"""What the gate refuses is revised once, then cut; a chapter that loses too much is held."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, sentence_from
from bot.story.verify import SUPPORTED, verify
from memory.types import Narrator, Passage, Sentence, Verdict
from prompts import load, message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LOSS = 0.10
"""The share of its sentences that a chapter may lose before it is held."""

Passages = Mapping[str, Passage]


def checked(sentences: Sequence[Sentence], passages: Passages, narrator: Narrator) -> tuple[Sentence, ...]:
    """The sentences with the gate's verdicts."""
    return tuple(replace(one, verdict=verify(one, passages, narrator)) for one in sentences)


def revised(
    sentences: Sequence[Sentence], passages: Passages, narrator: Narrator, model: BaseChatModel | None
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Those that stand, and those that were cut. `sentences` bear verdicts.

    The model hears the gate's reason and may rewrite a sentence once; the gate judges again.
    """
    refused = [number for number, one in enumerate(sentences) if not stands(one)]
    rewritten = (
        _rewrite([sentences[number] for number in refused], passages, narrator, model) if refused else {}
    )
    kept: list[Sentence] = []
    cut: list[Sentence] = []
    for number, one in enumerate(sentences):
        other = rewritten.get(refused.index(number)) if number in refused else one
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


def _rewrite(
    refused: Sequence[Sentence], passages: Passages, narrator: Narrator, model: BaseChatModel | None
) -> dict[int, Sentence]:
    """Number in `refused` -> its new wording with a verdict; nothing where the model gives none."""
    if model is None:
        return {}
    cited = _cited(refused, passages)
    system = load("story/revise", narrator.language).render()
    user = "\n".join([*(_line(number, one, cited) for number, one in enumerate(cited, 1)), *_faults(refused)])
    try:
        answers = ask(model, system, user, json_lines)
    except StoryError:
        return {}
    found = {}
    for data in answers:
        number = data.get("sentence")
        if isinstance(number, int) and 1 <= number <= len(refused):
            found[number - 1] = _judged(data, refused[number - 1], cited, passages, narrator)
    return {number: one for number, one in found.items() if one is not None}


def _cited(refused: Sequence[Sentence], passages: Passages) -> list[Passage]:
    ids = dict.fromkeys(one.passage_id for sentence in refused for one in sentence.citations)
    return [passages[one] for one in ids if one in passages and not passages[one].draft]


def _line(number: int, passage: Passage, _: Sequence[Passage]) -> str:
    return json.dumps({"passage": number, "told": passage.text}, ensure_ascii=False)


def _faults(refused: Sequence[Sentence]) -> list[str]:
    return [
        json.dumps(
            {"sentence": number, "text": one.text, "fault": one.verdict.reason if one.verdict else ""},
            ensure_ascii=False,
        )
        for number, one in enumerate(refused, start=1)
    ]


def _judged(
    data: dict[str, Any], old: Sentence, cited: Sequence[Passage], passages: Passages, narrator: Narrator
) -> Sentence | None:
    try:
        new = sentence_from(data, cited, old.paragraph)
    except StoryError:
        return None
    verdict: Verdict = verify(new, passages, narrator)
    return replace(new, verdict=verdict)
