"""What has been told and what has not, topic by topic, by code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from bot.interview.cues import denies, is_spent, length, told
from bot.interview.likeness import TAKEN_UP_COSINE, Bars, Matrix, Vectors, grams, most_alike, rows_of
from bot.interview.needs import is_missing, share_told, worth
from memory.types import Outcome, Passage, Question
from prompts import Bank, Topic, language

_STORY_WORDS = 5  # an answer shorter than this opens no topic
_WHETHER = re.compile(r"\b(?:Was|Were|Is|Are) there\b|\b(?:Did|Do|Have|Had) you\b")


@dataclass(frozen=True)
class Coverage:
    """One topic: which aspects were told and in how many words, which of its questions were asked
    (``ask`` is the opener), how many passages speak of it, whether an opener was answered with a story
    (``opened``), and whether the narrator closed it for good.
    """

    topic: Topic
    told: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    passages: int = 0
    opened: bool = False
    closed: bool = False
    words: int = 0

    @property
    def title(self) -> str:
        """The topic in the narrator's language."""
        return self.topic.title

    @property
    def covered(self) -> float:
        """How much of what the topic needs was told, 0..1 (see `bot.interview.needs`)."""
        return share_told(self.topic.kind, self.told, self.words)

    def wants(self, seeks: str) -> bool:
        """Whether what a question `seeks` is still missing."""
        return is_missing(seeks, self.topic.kind, self.told, self.words)

    def worth(self, seeks: str) -> float:
        """What a question that `seeks` this would add, 0..1."""
        return worth(seeks, self.topic.kind, self.told, self.words)


@dataclass(frozen=True)
class Agenda:
    """Every topic of the bank in its order, with what is told of it."""

    language: str
    topics: tuple[Coverage, ...]

    def of(self, key: str) -> Coverage | None:
        """The coverage of the topic named `key`, if the bank has it."""
        return next((one for one in self.topics if one.topic.key == key), None)

    @property
    def covered(self) -> float:
        """The mean share told over all topics that are not closed, 0..1."""
        shares = [one.covered for one in self.topics if not one.closed]
        return sum(shares) / len(shares) if shares else 0.0


def make_agenda(
    bank: Bank,
    passages: Sequence[Passage],
    questions: Sequence[Question],
    vectors: Vectors,
    passage_vectors: Mapping[str, Matrix] | None = None,
) -> Agenda:
    """The agenda of one narrator. Only their own passages count.

    `passage_vectors` are by passage id and in `vectors`' own space (as the embedder gives them).
    """
    own = [passage for passage in passages if passage.own]
    answers = answers_to(own, questions)
    near = _near(bank, own, vectors, passage_vectors or {})
    closed = closed_topics(bank, questions, vectors)

    def takes_up(topic: Topic, answer: str) -> bool:
        """Whether there was such a thing, where that is asked; a stray answer to it opens nothing."""
        if not _WHETHER.search(topic.opener) or vectors.bars(bank).near > 1:
            return True
        asked, told_now = vectors.of([topic.opener, answer])
        return float(asked @ told_now) >= TAKEN_UP_COSINE

    return Agenda(
        bank.language,
        tuple(
            _cover(topic, near[topic.key], questions, answers, topic.key in closed, takes_up)
            for topic in bank.topics
        ),
    )


def answers_to(passages: Sequence[Passage], questions: Sequence[Question]) -> dict[str, list[Passage]]:
    """Passages by the id of the question that they answer.

    A passage that names its question (by id or by wording) answers that one; others, the one that was
    the latest when they were told.
    """
    named = {question.text: question.id for question in questions} | {q.id: q.id for q in questions}
    in_time = sorted(questions, key=lambda question: question.asked_at)
    times = np.array([question.asked_at.timestamp() for question in in_time])
    answers: dict[str, list[Passage]] = {}
    for passage in passages:
        key = named.get(passage.question or "")
        if key is None and passage.question is None:
            latest = int(np.searchsorted(times, passage.told_at.timestamp(), side="right")) - 1
            key = in_time[latest].id if latest >= 0 else None
        if key is not None:
            answers.setdefault(key, []).append(passage)
    return answers


