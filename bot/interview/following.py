"""Follow-ups on the scene just told, in the narrator's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from bot.interview.refusals import refused
from bot.interview.scene import Scene
from bot.interview.state import UNPROMPTED, Candidate, State
from memory.types import Outcome
from prompts import FollowUp

_LONGEST_STAY = {5: 6, 4: 4, 3: 2}  # follow-ups on one scene, by engagement; none below
_AFTER_A_LOSS = 2
_LATE = 8  # questions within which a deeper wording is not chosen over a factual one again


def follow_ups(state: State) -> list[Candidate]:
    """Questions on the scene just told; none when it is told out, short, or the narrator is tired."""
    scene = state.scene
    if scene is None or not scene.worth_following or _declined(state, scene):
        return []
    stay = _LONGEST_STAY.get(state.engagement, 0)
    if scene.of_loss and state.engagement > 1:
        stay = max(stay, _AFTER_A_LOSS)  # few words are no sign of weariness there
    if followed(state) >= stay:
        return []
    topic = _scene_topic(state)
    coverage = state.agenda.of(topic)
    if coverage is not None and coverage.closed:
        return []
    names, last = dict(scene.names), state.questions[-1].sub if state.questions else None
    return [
        _filled(one, names, topic, scene.entry_id)
        for one in state.bank.follow_ups
        # Never in the same words twice running, and who has just spoken of a death is not asked what the
        # place looked like.
        if one.template.variables <= names.keys()
        and one.key != last
        and (one.needs == "loss" or not scene.of_loss)
        and not any(refused(names[key], state.questions) for key in one.template.variables)
    ]


def is_deeper(seeks: str, needs: str) -> bool:
    """Whether a follow-up asks for a feeling, a meaning or a thought, and not for what can be looked up."""
    return seeks == "feeling" or needs == "thought"


def both_sorts(ranked: Sequence[Candidate], state: State) -> list[Candidate]:
    """`ranked` with the best factual and the best deeper follow-up at its front, where one of them is
    best of all; the deeper one first after a factual one. A deeper one fits where what it seeks is
    untold in the scene and it was not asked in these words of late.
    """
    if not ranked or not _on_the_scene(ranked[0]):
        return list(ranked)
    mine = [one for one in ranked if _on_the_scene(one)]
    late = {one.sub for one in state.questions[-_LATE:]}
    told = state.scene.told if state.scene else frozenset[str]()
    factual = next((one for one in mine if not is_deeper(one.seeks, one.way)), None)
    deeper = next(
        (
            one
            for one in mine
            if is_deeper(one.seeks, one.way) and one.sub not in late and one.seeks not in told - {"event"}
        ),
        None,
    )
    if factual is None or deeper is None:
        return list(ranked)
    first = deeper if _last_was_factual(state) else min(factual, deeper, key=mine.index)
    front = [first, factual if first is deeper else deeper]
    return [*front, *(one for one in ranked if one not in front)]


def _on_the_scene(one: Candidate) -> bool:
    return one.kind == "follow-up" and one.about_entry_id is not None and one.way != "loss"


def _last_was_factual(state: State) -> bool:
    last = state.questions[-1] if state.questions else None
    if last is None or last.kind != "follow-up":
        return False
    asked = next((one for one in state.bank.follow_ups if one.key == last.sub), None)
    return asked is not None and asked.needs != "loss" and not is_deeper(asked.seeks, asked.needs)


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


def _filled(one: FollowUp, names: Mapping[str, str], topic: str, entry_id: str) -> Candidate:
    named = {key: names[key] for key in sorted(one.template.variables)}
    text = one.template.render(**named)
    return Candidate(topic, "follow-up", text, one.seeks, one.key, tuple(named.values()), entry_id, one.needs)
