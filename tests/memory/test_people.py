"""People, places and dates named in passages, and the timeline."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from memory.people import find_mentions, timeline
from memory.types import Caption, Passage

TOLD = datetime(2026, 3, 12, tzinfo=UTC)


def passage(text: str, number: int = 1, **values: object) -> Passage:
    """A passage of one told message."""
    return Passage(f"p{number}", "n1", f"e{number}", text, "text", 0, len(text), TOLD, **values)  # type: ignore[arg-type]


def named(text: str, kind: str) -> list[str]:
    """The names of one kind in `text`."""
    return [one.name for one in find_mentions(passage(text)) if one.kind == kind]


def test_a_relation_goes_with_the_name_said_after_it() -> None:
    """ "My sister Ana" is Ana, the sister."""
    (mention,) = [one for one in find_mentions(passage("My sister Ana sang.")) if one.kind == "person"]
    assert (mention.name, mention.relation) == ("Ana", "sister")


def test_a_relative_without_a_name_is_named_as_they_were_said() -> None:
    """ "My mother" is a person of the book, too."""
    assert named("We had goats. My mother milked them.", "person") == ["my mother"]


@pytest.mark.parametrize(
    ("text", "people", "places"),
    [
        ("Then Maria and I went to Porto with Tom Baker.", ["Maria", "Tom Baker"], ["Porto"]),
        ("I wrote to Maria from Lisbon, but I lived in Paris.", ["Maria"], ["Lisbon", "Paris"]),
        ("My late husband, Peter, loved England.", ["Peter"], ["England"]),
        ("Mr. Jones taught us.", ["Mr. Jones"], []),
        ("Christmas in English villages was cold on Mondays.", [], []),
        ("Bread was dear. Nobody had any.", [], []),
        ("I worked at the Singer factory near Sheffield.", [], ["Sheffield"]),
        ("I wore Ana's coat when Ana laughed.", ["Ana", "Ana"], []),
        ("外婆叫李秀英，住在平江路。", ["李秀英"], ["平江路"]),
        ("我妈妈和张老师去过上海。", ["妈妈", "张老师"], ["上海"]),
        ("我和弟弟小军每年收桂花，邻居小芳也来。", ["小军", "小芳"], []),
        ("我爱人老陈在图书馆，哥哥阿强在厂里。", ["老陈", "阿强"], []),
        ("弟弟小时候调皮，妹妹小学毕业，爸爸老家很远，我妈妈老说他。", ["弟弟", "妹妹", "爸爸", "妈妈"], []),
        ("那时候我们很穷，天天吃红薯。", [], []),
    ],
)
def test_only_names_that_a_rule_is_sure_of_are_found(text: str, people: list[str], places: list[str]) -> None:
    """Capitals at a sentence's head, weekdays and languages are no names."""
    assert (named(text, "person"), named(text, "place")) == (people, places)


def test_a_mention_says_where_it_stands() -> None:
    """Start and end cut the words out of the passage."""
    told = passage("In 1962 my brother João left for Brazil.")
    cut = [told.text[one.start : one.end] for one in find_mentions(told)]
    assert cut == ["1962", "João", "Brazil"]


def test_the_timeline_is_in_the_order_of_the_events() -> None:
    """What was told last may have happened first; an age becomes a date by the birth year."""
    told = [
        passage("We married in June 1969.", 1),
        passage("I was born in 1948. When I was seven I broke my arm.", 2),
    ]
    assert [one.date for one in timeline(told, [])] == ["1948", "1955~", "1969-06"]


def test_each_event_is_a_whole_sentence_with_its_passage() -> None:
    """An event quotes the sentence that dates it."""
    (event,) = timeline([passage("It rained. We married in June 1969. I wore blue.")], [])
    assert (event.text, event.passage_id, event.source) == ("We married in June 1969.", "p1", "told")


def test_a_dated_picture_is_an_event_tied_to_the_words_of_its_entry() -> None:
    """Its date comes from the picture, its passage from the entry that it was sent with."""
    picture = Caption("A beach.", (), "m", "1", taken_at="1975-08")
    (event,) = timeline([passage("Here we are at the sea.")], [("m1", picture, "e1")])
    assert (event.date, event.passage_id, event.source) == ("1975-08", "p1", "picture")


def test_others_words_and_rough_hearing_are_not_on_the_timeline() -> None:
    """A forward, a draft transcript and a broken date are left out."""
    told = [passage("We left in 1970.", 1, speaker="Ana"), passage("We left in 1971.", 2, draft=True)]
    assert timeline(told, [("m", Caption("?", (), "m", "1", taken_at="someday"), "e9")]) == []


def test_what_is_told_of_today_is_a_diary_and_no_event() -> None:
    """ "Today" alone dates nothing in a life; "yesterday my great-grandson was born" does."""
    told = [passage("Today I baked bread.", 1), passage("Yesterday my great-grandson was born.", 2)]
    assert [one.date for one in timeline(told, [])] == ["2026-03-11"]


@pytest.mark.parametrize("head", ["Tomorrow", "Usually", "Soon"])
def test_a_sentences_first_word_is_nobodys_name(head: str) -> None:
    """ "Tomorrow my brother Nils comes" names Nils alone."""
    assert named(f"{head} my brother Nils comes to dinner.", "person") == ["Nils"]
