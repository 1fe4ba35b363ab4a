"""One event told several times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.story.outline import Plan
from bot.story.own_words import Drafted, Seen, own_words
from bot.story.retold import gathered, same_event
from bot.story.told import told_in
from memory.types import Narrator, Passage
from tests.story.lives import CHINESE, ENGLISH, MARIA, MEILAN, by_id, told

FLOOD = (
    "The flood came in October 1959, at night. We carried the flour upstairs, sack by sack, and "
    "father carried grandmother. In the morning a rowing boat stood in the street.",
    "That flood of October 1959 came at night. We carried the flour upstairs and father carried "
    "grandmother. The neighbour's dog sat in the rowing boat like a captain.",
    "At night the flood came, and we carried the flour upstairs. Father carried grandmother. I lost a shoe.",
)
FLOOD_ZH = (
    "一九五九年十月发大水，是半夜来的。我们把面粉一袋一袋搬到楼上，爸爸背着奶奶。早上街上停着一条小船。",
    "五九年那次大水是半夜来的。我们把面粉搬到楼上，爸爸背着奶奶。邻居家的狗坐在船里，像个船长。",
)


def drafted(passages: list[Passage], narrator: Narrator = MARIA) -> Drafted:
    """What the writer makes of them."""
    return own_words(passages, Seen(), narrator)


@pytest.mark.parametrize(
    ("narrator", "life", "tellings", "kept", "once"),
    [
        (MARIA, ENGLISH, FLOOD, ("like a captain", "lost a shoe", "rowing boat stood"), "flour"),
        (MEILAN, CHINESE, FLOOD_ZH, ("像个船长", "停着一条小船"), "面粉"),
    ],
)
def test_an_event_told_again_is_written_once_with_all_that_was_told_of_it(
    narrator: Narrator, life: tuple[str, ...], tellings: tuple[str, ...], kept: tuple[str, ...], once: str
) -> None:
    """Each telling adds only what is new; what it repeats is said to be told elsewhere."""
    passages = told(narrator, [tellings[0], *life, *tellings[1:]])
    found = drafted(passages, narrator)
    text = "".join(one.text for one in found.sentences)
    assert all(piece in text for piece in kept)
    assert text.count(once) == 1
    left = {passage for passage, why in found.left_out if why == "elsewhere"}
    repeated = {one.id for one in passages if once in one.text}
    assert len(left & repeated) == len(tellings) - 1


def test_two_dates_for_one_event_both_stay() -> None:
    """A telling with another year is not left out: both versions are kept."""
    other = FLOOD[1].replace("1959", "1960")
    text = " ".join(one.text for one in drafted(told(MARIA, [FLOOD[0], other])).sentences)
    assert "1959" in text
    assert "1960" in text


def test_a_denial_is_not_told_elsewhere() -> None:
    """ "Father never carried grandmother" is not the same as that he did."""
    other = "At night the flood came, and we carried the flour upstairs. Father never carried grandmother."
    text = " ".join(one.text for one in drafted(told(MARIA, [FLOOD[0], other])).sentences)
    assert "Father never carried grandmother." in text


def test_different_events_stay_apart() -> None:
    """No two of the sample memories are taken for one event."""
    for narrator, life in ((MARIA, ENGLISH), (MEILAN, CHINESE)):
        tellings = [told_in([one]) for one in told(narrator, life)]
        assert len(same_event([one for one in tellings if len(one) > 1])) == sum(
            len(one) > 1 for one in tellings
        )


def test_a_telling_in_another_chapter_moves_to_the_first() -> None:
    """It stands directly behind it, and an emptied chapter is gone."""
    passages = told(MARIA, [FLOOD[0], ENGLISH[4], FLOOD[1]])
    passages[2] = replace(passages[2], event_date=None)
    plans = [Plan("a", "A", (passages[0].id, passages[1].id)), Plan("b", "B", (passages[2].id,))]
    (plan,) = gathered(plans, by_id(passages))
    assert plan.passage_ids == (passages[0].id, passages[2].id, passages[1].id)
