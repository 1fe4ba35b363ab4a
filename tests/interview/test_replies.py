"""Replies that are no story."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.replies import read_reply, wants_rest
from memory.types import Outcome

DECLINED = """
I'd rather not
I’d rather not talk about it.
I'd rather not say
I would prefer not to answer that.
I don't want to talk about that
Please don't ask me about that again.
That's private.
That is too painful
No, I'd rather not.
Oh no, I'd rather not.
No comment
None of your business!
Let's not go there
I can't remember, and I'd rather not talk about it.
I don't like to talk about the war.
I don't want to remember
That is something I would rather not speak of
I really don't want to talk about it, it was a painful time for me and I would rather leave it where it is
I'd prefer to keep that to myself
I don't want to.
我不想说这个
不想谈。
I would rather we didn't talk about the war.
That is between me and God.
I'm not comfortable talking about this.
I am not ready to talk about it.
I never talk about that.
Please stop asking about my son.
我不愿意回忆那段日子
说来话长，不说了
能不能不说这个？
过去的事就不提了
提起来就难受，不提了
这个问题我不回答
伤心事，不想再提
我不愿意提这件事
请别再问这个了
这是隐私
算了，不说了
那段日子我不想再提了。
太痛苦了，我不想回忆
记不清了，也不想说
"""
FORGOTTEN = """
I really couldn't say.
Who knows?
记不清是哪年了
Oh, I can't remember.
Oh dear, honestly, I don't know any more.
I can't remember
I cannot remember anything about that
I do not recall.
Sorry, I can't remember. It was too long ago.
I've forgotten
I have no idea
I don't know
I can't recall her name
It's all gone
My memory fails me
I don't remember much from that time
I honestly can't remember, it's so long ago
I was too young to remember
Nothing comes to mind
记不得了
想不起来了
太久了，记不清了。
不好意思，我想不起来了
没什么印象了
她叫什么名字我记不清了
年纪大了，记性不好，想不起来了
早就忘了
"""
SKIPPED = """
Can we talk about something else?
No thank you
skip
Next question please
pass
Ask me something else
Not now
Maybe later.
let's skip this one
I'd rather talk about something else
跳过
换个问题吧
以后再说吧
下一题
"""
STORIES = """
Between me and my brother.
Would you believe that nobody knows?
I can't remember a happier day
I can't remember a happier day than the one when my sister was born.
I don't want to talk about the war, but my father's shop, that was a wonderful place with a bell on the door.
We walked home and I forgot my coat at the station, so my mother ran back.
I never forgot her.
No
Yes, my aunt.
I didn't want to go to the war.
I don't like fish.
My father never wanted to talk about the war.
I don't remember his name, but he had a red beard and sang in the kitchen.
I would rather not have gone, but my father sent me to the mill.
She skipped rope with me in the yard.
Pass me the salt, he would say, and everybody laughed
It was a private school in Leeds.
I will never forget that winter
What do you mean, I can't remember?
我不记得有比那更高兴的一天
忘了带伞，淋了一身雨
那件事我一辈子忘不了
没有
小时候家里穷，我记不得吃过几回肉，可是过年那天妈妈总会包饺子
我爷爷不愿意说话，总是坐在门口抽烟
我不想离开家，哭了一路
换了一个学校以后我认识了她
我把书包忘在车上了
"""


def _cases() -> list[tuple[str, Outcome | None]]:
    groups = [
        (DECLINED, Outcome.DECLINED),
        (FORGOTTEN, Outcome.CANNOT_REMEMBER),
        (SKIPPED, Outcome.SKIPPED),
        (STORIES, None),
    ]
    return [(line, outcome) for text, outcome in groups for line in text.strip().splitlines()]


@pytest.mark.parametrize(("text", "outcome"), _cases())
def test_read_reply(text: str, outcome: Outcome | None) -> None:
    """Not wishing, not remembering and passing over are told apart, and none is seen in a story."""
    assert read_reply(text, "en") is outcome
    assert read_reply(text, "zh") is outcome
    assert read_reply(text.upper() if text.isascii() else text, "en") is outcome


WORDS = (
    "I",
    "not",
    "don't",
    "want to",
    "talk",
    "about",
    "it",
    "sorry",
    "so",
    "and",
    "the",
    "我",
    "不",
    "想",
    "说",
    "了",
)


@given(st.lists(st.sampled_from(WORDS)))
def test_reading_is_quick(words: list[str]) -> None:
    """No reply, however it repeats itself, takes long to read."""
    start = time.perf_counter()
    read_reply(" ".join(words * 4), "en")
    assert time.perf_counter() - start < 2


@given(st.text(max_size=200))
def test_anything_can_be_read(text: str) -> None:
    """Whatever is sent gives an outcome or None, and long stories are never a refusal."""
    assert read_reply(text, "en") in (None, Outcome.DECLINED, Outcome.CANNOT_REMEMBER, Outcome.SKIPPED)
    assert read_reply("We walked along the river and talked for hours. " * 5 + text, "en") is None


REST = """
Let's stop for today
I'm tired now, dear. Let's stop here. Good night!
That's enough for today, thank you.
I need to rest now
No more questions, please
See you tomorrow!
今天就到这里吧
我有点累了，想休息一会儿。
今天不聊了，明天见
晚安
不早了，今天就聊到这儿吧，晚安。
It's getting late. Good night.
"""


@pytest.mark.parametrize("text", REST.strip().splitlines())
def test_rest(text: str) -> None:
    """Who would like to stop for now refuses nothing for good."""
    assert wants_rest(text, "en")
    assert read_reply(text, "en") is None


@pytest.mark.parametrize(
    "text", ["I was tired.", "We stopped at the inn.", "That is all.", "我那时候很累。", "No."]
)
def test_no_rest(text: str) -> None:
    """A story of rest, or a short answer, is no wish to stop."""
    assert not wants_rest(text, "en")
