"""Which sentences belong in a story."""

from __future__ import annotations

import pytest

from bot.story.tellable import is_tellable, leans_back

TOLD = (
    "We had a dog.",
    "She was strict.",
    "When I was seven we moved to Porto.",
    "My mother sang every evening.",
    "I don't remember his name, but he had a red cap.",
    "Ana lives in Lisbon.",
    "Thanks to my father we had bread.",
    "After the pit I drove a van.",
    "我们住在一个大院子里。",
    "那时候我们很穷。",
    "我妈妈在纱厂上班。",
)
LEFT_OUT = (
    "/story",
    "In the kitchen.",
    "When I was seven.",
    "Because we were poor.",
    "Yes, I was.",
    "He did.",
    "Ok thank you very much.",
    "Good morning.",
    "Can you hear me?",
    "Shall I go on?",
    "I don't remember.",
    "I'd rather not talk about it.",
    "Ask me another question.",
    "Here is a photo of the house.",
    "Wow, that sounds lovely, dear.",
    "That's a good question.",
    "Thank you for asking me that.",
    "在厨房里。",
    "是的。",
    "谢谢您。",
    "我想不起来了。",
    "你听得到吗？",
)


@pytest.mark.parametrize("sentence", TOLD)
def test_whole_sentences_are_told(sentence: str) -> None:
    """A sentence that tells something by itself belongs in a story."""
    assert is_tellable(sentence)


@pytest.mark.parametrize("sentence", LEFT_OUT)
def test_chat_and_scraps_are_left_out(sentence: str) -> None:
    """Commands, thanks, questions to the bot and answers that need their question are not told."""
    assert not is_tellable(sentence)


def test_a_sentence_that_begins_with_she_leans_on_one_before() -> None:
    """ "She" needs somebody to have been named; "Sheep" does not."""
    assert (leans_back("She sang."), leans_back("Sheep grazed there."), leans_back("她唱歌。")) == (
        True,
        False,
        True,
    )
