"""Going back to what was told before: clauses that no question took up, and years."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from bot.interview.agenda import answers_to
from bot.interview.cues import denies, is_spent
from bot.interview.likeness import NEAR_COSINE, Matrix, Vectors, rows_of
from bot.interview.refusals import refused
from bot.interview.replies import wants_rest
from bot.interview.scene import Scene, read_scene
from bot.interview.state import UNPROMPTED, Candidate, Clause, State
from memory.kept import Kept
from memory.types import Outcome, Passage, Question
from prompts import FollowUp

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

    A clause is ``rare`` where no other passage is near to its own (cosine `NEAR_COSINE`), and its
    ``other`` is the nearest of those that are; neither where `vectors` is None. A death is not gone back
    to, nor what answered a declined question.
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
        scene = scene_of(passage.text, language)
        clause = _clause(scene, taken)
        if clause is not None and _tells(passage.text, language):
            topic, person = topics.get(passage.id, UNPROMPTED), dict(scene.names).get("person", "")
            found[passage.entry_id] = (
                Clause(passage.entry_id, clause[1], clause[0], topic, person=person),
                passage,
            )
    return _with_rarity(list(found.values()), passages, vectors, known)


def returns(state: State) -> Iterator[Candidate]:
    """Questions that take an unplanned sub-topic up; not the scene just told, which follow-ups serve,
    nor the topic that a narrator has tired of.
    """
    here = state.scene.entry_id if state.scene else None
    last = state.questions[-1].topic if state.questions and state.engagement <= _TIRED else None
    for clause in state.clauses:
        coverage = state.agenda.of(clause.topic)
        if (
            clause.entry_id == here
            or clause.topic == last
            or (coverage and coverage.closed)
            or refused(clause.text, state.questions)
        ):
            continue
        for one in _wordings(clause, state):
            named = {key: value for key, value in _names(clause).items() if key in one.template.variables}
            yield Candidate(
                clause.topic, "return", one.template.render(**named), one.seeks, one.key,
                tuple(named.values()), clause.entry_id, "return",
            )  # fmt: skip


def _wordings(clause: Clause, state: State) -> list[FollowUp]:
    """Two wordings, should one be too near to something asked; always the same two for one clause, so that
    they are embedded once.
    """
    known = {key for key, name in _names(clause).items() if name and not refused(name, state.questions)}
    fitting = [one for one in state.bank.returns if one.template.variables <= known]
    first = zlib.crc32(clause.text.encode())
    return [fitting[(first + number) % len(fitting)] for number in range(min(2, len(fitting)))]


def _names(clause: Clause) -> dict[str, str]:
    return {"quote": clause.text, "person": clause.person, "other": clause.other}


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
    every = rows_of(own, vectors, known)
    mine = rows_of([passage for _, passage in found], vectors, known)
    near = (mine @ every.T >= NEAR_COSINE).sum(axis=1)  # one at least: itself
    beside = _nearest(mine, [clause.text for clause, _ in found])
    return tuple(
        replace(clause, rare=bool(count <= 1), other=other)
        for (clause, _), count, other in zip(found, near, beside, strict=True)
    )


def _nearest(rows: Matrix, texts: Sequence[str]) -> list[str]:
    """For each text the one of the others that is nearest by its row; "" where none is near."""
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -1)
    return [texts[int(row.argmax())] if row.max() >= NEAR_COSINE else "" for row in cosines]
