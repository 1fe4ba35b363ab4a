"""What asking something next is worth: newly covered, plus the chance of something unplanned, less turns."""

from __future__ import annotations

from bot.interview.agenda import Coverage
from bot.interview.cues import length
from bot.interview.helping import forgotten_period
from bot.interview.needs import worth
from bot.interview.state import FOLLOWING, Candidate, State, way_of
from memory.types import Outcome
from prompts.bank import PERIODS

_TIRED = 2
_TRUSTED = 20  # answers after which hard questions may come as easily as easy ones
_WHOLE_LIFE = 60  # answers after which every period is as near as any other
_WEIGHT = 20.0  # questions that the first guess of a chance counts for
_WARM, _ON_TOPIC = 0.4, 0.4  # what it costs to leave
_HELPS, _SIBLING = 0.4, 0.1  # after what was not remembered: a help, or another question of that time
_DRY = 0.4  # what it costs to ask on where nothing came
_TOUCHED = 0.4  # a topic that other stories touch is not told out by them
_LOSS = 3.0  # a death is never passed over
# By the way of asking: the first guess of the chance of a story, and how often such a story holds what no
# topic of the bank plans for. What was measured, and how: docs/decisions/interview.md.
_FIRST: dict[str, tuple[float, float]] = {
    "opener": (0.5, 0.4),
    "sub": (0.55, 0.2),
    "quote": (0.85, 0.7),
    "thought": (0.75, 0.6),
    "loss": (0.8, 0.5),
    "person": (0.65, 0.5),
    "who-is": (0.7, 0.4),
    "place": (0.5, 0.4),
    "thing": (0.45, 0.4),
    "time": (0.55, 0.5),
    "return": (0.75, 0.6),
    "date": (0.65, 0.5),
    "gap": (0.6, 0.6),
    "doubt": (0.8, 0.5),
    "help": (0.5, 0.6),
}


def utility(candidate: Candidate, state: State, evoked: float | None = None) -> float:
    """Chance of a story × (newly covered + chance of something unplanned) − cost in turns.

    The *chance* is learned: the mean of a Beta distribution that starts at `evoked` (see
    `bot.interview.evoking`), or where that is not known at a first guess for the way of asking, and is
    moved by what such questions brought from this narrator, and for a topic by what its
    period and its theme brought. *Newly covered*: for an opener what is untold of its topic, for any
    other question 1 where what it seeks is missing, less where it is not needed or told. *Unplanned*:
    how often such questions lead to what the bank does not hold, more for a clause that is like nothing
    else told. The *cost* is one turn, dearer the more tired the narrator is, with what it takes to leave a
    warm scene, to touch what needs trust, or to ask in the same manner again.
    """
    coverage = state.agenda.of(candidate.topic)
    guess, unplanned = _FIRST.get(candidate.way, (0.55, 0.3))
    chance = _chance(candidate, state, coverage, guess if evoked is None else evoked)
    rare = 0.15 if any(c.rare and c.text in candidate.names for c in state.clauses) else 0.0
    gain = _newly(candidate, state, coverage) + unplanned + rare
    return chance * gain + _stay(candidate, state) - _cost(candidate, state, coverage)


def _chance(candidate: Candidate, state: State, coverage: Coverage | None, guess: float) -> float:
    settled = [one for one in state.questions if one.outcome is not Outcome.OPEN]
    same = [one.id in state.fruitful for one in settled if way_of(one, state.bank) == candidate.way]
    chance = _posterior(guess, same)
    if coverage is None or candidate.kind not in ("opener", "sub"):
        return chance
    topics = [(state.bank.by_key.get(one.topic), one) for one in settled if one.kind in ("opener", "sub")]
    lift = 0.0
    for trait in ("period", "theme"):
        mine = getattr(coverage.topic, trait)
        alike = [q.id in state.fruitful for topic, q in topics if topic and getattr(topic, trait) == mine]
        lift += _posterior(chance, alike) - chance
    return max(0.05, min(0.95, chance + lift))


def _posterior(guess: float, outcomes: list[bool]) -> float:
    return (guess * _WEIGHT + sum(outcomes)) / (_WEIGHT + len(outcomes))


