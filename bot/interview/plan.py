"""What to ask next: a pure function from the state of an interview to candidates, best first.

A good interviewer stays with the scene while it is warm, then finishes the topic, then opens
another: easy ones first, with some change of theme, nearer to what was just said, and lighter
ones where the narrator is tired.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from random import Random

from bot.interview.agenda import Agenda, Coverage
from bot.interview.refusals import refused
from bot.interview.scene import Scene
from bot.interview.strangers import WHO_IS, who_is
from memory.types import Outcome, Question
from prompts import Bank, FollowUp
from prompts.bank import PERIODS

UNPROMPTED = "told"  # the topic of a follow-up on a story that answers no question
SCENE_FOLLOW_UPS = 2
_SUBS_IN_A_ROW = 2
_TIRED = 2
_TRUSTED = 20  # answers after which hard questions may come as easily as easy ones
_WHOLE_LIFE = 60  # answers after which every period is as near as any other
_CONCRETE = {
    "person": 0.5,
    "place": 0.3,
    "thing": 0.3,
    "time": 0.1,
    "quote": 0.0,
    "thought": -0.1,
    "loss": 0.0,
}


@dataclass(frozen=True)
class Candidate:
    """A question that could be asked. ``names`` are the narrator's words in it."""

    topic: str
    kind: str
    text: str
    seeks: str
    sub: str | None = None
    names: tuple[str, ...] = ()
    about_entry_id: str | None = None


@dataclass(frozen=True)
class State:
    """All that the choice rests on. ``nearness`` is each topic's, 0..1, to what was just told;
    ``answered_id`` is the question that the scene answers; ``strangers`` are people often named of
    whom it was not said who they are, and ``own_words`` what the narrator said last. ``liking`` is
    0..1 by topic, 0.5 where nothing is known.
    """

    bank: Bank
    agenda: Agenda
    questions: tuple[Question, ...]
    engagement: int
    scene: Scene | None = None
    answered_id: str | None = None
    nearness: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0
    strangers: tuple[str, ...] = ()
    own_words: str = ""
    liking: Mapping[str, float] = field(default_factory=dict)

    def liked(self, topic: str) -> float:
        """-0.5..0.5: how gladly the narrator speaks of `topic`."""
        return self.liking.get(topic, 0.5) - 0.5


def candidates(state: State) -> list[Candidate]:
    """Everything that may be asked now, the best first. The same state gives the same list."""
    random = Random(f"{state.seed}:{len(state.questions)}")  # noqa: S311 - variety, not secrecy
    return [
        *follow_ups(state, random),
        *_same_topic(state),
        *_strangers(state),
        *_other_questions(state, random),
    ]


def follow_ups(state: State, random: Random) -> list[Candidate]:
    """Questions on the scene just told; none when it is told out, short, or the narrator is tired."""
    scene = state.scene
    if scene is None or not scene.worth_following or state.engagement <= 1:
        return []
    if followed(state) >= SCENE_FOLLOW_UPS or _declined(state, scene):
        return []
    topic = _scene_topic(state)
    coverage = state.agenda.of(topic)
    if coverage is not None and coverage.closed:
        return []
    names = dict(scene.names)
    fitting = [
        one
        for one in state.bank.follow_ups
        # Who has just spoken of a death is not asked what the place looked like.
        if one.needs in names
        and (one.needs == "loss" or not scene.of_loss)
        and not refused(names[one.needs], state.questions)
    ]
    scored = [(_follow_score(state, scene, one) + random.random() * 0.2, one) for one in fitting]
    order = sorted(scored, key=lambda pair: -pair[0])
    return [_filled(one, names[one.needs], topic, scene.entry_id) for _, one in order]


def followed(state: State) -> int:
    """How many follow-ups the scene has had: those on this entry, and those that led to it."""
    if state.scene is None:
        return 0
    on_it = sum(q.kind == "follow-up" and q.about_entry_id == state.scene.entry_id for q in state.questions)
    answered = next((n for n, q in enumerate(state.questions) if q.id == state.answered_id), None)
    if answered is None:
        return on_it
    before = reversed(state.questions[: answered + 1])
    return on_it + sum(1 for _ in takewhile(lambda q: q.kind == "follow-up", before))


def _declined(state: State, scene: Scene) -> bool:
    return any(
        q.outcome is Outcome.DECLINED and (q.about_entry_id == scene.entry_id or q.id == state.answered_id)
        for q in state.questions
    )


def _scene_topic(state: State) -> str:
    answered = next((q for q in state.questions if q.id == state.answered_id), None)
    return answered.topic if answered else UNPROMPTED


