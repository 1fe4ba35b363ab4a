"""What learning a narrator's likes is worth, beside asking in order, at random, and always the best so far.

``python -m benchmarks.preferences [--narrators 300] [--json]``

Simulated narrators have a hidden chance of telling a story for each theme of the bank, with some
difference from topic to topic, and for each part of the day; nothing else about them is known to
the program. *topics* is the share of stories in the first 60 questions (each topic may come three
times, a question a day), *changed* that of 60 more after every taste has turned into its contrary,
*times* the share of weekly questions answered in a year. *best* knows the hidden chances. The
choice here is by draws alone; in the interview they are one part of a question's utility.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

import prompts
from bot.interview.preferences import (
    PARTS,
    Belief,
    Observation,
    believe,
    draw,
    liking,
    of_questions,
    part_arm,
    theme_arm,
    topic_arm,
)
from memory.types import Outcome, Question

_START = datetime(2026, 1, 1, 19, tzinfo=UTC)
_QUESTIONS, _TIMES_A_TOPIC, _WEEKS = 60, 3, 52
_STORY, _SHORT = 40, 5  # words of an answer

Choose = Callable[[Sequence[str], Mapping[str, Belief], str], str]


@cache
def _themes() -> dict[str, str]:
    return {one.key: one.theme for one in prompts.questions("en").topics}


def _by_draw(open_topics: Sequence[str], beliefs: Mapping[str, Belief], seed: str) -> str:
    draws = liking({one: _themes()[one] for one in open_topics}, beliefs, seed)
    return max(open_topics, key=lambda one: draws[one])


def _by_mean(open_topics: Sequence[str], beliefs: Mapping[str, Belief], seed: str) -> str:  # noqa: ARG001
    def mean(topic: str) -> float:
        own = beliefs.get(topic_arm(topic), Belief())
        return own.plus(beliefs.get(theme_arm(_themes()[topic]), Belief())).mean

    return max(open_topics, key=mean)


def _in_order(open_topics: Sequence[str], beliefs: Mapping[str, Belief], seed: str) -> str:  # noqa: ARG001
    return open_topics[0]


def _at_random(open_topics: Sequence[str], beliefs: Mapping[str, Belief], seed: str) -> str:  # noqa: ARG001
    return Random(seed).choice(open_topics)


WAYS: dict[str, Choose] = {
    "thompson": _by_draw,
    "best so far": _by_mean,
    "random": _at_random,
    "in order": _in_order,
}


def hidden(narrator: int) -> dict[str, float]:
    """Each topic's chance of a story: the theme's, from Beta(1, 1.5), give or take a little."""
    random = Random(f"hidden {narrator}")
    by_theme = {theme: random.betavariate(1.0, 1.5) for theme in sorted(set(_themes().values()))}
    return {
        topic: min(0.98, max(0.02, by_theme[theme] + random.gauss(0, 0.1)))
        for topic, theme in _themes().items()
    }


def stories(narrator: int, way: str) -> tuple[float, float]:
    """The share of stories before and after tastes turn."""
    chances, world = hidden(narrator), Random(f"world {narrator}")
    asked: list[Question] = []
    words: dict[str, int] = {}
    shares = []
    for half in range(2):
        counts: Counter[str] = Counter()
        told = 0
        for number in range(_QUESTIONS):
            at = _START + timedelta(days=half * _QUESTIONS + number)
            beliefs = believe(of_questions(asked, {}, words, _themes()), at)
            open_topics = [topic for topic in _themes() if counts[topic] < _TIMES_A_TOPIC]
            if way == "best":
                topic = max(open_topics, key=lambda one: chances[one])
            else:
                topic = WAYS[way](open_topics, beliefs, f"{narrator}:{half}:{number}")
            counts[topic] += 1
            story = world.random() < chances[topic]
            told += story
            outcome = Outcome.ANSWERED if story or world.random() < 0.5 else Outcome.SKIPPED
            question = Question(f"{half}:{number}", "n", topic, "opener", "", at, outcome)
            asked.append(question)
            words[question.id] = _STORY if story else _SHORT
        shares.append(told / _QUESTIONS)
        chances = {topic: 1 - chance for topic, chance in chances.items()}
    return shares[0], shares[1]


def times(narrator: int, way: str) -> float:
    """The share of a year's weekly questions that are answered."""
    random, world = Random(f"hours {narrator}"), Random(f"weeks {narrator}")
    chances = {part: random.betavariate(1.0, 1.0) for part in PARTS}
    seen: list[Observation] = []
    answered = 0
    for week in range(_WEEKS):
        at = _START + timedelta(weeks=week)
        part = _part(way, chances, believe(seen, at), f"{narrator}:{week}")
        came = world.random() < chances[part]
        answered += came
        seen.append(Observation(part_arm(part), float(came), at))
    return answered / _WEEKS


def _part(way: str, chances: Mapping[str, float], beliefs: Mapping[str, Belief], seed: str) -> str:
    def known(part: str) -> Belief:
        return beliefs.get(part_arm(part), Belief())

    ranks: dict[str, Callable[[str], float]] = {
        "thompson": lambda part: draw(known(part), part_arm(part), seed),
        "best so far": lambda part: known(part).mean,
        "random": lambda part: Random(f"{seed}{part}").random(),
        "in order": lambda part: float(part == "evening"),
        "best": lambda part: chances[part],
    }
    return max(PARTS, key=ranks[way])


def measure(count: int) -> dict[str, dict[str, float]]:
    """Mean shares over `count` narrators, by way of choosing."""
    found = {}
    for way in (*WAYS, "best"):
        halves = [stories(narrator, way) for narrator in range(count)]
        found[way] = {
            "topics": round(sum(one for one, _ in halves) / count, 3),
            "changed": round(sum(two for _, two in halves) / count, 3),
            "times": round(sum(times(narrator, way) for narrator in range(count)) / count, 3),
        }
    return found


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--narrators", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = measure(chosen.narrators)
    if chosen.json:
        print(json.dumps(found))
        return
    print(f"{'':<12} {'topics':>8} {'changed':>8} {'times':>8}")
    for way, shares in found.items():
        print(f"{way:<12} " + " ".join(f"{share:>8.3f}" for share in shares.values()))


if __name__ == "__main__":
    main()
