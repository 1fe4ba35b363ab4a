"""Questions answered from a journal: by whom it was told, where it is heard, and what was never told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import pytest

from bot.app import App, open_app
from bot.arrivals import Arrival, Sender
from bot.conversation import awaiting
from bot.files import attachment
from bot.settings import load_settings
from bot.story.answer import Answer
from bot.work import answers, clips
from memory import journal, narrators, outbox
from memory.errors import NotFound
from memory.types import Action, EntryKind, Narrator
from tests.conftest import ROOT

BREAD = ROOT / "tests" / "media" / "bread-school.ogg"
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@dataclass
class Life:
    """A narrator on the wired program, to whom things are told and of whom questions are asked."""

    app: App
    who: Narrator
    told: int = field(default=0)

    def tell(self, text: str = "", origin: str | None = None, file: Path | None = None) -> str:
        """Tell something, two hours after the last; the entry's id. `origin` is whose words they are."""
        self.told += 1
        arrival = Arrival(
            Sender("terminal", "me", self.who.name),
            str(self.told),
            NOW + timedelta(hours=2 * self.told),
            EntryKind.VOICE if file else EntryKind.TEXT,
            text=text,
            origin=origin,
            attachments=(attachment(file),) if file else (),
        )
        self.app.conversation.receive(arrival)
        return journal.entry_id(self.app.store, self.who.id, arrival.ref)

    def ask(self, question: str) -> tuple[Answer, str]:
        """The answer, and what the person reads."""
        found, hits = answers.find_answer(self.app.tools, self.who.id, question)
        return found, answers.answer_text(self.who, found, hits)

    def clip(self, question: str) -> clips.Clip | None:
        """Where the answer is heard."""
        found, hits = answers.find_answer(self.app.tools, self.who.id, question)
        return clips.clip_of(found.citations, answers.passages_of(hits))


def _open(folder: Path) -> AbstractContextManager[App]:
    environ = {
        "LIFESTORY_KEY_FILE": str(folder / "key"),
        "WHISPER_MODEL": str(ROOT / "tests" / "models" / "tiny-whisper"),
        "WHISPER_NAMES": "false",
    }
    return open_app(load_settings(environ, home=folder / "home"))


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    """Maria, who has told nothing yet."""
    with _open(tmp_path) as app:
        maria = Narrator("", "Maria", "terminal", "me", "en", "UTC", consented_at=NOW)
        yield Life(app, narrators.create(app.store, maria))


@pytest.fixture
def meilan(tmp_path: Path) -> Iterator[Life]:
    """美兰, who has told nothing yet."""
    with _open(tmp_path) as app:
        who = Narrator("", "美兰", "terminal", "me", "zh", "UTC", consented_at=NOW)
        yield Life(app, narrators.create(app.store, who))


def test_what_the_narrator_told_is_answered_with_the_day_it_was_told(life: Life) -> None:
    """The sentence is given word for word, and the line below says where it stands."""
    life.tell("In 1966 I began to work at the bakery of old Holm. It was dark when I set out.")
    found, text = life.ask("When did I begin to work at the bakery?")
    assert found.told
    assert text == ("“In 1966 I began to work at the bakery of old Holm.”\n— Message, 12 March 2026")


def test_what_a_friend_told_of_herself_is_not_the_narrators(life: Life) -> None:
    """Ana broke her leg; asked whether the narrator did, the answer is no answer but names Ana's words."""
    life.tell("We skated on the lake every winter.")
    life.tell("I broke my leg on the frozen lake in 1958.", origin="Ana")
    found, text = life.ask("When did I break my leg on the lake?")
    assert (found.told, found.citations) == (False, ())
    assert "no answer" in text
    assert "Ana: “I broke my leg on the frozen lake in 1958.”" in text
    assert life.ask("When did Ana break her leg on the lake?")[0].told


def test_what_nobody_told_is_refused_without_a_memory(life: Life) -> None:
    """No word of the question was ever told, so nothing is shown as near."""
    life.tell("We skated on the lake every winter.")
    found, text = life.ask("Which car did your uncle drive in Brazil?")
    assert not found.told
    assert text == found.text
    assert found.nearest == ()


def test_in_chinese_what_was_told_is_answered_and_what_was_not_is_refused(meilan: Life) -> None:
    """The wedding was told, a journey to Beijing was not."""
    meilan.tell("一九七二年我和建国结婚，没有办酒席，只请了两桌。")
    told, text = meilan.ask("我和建国什么时候结婚的？")
    assert told.told
    assert "1972年我和建国结婚" in text
    assert not meilan.ask("我去北京坐的是什么火车？")[0].told


def test_a_spoken_answer_is_cut_out_of_the_recording(life: Life, tmp_path: Path) -> None:
    """The cited seconds lie within the voice note; the cut lasts as long as they do, and a little more."""
    entry = life.tell(file=BREAD)
    found = life.clip("What did my mother bake every Sunday?")
    assert found is not None
    assert found.entry_id == entry
    assert 0 <= found.start_s < found.end_s <= _seconds(BREAD)
    out = tmp_path / "answer.ogg"
    said = clips.save_clip(life.app.tools, found, out)
    assert 0.19 < said - (found.end_s - found.start_s) < 1.01
    assert _seconds(out) == pytest.approx(said, abs=0.05)
    assert said < _seconds(BREAD) - 1


def test_the_line_below_a_spoken_answer_says_from_when_to_when(life: Life) -> None:
    """Minutes and seconds of both ends, so that it can be listened to."""
    life.tell(file=BREAD)
    found, text = life.ask("What did my mother bake every Sunday?")
    (citation,) = found.citations
    first, last = int(citation.start_s or 0), -int(-(citation.end_s or 0) // 1)
    assert text.endswith(f"— Voice note, 12 March 2026, 0:{first:02d}–0:{last:02d}")


def test_a_written_answer_has_no_clip(life: Life) -> None:
    """Nothing was spoken, so there is nothing to cut."""
    life.tell("My mother baked bread every Sunday morning.")
    assert life.clip("What did my mother bake every Sunday?") is None


def test_a_recording_that_is_gone_cannot_be_cut(life: Life, tmp_path: Path) -> None:
    """The narrator may have had it deleted meanwhile; nothing is written."""
    entry = life.tell(file=BREAD)
    found = life.clip("What did my mother bake every Sunday?")
    assert found is not None
    journal.media_path(life.app.store, journal.media_of(life.app.store, entry)[0]).unlink()
    with pytest.raises(NotFound):
        clips.save_clip(life.app.tools, found, tmp_path / "answer.ogg")
    assert not (tmp_path / "answer.ogg").exists()


def test_in_the_chat_a_spoken_answer_replies_to_its_voice_note(life: Life) -> None:
    """The whole can be played from the reply, and the answer's own seconds follow it."""
    entry = journal.get_entry(life.app.store, life.tell(file=BREAD))
    outbox.take(life.app.store, "terminal", "me")
    for ref, question in (
        ("q1", "What did my mother bake every Sunday?"),
        ("q2", "Did I ever fly to Brazil?"),
    ):
        awaiting.remember_words(life.app.store, life.who.id, ref, question)
        answers.send_answer(life.app.tools, life.who.id, ref)
    sent = outbox.take(life.app.store, "terminal", "me")
    assert [(one.action, one.reply_to) for one in sent] == [
        (Action.SEND, entry.ref),
        (Action.VOICE, None),
        (Action.SEND, None),
    ]


def _seconds(path: Path) -> float:
    """The seconds of sound that can be decoded from a file."""
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        return sum(frame.samples for frame in container.decode(audio=0)) / rate