def _newly(candidate: Candidate, state: State, coverage: Coverage | None) -> float:
    if candidate.kind == "opener" and coverage is not None:
        return 0.8 - _TOUCHED * coverage.covered + 0.5 * state.nearness.get(candidate.topic, 0.0)
    if candidate.kind == "sub" and coverage is not None:
        return coverage.worth(candidate.seeks)
    if candidate.kind == "follow-up" and state.scene is not None:
        kind = coverage.topic.kind if coverage else "event"
        return worth(candidate.seeks, kind, state.scene.told, length(state.scene.text))
    return 1.0


def _stay(candidate: Candidate, state: State) -> float:
    """What leaving would cost: a warm scene, or a topic that was just told of."""
    last = state.questions[-1] if state.questions else None
    if candidate.way == "loss":
        return _LOSS
    if candidate.kind == "help":
        return _HELPS
    if candidate.kind in ("opener", "sub") and forgotten_period(state) == _period(candidate, state):
        return _SIBLING
    if last is None or state.engagement <= _TIRED:
        return 0.0
    if candidate.kind == "follow-up":
        return _WARM
    on_it = candidate.kind == "sub" and candidate.topic == last.topic and last.id in state.fruitful
    return _ON_TOPIC if on_it else 0.0


def _period(candidate: Candidate, state: State) -> str:
    topic = state.bank.by_key.get(candidate.topic)
    return topic.period if topic else ""


def _cost(candidate: Candidate, state: State, coverage: Coverage | None) -> float:
    turn = 0.1 * max(0, 3 - state.engagement)
    again = 0.2 * sum(one.sub == candidate.sub for one in state.questions[-8:] if candidate.sub)
    again += 0.12 * sum(way_of(one, state.bank) == candidate.way for one in state.questions[-4:])
    again += _DRY if _is_dry(candidate, state) else 0.0
    if candidate.kind in FOLLOWING:
        tried = sum(one.kind == candidate.kind for one in state.questions[-3:])
        return turn + again + (0.25 * tried if candidate.kind != "follow-up" else 0.0)
    if coverage is None:
        return turn + again
    if candidate.kind == "sub" and state.questions[-1].topic == candidate.topic:
        return turn + again
    return turn + again + _trust(state, coverage) + _ahead(state, coverage) - _ease(state, coverage)


def _is_dry(candidate: Candidate, state: State) -> bool:
    """Whether the last question was of this topic, and brought nothing."""
    last = state.questions[-1] if state.questions else None
    if last is None or last.outcome is Outcome.OPEN or last.topic not in state.bank.by_key:
        return False
    return candidate.topic == last.topic and last.id not in state.fruitful


def _trust(state: State, coverage: Coverage) -> float:
    trust = min(1.0, state.answered / _TRUSTED) * (1.0 if state.engagement >= 3 else 0.5)
    return (coverage.topic.ease - 1) * (1.0 - trust)


def _ahead(state: State, coverage: Coverage) -> float:
    """From the earliest years to the hopes, gently: one period ahead of time weighs little."""
    expected = len(PERIODS) * min(1.0, state.answered / _WHOLE_LIFE)
    return 0.12 * max(0.0, PERIODS.index(coverage.topic.period) - expected - 1) + _sameness(state, coverage)


def _sameness(state: State, coverage: Coverage) -> float:
    """Above 0 where the last topics were of the same theme or, after a stay, the same period."""
    recent = [state.bank.by_key[q.topic] for q in state.questions[-6:] if q.topic in state.bank.by_key]
    themes = sum(topic.theme == coverage.topic.theme for topic in recent[-3:])
    periods = sum(topic.period == coverage.topic.period for topic in recent)
    return 0.4 * (themes > 0) + 0.15 * max(0, periods - 3)


def _ease(state: State, coverage: Coverage) -> float:
    topic = coverage.topic
    light = 0.3 if state.engagement <= _TIRED and topic.kind == "descriptive" else 0.0
    first = 2.0 if not state.questions and topic is state.bank.topics[0] else 0.0
    return light + first + state.liked(topic.key)