def closed_topics(bank: Bank, questions: Sequence[Question], vectors: Vectors) -> frozenset[str]:
    """Topics that the narrator declined, and those whose opener asks nearly the same."""
    declined = [question for question in questions if question.outcome is Outcome.DECLINED]
    if not declined:
        return frozenset()
    openers = [topic.opener for topic in bank.topics]
    alike = of_closed([one.text for one in declined if one.topic in bank.by_key], openers, vectors, bank)
    return frozenset(one.topic for one in declined) | {
        topic.key for topic, closed in zip(bank.topics, alike, strict=True) if closed
    }


def of_closed(
    declined: Sequence[str], texts: Sequence[str], vectors: Vectors, bank: Bank
) -> tuple[bool, ...]:
    """For each of `texts`, whether it asks for nearly what one of the `declined` wordings asked."""
    if not declined or not texts:
        return (False,) * len(texts)
    bars: Bars = vectors.bars(bank)
    cosines = (vectors.of(texts) @ vectors.of(declined).T).max(axis=1)
    return tuple(
        bool(cosine >= bars.closed or most_alike(text, declined) >= bars.closed_pairs)
        for cosine, text in zip(cosines, texts, strict=True)
    )


def _cover(
    topic: Topic,
    near: list[Passage],
    questions: Sequence[Question],
    answers: Mapping[str, list[Passage]],
    closed: bool,
    takes_up: Callable[[Topic, str], bool],
) -> Coverage:
    own = [question for question in questions if question.topic == topic.key]
    answered = [q for q in own if q.outcome in (Outcome.ANSWERED, Outcome.OPEN)]
    mine = {passage.id: passage for q in answered for passage in answers.get(q.id, ())}
    told_of = {**mine, **{passage.id: passage for passage in near}}
    aspects = frozenset().union(*(told(passage.text) for passage in told_of.values()))
    opened = any(
        q.kind == "opener"
        and q.outcome is Outcome.ANSWERED
        and is_story(answer := " ".join(passage.text for passage in answers.get(q.id, ())))
        and takes_up(topic, answer)
        for q in own
    )
    asked = frozenset(
        {"ask" if q.kind == "opener" else q.sub or "" for q in own if q.kind in ("opener", "sub")}
    )
    words = sum(length(passage.text) for passage in told_of.values())
    return Coverage(topic, aspects, asked, len(told_of), opened, closed, words)


def is_story(answer: str) -> bool:
    """False for a word or two, for "no, we never had one" (sub-questions would presume it), and for
    "I have told you that".
    """
    return length(answer) >= _STORY_WORDS and not denies(answer) and not is_spent(answer)


def _near(
    bank: Bank, passages: Sequence[Passage], vectors: Vectors, known: Mapping[str, Matrix]
) -> dict[str, list[Passage]]:
    """Passages that speak of a topic, whichever question they answer."""
    if not passages:
        return {topic.key: [] for topic in bank.topics}
    bars = vectors.bars(bank)
    scores = _cosines(bank, passages, vectors, known) if bars.near < 1 else _shares(bank, passages)
    hits = scores >= (bars.near if bars.near < 1 else bars.near_pairs)
    return {
        topic.key: [p for p, hit in zip(passages, hits[:, column], strict=True) if hit]
        for column, topic in enumerate(bank.topics)
    }


def _cosines(
    bank: Bank, passages: Sequence[Passage], vectors: Vectors, known: Mapping[str, Matrix]
) -> Matrix:
    topics = vectors.of([f"{topic.title}. {topic.opener}" for topic in bank.topics])
    return np.asarray(rows_of(passages, vectors, known) @ topics.T, np.float32)


def _shares(bank: Bank, passages: Sequence[Passage]) -> Matrix:
    """For a language that the vectors do not know: the share of a topic's `grams` that a passage has, each
    weighed by how few topics have it.
    """
    spaced = language(bank.language).spaced
    every = [grams(f"{topic.title} {topic.opener}", spaced) for topic in bank.topics]
    spread = Counter(one for of_topic in every for one in of_topic)
    index: dict[str, list[int]] = {}
    for column, of_topic in enumerate(every):
        for one in of_topic:
            index.setdefault(one, []).append(column)
    weight = {one: log(len(every) / count) for one, count in spread.items()}
    full = np.array([sum(weight[one] for one in of_topic) for of_topic in every], np.float32)
    shares = np.zeros((len(passages), len(every)), np.float32)
    for row, passage in enumerate(passages):
        for one in grams(passage.text, spaced):
            for column in index.get(one, ()):
                shares[row, column] += weight[one]
    return np.asarray(shares / full, np.float32)
