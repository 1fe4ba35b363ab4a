"""Going back to what was told before: clauses that no question took up, and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from bot.interview.agenda import answers_to
from bot.interview.cues import denies, is_spent
from bot.interview.likeness import NEAR_COSINE, Matrix, Vectors, unit
from bot.interview.refusals import refused
from bot.interview.replies import wants_rest
from bot.interview.scene import Scene, read_scene
from bot.interview.state import UNPROMPTED, Candidate, Clause, State
from memory.kept import Kept
from memory.types import Outcome, Passage, Question

_TIRED = 2
_MOST = 40  # clauses looked at, the newest first
_QUOTED = re.compile("“([^”]+)”")


def scene_of(text: str, language: str) -> Scene:
    """The scene in one passage, kept for the next time."""
    return _scenes(language)(text)


@cache
def _scenes(language: str) -> Kept[Scene]:
    return Kept(lambda text: read_scene("", text, language))


def unplanned(
    passages: Sequence[Passage],
    questions: Sequence[Question],
    language: str,
    vectors: Vectors | None,
    known: Mapping[str, Matrix],
) -> tuple[Clause, ...]:
    """The unplanned sub-topics, newest first: of each turn at most one, and none that was taken up.

    A clause is ``rare`` where no other passage is near to its own (cosine `NEAR_COSINE`); never where
    `vectors` is None. A death is not gone back to, nor what answered a declined question.
    """
    taken = {quote for one in questions for quote in _QUOTED.findall(one.text)}
    by_id = {one.id: one.topic for one in questions}
    topics = {p.id: by_id[key] for key, some in answers_to(passages, questions).items() for p in some}
    shut = {one.about_entry_id for one in questions if one.outcome is Outcome.DECLINED}
    found: dict[str, tuple[Clause, Passage]] = {}
    for passage in reversed(passages):
        if len(found) >= _MOST:
            break
        if not passage.own or passage.draft or passage.entry_id in shut or passage.entry_id in found:
            continue
        clause = _clause(scene_of(passage.text, language), taken)
        if clause is not None and _tells(passage.text, language):
            topic = topics.get(passage.id, UNPROMPTED)
            found[passage.entry_id] = Clause(passage.entry_id, clause[1], clause[0], topic), passage
    return _with_rarity(list(found.values()), passages, vectors, known)


def returns(state: State) -> Iterator[Candidate]:
    """Questions that take an unplanned sub-topic up; not the scene just told, which follow-ups serve,
    nor the topic that a narrator has tired of.
    """
    here = state.scene.entry_id if state.scene else None
    last = state.questions[-1].topic if state.questions and state.engagement <= _TIRED else None
    count = sum(one.kind == "return" for one in state.questions)
    for clause in state.clauses:
        coverage = state.agenda.of(clause.topic)
        if (
            clause.entry_id == here
            or clause.topic == last
            or (coverage and coverage.closed)
            or refused(clause.text, state.questions)
        ):
            continue
        for number in range(2):  # two wordings, should one be too near to something asked
            one = state.bank.returns[(count + number) % len(state.bank.returns)]
            text = one.template.render(quote=clause.text)
            yield Candidate(
                clause.topic, "return", text, one.seeks, one.key, (clause.text,), clause.entry_id, "return"
            )


def _tells(text: str, language: str) -> bool:
    """False for an answer that is about the question or the sitting, not about a life."""
    return not (denies(text) or is_spent(text) or wants_rest(text, language))


def _clause(scene: Scene, taken: set[str]) -> tuple[str, str] | None:
    names = dict(scene.names)
    if scene.of_loss:
        return None
    return next(
        ((kind, names[kind]) for kind in ("quote", "thought") if kind in names and names[kind] not in taken),
        None,
    )


def _with_rarity(
    found: Sequence[tuple[Clause, Passage]],
    passages: Sequence[Passage],
    vectors: Vectors | None,
    known: Mapping[str, Matrix],
) -> tuple[Clause, ...]:
    if vectors is None or not found:
        return tuple(clause for clause, _ in found)
    own = [one for one in passages if one.own]
    every = _rows(own, vectors, known)
    mine = _rows([passage for _, passage in found], vectors, known)
    near = (mine @ every.T >= NEAR_COSINE).sum(axis=1)  # one at least: itself
    return tuple(
        Clause(c.entry_id, c.text, c.kind, c.topic, rare=bool(count <= 1))
        for (c, _), count in zip(found, near, strict=True)
    )


def _rows(passages: Sequence[Passage], vectors: Vectors, known: Mapping[str, Matrix]) -> Matrix:
    fresh = iter(vectors.of([one.text for one in passages if one.id not in known]))
    rows = [known[one.id] if one.id in known else next(fresh) for one in passages]
    return unit(np.asarray(rows, np.float32))
