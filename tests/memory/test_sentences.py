"""Where sentences begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from memory.sentences import language_of, sentence_spans


def split(text: str) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text)]


def test_abbreviations_and_times_do_not_end_a_sentence() -> None:
    """Mr., St., initials and 5 a.m. stay inside."""
    text = "Mr. J. Silva of St. Ives left at 5 a.m. every day. He came back late."
    assert split(text) == ["Mr. J. Silva of St. Ives left at 5 a.m. every day.", "He came back late."]


def test_chinese_stops_end_sentences_with_their_quotation_marks() -> None:
    """A closing quotation mark belongs to its sentence."""
    assert split("外婆说：“来吃饭！”我就跑。") == ["外婆说：“来吃饭！”", "我就跑。"]


def test_a_new_line_ends_a_sentence() -> None:
    """Elders who write without full stops still write in lines."""
    assert split("we lived in porto\nmy father fished") == ["we lived in porto", "my father fished"]


def test_the_language_is_told_by_its_letters() -> None:
    """A Chinese sentence with one English name is Chinese."""
    assert (language_of("我妹妹Ana在上海"), language_of("My sister lives in 上海")) == ("zh", "en")


@given(st.text(max_size=300))
def test_nothing_but_space_lies_between_sentences(text: str) -> None:
    """The spans are in order, do not overlap and leave out white space alone."""
    at = 0
    for start, end in sentence_spans(text):
        assert text[at:start].strip() == ""
        assert start < end
        at = end
    assert text[at:].strip() == ""
