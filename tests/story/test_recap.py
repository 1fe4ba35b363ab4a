"""The weekly recap."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.story.period import period_of
from bot.story.plot import _runs, _ticks
from bot.story.recap import MOST_CHARACTERS, MOST_WORDS, Material, Past, Recap, length, make_recap, plain
from bot.story.verify import SUPPORTED
from memory.types import Emotion, Narrator, Passage
from prompts import message
from tests.fakes import FakeChatModel
from tests.story.lives import CHINESE, ENGLISH, MARIA, MEILAN, told

WEEK = "2026-W11"  # 9 to 15 March; all of the made-up lives is told on the 12th
FELT = [
    (datetime(2026, 3, 9 + day, 10, tzinfo=UTC), Emotion(valence, {}, "m", "1"))
    for day, valence in enumerate((0.2, -0.6, 0.5, 0.8, -0.1))
]


def weekly_recap(
    *,
    narrator: Narrator,
    week: str,
    passages: Sequence[Passage],
    emotions: Sequence[tuple[datetime, Emotion]] = (),
    past: Past | None = None,
    **more: object,
) -> Recap:
    """The recap of a period by its key."""
    feelings = {f"{narrator.id}-e{number}": one for number, one in enumerate(emotions)}
    return make_recap(
        narrator=narrator,
        period=period_of(week, narrator.timezone),
        material=Material(passages, feelings),
        past=past,
        **more,  # type: ignore[arg-type]
    )


def test_the_week_is_told_in_the_narrators_words() -> None:
    """Each sentence is cited and passed the gate; picture and question are handed on."""
    made = weekly_recap(
        narrator=MARIA, week=WEEK, passages=told(MARIA, ENGLISH), photo="m1", next_question="What came next?"
    )
    assert made.sentences
    assert all(one.verdict is not None and one.verdict.label == SUPPORTED for one in made.sentences)
    assert all(one.text in made.text for one in made.sentences)
    assert (made.picture, made.question, made.plot) == ("m1", "What came next?", None)


def test_each_memory_says_what_it_was_chosen_for() -> None:
    """A reason stands for each memory told; the strongly felt one says so, in the narrator's language."""
    made = weekly_recap(narrator=MARIA, week=WEEK, passages=told(MARIA, ENGLISH), emotions=FELT)
    reasons = dict(zip(made.entries, made.why, strict=True))
    assert "told with feeling" in reasons[f"{MARIA.id}-e3"]
    assert all(one.startswith("Chosen because ") for one in made.why)


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
    """What was told on the 12th is no part of the week after, which looks back on it and says so."""
    made = weekly_recap(narrator=MARIA, week="2026-W12", passages=told(MARIA, ENGLISH))
    assert made.quiet
    assert made.text.startswith("It was quiet here (16 March to 22 March)")
    assert "March 2026" in made.text


def test_a_quiet_week_has_no_plot() -> None:
    """Nothing told, nothing felt, nothing drawn."""
    made = weekly_recap(narrator=MEILAN, week=WEEK, passages=[], emotions=[])
    assert (made.plot, made.sentences, made.quiet) == (None, (), True)
    assert made.text == message("story-recap-quiet-0", "zh", period="3月9日到3月15日")


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


def test_a_model_of_entailment_refuses_what_the_chat_model_wrote() -> None:
    """It is asked of a sentence that the checks by code let pass, and the narrator's own words stand in."""
    true = json.dumps(
        {"text": "I was born in Porto.", "citations": [{"passage": 1, "quote": ENGLISH[0]}]},
        ensure_ascii=False,
    )
    asked: list[str] = []

    def entails(sentence: str, _texts: Sequence[str]) -> bool:
        asked.append(sentence)
        return False

    passages = told(MARIA, ENGLISH)
    heard = weekly_recap(narrator=MARIA, week=WEEK, passages=passages, model=FakeChatModel(true, true))
    judged = weekly_recap(
        narrator=MARIA, week=WEEK, passages=passages, model=FakeChatModel(true, true, true), entails=entails
    )
    assert [one.text for one in heard.sentences] == ["I was born in Porto."]
    assert asked[0] == "I was born in Porto."
    assert len(judged.sentences) > 1


def test_a_chinese_week_is_told_in_chinese() -> None:
    """The frame and the words are in one language."""
    made = weekly_recap(narrator=MEILAN, week=WEEK, passages=told(MEILAN, CHINESE))
    assert made.text.startswith(message("story-recap-week-0", "zh"))
    assert "桂花糕" in made.text


def test_chinese_sentences_run_on_in_an_english_recap() -> None:
    """No space is set between two Chinese sentences; there is one beside an English one."""
    texts = ("陈美说：“慢慢吃，面包不会跑。”我到现在还记得这句话。", "I baked bread for the whole street.")
    made = weekly_recap(narrator=MARIA, week=WEEK, passages=told(MARIA, texts))
    assert made.text.endswith(
        "陈美说：“慢慢吃，面包不会跑。”我到现在还记得这句话。 I baked bread for the whole street."
    )


def test_what_a_recap_said_is_not_said_again() -> None:
    """Asked for twice, the same week gives other sentences, then none that were said."""
    said: frozenset[str] = frozenset()
    texts = []
    for turn in range(6):
        made = weekly_recap(narrator=MARIA, week=WEEK, passages=told(MARIA, ENGLISH), past=Past(said, turn))
        new = {plain(one.text) for one in made.sentences}
        assert not new & said
        said |= new
        texts.append(made.text)
    assert len(set(texts)) == len(texts)
    assert made.sentences == ()


