"""How engaged a narrator is."""

from hypothesis import given
from hypothesis import strategies as st

from bot.interview.feedback import Reply, engagement
from memory.types import Outcome

ANY_REPLY = st.builds(Reply, st.sampled_from(Outcome), st.integers(0, 3000), st.none() | st.floats(0, 1e7))


def test_nothing_known_is_the_middle() -> None:
    """Without replies, or with questions still open, engagement is 3."""
    assert engagement([]) == engagement([Reply(Outcome.OPEN)]) == 3


def test_long_quick_answers_raise_it() -> None:
    """Five long, quick answers give 5; five skips give at most 2; refusals give 1."""
    assert engagement([Reply(Outcome.ANSWERED, 120, 60.0)] * 5) == 5
    assert engagement([Reply(Outcome.SKIPPED)] * 5) <= 2
    assert engagement([Reply(Outcome.DECLINED)] * 5) == 1


def test_the_latest_weighs_most() -> None:
    """One long answer after skips counts for more than one before them."""
    skips = [Reply(Outcome.SKIPPED)] * 3
    long = [Reply(Outcome.ANSWERED, 120)]
    assert engagement(skips + long) > engagement(long + skips)


def test_not_remembering_is_not_unwillingness() -> None:
    """Not remembering lowers engagement less than skipping."""
    assert engagement([Reply(Outcome.CANNOT_REMEMBER)] * 3) >= engagement([Reply(Outcome.SKIPPED)] * 3)


@given(st.lists(ANY_REPLY, max_size=8), st.integers(0, 500))
def test_more_words_never_lower_it(replies: list[Reply], words: int) -> None:
    """It stays in 1..5, and a longer last answer never lowers it."""
    shorter = engagement([*replies, Reply(Outcome.ANSWERED, words)])
    longer = engagement([*replies, Reply(Outcome.ANSWERED, words * 2)])
    assert 1 <= shorter <= longer <= 5


def test_a_thumb_counts() -> None:
    """A thumb up raises engagement and a thumb down lowers it, also on a question still open."""
    plain = Reply(Outcome.ANSWERED, 20)
    assert engagement([Reply(Outcome.ANSWERED, 20, thumb=1)]) > engagement([plain])
    assert engagement([Reply(Outcome.ANSWERED, 20, thumb=-1)]) < engagement([plain])
    assert engagement([plain, Reply(Outcome.OPEN, thumb=-1)]) < engagement([plain])


@given(st.integers(1, 100), st.floats(0.75, 1.0))
def test_strong_feeling_is_engagement(words: int, strength: float) -> None:
    """An answer of strong feeling counts as engaged however short; weak feeling changes nothing."""
    plain = Reply(Outcome.ANSWERED, words)
    assert engagement([Reply(Outcome.ANSWERED, words, feeling=strength)]) >= 4
    assert engagement([Reply(Outcome.ANSWERED, words, feeling=0.3)]) == engagement([plain])
    assert engagement([Reply(Outcome.DECLINED, words, feeling=strength)]) == 1
