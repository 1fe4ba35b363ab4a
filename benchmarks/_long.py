"""How long the next question takes when much was told and asked."""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import prompts
from benchmarks._interviewers import Interview
from benchmarks._teller import Teller
from bot.interview.engine import next_question
from memory.embeddings import Embedder
from memory.types import Entry, EntryKind, Outcome, Passage, Question

_PASSAGES, _QUESTIONS, _ASKED = 1000, 200, 5
_LED = "I walked home in 1962 with my father through "  # so that each can be gone on from


def seconds_a_question(embedder: Embedder) -> float:
    """The median of five questions in a row, each answered; the passages' vectors are at hand, as in the
    product, and every sentence is new.
    """
    teller = Teller(known=400)
    talk = Interview("en")
    talk.passages = [_passage(talk, n, f"{_LED}{text}") for n, text in enumerate(teller.passages(_PASSAGES))]
    talk.questions = [_question(talk, n) for n in range(_QUESTIONS)]
    rows = embedder.matrix([one.text for one in talk.passages])
    vectors = {one.id: row for one, row in zip(talk.passages, rows, strict=True)}
    taken = []
    for number, told in enumerate(teller.passages(_ASKED)):
        about = Entry(f"new{number}", "n1", f"new{number}", EntryKind.TEXT, talk.now, text=f"{_LED}{told}")
        start = perf_counter()
        question = next_question(
            narrator=talk.narrator, passages=talk.passages, questions=talk.questions, embeddings=embedder,
            model=None, now=talk.now, about=about, passage_vectors=vectors,
        )  # fmt: skip
        taken.append(perf_counter() - start)
        if question is not None:
            talk.questions.append(replace(question, outcome=Outcome.ANSWERED))
            talk.now += timedelta(minutes=2)
    return statistics.median(taken)


def _passage(talk: Interview, number: int, text: str) -> Passage:
    told = talk.now - timedelta(days=_PASSAGES - number)
    return Passage(
        f"p{number}", "n1", f"e{number}", text=text, field="text", start=0, end=len(text), told_at=told
    )


def _question(talk: Interview, number: int) -> Question:
    bank = prompts.questions("en")
    topic = bank.topics[number % len(bank.topics)]
    text = bank.texts[number % len(bank.texts)]
    asked = talk.now - timedelta(days=_QUESTIONS - number)
    return Question(f"q{number}", "n1", topic.key, "sub", text, asked, Outcome.ANSWERED, sub=str(number))