@pytest.mark.parametrize(("key", "start"), [("2026-03", "March 2026"), ("2026", "The year 2026")])
def test_a_month_and_a_year_are_told_and_drawn(key: str, start: str) -> None:
    """The longer recaps say of when they are, and have their own arc of feeling."""
    made = weekly_recap(narrator=MARIA, week=key, passages=told(MARIA, ENGLISH), emotions=FELT)
    assert made.text.startswith(start)
    assert length(made.text) < MOST_WORDS
    assert made.plot is not None
    assert len(made.entries) <= 8


def test_this_day_says_what_was_told_and_what_happened_on_it() -> None:
    """A telling of a year ago and an event of 1962 are each said to be what they are."""
    texts = ["My sister married in the snow and we danced all night.", "The bakery opened with a brass band."]
    year_ago, event = told(MARIA, texts)
    event = replace(event, event_date="1962-03-12", told_at=datetime(2026, 1, 5, 9, tzinfo=UTC))
    year_ago = replace(year_ago, told_at=datetime(2025, 3, 12, 9, tzinfo=UTC))
    made = weekly_recap(narrator=MARIA, week="2026-03-12", passages=[year_ago, event])
    assert "You told me on this day, a year ago:\nMy sister married" in made.text
    assert "It was on this day in 1962:\nThe bakery opened" in made.text
    assert made.plot is None


def test_a_day_without_memories_says_so_plainly() -> None:
    """What was told today is no memory of an earlier year, nor is a date without its day."""
    vague = [replace(one, event_date="1962-03") for one in told(MARIA, ENGLISH)]
    made = weekly_recap(narrator=MARIA, week="2026-03-12", passages=vague)
    assert made.text == message("story-recap-day-none", "en")


def test_a_model_that_judges_is_not_heard() -> None:
    """A moral that nobody told is cut, and the narrator's own words stand."""
    moral = json.dumps(
        {
            "text": "I was born in 1948, and everything happens for a reason.",
            "citations": [{"passage": 1, "quote": "I was born in 1948"}],
        }
    )
    model = FakeChatModel(moral, moral, moral)
    made = weekly_recap(narrator=MARIA, week=WEEK, passages=told(MARIA, ENGLISH), model=model)
    assert "reason" not in made.text
    assert made.sentences


def test_a_sparse_year_of_weeks_is_never_the_same_twice() -> None:
    """Over 52 weeks, told in each fourth, no text comes twice and no sentence of the last twelve recaps."""
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    lines = [
        f"In the year of the {name} we walked to the market and bought {number + 3} baskets."
        for number, name in enumerate(
            [
                "flood",
                "frost",
                "comet",
                "fair",
                "strike",
                "wedding",
                "locusts",
                "storm",
                "fire",
                "thaw",
                "drought",
                "census",
                "harvest",
            ]
        )
    ]
    passages = [
        replace(one, told_at=start + timedelta(weeks=4 * number))
        for number, one in enumerate(told(MARIA, lines))
    ]
    kept: list[Recap] = []
    for number in range(52):
        week = f"{(start + timedelta(weeks=number)).isocalendar()[0]}-W{number + 1:02d}"
        now = [one for one in passages if one.told_at < start + timedelta(weeks=number + 1)]
        last = kept[-12:]
        said = frozenset(plain(one.text) for recap in last for one in recap.sentences)
        past = Past(said, len(kept))
        made = weekly_recap(narrator=MARIA, week=week, passages=now, past=past)
        assert not {plain(one.text) for one in made.sentences} & said
        kept.append(made)
    assert len({one.text for one in kept}) == 52
    assert sum(bool(one.sentences) for one in kept) > 13


def test_what_was_liked_is_chosen_before_what_was_not() -> None:
    """Of twelve memories a week tells ten; the weights decide which stay out."""
    lines = [
        f"We carried {number + 3} baskets of plums to the market in {1950 + number}." for number in range(12)
    ]
    passages = told(MARIA, lines)
    people = {one.entry_id: ("Ana",) if at < 2 else () for at, one in enumerate(passages)}
    left_out = []
    for weight in (0.0, 1.0):
        made = make_recap(
            narrator=MARIA,
            period=period_of(WEEK, MARIA.timezone),
            material=Material(passages, people=people, weights={"person:Ana": weight}),
        )
        left_out.append({one.entry_id for one in passages[:2]} - set(made.entries))
    assert len(left_out[0]) == 2
    assert left_out[1] == set()


def test_the_plot_draws_no_line_through_days_of_silence() -> None:
    """Days that follow each other are joined; a day by itself, and the days between, are not."""
    told_on = {0: [(0.0, 0.4)], 1: [(1.0, -0.2)], 3: [(3.0, 0.1)], 5: [(5.0, 0.3)], 6: [(6.0, 0.5)]}
    assert _runs(told_on) == [[told_on[0], told_on[1]], [told_on[5], told_on[6]]]
    assert _runs({2: [(2.0, 0.1)]}) == []


@pytest.mark.parametrize(
    ("key", "language", "first", "last"),
    [
        ("2026-W11", "en", "Mon\n9 Mar", "Sun\n15 Mar"),
        ("2026-W11", "zh", "周一\n3月9日", "周日\n3月15日"),
        ("2026-W09", "es", "lun\n23 feb", "dom\n1 mar"),
        ("2026-02", "en", "1 Feb", "22 Feb"),
        ("2026", "zh", "1月", "11月"),
    ],
)
def test_a_plots_days_are_named_as_people_name_them(key: str, language: str, first: str, last: str) -> None:
    """A day has its month in words, in every language: 9.3. would be September to some."""
    _, names, _ = _ticks(period_of(key, "UTC"), language)
    assert (names[0], names[-1]) == (first, last)
