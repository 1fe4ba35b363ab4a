"""The narrator's word stands above the reading everywhere; they are asked at most once a week; and what
they say can be learnt from, where they agree.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.cli import cli
from bot.errors import UsageError
from bot.settings import load_settings
from bot.work import feelings as work
from bot.work import recaps, steps, videos
from bot.work.leaving import erase_narrator, write_export
from bot.work.videos import Video
from memory import feelings, journal, narrators, off_limits, outbox
from memory.graph import Graph
from memory.types import Entry, EntryKind, FeelingQuestion, Felt, Narrator, OutMessage, Segment
from tests.program import environ

ANN = Sender("terminal", "ann", "Ann")
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
CALM = "My grandmother baked plum cake every Sunday and the whole street smelled of it."
KITE = "My brother built a kite from newspaper and it flew over the church tower."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program with an empty data folder; feelings are read by the lists of words."""
    with open_app(load_settings(environ(tmp_path, EMOTION="lexicon"))) as opened:
        yield opened


def ann(app: App, **wishes: object) -> Narrator:
    """Ann, who agreed long ago."""
    agreed = datetime(2026, 1, 1, tzinfo=UTC)
    made = Narrator("", "Ann", "terminal", "ann", consented_at=agreed)
    return narrators.create(app.store, replace(made, feelings=FeelingQuestion(**wishes)))  # type: ignore[arg-type]


def tell(app: App, who: Narrator, text: str, at: datetime = MONDAY) -> Entry:
    """Something told, remembered."""
    ref = f"{at.isoformat()}-{text[:9]}"
    key = journal.entry_id(app.store, who.id, ref)
    journal.add_entry(app.store, Entry(key, who.id, ref, EntryKind.TEXT, at, text), [])
    steps.perceive(app.tools, key)
    steps.remember(app.tools, key)
    said(app)
    return journal.get_entry(app.store, key)


def said(app: App) -> list[OutMessage]:
    """What waits to be said, taken."""
    return outbox.take(app.store, "terminal", "ann")


def press(app: App, data: str) -> str:
    """A press by Ann."""
    return app.conversation.press(Press(ANN, f"p{data}", datetime.now(UTC), data, "1"))


def test_the_narrators_word_survives_a_new_reading(app: App) -> None:
    """Read anew, the entry keeps what the narrator said of it, and the recap's plot goes by that."""
    entry = tell(app, ann(app), KITE)
    press(app, f"felt:{entry.id}:+sadness")
    steps.perceive(app.tools, entry.id, again=True)
    counts = feelings.feeling_of(app.store, entry.id)
    assert counts is not None
    assert (counts.model, counts.valence) == ("narrator", -0.7)
    material = recaps._material(app.tools, narrators.get(app.store, entry.narrator_id), "2026-W11")
    assert material.feelings[entry.id][1] == counts


def test_it_goes_with_the_entry_and_into_the_export(app: App, tmp_path: Path) -> None:
    """The export holds the narrator's word; it goes when the entry, or the narrator, is erased."""
    who = ann(app)
    kept, gone = tell(app, who, KITE), tell(app, who, CALM)
    for one in (kept, gone):
        press(app, f"felt:{one.id}:+sadness")
    path = write_export(app.tools, who, tmp_path / "out.zip")
    assert '"kind": "felt"' in zipfile.ZipFile(path).read("journal.json").decode()
    journal.delete_entry(app.store, gone.id)
    assert list(feelings.all_said(app.store, who.id)) == [kept.id]
    erase_narrator(app.tools, who.id)
    assert feelings.all_said(app.store, who.id) == {}


def test_a_correction_becomes_an_example_that_training_reads(app: App, tmp_path: Path) -> None:
    """From the buttons pressed, by the command, to the examples that training learns from."""
    from training.preprocess import prepare

    who = ann(app, teach=True)
    entry = tell(app, who, KITE)
    press(app, f"felt:{entry.id}:+fear")
    press(app, f"felt:{entry.id}:+joy")
    out = tmp_path / "said.tsv"
    out.write_text(work.as_tsv(work.examples(app.tools, who)))
    folder = tmp_path / "labelled"
    folder.mkdir()
    (folder / "labels.txt").write_text("\n".join(feelings.LABELS))
    (folder / "train.tsv").write_text("".join(f"text number {n}\t{n % 7}\tx{n}\n" for n in range(70)))
    prepared = prepare(folder, more=out)
    [mine] = [one for one in (*prepared.examples, *prepared.held) if one.text == KITE]
    assert [prepared.labels[one] for one in mine.labels] == ["fear", "joy"]


