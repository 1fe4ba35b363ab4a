"""Recaps as they are sent: what stays out, what comes once, and how they are read aloud."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.errors import UsageError
from bot.settings import load_settings
from bot.work import recaps
from bot.work.schedule import due_longer
from bot.work.speaking import spoken
from memory import journal, narrators, off_limits, outbox
from memory import stories as kept
from memory.types import Action, Entry, EntryKind, Narrator, OutMessage, RecapTime
from tests.program import environ

WEEK = "2026-W11"
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
ANN = Sender("terminal", "ann", "Ann")
PLAIN = (
    "My grandmother baked plum cake every Sunday and the whole street smelled of it.",
    "We rowed across the harbour in my uncle's blue boat to buy herring.",
    "My brother built a kite from newspaper and it flew over the church tower.",
)


def _ann(app: App, **more: object) -> Narrator:
    agreed = datetime(2026, 1, 1, tzinfo=UTC)
    recap = RecapTime(**more)  # type: ignore[arg-type]
    return narrators.create(
        app.store, Narrator("", "Ann", "terminal", "ann", consented_at=agreed, recap=recap)
    )


def _tell(app: App, who: Narrator, *texts: str, at: datetime = MONDAY) -> None:
    for number, text in enumerate(texts):
        ref = f"{at.isoformat()}-{number}"
        key = journal.entry_id(app.store, who.id, ref)
        entry = Entry(key, who.id, ref, EntryKind.TEXT, at + timedelta(hours=number), text)
        journal.add_entry(app.store, entry, [])
        app.work.entry(key)
    _said(app)


def _said(app: App) -> list[OutMessage]:
    return outbox.take(app.store, "terminal", "ann")


@pytest.fixture
def app(tmp_path: Path):
    """The program with an empty data folder."""
    with open_app(load_settings(environ(tmp_path))) as opened:
        yield opened


def test_what_is_off_limits_is_in_no_recap(app: App) -> None:
    """A memory that touches the list is left out whole; the others are told."""
    who = _ann(app)
    _tell(app, who, *PLAIN)
    off_limits.add(app.store, who.id, "my brother")
    text = recaps.make_recap(app.tools, who.id, WEEK).text
    assert "kite" not in text
    assert "plum cake" in text


def test_words_of_distress_are_in_no_recap_even_where_hard_ones_are_wanted(app: App) -> None:
    """Neither the words nor their feeling are looked back on."""
    who = _ann(app, hard=True)
    _tell(app, who, "I want to die.", "In 1946 I wanted to die, but my sister would not let me.", *PLAIN)
    made = recaps.make_recap(app.tools, who.id, WEEK)
    assert "die" not in made.text
    assert "plum cake" in made.text


def test_hard_memories_stand_in_a_recap_only_where_they_are_wanted(app: App) -> None:
    """War and hunger in one memory are left out, until the narrator says otherwise."""
    who = _ann(app)
    hard = "In the famine the soldiers came and we ate grass from the churchyard wall."
    _tell(app, who, hard, *PLAIN)
    assert "grass" not in recaps.make_recap(app.tools, who.id, WEEK).text
    narrators.save(app.store, replace(who, recap=replace(who.recap, hard=True)))
    assert "grass" in recaps.make_recap(app.tools, who.id, WEEK).text


@pytest.mark.parametrize("key", [WEEK, "2026-03", "2026"])
def test_a_recap_is_sent_once_with_its_thumbs(app: App, key: str) -> None:
    """A second job of the same period says nothing; the thumbs bear the recap's name."""
    who = _ann(app)
    _tell(app, who, *PLAIN)
    recaps.send_recap(app.tools, who.id, key)
    first = _said(app)
    assert [one.data for one in first[0].buttons[0]] == [f"up:recap:{key}", f"down:recap:{key}"]
    recaps.send_recap(app.tools, who.id, key)
    assert _said(app) == []
    body = kept.load_recap(app.store, who.id, key)
    assert body is not None
    assert body["sentences"]
    assert any(arm.startswith("theme:") for arm in body["arms"])


def test_asked_for_again_it_is_another_one(app: App) -> None:
    """Two recaps of one week share no sentence, and the buttons lead to the other kinds."""
    who = _ann(app)
    now = datetime.now(UTC) - timedelta(minutes=5)
    _tell(app, who, *PLAIN, at=now)
    for ref in ("1", "2"):
        recaps.send_recap_now(app.tools, who.id, ref)
    texts = [one for one in _said(app) if one.key.endswith(":text")]
    assert len({one.text for one in texts}) == 2
    assert [one.data for one in texts[0].buttons[-1]] == ["recap:month", "recap:year", "recap:day"]
    first, second = (set(one["sentences"]) for one in kept.recent_recaps(app.store, who.id, 2))
    assert not first & second


