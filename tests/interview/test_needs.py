"""What a topic needs told before it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.agenda import Coverage
from bot.interview.cues import told
from bot.interview.needs import ASPECTS, NEEDS, is_missing, needs_told, share_told, worth
from prompts import questions
from prompts.bank import SEEKS

TOLD = st.frozensets(st.sampled_from(SEEKS))


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("My mother sat in the kitchen.", {"situation", "action"}),
        ("In the end they found him, and we were so happy.", {"action", "outcome", "feeling"}),
        ("The goat was gone, so we went home.", {"action", "outcome"}),
        ("Good.", set()),
        ("那年我三岁，妈妈在院子里抱着我。", {"situation"}),
        ("找了一夜，最后在磨坊里找着的，我哭了。", {"outcome", "feeling"}),
    ],
)
def test_the_needs_of_an_event_are_read_by_cue_words(text: str, needs: set[str]) -> None:
    """Situation, action, outcome and feeling are each read from their own cue words, in both languages."""
    assert needs <= needs_told(told(text))
    assert ("outcome" in needs) is ("outcome" in needs_told(told(text)))
    assert ("feeling" in needs) is ("feeling" in needs_told(told(text)))


def test_one_of_time_place_and_person_is_no_situation() -> None:
    """Two of time, place and person make a situation, one does not."""
    assert needs_told({"time", "place"}) == {"situation"}
    assert needs_told({"person"}) == frozenset()


@given(TOLD, st.integers(0, 500))
def test_shares_grow_from_none_to_all(told_of: frozenset[str], words: int) -> None:
    """Of both kinds the share is 0 for nothing told and 1 for all, and more told is never less."""
    for kind in ("event", "descriptive"):
        share = share_told(kind, told_of, words)
        assert 0.0 <= share <= 1.0
        assert share <= share_told(kind, told_of | {"feeling"}, words + 50)
        assert share_told(kind, frozenset(), words) == 0.0
        assert share_told(kind, frozenset(SEEKS), 80) == 1.0


def test_a_description_needs_aspects_and_words() -> None:
    """How things were is told by three aspects in eighty words, and by neither of them alone."""
    assert share_told("descriptive", {"time", "place", "person"}, 80) == 1.0
    assert share_told("descriptive", set(ASPECTS), 20) == 0.25
    assert share_told("descriptive", {"place"}, 900) < 0.5
    assert share_told("event", {"time", "place"}, 900) == 1 / len(NEEDS)


@given(TOLD, st.sampled_from(SEEKS), st.sampled_from(["event", "descriptive"]))
def test_what_is_missing_is_worth_most(told_of: frozenset[str], seeks: str, kind: str) -> None:
    """A question for what is missing is worth more than one for what is told; what is told never misses."""
    missing = is_missing(seeks, kind, told_of, 20)
    value = worth(seeks, kind, told_of, 20)
    assert missing is (value == 1.0)
    assert not (missing and seeks in told_of)
    assert value >= worth(seeks, kind, told_of | {seeks}, 20)


def test_the_agenda_wants_what_its_kind_of_topic_needs() -> None:
    """An event lacks its end while that is untold; a well told description lacks nothing."""
    topics = {
        kind: next(t for t in questions("en").topics if t.kind == kind) for kind in ("event", "descriptive")
    }
    event = Coverage(topics["event"], frozenset({"time", "place", "event", "feeling"}), words=100)
    described = Coverage(topics["descriptive"], frozenset({"time", "place", "event"}), words=100)
    assert [seeks for seeks in SEEKS if event.wants(seeks)] == ["outcome"]
    assert not [seeks for seeks in SEEKS if described.wants(seeks)]
    assert (event.covered, described.covered) == (0.75, 1.0)
