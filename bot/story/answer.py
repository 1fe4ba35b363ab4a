"""Answers from what was told, with citations, or the plain word that it was never told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, sentence_from
from bot.story.facts import known_of, names
from bot.story.light_edit import lightly_edited
from bot.story.spans import cite
from bot.story.tellable import is_tellable
from bot.story.verify import SUPPORTED, verify
from bot.story.words import content, normal
from memory.numerals import numbers_in
from memory.sentences import language_of, sentence_spans
from memory.types import Citation, Hit, Narrator, Passage, Sentence
from prompts import load, message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TOLD = 0.5
"""The share of the question's content words that a passage, the question it answered and its
neighbours in the same answer must hold together for it to count as told. A name in the question
must be among them. Below it the honest answer is that this was never told."""

_ASKING = frozenset(
    str.split("name time day year place person thing happen tell story much many often long type kind sort")
)
# A name that is only called out ("Thanks, Ana!") says nothing about its bearer.
_CALLED_OUT = re.compile(
    r"\b(?:[Tt]hanks|[Tt]hank you|[Hh]ey|[Hh]i|[Hh]ello|[Ww]ow|[Cc]ongrats|[Yy]eah|[Ww]oohoo),?\s+[A-Z]\w+"
    r"|(?:^|[.!?,]\s*)[A-Z]\w+(?=\s*!)"
)
_ASKING_ZH = re.compile(
    "什么时候|什么地方|什么样|什么|哪里|哪儿|哪一年|哪年|哪个|哪|谁|怎么样|怎么|为什么|多少|多大|多久|几岁"
    "|几个|吗|呢|请问|告诉我|叫什么"
)
_WHEN = re.compile(
    r"\b(?:when|what year|which year|how old|what date)\b|什么时候|哪年|哪一年|几岁|几号", re.IGNORECASE
)
_MOST = 2
_HITS = 8


@dataclass(frozen=True)
class Answer:
    """An answer and what it rests on; ``told`` is False where nothing was found."""

    text: str
    citations: tuple[Citation, ...]
    told: bool


@dataclass(frozen=True)
class _Scored:
    score: float
    passage: Passage
    citation: Citation


def answer(
    question: str, hits: Sequence[Hit], model: BaseChatModel | None, language: str, name: str = ""
) -> Answer:
    """Answer from `hits`, best first; `name` is the narrator's, who may be asked about by it.

    A model's answer passes the gate, or the told words stand in for it.
    """
    backing = [hit for hit in hits[:_HITS] if _backs(question, hit, name)]
    if not backing:
        return Answer(message("story-answer-never", language), (), told=False)
    if model is not None:
        written = _by_model(question, backing, model, language)
        if written is not None:
            return written
    return _extract(question, backing, language)


def covered(question: str, hit: Hit, name: str = "") -> float:
    """The share of the question's content words, the narrator's name apart, that a hit holds."""
    own = set(content(name))
    wanted = [word for word in _wanted(question) if word not in own]
    known = set(content(_around(hit)))
    return sum(word in known for word in wanted) / len(wanted) if wanted else 0.0


def _wanted(question: str) -> list[str]:
    bare = _ASKING_ZH.sub("，", question)
    return [word for word in dict.fromkeys(content(bare)) if word not in _ASKING]


def _around(hit: Hit) -> str:
    near = [one.text for one in hit.neighbours if one.entry_id == hit.passage.entry_id]
    speaker = hit.passage.speaker or ""
    return " \n".join([hit.passage.text, hit.passage.question or "", speaker, *near])


def _backs(question: str, hit: Hit, name: str) -> bool:
    """The narrator's name stands for "I" in their own words, and has to be said in others'."""
    if hit.passage.draft and not hit.passage.text.strip():
        return False
    asked = [one for one in names(question) if not re.match(rf"\W*{re.escape(one)}\b", question)]
    about = _CALLED_OUT.sub(" ", _around(hit))
    said = known_of(f"{about} {hit.passage.speaker or ''} {name if hit.passage.own else ''}").normal
    return covered(question, hit, name) >= TOLD and all(normal(one) in said for one in asked)


def _extract(question: str, hits: Sequence[Hit], language: str) -> Answer:
    """The best one or two sentences, word for word."""
    best = max(one.score for one in hits) or 1.0
    scored = sorted(
        (one for hit in hits for one in _sentences(question, hit, best)), key=lambda one: -one.score
    )
    chosen = _distinct(scored)
    if not chosen:
        return Answer(message("story-answer-never", language), (), told=False)
    text = " ".join(_said(one, language) for one in chosen)
    return Answer(text, tuple(one.citation for one in chosen), told=True)


def _sentences(question: str, hit: Hit, best: float) -> Iterable[_Scored]:
    wanted = _wanted(question)
    context = set(content(_around(hit)))
    spans = sentence_spans(hit.passage.text)
    for start, end in spans:
        said = hit.passage.text[start:end]
        if not is_tellable(lightly_edited(said)) and len(spans) > 1:
            continue
        known = set(content(said))
        own = sum(word in known for word in wanted) / len(wanted)
        near = sum(word in context for word in wanted) / len(wanted)
        dated = 0.3 if _WHEN.search(question) and numbers_in(said) else 0.0
        yield _Scored(
            own + 0.4 * near + 0.3 * hit.score / best + dated, hit.passage, cite(hit.passage, start, end)
        )


def _distinct(scored: Sequence[_Scored]) -> list[_Scored]:
    """The best sentence, and a second one nearly as good that says something else."""
    chosen: list[_Scored] = []
    for one in scored:
        alike = any(
            set(content(one.citation.quote)) <= set(content(other.citation.quote)) for other in chosen
        )
        if not alike and (not chosen or one.score >= 0.85 * chosen[0].score):
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


def _by_model(question: str, hits: Sequence[Hit], model: BaseChatModel, language: str) -> Answer | None:
    """The model's sentences that pass the gate; None where it fails or none does."""
    passages = [one for one in dict.fromkeys(_flat(hits)) if not one.draft]
    if not passages:
        return None
    by_id: Mapping[str, Passage] = {one.id: one for one in passages}
    narrator = Narrator(passages[0].narrator_id, "", "", "", language)
    lines = [json.dumps({"question": question}, ensure_ascii=False), *map(_line, range(1, 99), passages)]
    try:
        written = ask(
            model,
            load("story/answer", language).render(),
            "\n".join(lines),
            lambda text: [sentence_from(one, passages) for one in json_lines(text)],
        )
    except StoryError:
        return None
    stand = [one for one in written if verify(one, by_id, narrator).label == SUPPORTED]
    return _joined(stand, question) if stand else None


def _joined(sentences: Sequence[Sentence], question: str) -> Answer:
    between = "" if language_of(question) == "zh" else " "
    cited = dict.fromkeys(citation for one in sentences for citation in one.citations)
    return Answer(between.join(one.text for one in sentences), tuple(cited), told=True)


def _flat(hits: Iterable[Hit]) -> Iterable[Passage]:
    for hit in hits:
        yield hit.passage
        yield from hit.neighbours


def _line(number: int, passage: Passage) -> str:
    data = {"passage": number, "said by": passage.speaker or "the narrator", "asked": passage.question}
    if passage.field.startswith("caption:"):
        data["said by"] = "seen in a picture"
    return json.dumps({**data, "told": passage.text}, ensure_ascii=False)
