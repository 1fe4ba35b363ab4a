"""What a narrator wants left out."""

import pytest

from bot.interview.off_limits import touches


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("What would I have noticed first about Ruth?", "my sister Ruth", True),
        ("What was your mom singing in the kitchen?", "my mother", True),
        ("Who was with you when you divorced?", "the divorce", True),
        ("What did you see of the wars of those years?", "anything about the war", True),
        ("What did your brother Karl build?", "my brother Tom", False),
        ("What stood on the table on an ordinary evening?", "the war", False),
        ("您母亲爱唱什么歌？", "我妈妈", True),
        ("那时候您爱吃什么？", "离婚的事", False),
        ("您离婚以后搬到了哪里？", "离婚", True),
        ("What was that like?", " ", False),
    ],
)
def test_words_of_the_narrator_shut_questions(text: str, phrase: str, expected: bool) -> None:
    """A question touches a phrase by its names, by kin in any word for them, or by all its other words."""
    assert touches(text, [phrase]) is expected


def test_nothing_is_off_limits_unless_said() -> None:
    """Without phrases nothing is touched, with vectors or without."""
    assert not touches("What did you play as a child?", [])
