"""Which memories are chosen."""

from __future__ import annotations

from bot.story.choice import Memory, chosen


def _memory(name: str, words: str, valence: float = 0.0, *arms: str) -> Memory:
    return Memory(name, frozenset(words.split()), valence, arms)


BREAD = _memory("bread", "bread oven flour morning street", 0.1, "theme:food")
BREAD_AGAIN = _memory("again", "bread oven flour morning baker", 0.1, "theme:food")
SEA = _memory("sea", "boat harbour storm brother net", 0.1, "theme:work")


def test_what_is_unlike_the_first_comes_second() -> None:
    """Of two tellings of one thing and another thing, the other thing is second."""
    assert [one.id for one in chosen([BREAD, BREAD_AGAIN, SEA], 2)] == ["bread", "sea"]


def test_strong_feeling_counts_either_way() -> None:
    """A memory told with sorrow or with joy is before a flat one."""
    for valence in (0.9, -0.9):
        felt = _memory("felt", "boat harbour storm brother net", valence, "theme:work")
        assert chosen([BREAD, felt], 1) == [felt]


def test_what_was_liked_is_before_what_was_not() -> None:
    """The weights by arm decide between equals."""
    assert chosen([BREAD, SEA], 1, {"theme:work": 0.9, "theme:food": 0.1}) == [SEA]
    assert chosen([BREAD, SEA], 1, {"theme:work": 0.1, "theme:food": 0.9}) == [BREAD]


def test_no_more_than_there_are() -> None:
    """Asked for more than there is, it gives what there is, each once."""
    assert {one.id for one in chosen([BREAD, SEA], 9)} == {"bread", "sea"}
    assert chosen([], 3) == []
