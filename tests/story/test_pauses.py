"""Sentences from speech without stops."""

from __future__ import annotations

from dataclasses import replace

from bot.story.capitals import capitalised, cases_of
from bot.story.pauses import said, told_spans
from bot.story.told import told_in
from memory.types import Passage, Word
from tests.story.lives import MARIA, MEILAN, told


def heard(marked: str, narrator: object = MARIA) -> Passage:
    """A passage of speech; "|" is a pause of 0.4 s, "||" of 0.8 s."""
    text, words, clock = "", [], 0.0
    for token in marked.split():
        if set(token) == {"|"}:
            clock += 0.4 * len(token)
            continue
        gap = "" if not text or token[0] > "\u3000" else " "
        text += gap + token
        words.append(Word(token, clock, clock + 0.3))
        clock += 0.3
    (made,) = told(narrator, [text])  # type: ignore[arg-type]
    return replace(made, words=tuple(words))


def written(passage: Passage) -> list[str]:
    """The sentences as the writer has them."""
    return [one.text for one in told_in([passage])]


def test_speech_without_stops_is_cut_at_its_pauses() -> None:
    """A long pause ends a sentence that can stand; a scrap between two pauses stays with what came before."""
    passage = heard(
        "um it was the end house of the row || number nine Hill Street || you could hear the wheel from | uh"
        " | from the bedroom || and when it stopped everybody came out"
    )
    assert written(passage) == [
        "It was the end house of the row, number nine Hill Street.",
        "You could hear the wheel from the bedroom.",
        "And when it stopped everybody came out.",
    ]


def test_no_sentence_ends_behind_a_word_that_binds() -> None:
    """A pause after "and" or "my" is a search for a word."""
    passage = heard(
        "my father was a collier and || um || so was his father || we lived by the || the river then"
    )
    assert written(passage) == [
        "My father was a collier and so was his father.",
        "We lived by the river then.",
    ]


def test_each_cut_sentence_cites_its_own_seconds() -> None:
    """The second sentence is heard after the pause."""
    passage = heard("I was born in the yellow house by the harbour || we had a goat and she ate the washing")
    one, other = told_in([passage])
    assert one.citations[0].end_s is not None
    assert other.citations[0].start_s is not None
    assert one.citations[0].end_s < other.citations[0].start_s
    assert passage.text[other.citations[0].start :].startswith("we had a goat")


def test_speech_with_stops_is_cut_at_them() -> None:
    """Pauses count for nothing where there is punctuation."""
    passage = heard("I was || born in Porto. We || had a goat.")
    assert [passage.text[start:end] for start, end in told_spans(passage)] == [
        "I was born in Porto.",
        "We had a goat.",
    ]


def test_chinese_speech_gets_its_stops_from_pauses() -> None:
    """短 pauses become commas, long ones stops."""
    passage = heard(
        "我叫周桂芳 || 我是一九四五年生的 | 家在绍兴仓桥直街 || 我们家门口就是河 | 出门坐船", MEILAN
    )
    assert written(passage) == [
        "我叫周桂芳。",
        "我是1945年生的，家在绍兴仓桥直街。",
        "我们家门口就是河，出门坐船。",
    ]


def test_spaces_in_chinese_are_pauses_too() -> None:
    """Many people type a space for a comma."""
    (passage,) = told(MEILAN, ["那年冬天特别冷 河都结了冰 我和弟弟在冰上走到学校去上学"])
    assert "，" in said(passage, 0, len(passage.text))
    assert written(passage) == ["那年冬天特别冷，河都结了冰，我和弟弟在冰上走到学校去上学。"]


def test_names_get_the_capitals_that_they_have_elsewhere() -> None:
    """A word with a capital within sentences is a name; one written oftener without is not."""
    cases = cases_of(
        told(
            MARIA,
            ["My sister Ana sang. We went with Ana to the Hall.", "I liked that hall. It was a cold hall."],
        )
    )
    assert capitalised("then ana came to the hall", cases) == "then Ana came to the hall"
    assert capitalised("Then ana came", cases) == "Then ana came"