def _follow_score(state: State, scene: Scene, one: FollowUp) -> float:
    recent = [q.sub for q in state.questions if q.kind == "follow-up"][-6:]
    untold = 1.0 if one.seeks not in scene.told else 0.0
    return untold + _CONCRETE.get(one.needs, 0.0) - 0.4 * recent.count(one.key)


def _filled(one: FollowUp, name: str, topic: str, entry_id: str) -> Candidate:
    text = one.template.render(**{one.needs: name})
    return Candidate(topic, "follow-up", text, one.seeks, one.key, (name,), entry_id)


def _same_topic(state: State) -> Iterator[Candidate]:
    """What is untold of the topic in hand, for a narrator who is not tired of it."""
    last = next((q for q in reversed(state.questions) if q.topic in state.bank.by_key), None)
    coverage = state.agenda.of(last.topic) if last else None
    if last is None or coverage is None or state.engagement <= _TIRED:
        return
    if last.outcome is not Outcome.ANSWERED:
        return
    in_a_row = sum(1 for _ in takewhile(lambda q: q.kind == "sub", reversed(state.questions)))
    if in_a_row < _SUBS_IN_A_ROW:
        yield from _subs(coverage)


def _subs(coverage: Coverage) -> Iterator[Candidate]:
    """Sub-questions of a topic whose opener was answered with a story, the untold aspects first."""
    if coverage.closed or not coverage.opened:
        return
    open_subs = [sub for sub in coverage.topic.subs if sub.key not in coverage.asked]
    for sub in sorted(open_subs, key=lambda sub: sub.seeks in coverage.told):
        yield Candidate(coverage.topic.key, "sub", sub.text, sub.seeks, sub.key)


def _strangers(state: State) -> Iterator[Candidate]:
    """Who somebody is, before another topic is opened; not of a narrator who is tired of questions."""
    if state.engagement <= _TIRED:
        return
    for name, text in who_is(state.strangers, state.own_words, state.questions, state.bank.language):
        yield Candidate(UNPROMPTED, "follow-up", text, "person", WHO_IS, (name,))


def _other_questions(state: State, random: Random) -> list[Candidate]:
    """Openers of other topics, and what stayed untold in topics opened earlier."""
    answered = sum(q.outcome is Outcome.ANSWERED for q in state.questions)
    scored: list[tuple[float, Candidate]] = []
    for coverage in state.agenda.topics:
        jitter = random.random() * 0.3
        if coverage.closed:
            continue
        if "ask" not in coverage.asked:
            score = _opener_score(state, coverage, answered) + jitter
            scored.append((score, Candidate(coverage.topic.key, "opener", coverage.topic.opener, "event")))
        for rank, candidate in enumerate(_subs(coverage)):
            told_already = 0.6 if candidate.seeks in coverage.told else 0.0
            score = _variety(state, coverage) + state.liked(coverage.topic.key)
            scored.append((score - told_already - 0.1 * rank + jitter, candidate))
    return [candidate for _, candidate in sorted(scored, key=lambda pair: -pair[0])]


def _opener_score(state: State, coverage: Coverage, answered: int) -> float:
    topic = coverage.topic
    trust = min(1.0, answered / _TRUSTED) * (1.0 if state.engagement >= 3 else 0.5)
    hard = (topic.ease - 1) * (1.0 - trust)
    # From the earliest years to the hopes, gently: one period ahead of time weighs little.
    expected = len(PERIODS) * min(1.0, answered / _WHOLE_LIFE)
    ahead = 0.12 * max(0.0, PERIODS.index(topic.period) - expected - 1)
    light = 0.3 if state.engagement <= _TIRED and topic.kind == "descriptive" else 0.0
    first = 2.0 if not state.questions and topic is state.bank.topics[0] else 0.0
    near = state.nearness.get(topic.key, 0.0)
    liked = state.liked(topic.key)
    return 1.0 - coverage.covered + near + liked - hard - ahead + light + first + _variety(state, coverage)


def _variety(state: State, coverage: Coverage) -> float:
    """Below 0 where the last topics were of the same theme or, after a stay, the same period."""
    recent = [state.bank.by_key[q.topic] for q in state.questions[-6:] if q.topic in state.bank.by_key]
    themes = sum(topic.theme == coverage.topic.theme for topic in recent[-3:])
    periods = sum(topic.period == coverage.topic.period for topic in recent)
    return -0.4 * (themes > 0) - 0.15 * max(0, periods - 3)
