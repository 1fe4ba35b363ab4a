"""What generated text may not say."""

from __future__ import annotations

import pytest

from bot.care.harmful import harmful
from bot.interview.checks import faults
from bot.story.spans import cite
from bot.story.verify import REFUTED, SUPPORTED, verify
from memory.types import Sentence
from tests.story.lives import MARIA
from tests.story.lives import told as told_passages


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She gossiped, as women do.", "stereotype"),
        ("Like all old people, he was stubborn.", "stereotype"),
        ("For a woman, she was clever.", "stereotype"),
        ("You are depressed, it seems.", "diagnosis"),
        ("She was clearly suffering from dementia.", "diagnosis"),
        ("I suffered from post-traumatic stress.", "diagnosis"),
        ("You should have told her earlier.", "moralising"),
        ("Everything happens for a reason.", "moralising"),
        ("You should stop taking your pills.", "advice"),
        ("You need to move on.", "advice"),
        ("He was just a retard.", "slur"),
        ("女人都爱唠叨。", "stereotype"),
        ("她毕竟是个女人。", "stereotype"),
        ("您可能是抑郁了。", "diagnosis"),
        ("她患有严重的精神分裂。", "diagnosis"),
        ("您当初不该离开她。", "moralising"),
        ("这件事告诉我们要珍惜。", "moralising"),
        ("您应该放下了。", "advice"),
        ("那个贱人走了。", "slur"),
        ("女人都愛嘮叨。", "stereotype"),
    ],
)
def test_it_is_held_back_by_kind(text: str, kind: str) -> None:
    """Insults, views of whole groups, diagnoses, advice that harms and morals are each named."""
    assert harmful(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "My mother was a seamstress, and the women of the street met in her kitchen.",
        "I was sad for a long time after he died.",
        "There was a chink in the wall and the light fell through.",
        "She had a savage wit.",
        "He should be home by six, she said.",
        "What did the kitchen smell of on a Sunday?",
        "I had to stop for breath on the stairs.",
        "All the women in the mill wore white.",
        "我母亲是裁缝，街上的女人常到她厨房里坐坐。",
        "他走了以后，我难过了很久。",
        "老人们在树下下棋。",
        "您小时候住在哪里？",
        "那时候男人都去打仗了。",
    ],
)
def test_plain_telling_passes(text: str) -> None:
    """A life told plainly holds nothing of the kind."""
    assert harmful(text) is None


def test_the_narrators_own_words_are_theirs() -> None:
    """What the narrator said may be quoted; the same words from nowhere may not."""
    said = "My aunt always said that she gossiped as women do."
    assert harmful("She gossiped, “as women do”.", said) is None
    assert harmful("She gossiped, as women do.", "We had a garden.") == "stereotype"
    assert harmful("I was depressed for a year.", "I was depressed for a year, the doctor said.") is None


def test_a_question_that_a_model_worded_so_is_not_asked() -> None:
    """A diagnosis in a question is a fault, unless the narrator spoke of it so."""
    asked = "Are you depressed when you think of that kitchen?"
    assert "diagnosis" in faults(asked, language="en", own_words="We had a kitchen.")
    assert "diagnosis" not in faults(asked, language="en", own_words="Are you depressed, he asked.")


def test_a_sentence_of_a_story_that_says_so_is_refuted() -> None:
    """The gate cuts a view of a group that was not told, and keeps the same words where they were."""
    for told, label in (
        ("My aunt gossiped at the gate all day.", REFUTED),
        ("My aunt gossiped at the gate all day, as women do.", SUPPORTED),
    ):
        passage = told_passages(MARIA, [told])[0]
        sentence = Sentence(
            "My aunt gossiped at the gate all day, as women do.", (cite(passage, 0, len(told)),)
        )
        assert verify(sentence, {passage.id: passage}, MARIA).label == label
