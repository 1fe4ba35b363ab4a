"""Questions about what led to what."""

from __future__ import annotations

from bot.interview.causes import cause_questions
from memory.types import Question
from tests.story.lives import MARIA, MEILAN, NOW, told


def test_a_told_cause_raises_one_question_in_the_narrators_own_words() -> None:
    """What they said is said back, turned to "you"; once it was asked it is not raised again."""
    passages = told(
        MARIA, ["We moved to Lisbon because of the flood.", "I left school because my mother was ill."]
    )
    found = cause_questions(MARIA, passages, [])
    assert [(one.entry_id, one.text) for one in found] == [
        (
            passages[1].entry_id,
            "You said that you left school because your mother was ill. What was that time like?",
        ),
        (
            passages[0].entry_id,
            "You said that you moved to Lisbon because of the flood. How did that come about?",
        ),
    ]
    asked = Question("q", MARIA.id, "moving", "follow-up", found[1].text, NOW)
    assert cause_questions(MARIA, passages, [asked]) == found[:1]


def test_chinese_causes_raise_chinese_questions() -> None:
    """我们 becomes 你们, and nothing of the other language is mixed in."""
    (one,) = cause_questions(MEILAN, told(MEILAN, ["因为发大水，我们搬到了上海。"]), [])
    assert one.text == "您说过，因为发大水，你们搬到了上海。那段时间是什么样的？"
    assert cause_questions(MEILAN, told(MEILAN, ["We moved because of the flood."]), []) == []


def test_without_a_told_cause_there_is_no_question() -> None:
    """One thing after another is no cause."""
    assert cause_questions(MARIA, told(MARIA, ["The flood came. Then we moved."]), []) == []
