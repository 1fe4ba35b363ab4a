"""A story that lives: what is written anew, what ages, what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks._echo import Echo
from bot.story.diff import CHANGED, GONE, MOVED, NEW, diff
from bot.story.kept import Kept, kept_from, kept_to
from bot.story.sections import sections
from bot.story.shape import Shape
from bot.story.stale import standing
from memory.types import Chapter, Citation, Passage, Sentence, Story
from tests.story.lives import ENGLISH, MARIA, NOW, by_id, story_of, told

LIFE = [
    f"In {1950 + number} we lived beside the {place}."
    for number, place in enumerate(
        str.split("mill harbour bakery station church bridge market school forge orchard quarry lighthouse")
        * 5
    )
]


def written(
    passages: Sequence[Passage], model: Echo | None, known: Mapping[str, Any] | None = None
) -> tuple[Story, dict[str, Any]]:
    """The story, and its stages; `known` are the stages of an earlier version."""
    stages: dict[str, Any] = {}

    def load(stage: str) -> Any:
        return stages.get(stage) or (known or {}).get(stage)

    story = story_of(passages, stages, model=model, load=load)
    return story, {stage: body for stage, body in stages.items() if stage.startswith("revise:")}


def texts(story: Story) -> list[str]:
    """All sentences in order."""
    return [one.text for chapter in story.chapters for one in chapter.sentences]


def test_one_more_memory_asks_the_model_for_its_own_section_alone() -> None:
    """Of sixty memories one is new: one section is asked for, or two where it parts one."""
    full, more = Echo(), Echo()
    passages = told(MARIA, LIFE)
    before, known = written(passages[:-1], full)
    after, _ = written(passages, more, known)
    assert len(full.history) > 8
    assert 1 <= len(more.history) <= 2
    assert set(texts(before)) < set(texts(after))


def test_a_changed_memory_asks_for_its_section_alone() -> None:
    """The words of one memory are put right; everything else is taken over to the letter."""
    passages = told(MARIA, LIFE)
    _, known = written(passages, Echo())
    fixed = replace(passages[20], id="fixed", text="In 1970 we lived beside the old forge.")
    model = Echo()
    after, _ = written([*passages[:20], fixed, *passages[21:]], model, known)
    assert len(model.history) == 1
    assert "In 1970 we lived beside the old forge." in texts(after)


def test_nothing_changed_asks_for_nothing() -> None:
    """A second writing of the same life is the first one, without a call."""
    model = Echo()
    before, known = written(told(MARIA, LIFE), Echo())
    after, _ = written(told(MARIA, LIFE), model, known)
    assert (texts(after), model.history) == (texts(before), [])


def test_what_is_taken_over_passes_the_gate_again() -> None:
    """A section of an earlier version that says what was never told loses that sentence."""
    passages = told(MARIA, LIFE[:1])
    _, known = written(passages, Echo())
    (body,) = known.values()
    body["sentences"][0]["text"] = "In 1950 we lived beside the palace of Sofia."
    after, _ = written(passages, Echo(), known)
    assert texts(after) == []


IDS = st.lists(st.uuids().map(lambda one: one.hex), min_size=2, max_size=60, unique=True)


@given(IDS, st.data())
def test_one_answer_more_changes_at_most_two_sections(ids: list[str], data: st.DataObject) -> None:
    """Wherever an answer is put in, all sections but the one that it comes to keep their names."""
    passages = [
        replace(one, id=name, entry_id=name) for one, name in zip(told(MARIA, LIFE), ids, strict=False)
    ]
    at = data.draw(st.integers(0, len(passages) - 1))
    before = {one.name for one in sections(passages[:at] + passages[at + 1 :], ())}
    after = {one.name for one in sections(passages, ())}
    assert len(after - before) <= 2


@given(IDS)
def test_sections_hold_every_passage_once_and_in_order(ids: list[str]) -> None:
    """Cutting a chapter loses nothing."""
    passages = [
        replace(one, id=name, entry_id=name) for one, name in zip(told(MARIA, LIFE), ids, strict=False)
    ]
    assert [one for section in sections(passages, ()) for one in section.passages] == passages


def kept(story: Story, passages: Sequence[Passage]) -> Kept:
    """A version that was written from `passages`, through JSON."""
    made = Kept(story, "told", Shape(), {one.id: one.entry_id for one in passages})
    return kept_from(json.loads(json.dumps(kept_to(made))))


def test_a_memory_taken_back_leaves_a_kept_version_at_once() -> None:
    """Its sentences are gone, all others stand, and none is stale."""
    passages = told(MARIA, ENGLISH)
    story, _ = written(passages, None)
    left = [one for one in passages if "Tom" not in one.text]
    shown = standing(kept(story, passages), by_id(left), {one.entry_id for one in left})
    assert [one for one in texts(story) if one not in texts(shown.story)] == [
        "I married Tom in June 1969.",
        "It rained all day and nobody cared.",
        "I think there were forty guests.",
    ]
    assert (shown.stale, shown.gone, shown.new) == (frozenset(), 3, ())


def test_a_memory_put_right_makes_its_sentences_stale() -> None:
    """The entry stands and its words are others: the sentences are shown as such."""
    passages = told(MARIA, ENGLISH)
    story, _ = written(passages, None)
    fixed = [replace(one, id="fixed") if "Tom" in one.text else one for one in passages]
    shown = standing(kept(story, passages), by_id(fixed), {one.entry_id for one in fixed})
    assert texts(shown.story) == texts(story)
    assert {key for key, _ in shown.stale} == {"early-adulthood"}
    assert (len(shown.stale), shown.gone, shown.new) == (3, 0, ("fixed",))


def test_a_memory_kept_out_is_gone_though_it_is_still_there() -> None:
    """What the narrator wants kept out is not shown in any version."""
    passages = told(MARIA, ENGLISH)
    story, _ = written(passages, None)
    barred = [one.id for one in passages if "Tom" in one.text]
    shown = standing(kept(story, passages), by_id(passages), {one.entry_id for one in passages}, barred)
    assert shown.gone == 3
    assert not any("Tom" in one for one in texts(shown.story))


def version(*chapters: tuple[str, Sequence[str]]) -> Story:
    """A story of titled sentences, each resting on a passage of its own words' first letters."""
    made = [
        Chapter(title, title, tuple(Sentence(one, (Citation(one[:9], 0, 1, one),)) for one in sentences))
        for title, sentences in chapters
    ]
    return Story("s", "n1", 1, "t", "en", tuple(made), NOW)


