"""What is heard as distress, on sentences labelled by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.care.reading import DISTRESS, Concern, concern_of

HERE = Path(__file__).parent
# Said so obliquely that no pattern may name them without hearing it everywhere; docs/care.md lists them.
KNOWN_MISSES = 4


def rows(language: str) -> list[tuple[str, str]]:
    """Label and sentence, as labelled by hand."""
    lines = (HERE / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, text in (line.split("\t") for line in lines if line.strip())]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_wish_to_die_is_answered_with_somebody_to_call(language: str) -> None:
    """Of the labelled wishes all but the known few are heard, nearly all as wishes of now."""
    wishes = [text for label, text in rows(language) if label == "crisis"]
    heard = [concern_of(text) for text in wishes]
    assert len(wishes) > 100
    assert sum(one is None for one in heard) <= KNOWN_MISSES
    assert sum(one is Concern.CRISIS for one in heard) >= 0.9 * len(wishes)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_stories_of_death_and_turns_of_speech_alarm_nobody(language: str) -> None:
    """Of the sentences that hold no distress at most one in fifty is heard as one, none as a wish of now."""
    plain = [text for label, text in rows(language) if label == "none"]
    heard = [concern_of(text) for text in plain]
    assert len(plain) > 100
    assert sum(one in DISTRESS for one in heard) <= len(plain) / 50
    assert Concern.CRISIS not in heard


@pytest.mark.parametrize(("label", "least"), [("echo", 0.9), ("other", 0.9), ("abuse", 0.9), ("advice", 0.9)])
def test_the_other_concerns_are_told_apart(label: str, least: float) -> None:
    """A past wish, somebody else's, violence and advice are each heard as what they are."""
    labelled = [text for language in ("en", "zh") for kind, text in rows(language) if kind == label]
    heard = [concern_of(text) for text in labelled]
    assert sum(one == label for one in heard) >= least * len(labelled)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to be here any more",
        "I DON’T WANT TO BE HERE ANYMORE",
        "以后没有我会更好",
        "以後沒有我會更好",
        "不想活了",
        "不 想 活 了",
        "活着没意思",
        "We had a good day at the sea. The children swam. I want to kill myself.",
        "I want to die 😢",
    ],
)
def test_letters_spaces_and_a_long_story_hide_nothing(text: str) -> None:
    """Capitals, curly quotes, traditional characters, spaces and other sentences change nothing."""
    assert concern_of(text) is Concern.CRISIS


def test_an_empty_text_holds_no_concern() -> None:
    """Nothing said is nothing heard."""
    assert concern_of("") is None
    assert concern_of("🙂 …") is None


def test_somebody_elses_words_in_quotes_are_theirs() -> None:
    """A mother's saying of long ago is no concern; a daughter's of now is one for her."""
    assert concern_of('My mother used to sigh "I want to die" over the washing.') is None
    assert concern_of('My daughter says "I want to die".') is Concern.OTHER


def test_ones_own_words_in_quotes_are_ones_own() -> None:
    """What the narrator says that they said counts as theirs."""
    assert concern_of('I said to the doctor today: "I want to die."') is Concern.CRISIS


def test_time_long_gone_makes_a_past_wish_and_lately_undoes_it() -> None:
    """The same words are met quietly of 1946, and at once of last night."""
    assert concern_of("In 1946 I wanted to die.") is Concern.ECHO
    assert concern_of("Last night I wanted to die.") is Concern.CRISIS
    assert concern_of("In 1946 I wanted to die, and lately I want to again.") is Concern.CRISIS


def test_a_long_text_is_read_quickly_enough_to_come_first() -> None:
    """Thousands of words without a full stop are read to the end."""
    assert concern_of("and then we walked on " * 2000 + "I want to die") is Concern.CRISIS
