"""The outline of a life."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.story.outline import Plan, outline
from memory.types import Caption, Question
from tests.story.lives import CHINESE, ENGLISH, MARIA, MEILAN, told

NOW = datetime(2026, 3, 12, tzinfo=UTC)


def plans(texts: tuple[str, ...] = ENGLISH) -> dict[str, Plan]:
    """The plan of Maria's life by chapter key."""
    return {one.key: one for one in outline(MARIA, told(MARIA, texts), [], [])}


def test_chapters_are_in_the_order_of_a_life() -> None:
    """Told out of order, the chapters run from the first memories to these days."""
    assert list(plans()) == [
        "earliest",
        "childhood",
        "school",
        "early-adulthood",
        "later",
        "theme-everyday",
        "now",
    ]


def test_titles_are_in_the_narrators_language() -> None:
    """A Chinese life has Chinese titles."""
    found = outline(MEILAN, told(MEILAN, CHINESE), [], [])
    assert [one.title for one in found][:3] == ["最早的记忆", "上学的日子", "走进社会"]


def test_a_chapter_bears_the_years_of_its_passages() -> None:
    """Childhood spans the years that were said in it; a theme has no date."""
    found = plans()
    assert (found["earliest"].date, found["early-adulthood"].date, found["theme-everyday"].date) == (
        "1948",
        "1969",
        None,
    )


def test_others_words_and_captions_are_in_no_chapter() -> None:
    """Forwards, captions and documents are never the narrator's."""
    mine, theirs, seen, read = told(MARIA, ["We had a goat."] * 4)
    apart = [
        replace(theirs, speaker="Ana"),
        replace(seen, field="caption:m1"),
        replace(read, field="document:m2"),
    ]
    (plan,) = outline(MARIA, [mine, *apart], [], [])
    assert plan.passage_ids == (mine.id,)


def test_an_undated_answer_stands_in_the_period_of_its_question() -> None:
    """What was asked about childhood is told in the childhood chapter."""
    asked = Question("q1", MARIA.id, "games", "opener", "What did you play?", NOW)
    answer = replace(told(MARIA, ["We made boats from bark."])[0], question="What did you play?")
    (plan,) = outline(MARIA, [answer], [], [asked])
    assert plan.key == "childhood"


def test_the_rest_of_an_answer_goes_with_its_dated_part() -> None:
    """Two passages of one entry stay together when only the second names a year."""
    one, two = told(MARIA, ["The road was long.", "That was in 1955."])
    two = replace(two, entry_id=one.entry_id, start=20, end=40, told_at=one.told_at)
    birth = told(MARIA, ["", "", "I was born in 1948."])[2]
    found = {plan.key: plan for plan in outline(MARIA, [one, two, birth], [], [])}
    assert found["childhood"].passage_ids == (one.id, two.id)


def test_without_a_birth_year_dates_make_decades() -> None:
    """Nobody knows how old the narrator was, so the chapter is the sixties."""
    (plan,) = outline(MARIA, told(MARIA, ["We bought a boat in 1962."]), [], [])
    assert (plan.key, plan.title) == ("decade-1960", "The 1960s")


def test_within_a_chapter_events_are_in_order() -> None:
    """What has no date sets the scene; then the years follow each other."""
    texts = [
        "I was born in 1948.",
        "In 1985 we built a house.",
        "In 1982 I changed jobs.",
        "We bought a house.",
    ]
    passages = told(MARIA, texts)
    assert plans(tuple(texts))["middle"].passage_ids == tuple(passages[at].id for at in (3, 2, 1))


def test_an_answer_to_a_follow_up_comes_right_after_what_it_is_about() -> None:
    """ "She" is understood when it follows the story that named her."""
    first, between, answer = told(
        MARIA, ["As a child I loved my aunt Rosa.", "As a child I had a goat.", "She sang."]
    )
    answer = replace(answer, question="What did Rosa do?")
    asked = Question(
        "q",
        MARIA.id,
        "childhood-person",
        "follow-up",
        "What did Rosa do?",
        NOW,
        about_entry_id=first.entry_id,
    )
    (plan,) = outline(MARIA, [first, between, answer], [], [asked])
    assert plan.passage_ids == (first.id, answer.id, between.id)


