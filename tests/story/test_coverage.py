"""Every memory is in the story, or there is a reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.story.coverage import coverage
from bot.story.outline import LIFE_SHAPE
from bot.story.own_words import Seen
from bot.story.shape import EVENT, Shape
from memory.types import EntryKind, Narrator, Passage, Story
from tests.fakes import FakeChatModel
from tests.story.lives import CHINESE, ENGLISH, MARIA, MEILAN, story_of, told


def story(
    passages: Sequence[Passage], narrator: Narrator = MARIA, shape: Shape = LIFE_SHAPE, **more: object
) -> Story:
    """A story of `passages`."""
    return story_of(passages, narrator=narrator, model=more.get("model"), shape=shape)


def reasons(passages: Sequence[Passage], **more: object) -> list[str | None]:
    """Why each passage is not used; None where it is."""
    return [one.why for one in coverage(story(passages), passages, **more)]  # type: ignore[arg-type]


def test_a_life_is_covered() -> None:
    """Of Maria's eleven answers seven tell, two say nothing, one is chat, one cannot remember."""
    found = coverage(story(told(MARIA, ENGLISH)), told(MARIA, ENGLISH))
    assert [one.why for one in found] == [
        None, "too-little", "chat", None, None, None, None, None, None, "chat", None,
    ]  # fmt: skip
    assert next(one.where for one in found if one.where) == "First memories"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"speaker": "Ana"}, "others"),
        ({"field": "caption:m"}, "caption"),
        ({"field": "document:m"}, "document"),
        ({"kind": EntryKind.LOCATION}, "place"),
        ({"draft": True}, "unchecked"),
    ],
)
def test_what_is_no_memory_of_the_narrators_says_what_it_is(change: dict[str, object], why: str) -> None:
    """Others' words, captions, papers, places and rough transcripts."""
    passages = [replace(told(MARIA, ["We had a goat called Nina."])[0], **change)]  # type: ignore[arg-type]
    assert reasons(passages) == [why]


def test_what_was_told_more_fully_names_the_chapter() -> None:
    """A shorter telling of the same is not told again."""
    passages = told(
        MARIA, ["My mother mended nets at home in the evening.", "My mother mended nets at home, evening."]
    )
    found = coverage(story(passages), passages)
    assert [(one.why, one.detail) for one in found] == [(None, ""), ("elsewhere", str(found[0].where))]


def test_what_is_off_limits_or_declined_says_so() -> None:
    """The narrator's wish comes before every other reason."""
    passages = told(MARIA, ["We had a goat called Nina.", "Hm, no."])
    found = coverage(story([]), passages, [passages[0].id], [passages[1].entry_id])
    assert [one.why for one in found] == ["off-limits", "declined"]


def test_what_the_gate_cut_says_why() -> None:
    """A model's false sentence is cut, and the memory bears the gate's reason."""
    passages = told(MARIA, ["We had a goat called Nina."])
    false = '{"text": "We had a goat called Berta.", "citations": [{"passage": 1, "quote": "We had a goat"}]}'
    (found,) = coverage(story(passages, model=FakeChatModel(false, "no", "no")), passages)
    assert (found.why, "Berta" in found.detail) == ("cut", True)


def test_what_a_model_passes_over_is_listed() -> None:
    """A model that leaves a memory out does not hide it."""
    passages = [
        replace(one, entry_id="e") for one in told(MARIA, ["We had a goat.", "The mill burned down."])
    ]
    line = '{"text": "We had a goat.", "citations": [{"passage": 1, "quote": "We had a goat."}]}'
    found = coverage(story(passages, model=FakeChatModel(line)), passages)
    assert [one.why for one in found] == [None, "left-out"]


def test_what_is_not_for_a_child_says_so() -> None:
    """A story for a child lists what was too hard for it as that, and in no chapter."""
    life = ["The soldiers beat him and he was tortured in the prison.", "I had a goat called Nina."]
    passages = told(MARIA, life)
    found = coverage(story(passages, shape=Shape(audience="child")), passages)
    assert [one.why for one in found] == ["hard", None]


def test_a_story_of_one_event_says_what_is_of_another() -> None:
    """What does not name the flood is about something else."""
    passages = told(MARIA, ["The flood took our house.", "We had a goat called Nina."])
    found = coverage(story(passages, shape=Shape(EVENT, "the flood")), passages, one_event=True)
    assert [one.why for one in found] == [None, "other-event"]


SAID = st.sampled_from([*ENGLISH, *CHINESE, "/start", "We had a goat. We had a goat.", "。", "Ana", "   "])
CHANGES = st.sampled_from(
    [{}, {}, {}, {"speaker": "Ana"}, {"draft": True}, {"field": "caption:m"}, {"field": "transcript:m"}]
)


@settings(deadline=None)
@given(st.lists(st.tuples(SAID, CHANGES), max_size=15), st.sampled_from([MARIA, MEILAN]), st.integers(0, 15))
def test_used_and_unused_are_all_and_apart_and_nothing_is_said_twice(
    life: list[tuple[str, dict[str, object]]], narrator: Narrator, kept_out: int
) -> None:
    """Whatever is told: one row a memory, used or with a reason, and no sentence stands twice."""
    passages = told(narrator, [text for text, _ in life])
    passages = [replace(one, **more) for one, (_, more) in zip(passages, life, strict=True)]  # type: ignore[arg-type]
    barred = {one.id for one in passages[kept_out : kept_out + 1]}
    written = story([one for one in passages if one.id not in barred], narrator)
    found = coverage(written, passages, barred)
    assert [one.passage_id for one in found] == [one.id for one in passages]
    assert all((one.where is None) != (one.why is None) for one in found)
    cited = {c.passage_id for ch in written.chapters for one in ch.sentences for c in one.citations}
    assert {one.passage_id for one in found if one.where} == cited
    seen = Seen()
    assert all(seen.is_new(one.text) for ch in written.chapters for one in ch.sentences if one.role == "told")
