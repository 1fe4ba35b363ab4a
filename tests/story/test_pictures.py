"""Where pictures stand in a chapter."""

from __future__ import annotations

from datetime import timedelta

from bot.story.pictures import beside
from memory.types import Caption, Chapter, Citation, Sentence
from tests.story.lives import MARIA, by_id, told


def test_a_picture_stands_with_what_it_shows() -> None:
    """By the words sent with it, by an answer about it, by its date; without any of these, nowhere."""
    passages = told(MARIA, ["We had a goat.", "I married Tom in June 1969.", "That is my aunt."])
    sentences = tuple(
        Sentence(one.text, (Citation(one.id, 0, len(one.text), one.text),), at)
        for at, one in enumerate(passages)
    )
    chapter = Chapter("k", "T", sentences, media_ids=("own", "dated", "about", "lost"))
    long_before = passages[0].told_at - timedelta(days=9)
    blank = Caption("", (), "m", "1")
    photos = [
        ("own", blank, passages[0].entry_id, passages[0].told_at),
        ("dated", Caption("", (), "m", "1", taken_at="1969-06-12"), "e-dated", long_before),
        ("about", blank, "e-about", long_before),
        ("lost", blank, "e-lost", long_before),
        ("other-chapter", blank, passages[0].entry_id, long_before),
    ]
    found = beside(chapter, photos, by_id(passages), {passages[2].entry_id: "e-about"})
    assert found == ((0, "own"), (1, "dated"), (2, "about"))
