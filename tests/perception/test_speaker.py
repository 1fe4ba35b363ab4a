"""A VITS voice out of a folder."""

from __future__ import annotations

import io
import shutil
import wave
from pathlib import Path

import numpy as np
import pytest

from bot.errors import ModelUnavailable
from bot.perception import speaker
from bot.work.speech import speaker_named, wav_of
from tests.make_tiny_voice import make_voice

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny voice that hums."""
    return make_voice(tmp_path_factory.mktemp("voices") / "en")


def _sound(wav: bytes | None) -> tuple[int, np.ndarray]:
    assert wav is not None
    with wave.open(io.BytesIO(wav)) as opened:
        return opened.getframerate(), np.frombuffer(opened.readframes(opened.getnframes()), "<i2")


def test_a_text_is_spoken_by_the_model_of_the_folder(folder: Path) -> None:
    """At its own rate, longer for more words, and the same each time."""
    rate, short = _sound(wav_of("Good morning.", "en", str(folder)))
    again = _sound(wav_of("Good morning.", "en", str(folder)))[1]
    longer = _sound(wav_of("Good morning. Where were you born, and who was with you?", "en", str(folder)))[1]
    assert rate == 16_000
    assert np.array_equal(short, again)
    assert len(longer) > len(short) > rate // 10
    assert np.abs(short).max() > 0
    assert speaker_named(str(folder)) == "en"


@needs_espeak
def test_what_the_voice_cannot_say_is_not_left_out(folder: Path) -> None:
    """Figures and Chinese are no letters of it: espeak-ng says the whole text, at its own rate."""
    assert speaker.load(folder).wav("In 1962.") is None
    assert _sound(wav_of("In 1962.", "en", str(folder)))[0] != 16_000
    assert len(_sound(wav_of("早上好。", "zh", str(folder)))[1]) > 1000


@needs_espeak
def test_each_language_has_a_folder_of_its_own(folder: Path) -> None:
    """Where there is none for a language, espeak-ng speaks it."""
    named = str(folder.parent / "{language}")
    assert (speaker_named(named, "en"), speaker_named(named, "zh")) == ("en", "espeak-ng")
    assert _sound(wav_of("Good morning.", "en", named))[0] == 16_000
    assert _sound(wav_of("Good morning.", "zh", named))[0] != 16_000


def test_a_voice_that_cannot_be_read_is_refused(folder: Path, tmp_path: Path) -> None:
    """Weights that are missing, and letters that another program must make first."""
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "model.safetensors").unlink()
    with pytest.raises(ModelUnavailable):
        speaker.load(broken)
    with pytest.raises(ModelUnavailable, match="phonemizer"):
        speaker.load(make_voice(tmp_path / "phonemes", phonemize=True))
    assert not speaker.is_voice(tmp_path)
