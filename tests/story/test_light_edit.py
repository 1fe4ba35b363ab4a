"""The light edit of a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.story.light_edit import lightly_edited

EDITED = {
    "um, well, I I was born in, uh, Porto": "I was born in Porto.",
    "We had, you know, a small garden, you know.": "We had a small garden.",
    "Yes, we had a dog": "We had a dog.",
    "And then, um... we left,": "And then we left.",
    "her umbrella was under the bed": "Her umbrella was under the bed.",
    "Do you know what she said?": "Do you know what she said?",
    "I had had enough": "I had had enough.",
    "He hummed a tune and erred.": "He hummed a tune and erred.",
    "嗯，那个，我小时候住在苏州": "我小时候住在苏州。",
    "呃我我妈妈在纱厂上班": "我妈妈在纱厂上班。",
    "那个时候我们很穷": "那个时候我们很穷。",
    "我喜欢那个，不喜欢这个": "我喜欢那个，不喜欢这个。",
    "um": "",
    "嗯。": "",
}


@pytest.mark.parametrize(("said", "written"), EDITED.items())
def test_fillers_go_and_words_stay(said: str, written: str) -> None:
    """Only fillers and stammers are taken out; a capital and a full stop are put in."""
    assert lightly_edited(said) == written


@given(st.text(alphabet="aeimnotuhr .,?!那个嗯我们，。", max_size=80))
def test_nothing_is_ever_added_but_a_stop(said: str) -> None:
    """The letters that remain stand in what was said, in the same order."""
    letters = re.sub(r"[^\w]", "", lightly_edited(said)).lower()
    rest = iter(re.sub(r"[^\w]", "", said).lower())
    assert all(letter in rest for letter in letters)


@given(st.text(max_size=120))
def test_an_edited_sentence_needs_no_second_edit(said: str) -> None:
    """Any text can be edited, and what comes out ends like a sentence."""
    written = lightly_edited(said)
    assert written == "" or not written[-1].isspace()