def test_a_picture_goes_with_its_own_words_or_its_own_time() -> None:
    """The first picture was sent with a story; the second was taken in the year of a wedding."""
    passages = told(MARIA, ENGLISH)
    shown = Caption("A garden.", (), "m", "1")
    dated = Caption("A church.", (), "m", "1", taken_at="1969")
    photos = [("m1", shown, passages[4].entry_id, NOW), ("m2", dated, "elsewhere", NOW)]
    found = {one.key: one.media_ids for one in outline(MARIA, passages, photos, [])}
    assert (found["childhood"], found["early-adulthood"]) == (("m1",), ("m2",))


def test_a_picture_stands_with_the_answer_about_it() -> None:
    """Words sent with a picture name no time; the answer about it does, and all three stand together."""
    birth, shown, answer, other = told(
        MARIA, ["I was born in 1948.", "Our house.", "Clara took it in 2010.", "I always liked bread."]
    )
    photos = [("m1", Caption("", (), "m", "1"), shown.entry_id, shown.told_at)]
    about = {answer.entry_id: shown.entry_id}
    found = {one.key: one for one in outline(MARIA, [birth, shown, answer, other], photos, [], about)}
    assert found["later"].passage_ids == (shown.id, answer.id)
    assert found["later"].media_ids == ("m1",)


def test_a_picture_stands_with_what_was_told_just_before() -> None:
    """A bicycle shown minutes after its tale belongs to the tale, whatever day the camera says."""
    birth, tale, later = told(MARIA, ["I was born in 1948.", "In 1963 I got a bicycle.", "In 2012 I fell."])
    taken = Caption("", (), "m", "1", taken_at="2012-05-06")
    photos = [("m1", taken, "bare", tale.told_at + timedelta(minutes=6))]
    found = {one.key: one.media_ids for one in outline(MARIA, [birth, tale, later], photos, [])}
    assert (found["youth"], found["later"]) == (("m1",), ())


def test_a_life_opens_with_who_tells_it() -> None:
    """Birth and name come before what is older than the narrator and before what has no date."""
    texts = ("The cups came from Amsterdam in 1936.", "My first memory is a lamp.", "I was born in 1948.")
    first, *_ = plans(texts)["earliest"].passage_ids
    assert first == told(MARIA, texts)[2].id


def test_a_large_chapter_is_split_by_theme() -> None:
    """Fifty answers about childhood are more than one chapter."""
    texts = [f"As a child I ate bread number {n}." for n in range(30)]
    texts += [f"As a child I walked our street {n} times." for n in range(30)]
    keys = [one.key for one in outline(MARIA, told(MARIA, texts), [], [])]
    assert keys == ["childhood.food", "childhood.places"]


def test_nothing_told_makes_no_chapters() -> None:
    """An empty life is an empty outline, even with a picture."""
    photo = ("m", Caption("?", (), "m", "1"), "e", NOW + timedelta(days=1))
    assert outline(MARIA, [], [photo], []) == ()


def test_what_was_told_as_a_cause_stands_before_what_it_led_to() -> None:
    """No date says which came first; the narrator did. With dates, these decide."""
    effect, cause = told(
        MARIA, ["We sold the boat because of the strike.", "The strike emptied the harbour."]
    )
    (plan,) = outline(MARIA, [effect, cause], [], [])
    assert plan.passage_ids == (cause.id, effect.id)
    dated = [
        replace(effect, text="In 1961 we sold the boat because of the strike."),
        replace(cause, text="The strike of 1962 emptied the harbour."),
    ]
    (plan,) = outline(MARIA, dated, [], [])
    assert plan.passage_ids == (effect.id, cause.id)


def test_a_date_that_hangs_on_another_memory_places_the_chapter() -> None:
    """The flood was in 1962, and so the summer after it was about 1963."""
    passages = told(MARIA, ["The flood came in 1962.", "The summer after the flood we kept bees."])
    (plan,) = outline(MARIA, passages, [], [])
    assert (plan.key, plan.date) == ("decade-1960", "1962/1963")


def test_a_chapter_of_which_no_date_is_sure_is_about_then() -> None:
    """The summer after the flood was about 1963; only that is in the chapter."""
    passages = told(
        MARIA, ["I was born in 1948.", "The flood came in 1959.", "Four years after the flood we moved."]
    )
    found = {one.key: one.date for one in outline(MARIA, passages, [], [])}
    assert found == {"earliest": "1948", "childhood": "1959", "youth": "1963~"}