def test_nothing_is_learnt_from_without_consent(app: App) -> None:
    """Who has not agreed is not exported for learning; who has, is until they take it back."""
    who = ann(app)
    press(app, f"felt:{tell(app, who, KITE).id}:+joy")
    with pytest.raises(UsageError, match="has not agreed"):
        work.examples(app.tools, who)
    press(app, "feelings:teach")
    assert len(work.examples(app.tools, narrators.get(app.store, who.id))) == 1
    press(app, "feelings:unteach")
    with pytest.raises(UsageError):
        work.examples(app.tools, narrators.get(app.store, who.id))


def test_at_most_one_question_a_week(app: App) -> None:
    """Over ten simulated weeks, looked at each three hours and with the recap's day moved about, two
    questions are never nearer than seven days, and no entry is asked about twice.
    """
    who = ann(app, on=True)
    sent: list[datetime] = []
    asked: list[str] = []
    for hour in range(0, 10 * 7 * 24, 3):
        moment = MONDAY + timedelta(hours=hour)
        with time_machine.travel(moment, tick=False):
            if hour % 96 == 0:
                tell(app, who, f"On day {hour // 24} {CALM[:1].lower()}{CALM[1:]}", moment)
                moved = narrators.get(app.store, who.id)
                day = (hour // 24 * 3) % 7
                narrators.save(app.store, replace(moved, recap=replace(moved.recap, weekday=day)))
            for one in work.due(narrators.all_narrators(app.store), moment):
                work.send(app.tools, one.id)
                for message in said(app):
                    sent.append(moment)
                    asked.append((message.subject or ("", ""))[1])
    assert 3 <= len(sent) <= 10
    assert all(later - one >= timedelta(days=7) for one, later in pairwise(sent))
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    "change",
    [
        {"feelings": FeelingQuestion(False)},
        {"feelings": FeelingQuestion(True, MONDAY)},
        {"paused_at": MONDAY},
        {"unreachable_at": MONDAY},
        {"consented_at": None},
    ],
)
def test_it_is_not_due(change: dict[str, object]) -> None:
    """Not unasked, not within seven days, not while paused, away or before consent."""
    wednesday = datetime(2026, 3, 11, 18, tzinfo=UTC)
    wants = Narrator(
        "n", "Ann", "t", "1", consented_at=datetime(2026, 1, 1, tzinfo=UTC), feelings=FeelingQuestion(True)
    )
    assert work.due([wants], wednesday) == [wants]
    assert work.due([wants], wednesday - timedelta(hours=1)) == []
    assert work.due([wants], wednesday + timedelta(hours=4)) == []
    assert work.due([replace(wants, **change)], wednesday) == []  # type: ignore[arg-type]


def test_the_least_certain_reading_is_asked_about(app: App) -> None:
    """Of two that may be asked about, the one with the greater entropy; never one that was asked about."""
    who = ann(app)
    clear = tell(app, who, "We laughed and sang, happy and glad and joyful the whole long evening through.")
    unsure = tell(app, who, "We were happy and afraid when the boat went out beyond the harbour wall.")
    moment = MONDAY + timedelta(days=1)
    assert work.least_certain(app.tools, who, moment) == unsure
    feelings.keep(app.store, unsure, Felt())
    assert work.least_certain(app.tools, who, moment) == clear
    feelings.keep(app.store, clear, Felt(declined=True))
    assert work.least_certain(app.tools, who, moment) is None


@pytest.mark.parametrize(
    "text",
    [
        "I want to die, I cannot go on with any of this, not even for one more day.",
        "In the famine the soldiers came and we ate grass from the churchyard wall.",
        "My sister Ruth and I quarrelled about the house for many years, and I was sad.",
        "Yes.",
    ],
)
def test_what_is_heavy_off_limits_or_says_nothing_is_not_asked_about(app: App, text: str) -> None:
    """Words of distress, hard memories, what is off limits and what is too short are left alone."""
    who = ann(app)
    off_limits.add(app.store, who.id, "my sister Ruth")
    tell(app, who, text)
    assert work.least_certain(app.tools, who, MONDAY + timedelta(days=1)) is None


