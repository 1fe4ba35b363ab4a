"""Headings, markers and questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.story.spans import cite
from bot.story.verify import REFUTED, SUPPORTED, verify
from memory.types import Sentence
from tests.story.lives import MARIA, MEILAN, by_id, told

SAID = "The summer after the flood, in 1962, we lived in Kemi. I think it was 1964 when Tom came."


def verdict(text: str, role: str, said: str = SAID, narrator: object = None) -> str:
    """What the gate says of a sentence in a role, citing the whole of what was said."""
    who = MEILAN if narrator is MEILAN else MARIA
    passages = [replace(one, question="Where did you live then?") for one in told(who, [said])]
    sentence = Sentence(text, (cite(passages[0], 0, len(said)),), role=role)
    return verify(sentence, by_id(passages), who).label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The summer after the flood", SUPPORTED),
        ("“we lived in Kemi.”", SUPPORTED),
        ("A summer of joy", REFUTED),
        ("The flood, in Kemi", REFUTED),
        ("…", REFUTED),
    ],
)
def test_a_heading_is_the_narrators_words(text: str, label: str) -> None:
    """In their order; case and edge marks apart."""
    assert verdict(text, "heading") == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In the summer of 1962", SUPPORTED),
        ("In 1962, in Kemi", SUPPORTED),
        ("In Kemi", SUPPORTED),
        ("Around 1964", SUPPORTED),
        ("In 1963", REFUTED),
        ("In Oulu", REFUTED),
        ("In the happy summer of 1962", REFUTED),
        ("In the winter of 1962", REFUTED),
    ],
)
def test_a_marker_holds_dates_and_places_alone(text: str, label: str) -> None:
    """Those that were said, with neutral words around them."""
    assert verdict(text, "marker") == label


def test_a_marker_keeps_its_doubt() -> None:
    """ "I think it was 1964" does not become "In 1964, Tom"."""
    assert verdict("In 1964", "marker", "I think it was 1964.") == REFUTED
    assert verdict("Perhaps in 1964", "marker", "I think it was 1964.") == SUPPORTED


@pytest.mark.parametrize(
    ("text", "label"), [("1962年夏天", SUPPORTED), ("1962年冬天", REFUTED), ("在苏州", REFUTED)]
)
def test_a_chinese_marker(text: str, label: str) -> None:
    """The same in Chinese."""
    assert verdict(text, "marker", "一九六二年夏天我们住在南京。", MEILAN) == label


def test_a_question_is_the_one_that_was_asked() -> None:
    """Word for word."""
    assert verdict("Where did you live then?", "asked") == SUPPORTED
    assert verdict("Where were you happy then?", "asked") == REFUTED


def test_no_other_role_is_known() -> None:
    """A role that the gate has no check for does not pass."""
    assert verdict("In Kemi", "decoration") == REFUTED
