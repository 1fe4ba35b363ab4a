"""A stretch of a recording, cut out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.errors import PerceptionError
from bot.perception.clip import MARGIN, cut
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
    """It lasts as long, and is loud and quiet where the recording is from second 1 to 2.5, not elsewhere."""
    out = tmp_path / "cut.ogg"
    seconds = cut(BREAD, 1.0, 2.5, out)
    assert seconds == pytest.approx(1.5 + 2 * MARGIN, abs=0.001)
    heard, whole = _samples(out), _samples(BREAD)
    assert len(heard) / RATE == pytest.approx(seconds, abs=0.03)
    loud = _loudness(whole)
    likeness = [np.corrcoef(_loudness(heard)[:30], loud[at : at + 30])[0, 1] for at in range(len(loud) - 30)]
    assert int(np.argmax(likeness)) * 0.05 == pytest.approx(1.0 - MARGIN, abs=0.11)


def test_a_videos_sound_is_cut_too(tmp_path: Path) -> None:
    """Only the sound is written."""
    assert cut(SUNDAY, 0.5, 1.5, tmp_path / "cut.ogg") == pytest.approx(1 + 2 * MARGIN, abs=0.001)


def test_a_cut_ends_where_the_recording_does(tmp_path: Path) -> None:
    """Seconds beyond the end are not made up."""
    length = len(_samples(BREAD)) / RATE
    assert cut(BREAD, length - 1, length + 60, tmp_path / "cut.ogg") == pytest.approx(1 + MARGIN, abs=0.001)


@pytest.mark.parametrize(("path", "start_s"), [(BREAD, 900.0), (ROOT / "samples/media/garden.jpg", 0.0)])
def test_where_there_is_no_sound_nothing_is_written(path: Path, start_s: float, tmp_path: Path) -> None:
    """Behind the end of a recording, and in a picture."""
    with pytest.raises(PerceptionError):
        cut(path, start_s, start_s + 1, tmp_path / "cut.ogg")
    assert not (tmp_path / "cut.ogg").exists()


def _loudness(samples: np.ndarray) -> np.ndarray:
    """Every 0.05 s."""
    step = RATE // 20
    return np.sqrt((samples[: len(samples) // step * step].reshape(-1, step) ** 2).mean(axis=1))