def test_a_diff_names_new_gone_changed_and_moved() -> None:
    """Each sentence that is not as it was is named once, with where it was or what it was."""
    before = version(
        ("Home", ["We had a goat called Nina.", "The mill burned down.", "Ana sang."]), ("War", [])
    )
    after = version(
        ("Home", ["We had a white goat called Nina.", "We had bees."]), ("War", ["The mill burned down."])
    )
    assert [(one.kind, one.chapter, one.text, one.before) for one in diff(before, after)] == [
        (CHANGED, "Home", "We had a white goat called Nina.", "We had a goat called Nina."),
        (NEW, "Home", "We had bees.", None),
        (MOVED, "War", "The mill burned down.", "Home"),
        (GONE, "Home", "Ana sang.", None),
    ]


SENTENCES = st.lists(st.sampled_from(["A goat ran.", "A goat slept.", "Ana sang.", "The mill burned."]))


@given(SENTENCES, SENTENCES)
def test_a_diff_accounts_for_every_sentence(before: list[str], after: list[str]) -> None:
    """What is left of the old, and what came, make the new."""
    found = diff(version(("A", before)), version(("A", after)))
    new = [one.text for one in found if one.kind in (NEW, CHANGED)]
    gone = [one.before if one.kind == CHANGED else one.text for one in found if one.kind in (GONE, CHANGED)]
    assert sorted(after) == sorted([*_without(before, gone), *new])


def _without(sentences: Sequence[str], gone: Sequence[str | None]) -> list[str]:
    left = list(sentences)
    for one in gone:
        left.remove(str(one))
    return left