@dataclass(frozen=True)
class Pausing:
    """Graphs whose narrator presses /pause while they are looked at."""

    app: App

    def of(self, narrator_id: str) -> Graph:
        """Pause, and look."""
        now = narrators.get(self.app.store, narrator_id)
        narrators.save(self.app.store, replace(now, paused_at=MONDAY))
        return self.app.tools.graphs.of(narrator_id)


def test_what_is_changed_while_a_question_is_chosen_stands(app: App) -> None:
    """A pause that comes in the middle is not undone by noting that they were asked."""
    who = ann(app, on=True)
    tell(app, who, KITE)
    with time_machine.travel(MONDAY + timedelta(days=2), tick=False):
        work.send(replace(app.tools, graphs=Pausing(app)), who.id)  # type: ignore[arg-type]
    found = narrators.get(app.store, who.id)
    assert found.feelings.asked_at is not None
    assert found.paused_at is not None


def test_nobody_is_asked_while_they_rest_or_when_it_is_too_old(app: App) -> None:
    """After words of distress nothing is asked; nor about what was told more than four weeks ago."""
    who = ann(app, on=True)
    tell(app, who, KITE)
    assert work.least_certain(app.tools, who, MONDAY + timedelta(days=29)) is None
    app.conversation.receive(Arrival(ANN, "x", datetime.now(UTC), EntryKind.TEXT, text="I want to die"))
    said(app)
    with time_machine.travel(MONDAY + timedelta(days=2), tick=False):
        work.send(app.tools, who.id)
    assert said(app) == []


def test_a_recaps_picture_leads_to_its_memories(app: App) -> None:
    """The plot has a button; behind it are the memories drawn, and each leads to the choice of feelings."""
    who = ann(app)
    entry = tell(app, who, KITE)
    recaps.send_recap(app.tools, who.id, "2026-W11")
    plot = next(one for one in said(app) if one.key.endswith(":plot"))
    assert plot.buttons[0][0].label == "That's not how I felt"
    press(app, plot.buttons[0][0].data)
    listed = said(app)[0]
    assert [line[0].data for line in listed.buttons] == [f"unfelt:{entry.id}"]
    press(app, listed.buttons[0][0].data)
    assert "How did that feel for you?" in said(app)[0].text


def test_a_videos_time_line_goes_by_the_narrators_word(app: App) -> None:
    """What they say of a video holds for each of its sentences; where they would rather not, none has any."""
    spoken = Video("v", "en", "We were sad.", (Segment("We were sad.", 0.0, 2.0),))
    [read] = videos.moments(app.tools.perceiver, spoken)
    [own] = videos.moments(app.tools.perceiver, replace(spoken, said=Felt(("joy",))))
    [none] = videos.moments(app.tools.perceiver, replace(spoken, said=Felt(declined=True)))
    assert (read.feelings, own.feelings, none.feelings) == (("sadness",), ("joy",), ())


def test_the_command_line_shows_and_writes(app: App, tmp_path: Path) -> None:
    """`lifestory feelings` lists readings, and with consent writes a file for its owner alone."""
    who = ann(app, teach=True)
    press(app, f"felt:{tell(app, who, KITE).id}:+joy")
    press(app, f"felt:{tell(app, who, '那天全家团圆，我高兴极了。').id}:+joy")
    run = partial(CliRunner().invoke, cli, env=environ(tmp_path, EMOTION="lexicon"), catch_exceptions=False)
    listed = json.loads(run(["feelings", "-n", "Ann", "--json"]).stdout)
    assert (listed[0]["words"], listed[0]["said"]["labels"]) == (KITE[:60], ["joy"])
    assert "joy (narrator)" in run(["feelings", "-n", "Ann"]).stdout
    out = tmp_path / "out.tsv"
    assert "1 of them in Chinese" in run(["feelings", "-n", "Ann", "--out", str(out)]).stderr
    assert out.read_text().startswith(f"{KITE}\tjoy\t")
    assert out.stat().st_mode & 0o777 == 0o600
    press(app, "feelings:unteach")
    with pytest.raises(UsageError, match="agreed"):
        run(["feelings", "-n", "Ann", "--out", str(tmp_path / "other.tsv")])
    assert not (tmp_path / "other.tsv").exists()
