"""A stretch of a recording, cut out."""

from __future__ import annotations

import math
import wave
from pathlib import Path

import numpy as np
import pytest

from bot.errors import PerceptionError
from bot.perception.clip import MARGIN, cut, whole_words
from bot.perception.perceive import Perceiver
from bot.perception.sandbox import NORMAL
from bot.perception.sound import RATE
from bot.perception.transcribe import decoded
from tests.conftest import ROOT

BREAD = ROOT / "tests" / "media" / "bread-school.ogg"
SUNDAY = ROOT / "samples" / "media" / "sunday.mp4"


def _samples(path: Path) -> np.ndarray:
    with decoded(path, NORMAL) as (sound, _):
        return np.fromfile(sound, "<i2").astype(np.float64)


def test_the_cut_is_the_sound_of_those_seconds(tmp_path: Path) -> None:
    """It is loud and quiet where the recording is from second 1 to 2.5, not elsewhere, and little longer."""
    out = tmp_path / "cut.ogg"
    seconds = cut(BREAD, 1.0, 2.5, out)
    assert 1.5 + 2 * MARGIN - 0.001 <= seconds <= 1.5 + 2 * (MARGIN + 0.4)
    heard, whole = _samples(out), _samples(BREAD)
    assert len(heard) / RATE == pytest.approx(seconds, abs=0.03)
    loud = _loudness(whole)
    likeness = [np.corrcoef(_loudness(heard)[:30], loud[at : at + 30])[0, 1] for at in range(len(loud) - 30)]
    assert 1.0 - MARGIN - 0.5 <= int(np.argmax(likeness)) * 0.05 <= 1.0


def test_a_videos_sound_is_cut_too(tmp_path: Path) -> None:
    """Only the sound is written."""
    assert 1 + 2 * MARGIN - 0.001 <= cut(SUNDAY, 0.5, 1.5, tmp_path / "cut.ogg") <= 1.5 + 2 * MARGIN


def test_a_cut_ends_where_the_recording_does(tmp_path: Path) -> None:
    """Seconds beyond the end are not made up."""
    length = len(_samples(BREAD)) / RATE
    assert 1 + MARGIN - 0.001 <= cut(BREAD, length - 1, length + 60, tmp_path / "cut.ogg") <= 1.5 + MARGIN


@pytest.mark.parametrize(("path", "start_s"), [(BREAD, 900.0), (ROOT / "samples/media/garden.jpg", 0.0)])
def test_where_there_is_no_sound_nothing_is_written(path: Path, start_s: float, tmp_path: Path) -> None:
    """Behind the end of a recording, and in a picture."""
    with pytest.raises(PerceptionError):
        cut(path, start_s, start_s + 1, tmp_path / "cut.ogg")
    assert not (tmp_path / "cut.ogg").exists()


def test_a_word_without_length_has_a_moment(tmp_path: Path) -> None:
    """A Whisper may begin and end a word in one instant, at the very end too; what is no second is none."""
    length = len(_samples(BREAD)) / RATE
    for at in (0.0, 1.0, length - 0.001):
        assert cut(BREAD, at, at, tmp_path / "cut.ogg") >= MARGIN
    for seconds in ((math.nan, 1.0), (0.0, math.nan), (2.0, 1.0)):
        with pytest.raises(PerceptionError):
            cut(BREAD, *seconds, tmp_path / "cut.ogg")


def test_a_sentence_is_cut_by_its_words_times(hearing: Perceiver, tmp_path: Path) -> None:
    """Out of a longer recording: it is heard again as the same words, and begins and ends in quiet."""
    said = _samples(ROOT / "tests" / "media" / "sea.ogg")
    whole = np.concatenate([np.zeros(int(5.2 * RATE)), said, np.zeros(3 * RATE)]).astype("<i2")
    recording = tmp_path / "recording.wav"
    with wave.open(str(recording), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(whole.tobytes())
    [sentence] = hearing.transcribe(recording, "en").segments
    cut(recording, sentence.words[0].start, sentence.words[-1].end, tmp_path / "cut.ogg")
    assert hearing.transcribe(tmp_path / "cut.ogg", "en").text == sentence.text
    loud = _loudness(_samples(tmp_path / "cut.ogg"))
    assert max(loud[0], loud[-1]) < 0.05 * loud.max()


def test_a_word_is_not_cut_off_and_the_next_one_not_begun() -> None:
    """The clip goes on to where the sound ends; where nothing is quiet near, it keeps to its seconds."""
    random = np.random.default_rng(3)
    sound = random.normal(0, 3000, 3 * RATE).astype("<i2")
    sound[: RATE // 2] = 0
    sound[2 * RATE :] = 0
    first, last = whole_words(sound, int(0.7 * RATE), int(1.8 * RATE))
    assert first / RATE == pytest.approx(0.5 - MARGIN, abs=0.03)
    assert last / RATE == pytest.approx(2.0 + MARGIN, abs=0.03)
    first, last = whole_words(sound, int(1.0 * RATE), int(1.4 * RATE))
    assert (first / RATE, last / RATE) == pytest.approx((1.0 - MARGIN, 1.4 + MARGIN))


def _loudness(samples: np.ndarray) -> np.ndarray:
    """Every 0.05 s."""
    step = RATE // 20
    return np.sqrt((samples[: len(samples) // step * step].reshape(-1, step) ** 2).mean(axis=1))
