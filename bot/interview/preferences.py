"""What a narrator responds to, learnt from what they do, and a choice that goes on trying. Pure.

Thompson sampling (Thompson 1933, "On the likelihood that one unknown probability exceeds another";
Chapelle and Li 2011, "An empirical evaluation of Thompson sampling"): each arm (a topic, a theme, a
person, a part of the day) has a Beta distribution over how likely it is to be welcome; one value is
drawn from each, and the highest draw is chosen. What is liked comes often, what is little known is
tried now and then.

An observation is a reward r in 0..1 with a weight w: it adds w * r to the good side and w * (1 - r)
to the bad one. The prior is Beta(2, 2): an arm of which nothing is known is as likely welcome as
not, and four observations weigh as much as that guess. Old ones fade: after 60 days an observation
weighs half, after 120 a quarter. A topic inherits what was seen of its theme. These three numbers
were chosen on simulated narrators (`benchmarks.preferences`).

Everything is derived from the journal, for one narrator alone; the same seed gives the same draws.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from memory.types import Outcome, Question

HALF_LIFE = timedelta(days=60)
PRIOR = 2.0  # on either side
PARTS: Mapping[str, tuple[int, int, int]] = {  # from, until, and the hour at which something is sent
    "morning": (4, 12, 9),
    "afternoon": (12, 17, 15),
    "evening": (17, 4, 19),
}
_THUMB = 2.0  # a thumb is meant; an outcome may have other causes
_STORY = 20  # words; shorter answers are half welcome
_OUTCOMES = {Outcome.SKIPPED: 0.15, Outcome.DECLINED: 0.0, Outcome.CANNOT_REMEMBER: 0.4}
_SHORT, _LONG = 0.5, 1.0
# Observations (as they have faded) from which on something is said of an arm: a thumb, or two answers.
_KNOWN = 1.9
_KNOWN_DAYS = 4.5
_WELCOME, _UNWELCOME = 0.6, 0.4
_SURPRISE = 0.69  # the highest draw of an arm that was not yet seen to be welcome


@dataclass(frozen=True)
class Observation:
    """How one arm was received at a moment. ``reward`` is 0..1."""

    arm: str
    reward: float
    at: datetime
    weight: float = 1.0


@dataclass(frozen=True)
class Belief:
    """Faded observations of an arm: how much weight was ``good`` and how much ``bad``."""

    good: float = 0.0
    bad: float = 0.0

    @property
    def seen(self) -> float:
        """How much was observed, in fresh observations."""
        return self.good + self.bad

    @property
    def mean(self) -> float:
        """The expected chance that the arm is welcome, 0..1, with the prior."""
        return (PRIOR + self.good) / (2 * PRIOR + self.seen)

    def plus(self, other: Belief) -> Belief:
        """Both together."""
        return Belief(self.good + other.good, self.bad + other.bad)


def believe(observations: Iterable[Observation], now: datetime) -> dict[str, Belief]:
    """What is known of each arm at `now`."""
    found: defaultdict[str, Belief] = defaultdict(Belief)
    for one in observations:
        age = max(now - one.at, timedelta(0)) / HALF_LIFE
        weight = one.weight * 0.5**age
        found[one.arm] = found[one.arm].plus(Belief(weight * one.reward, weight * (1 - one.reward)))
    return dict(found)


def draw(belief: Belief, arm: str, seed: str) -> float:
    """One draw of how welcome the arm is, 0..1. Each arm has its own stream: others change nothing."""
    random = Random(f"{seed}:{arm}")  # noqa: S311 - variety, not secrecy
    return random.betavariate(PRIOR + belief.good, PRIOR + belief.bad)


def favourite(arms: Sequence[str], beliefs: Mapping[str, Belief], seed: str) -> str:
    """The arm with the highest draw; the first of equals. Raises ValueError for none."""
    return max(arms, key=lambda arm: draw(beliefs.get(arm, Belief()), arm, seed))


def liking(themes: Mapping[str, str], beliefs: Mapping[str, Belief], seed: str) -> dict[str, float]:
    """A draw for each topic, 0..1. `themes` gives each topic's theme.

    Above 0.69 it means "they like this", so a topic is there only if what was seen says so too.
    """
    found = {}
    for topic, theme in themes.items():
        own = beliefs.get(topic_arm(topic), Belief())
        belief = own.plus(beliefs.get(theme_arm(theme), Belief()))
        value = draw(belief, topic, seed)
        found[topic] = value if belief.mean >= _WELCOME else min(value, _SURPRISE)
    return found


def topic_arm(topic: str) -> str:
    """The arm of a topic of the bank."""
    return f"topic:{topic}"


def theme_arm(theme: str) -> str:
    """The arm of a theme of the bank."""
    return f"theme:{theme}"


def of_questions(
    questions: Sequence[Question],
    thumbs: Mapping[str, int],
    words: Mapping[str, int],
    themes: Mapping[str, str],
) -> list[Observation]:
    """How topics and themes were received: told of at length 1, in under 20 words 0.5, not remembered
    0.4, skipped 0.15, declined 0; a thumb counts as two more of 1 or 0.

    `thumbs` and `words` (the answer's length) are by question id; open questions say nothing.
    """
    found = []
    for one in questions:
        if one.topic not in themes:
            continue
        reward = _reward(one, words.get(one.id, 0))
        for arm in (topic_arm(one.topic), theme_arm(themes[one.topic])):
            if reward is not None:
                found.append(Observation(arm, reward, one.asked_at))
            if one.id in thumbs:
                found.append(Observation(arm, float(thumbs[one.id] > 0), one.asked_at, _THUMB))
    return found


def _reward(question: Question, words: int) -> float | None:
    if question.outcome is Outcome.ANSWERED:
        return _LONG if words >= _STORY else _SHORT
    return _OUTCOMES.get(question.outcome)


def of_recaps(
    thumbs: Iterable[tuple[str, int, datetime]], arms_of: Mapping[str, Sequence[str]]
) -> list[Observation]:
    """How what recaps showed was received. `thumbs` are (recap, 1 or -1, when); `arms_of` names what
    each recap held (themes, people, as the recap names them).
    """
    return [
        Observation(arm, float(thumb > 0), at, _THUMB)
        for recap, thumb, at in thumbs
        for arm in arms_of.get(recap, ())
    ]


def of_days(told: Iterable[datetime], unanswered: Iterable[datetime]) -> list[Observation]:
    """When in the day this narrator tells. All times are in their own zone.

    Each day on which something was `told` is one observation of every part of the day: 1 where
    something was told in it, 0 where not. A question that stayed `unanswered` is one of 0 for the part in
    which it came.
    """
    days: dict[tuple[int, int], tuple[datetime, set[str]]] = {}
    for moment in sorted(told):
        day = moment - timedelta(hours=4)  # the night belongs to the evening before
        days.setdefault((day.year, day.timetuple().tm_yday), (moment, set()))[1].add(part_of(moment))
    found = [
        Observation(part_arm(part), float(part in parts), at) for at, parts in days.values() for part in PARTS
    ]
    return [*found, *(Observation(part_arm(part_of(one)), 0.0, one) for one in unanswered)]


def part_of(moment: datetime) -> str:
    """The part of the day that holds a local time."""
    hour = moment.hour
    return next(
        (part for part, (first, until, _) in PARTS.items() if first <= hour < until or until < first <= hour),
        "evening",
    )


def part_arm(part: str) -> str:
    """The arm of a part of the day."""
    return f"part:{part}"


def hour_for(beliefs: Mapping[str, Belief], seed: str) -> int:
    """The local hour at which to send something, drawn."""
    arms = {part_arm(part): hour for part, (_, _, hour) in PARTS.items()}
    return arms[favourite(list(arms), beliefs, seed)]


def usual_part(beliefs: Mapping[str, Belief]) -> str | None:
    """The part of the day in which they mostly tell, where that is plain."""
    ranked = sorted(PARTS, key=lambda part: -beliefs.get(part_arm(part), Belief()).mean)
    best, next_best = (beliefs.get(part_arm(part), Belief()) for part in ranked[:2])
    plain = best.seen >= _KNOWN_DAYS and best.mean >= _WELCOME and best.mean - next_best.mean >= 0.1
    return ranked[0] if plain else None


def welcome(arms: Sequence[str], beliefs: Mapping[str, Belief], most: int = 3) -> list[str]:
    """Arms that are known to be liked, the surest first."""
    known = [arm for arm in arms if beliefs.get(arm, Belief()).seen >= _KNOWN]
    liked = [arm for arm in known if beliefs[arm].mean >= _WELCOME]
    return sorted(liked, key=lambda arm: -beliefs[arm].mean)[:most]


def unwelcome(arms: Sequence[str], beliefs: Mapping[str, Belief], most: int = 3) -> list[str]:
    """Arms that are known to be not liked, the surest first."""
    known = [arm for arm in arms if beliefs.get(arm, Belief()).seen >= _KNOWN]
    disliked = [arm for arm in known if beliefs[arm].mean <= _UNWELCOME]
    return sorted(disliked, key=lambda arm: beliefs[arm].mean)[:most]
