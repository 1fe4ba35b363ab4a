"""Follow-ups on the scene just told: facts and what is deeper in turns."""

from dataclasses import replace
from typing import Any

import pytest

import prompts
from bot.interview.agenda import Agenda
from bot.interview.cues import told
from bot.interview.following import both_sorts, follow_ups, is_deeper
from bot.interview.plan import candidates
from bot.interview.scene import read_scene
from bot.interview.state import State
from memory.types import Outcome, Question
from tests.interview.fakes import START

STORY = {
    "en": "My uncle carried me through the flood to the mill, and we sat there all night with the cat.",
    "zh": "那年冬天我妈用缝纫机给我做了一件棉袄，我穿着它走了十里路去上学。",
}


def state(language: str = "en", asked: str | None = None, engagement: int = 4, **more: Any) -> State:
    """Just after STORY was told, as the answer to the follow-up whose key is `asked`."""
    bank = prompts.questions(language)
    last = Question("q1", "n1", "told", "follow-up", "?", START, Outcome.ANSWERED, sub=asked)
    scene = read_scene("e1", STORY[language], language)
    return State(
        bank, Agenda(language, ()), (last,), engagement, scene=scene, fruitful=frozenset({"q1"}), **more
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_of_each_sort_stands_at_the_front(language: str) -> None:
    """While a scene is warm, one factual and one deeper follow-up come before all else."""
    for seed in range(20):
        front = candidates(state(language, seed=seed))[:2]
        assert [one.kind for one in front] == ["follow-up", "follow-up"]
        assert {is_deeper(one.seeks, one.way) for one in front} == {True, False}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_factual_ones_in_a_row(language: str) -> None:
    """After a factual follow-up a deeper one is first, the factual one next to it."""
    for seed in range(20):
        first, second = candidates(state(language, "quote-where", seed=seed))[:2]
        assert is_deeper(first.seeks, first.way)
        assert not is_deeper(second.seeks, second.way)


def test_a_feeling_that_was_told_is_not_asked_for_again() -> None:
    """Where the scene tells the feeling, no deeper question is put before a better factual one."""
    now = state(asked="quote-where")
    assert now.scene is not None
    felt = replace(now, scene=replace(now.scene, told=now.scene.told | {"feeling"}))
    ranked = [one for one in follow_ups(felt) if one.way != "thought"]
    assert both_sorts(ranked, felt) == ranked
    assert both_sorts(ranked, now) != ranked
    assert "feeling" not in told(STORY["en"])


def test_neither_sort_is_asked_of_the_tired() -> None:
    """At engagement 1 and 2 no follow-up stands among what may be asked, factual or deeper."""
    for engagement in (1, 2):
        assert not [one for one in candidates(state(engagement=engagement)) if one.kind == "follow-up"]


def test_nothing_is_lost_by_the_order() -> None:
    """The two sorts at the front change the order alone."""
    now = state(asked="quote-where")
    ranked = follow_ups(now)
    assert sorted(one.text for one in both_sorts(ranked, now)) == sorted(one.text for one in ranked)


def test_the_same_words_are_not_used_twice_running() -> None:
    """The wording that was just used on a scene is not among the next follow-ups."""
    for key in ("quote-feel", "quote-where", "person-said"):
        assert key in {one.sub for one in follow_ups(state())}
        assert key not in {one.sub for one in follow_ups(state(asked=key))}
