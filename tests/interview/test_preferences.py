"""What a narrator responds to, and how it is tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.preferences import (
    HALF_LIFE,
    Belief,
    Observation,
    believe,
    draw,
    favourite,
    hour_for,
    liking,
    of_days,
    of_questions,
    of_recaps,
    part_of,
    unwelcome,
    usual_part,
    welcome,
)
from memory.types import Outcome, Question

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
THEMES = {"bread": "food", "soup": "food", "mill": "work"}


def question(number: int, topic: str, outcome: Outcome, ago: timedelta = timedelta(0)) -> Question:
    return Question(f"q{number}", "n", topic, "opener", "What was it like?", NOW - ago, outcome)


def test_nothing_known_is_even() -> None:
    """An arm that was never seen is as likely welcome as not, and its draws lie around one half."""
    assert Belief().mean == 0.5
    assert mean(draw(Belief(), f"arm{n}", "s") for n in range(400)) == pytest.approx(0.5, abs=0.03)


def test_the_same_seed_gives_the_same_choice() -> None:
    """Draws are repeatable, another seed gives others, and another arm beside changes nothing."""
    first = liking(THEMES, {}, "one")
    assert liking(THEMES, {}, "one") == first
    assert liking(THEMES, {}, "two") != first
    assert liking({"mill": "work"}, {}, "one")["mill"] == first["mill"]


def test_what_is_liked_is_chosen_more_and_the_other_still_tried() -> None:
    """The better arm is chosen most often, and the worse one is not given up."""
    good = [Observation("a", 1.0, NOW)] * 6
    bad = [Observation("b", 0.0, NOW)] * 3
    beliefs = believe([*good, *bad], NOW)
    chosen = [favourite(["a", "b"], beliefs, str(n)) for n in range(400)]
    assert 0.85 < chosen.count("a") / 400 < 1.0


def test_sampling_finds_the_better_arm() -> None:
    """Of two arms welcome 8 and 4 times in 10 the better one takes most of 300 rounds."""
    from random import Random

    world, seen, taken = Random(5), [], 0
    for round_number in range(300):
        arm = favourite(["a", "b"], believe(seen, NOW), f"r{round_number}")
        taken += arm == "a"
        seen.append(Observation(arm, float(world.random() < (0.8 if arm == "a" else 0.4)), NOW))
    assert taken > 240


def test_old_reactions_fade() -> None:
    """After one half-life an observation weighs half, after two a quarter."""
    for count, weight in ((0, 1.0), (1, 0.5), (2, 0.25)):
        belief = believe([Observation("a", 1.0, NOW - count * HALF_LIFE)], NOW)["a"]
        assert belief.good == pytest.approx(weight)


def test_what_happened_to_a_question_is_its_reward() -> None:
    """A story counts most, then a short answer, no memory, a skip, and a refusal least; open ones not."""
    order = [Outcome.ANSWERED, Outcome.CANNOT_REMEMBER, Outcome.SKIPPED, Outcome.DECLINED]
    asked = [question(n, "bread", outcome) for n, outcome in enumerate(order)]
    asked += [question(9, "bread", Outcome.OPEN), question(10, "photo", Outcome.ANSWERED)]
    found = [o.reward for o in of_questions(asked, {}, {"q0": 50}, THEMES) if o.arm == "topic:bread"]
    assert found == sorted(found, reverse=True)
    assert found[0] == 1.0
    assert found[-1] == 0.0
    assert len(found) == 4
    short = of_questions(asked[:1], {}, {"q0": 3}, THEMES)
    assert {o.reward for o in short} == {0.5}


def test_a_thumb_outweighs_an_outcome() -> None:
    """A question that was answered, but not liked, counts against its topic."""
    asked = [question(1, "bread", Outcome.ANSWERED)]
    seen = of_questions(asked, {"q1": -1}, {"q1": 40}, THEMES)
    assert believe(seen, NOW)["topic:bread"].mean < 0.5


def test_a_topic_inherits_from_its_theme() -> None:
    """Stories of bread make soup more welcome, but less so than bread itself."""
    asked = [question(n, "bread", Outcome.ANSWERED) for n in range(5)]
    beliefs = believe(of_questions(asked, {}, {f"q{n}": 40 for n in range(5)}, THEMES), NOW)

    def mostly(topic: str) -> float:
        return mean(liking(THEMES, beliefs, str(n))[topic] for n in range(200))

    assert mostly("bread") > mostly("soup") > mostly("mill")


def test_a_lucky_draw_is_not_called_liking() -> None:
    """A topic of which nothing is known never reaches 0.7, from where a question says "you like this"."""
    draws = [liking(THEMES, {}, str(n))["mill"] for n in range(300)]
    assert max(draws) < 0.7


def test_the_day_is_learnt() -> None:
    """Who tells in the evening is mostly asked in the evening, and is told that this was seen."""
    evenings = [datetime(2026, 2, day, 20, tzinfo=UTC) for day in range(1, 11)]
    beliefs = believe(of_days(evenings, []), NOW)
    assert usual_part(beliefs) == "evening"
    hours = [hour_for(beliefs, str(n)) for n in range(100)]
    assert hours.count(19) > 85
    assert usual_part({}) is None
    assert {hour_for({}, str(n)) for n in range(100)} == {9, 15, 19}


def test_a_question_in_vain_counts_against_its_hour() -> None:
    """A part of the day in which questions stay unanswered is chosen less."""
    mornings = [datetime(2026, 2, day, 9, tzinfo=UTC) for day in range(1, 9)]
    hours = [hour_for(believe(of_days([], mornings), NOW), str(n)) for n in range(100)]
    assert hours.count(9) < 10


@pytest.mark.parametrize(
    ("hour", "part"),
    [(3, "evening"), (4, "morning"), (11, "morning"), (12, "afternoon"), (17, "evening"), (23, "evening")],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    """The night belongs to the evening."""
    assert part_of(datetime(2026, 1, 1, hour, tzinfo=UTC)) == part


def test_recaps_teach_about_what_they_held() -> None:
    """A thumb under a recap counts for each theme and person in it, and for nothing else."""
    seen = of_recaps([("w1", 1, NOW), ("w2", -1, NOW), ("w3", 1, NOW)], {"w1": ["a", "b"], "w2": ["b"]})
    beliefs = believe(seen, NOW)
    assert set(beliefs) == {"a", "b"}
    assert beliefs["a"].mean > beliefs["b"].mean == 0.5


def test_only_what_is_known_is_said() -> None:
    """One observation is not called a liking; several are, and so is their contrary."""
    seen = [Observation("a", 1.0, NOW)] + [Observation("b", 1.0, NOW)] * 3 + [Observation("c", 0.0, NOW)] * 3
    beliefs = believe(seen, NOW)
    assert welcome(["a", "b", "c", "d"], beliefs) == ["b"]
    assert unwelcome(["a", "b", "c", "d"], beliefs) == ["c"]


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3000)), max_size=40), st.text(max_size=5))
def test_draws_are_chances(rewards: list[tuple[float, int]], seed: str) -> None:
    """Whatever was observed, a draw and a mean lie in 0..1."""
    seen = [Observation("a", reward, NOW - timedelta(days=days)) for reward, days in rewards]
    belief = believe(seen, NOW).get("a", Belief())
    assert 0 <= draw(belief, "a", seed) <= 1
    assert 0 < belief.mean < 1
