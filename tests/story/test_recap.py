"""The weekly recap."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.story.recap import MOST_CHARACTERS, MOST_WORDS, iso_week_bounds, length, weekly_recap
from bot.story.verify import SUPPORTED
from memory.types import Emotion
from prompts import message
from tests.fakes import FakeChatModel
from tests.story.lives import CHINESE, ENGLISH, MARIA, MEILAN, told

WEEK = "2026-W11"  # 9 to 15 March; all of the made-up lives is told on the 12th
FELT = [
    (datetime(2026, 3, 9 + day, 10, tzinfo=UTC), Emotion(valence, {}, "m", "1"))
    for day, valence in enumerate((0.2, -0.6, 0.5, 0.8, -0.1))
]


def test_a_week_begins_on_monday_where_the_narrator_lives() -> None:
    """In Shanghai the week begins eight hours before it does in UTC."""
    first, last = iso_week_bounds("2026-W11", "Asia/Shanghai")
    assert first.astimezone(UTC) == datetime(2026, 3, 8, 16, tzinfo=UTC)
    assert last - first == timedelta(days=7)


def test_the_week_of_a_clock_change_is_as_long_as_it_is() -> None:
    """In Berlin the last week of March has an hour less."""
    first, last = iso_week_bounds("2026-W13", "Europe/Berlin")
    assert last.astimezone(UTC) - first.astimezone(UTC) == timedelta(days=7, hours=-1)


@pytest.mark.parametrize("week", ["", "2026-11", "2026-W54", "week 3"])
def test_a_week_that_is_none_raises(week: str) -> None:
    """Only ISO weeks are weeks."""
    with pytest.raises(ValueError):
        iso_week_bounds(week, "UTC")


def test_the_week_is_told_in_the_narrators_words() -> None:
    """Each sentence is cited and passed the gate; picture and question are handed on."""
    made = weekly_recap(
        narrator=MARIA, week=WEEK, passages=told(MARIA, ENGLISH), photo="m1", next_question="What came next?"
    )
    assert made.sentences
    assert all(one.verdict is not None and one.verdict.label == SUPPORTED for one in made.sentences)
    assert all(one.text in made.text for one in made.sentences)
    assert (made.picture, made.question, made.plot) == ("m1", "What came next?", None)


def test_a_long_week_stays_short() -> None:
    """Two hundred answers give under 200 words, or 400 Chinese characters."""
    english = [
        f"In 19{n % 90 + 10} I met {n} people from the village of Aldeia by the river." for n in range(200)
    ]
    chinese = [f"那年我在{n}号院子里种了{n}棵树，还养了{n}只鸡。" for n in range(200)]
    passages = [told(MARIA, english), told(MEILAN, chinese)]
    week = [[one for one in own if one.told_at < datetime(2026, 3, 15, tzinfo=UTC)] for own in passages]
    texts = [
        weekly_recap(narrator=who, week=WEEK, passages=own).text
        for who, own in zip((MARIA, MEILAN), week, strict=True)
    ]
    assert 60 < length(texts[0]) < MOST_WORDS
    assert 120 < length(texts[1]) < MOST_CHARACTERS


def test_another_week_is_not_told() -> None:
    """What was told on the 12th is no part of the week after."""
    made = weekly_recap(narrator=MARIA, week="2026-W12", passages=told(MARIA, ENGLISH))
    assert made.text == message("story-recap-quiet", "en")


def test_a_quiet_week_has_no_plot() -> None:
    """Nothing told, nothing felt, nothing drawn."""
    made = weekly_recap(narrator=MEILAN, week=WEEK, passages=[], emotions=[])
    assert (made.plot, made.sentences, made.text) == (None, (), message("story-recap-quiet", "zh"))


@pytest.mark.parametrize("narrator", [MARIA, MEILAN])
def test_the_plot_is_a_picture_for_a_phone(narrator: object) -> None:
    """A PNG of 1080 by 720 pixels, without a warning about missing letters."""
    who = MARIA if narrator is MARIA else MEILAN
    made = weekly_recap(narrator=who, week=WEEK, passages=[], emotions=FELT)
    assert made.plot is not None
    with Image.open(io.BytesIO(made.plot)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1080, 720))
        assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 100


def test_feelings_of_another_week_are_not_drawn() -> None:
    """The plot of a week with no feeling in it is no plot."""
    assert weekly_recap(narrator=MARIA, week="2026-W20", passages=[], emotions=FELT).plot is None


def test_a_models_recap_is_checked_and_a_false_one_replaced() -> None:
    """A model that invents is cut, and the narrator's own words stand in."""
    false = json.dumps(
        {"text": "I flew to Rio.", "citations": [{"passage": 1, "quote": "I was born in 1948"}]}
    )
    model = FakeChatModel(false, false, false)
    made = weekly_recap(narrator=MARIA, week=WEEK, passages=told(MARIA, ENGLISH), model=model)
    assert "Rio" not in made.text
    assert made.sentences


def test_a_chinese_week_is_told_in_chinese() -> None:
    """The frame and the words are in one language."""
    made = weekly_recap(narrator=MEILAN, week=WEEK, passages=told(MEILAN, CHINESE))
    assert made.text.startswith(message("story-recap-intro", "zh"))
    assert "桂花糕" in made.text


def test_chinese_sentences_run_on_in_an_english_recap() -> None:
    """No space is set between two Chinese sentences; there is one beside an English one."""
    texts = ("陈美说：“慢慢吃，面包不会跑。”我到现在还记得这句话。", "I baked bread for the whole street.")
    made = weekly_recap(narrator=MARIA, week=WEEK, passages=told(MARIA, texts))
    assert made.text.endswith(
        "陈美说：“慢慢吃，面包不会跑。”我到现在还记得这句话。 I baked bread for the whole street."
    )
