"""Three ways of asking: the product's engine, the bank in its fixed order, and a random choice from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

import prompts
from benchmarks._narrators import Reply
from bot.interview.engine import next_question, read_reply
from memory.embeddings import Embedder
from memory.graph import build
from memory.people_links import strangers
from memory.people_reading import Reading, read
from memory.types import Entry, EntryKind, Narrator, Outcome, Passage, Question
from prompts import Bank

_BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)


@dataclass
class Interview:
    """What was asked and told so far, as the conversation keeps it."""

    language: str
    now: datetime = _BEGUN
    questions: list[Question] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    about: Entry | None = None

    @property
    def narrator(self) -> Narrator:
        """Who is asked."""
        return Narrator("n1", "", "benchmark", "1", language=self.language)

    def note(self, question: Question, reply: Reply) -> Outcome:
        """Write down a question and what was said to it."""
        self.now = question.asked_at + timedelta(seconds=reply.seconds)
        outcome = read_reply(reply.text, self.language) or Outcome.ANSWERED
        self.questions.append(replace(question, outcome=outcome))
        number = len(self.questions)
        entry = Entry(
            f"e{number}", "n1", f"r{number}", EntryKind.TEXT, self.now, text=reply.text,
            question_id=question.id,
        )  # fmt: skip
        self.about = entry if outcome is Outcome.ANSWERED else None
        if outcome is Outcome.ANSWERED:
            self._remember(entry, question, [words for _, words in reply.memories] or [reply.text])
        return outcome

    def _remember(self, entry: Entry, question: Question, pieces: Sequence[str]) -> None:
        start = 0
        for number, text in enumerate(pieces):
            passage = Passage(
                f"{entry.id}-{number}", "n1", entry.id, text=text, field="text", start=start,
                end=start + len(text), told_at=entry.told_at, question=question.text,
            )  # fmt: skip
            start += len(text) + 1
            self.passages.append(passage)
            self.readings.append(read(passage))


Ask = Callable[[Interview, int], Question | None]


def ours(embedder: Embedder) -> Ask:
    """The product's engine with what the product hands it."""

    def ask(talk: Interview, seed: int) -> Question | None:
        return next_question(
            narrator=talk.narrator,
            passages=talk.passages,
            questions=talk.questions,
            embeddings=embedder,
            model=None,
            now=talk.now + timedelta(seconds=5),
            about=talk.about,
            seed=seed,
            strangers=[one.name for one in strangers(build(talk.readings))],
        )

    return ask


def in_order(_: Embedder) -> Ask:
    """Every opener with its sub-questions, as they stand in the bank."""
    return lambda talk, _: _flat(talk, _questions(prompts.questions(talk.language)))


def at_random(_: Embedder) -> Ask:
    """The same questions shuffled, none twice."""

    def ask(talk: Interview, seed: int) -> Question | None:
        questions = _questions(prompts.questions(talk.language))
        Random(seed).shuffle(questions)
        return _flat(talk, questions)

    return ask


def _flat(talk: Interview, questions: Sequence[tuple[str, str, str]]) -> Question | None:
    number = len(talk.questions)
    if number >= len(questions):
        return None
    topic, kind, text = questions[number]
    return Question(f"q{number}", "n1", topic, kind, text, talk.now + timedelta(seconds=5))


def _questions(bank: Bank) -> list[tuple[str, str, str]]:
    return [
        (topic.key, kind, text)
        for topic in bank.topics
        for kind, text in (("opener", topic.opener), *(("sub", sub.text) for sub in topic.subs))
    ]


SYSTEMS: dict[str, Callable[[Embedder], Ask]] = {
    "the engine": ours,
    "fixed order": in_order,
    "random": at_random,
}