def test_the_command_takes_the_kind(app: App) -> None:
    """/recap year and the button for it tell of the year."""
    who = _ann(app)
    _tell(app, who, *PLAIN, at=datetime.now(UTC) - timedelta(minutes=5))
    app.conversation.press(Press(ANN, "p1", datetime.now(UTC), "recap:year", "1"))
    year = str(datetime.now(UTC).year)
    assert f"The year {year}" in next(one.text for one in _said(app) if one.key.endswith(":text"))


def test_nobody_who_rests_is_sent_a_recap(app: App) -> None:
    """After words of distress no recap comes until the narrator writes again."""
    who = _ann(app)
    _tell(app, who, *PLAIN)
    app.conversation.receive(Arrival(ANN, "x", datetime.now(UTC), EntryKind.TEXT, text="I want to die"))
    _said(app)
    recaps.send_recap(app.tools, who.id, WEEK)
    assert _said(app) == []
    assert kept.load_recap(app.store, who.id, WEEK) is None


def test_quiet_weeks_grow_silent(app: App) -> None:
    """With nothing told at all, two weeks say so in different words, and then most say nothing."""
    who = _ann(app)
    said = []
    for week in range(2, 14):
        recaps.send_recap(app.tools, who.id, f"2026-W{week:02d}")
        said.append([one.text for one in _said(app) if one.key.endswith(":text")])
    spoke = [one[0] for one in said if one]
    assert len(spoke) == len(set(spoke))
    assert [bool(one) for one in said[:4]] == [True, True, False, False]
    assert len(spoke) <= 5


def test_this_day_comes_only_where_there_is_something(app: App) -> None:
    """A day with a memory of a year ago is said, another is not."""
    who = _ann(app, day=True)
    _tell(app, who, PLAIN[0], at=datetime(2025, 3, 9, 10, tzinfo=UTC))
    recaps.send_recap(app.tools, who.id, "2026-03-10")
    assert _said(app) == []
    recaps.send_recap(app.tools, who.id, "2026-03-09")
    assert "a year ago:\nMy grandmother baked plum cake" in _said(app)[0].text


def test_longer_recaps_are_due_where_they_are_wanted() -> None:
    """The month's on the 1st, the year's on its last day, the day's each day; none unasked, none twice."""
    recap = RecapTime(6, 18, month=True, year=True, day=True)
    agreed = datetime(2025, 1, 1, tzinfo=UTC)
    wanted = Narrator("n1", "Ann", "t", "1", timezone="Asia/Shanghai", consented_at=agreed, recap=recap)

    def never(*_: str) -> bool:
        return False

    def due(moment: datetime) -> set[str]:
        return {key for _, key in due_longer([wanted], moment, never)}

    first = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
    assert due(first) == {"2026-03-01", "2026-02"}
    assert due(first - timedelta(hours=1)) == set()
    late = first + timedelta(days=3)
    assert due(late) == {"2026-03-04", "2026-02"}
    assert due_longer([wanted], late, lambda _, key: key in ("2026-03-04", "2026-02")) == []
    assert due_longer([replace(wanted, recap=RecapTime())], first, never) == []
    assert due(datetime(2026, 12, 31, 11, tzinfo=UTC)) == {"2026-12-31", "2026"}


def test_settings_switch_them_on_and_off(app: App) -> None:
    """The button of /settings lists five choices; each press changes one and says so."""
    _ann(app)
    app.conversation.press(Press(ANN, "p1", datetime.now(UTC), "recaps", "1"))
    listed = _said(app)[0]
    assert [line[0].data for line in listed.buttons] == [
        f"recaps:{one}" for one in ("month", "year", "day", "spoken", "hard")
    ]
    for wanted in (True, False):
        assert app.conversation.press(Press(ANN, f"p{wanted}", datetime.now(UTC), "recaps:spoken", "1"))
        who = app.conversation.narrator(ANN)
        assert who is not None
        assert who.recap.spoken is wanted


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_recap_is_read_aloud_for_those_who_want_it(app: App) -> None:
    """With the setting a voice note follows; it is OGG with Opus, longer than a second."""
    import av

    who = _ann(app, spoken=True)
    _tell(app, who, PLAIN[0])
    recaps.send_recap(app.tools, who.id, WEEK)
    assert [one.file_name for one in _said(app) if one.action is Action.VOICE] == [f"recap-{WEEK}.ogg"]
    for text, language in ((PLAIN[0], "en"), ("外婆做的桂花糕最好吃。", "zh")):
        sound = spoken(text, language)
        assert sound is not None
        with av.open(io.BytesIO(sound)) as source:
            assert source.streams.audio[0].codec_context.name in ("opus", "libopus")
            assert sum(frame.samples for frame in source.decode(audio=0)) > 48_000


def test_nothing_is_spoken_of_nothing() -> None:
    """An empty text has no sound."""
    assert spoken(" ", "en") is None


def test_what_is_no_period_is_wrong_use(app: App) -> None:
    """Other words raise UsageError."""
    with pytest.raises(UsageError):
        recaps.make_recap(app.tools, _ann(app).id, "2026-13")
