"""Answers from what was told, with citations, or the plain word that it was never told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.story.answer_model import written
from bot.story.evidence import Evidence, Sought, backs, read, weigh
from bot.story.light_edit import lightly_edited
from bot.story.spans import cite
from bot.story.tellable import is_tellable
from bot.story.words import content
from memory.numerals import numbers_in
from memory.sentences import is_question, sentence_spans
from memory.types import Citation, Hit, Passage
from prompts import message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from bot.story.verify import Entails

_WHEN = re.compile(
    r"\b(?:when|what year|which year|how old|what date)\b|什么时候|哪年|哪一年|几岁|几号", re.IGNORECASE
)
_MOST = 2  # sentences of an answer
_HITS = 8  # the best hits that an answer is taken from
# What speaks for a sentence beside the share of the words looked for that it holds itself. Found by
# trying 0.3 to 2: the citations' hits move by a point or two.
_AROUND = 0.4  # the share that its passage and its neighbours hold
_RANK = 1.0  # its passage's score, as a share of the best one's
_PERSON = 0.3  # it tells of the person asked about
_ASKS = -0.3  # it is a question itself
_NUMBER = 0.3  # it has a number where a time is asked for
_NEARLY = 0.85  # a second sentence is given where it is nearly as good


@dataclass(frozen=True)
class Answer:
    """An answer and what it rests on.

    ``told`` is False where this was not told; ``nearest`` is then what comes nearest, which is no
    answer. ``score`` is how sure that is: 0 and above are answered (see `Evidence.score`).
    """

    text: str
    citations: tuple[Citation, ...]
    told: bool
    nearest: tuple[Citation, ...] = ()
    score: float = 0.0


@dataclass(frozen=True)
class _Scored:
    score: float
    held: float
    passage: Passage
    citation: Citation


def answer(
    question: str,
    hits: Sequence[Hit],
    model: BaseChatModel | None,
    language: str,
    name: str = "",
    entails: Entails | None = None,
) -> Answer:
    """Answer from `hits`, best first; `name` is the narrator's, who may be asked about by it, and `entails`
    the gate's model of entailment, where there is one.

    A model's answer passes the gate, or the told words stand in for it.
    """
    sought = read(question, hits, name)
    evidence = weigh(sought, hits)
    backing = [hit for hit in hits[:_HITS] if backs(sought, hit)]
    if evidence.score < 0 or not backing:
        return _never(sought, evidence, hits, question, language)
    found = written(question, backing, model, language, entails) if model is not None else None
    if found is not None:
        return Answer(*found, told=True, score=evidence.score)
    chosen = _distinct(_ranked(sought, backing, question))
    if not chosen:
        return _never(sought, evidence, hits, question, language)
    text = " ".join(_said(one, language) for one in chosen)
    return Answer(text, tuple(one.citation for one in chosen), told=True, score=evidence.score)


def _never(sought: Sought, evidence: Evidence, hits: Sequence[Hit], question: str, language: str) -> Answer:
    """That it was never told, with the nearest memory where one has any word of the question."""
    ranked = _ranked(sought, hits[:_HITS], question)
    near = [one for one in ranked if one.held > 0 and not one.passage.draft][:1]
    score = min(evidence.score, -1e-9)
    if not near:
        return Answer(message("story-answer-never", language), (), told=False, score=score)
    text = message("story-answer-nearest", language, nearest=_said(near[0], language))
    return Answer(text, (), told=False, nearest=(near[0].citation,), score=score)


def _ranked(sought: Sought, hits: Sequence[Hit], question: str) -> list[_Scored]:
    best = max((one.score for one in hits), default=0.0) or 1.0
    scored = [one for hit in hits for one in _sentences(sought, hit, best, question)]
    return sorted(scored, key=lambda one: -one.score)


def _sentences(sought: Sought, hit: Hit, best: float, question: str) -> Iterable[_Scored]:
    around = [one.text for one in (hit.passage, *hit.neighbours)]
    near = sought.share(dict.fromkeys(content(" \n".join([*around, hit.passage.question or ""])), 1.0))
    dated = _WHEN.search(question)
    spans = sentence_spans(hit.passage.text)
    for start, end in spans:
        said = hit.passage.text[start:end]
        if not is_tellable(lightly_edited(said)) and len(spans) > 1:
            continue
        own = sought.share(dict.fromkeys(content(said), 1.0))
        of_person, _ = sought.of_whom(said, hit.passage.speaker or sought.narrator)
        score = own + _AROUND * near + _RANK * hit.score / best
        score += _PERSON * of_person + _ASKS * is_question(said)
        score += _NUMBER * bool(dated and numbers_in(said))
        yield _Scored(score, max(own, near), hit.passage, cite(hit.passage, start, end))


def _distinct(scored: Sequence[_Scored]) -> list[_Scored]:
    """The best sentence, and a second one nearly as good that says something else."""
    chosen: list[_Scored] = []
    for one in scored:
        alike = any(
            set(content(one.citation.quote)) <= set(content(other.citation.quote)) for other in chosen
        )
        if not alike and (not chosen or one.score >= _NEARLY * chosen[0].score):
            chosen.append(one)
        if len(chosen) == _MOST:
            break
    return chosen


def _said(one: _Scored, language: str) -> str:
    text = lightly_edited(one.citation.quote) or one.citation.quote
    if one.passage.field.startswith("caption:"):
        return message("story-answer-picture", language, text=text)
    if one.passage.speaker is not None:
        return message("story-answer-by", language, who=one.passage.speaker, text=text)
    return message("story-answer-said", language, text=text)
