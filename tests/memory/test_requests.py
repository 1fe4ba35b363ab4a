"""What is asked of the bot in plain words, told apart from telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import prompts
from memory.passages import build_passages
from memory.requests import Request, read_request
from memory.types import Entry, EntryKind


@pytest.mark.parametrize("language", prompts.languages())
def test_each_language_hears_its_own_examples(language: str) -> None:
    """Every kind has examples that are heard as it, and what is no request is not."""
    rules = prompts.rules("requests", language)
    assert set(rules) - {"parts", "examples"} | {"nothing"} == set(rules["examples"])
    for kind, texts in rules["examples"].items():
        for text in texts:
            found = read_request(text)
            assert (found.kind if found else "nothing") == kind, text


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("could you speak Spanish with me, please?", Request("language", "es")),
        ("请说英语好吗？", Request("language", "en")),
        ("  WHY do you ask me about that??", Request("why")),
        ("Oh, hello, what was the question again?", Request("again")),
        ("Can you speak up?", None),
        ("Good morning! We went to the sea today.", None),
        ("Who are you, he asked, and I ran.", None),
        ("", None),
        ("👍", None),
    ],
)
def test_the_whole_of_a_message_decides(said: str, wanted: Request | None) -> None:
    """Greetings may lead it and politeness follow; anything told beside makes it a telling."""
    assert read_request(said) == wanted


def test_a_request_is_no_memory_but_in_somebody_elses_words() -> None:
    """Nothing is remembered of it; what others wrote or a caption says stays as it is."""
    entry = Entry(
        "e", "n", "1", EntryKind.TEXT, datetime(2026, 3, 1, tzinfo=UTC), "Show me my story, please."
    )
    assert build_passages(entry, {}, [], [], "en", None) == []
    theirs = replace(entry, speaker="Tom")
    assert len(build_passages(theirs, {}, [], [], "en", None)) == 1
