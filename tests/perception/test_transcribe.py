"""Real sound to words, through both backends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from bot.errors import ModelUnavailable, PerceptionError
from bot.perception.draft import split_at_pauses
from bot.perception.perceive import Perceiver
from bot.perception.sandbox import Limits
from bot.perception.sound import RATE
from bot.perception.transcribe import DraftTranscriber, WhisperTranscriber, blocks, decoded
from memory.types import MediaKind, Transcript, Trouble
from tests.perception.conftest import MEDIA, TINY_WHISPER, MakeSettings


def test_whisper_hears_the_right_words(hearing: Perceiver) -> None:
    """faster-whisper writes down what the voice note says, and signs it."""
    found = hearing.transcribe(MEDIA / "sea.ogg", "en")
    assert found.text == "I was born in a small town by the sea."
    assert (found.language, found.model, found.draft) == ("en", "whisper-tiny-whisper", False)
    assert found.version.startswith("faster-whisper 1.")
    assert found.duration == pytest.approx(3.15, abs=0.1)


def test_whisper_keeps_word_times(hearing: Perceiver) -> None:
    """Words follow one another within their segment, and the last is said near the end."""
    segment = hearing.transcribe(MEDIA / "sea.ogg", "en").segments[0]
    assert [w.text for w in segment.words] == [
        "I",
        "was",
        "born",
        "in",
        "a",
        "small",
        "town",
        "by",
        "the",
        "sea.",
    ]
    times = [t for w in segment.words for t in (w.start, w.end)]
    assert times == sorted(times)
    assert all(type(t) is float for t in times)
    by_word = {w.text: w for w in segment.words}
    assert by_word["small"].start == pytest.approx(1.3, abs=0.35)
    assert by_word["sea."].end == pytest.approx(2.65, abs=0.35)


def test_whisper_hears_nothing_in_a_hiss(hearing: Perceiver) -> None:
    """A hiss without speech becomes no words at all."""
    found = hearing.transcribe(MEDIA / "hiss.ogg", "en")
    assert (found.text, found.segments) == ("", ())


@dataclass
class Multilingual:
    """A Whisper that takes what it is played for `language`, as sure as `probability`; says `says`."""

    language: str
    probability: float
    says: dict[str, list[str]]
    model: Any = field(default_factory=lambda: SimpleNamespace(is_multilingual=True))
    asked: list[str | None] = field(default_factory=list)

    def transcribe(self, samples: np.ndarray, language: str | None = None, **_: Any) -> tuple[Any, Any]:
        self.asked.append(language)
        spoken = language or self.language
        made = (
            SimpleNamespace(
                text=text,
                start=2.0 * n,
                end=2.0 * n + 2,
                no_speech_prob=0.1,
                avg_logprob=-0.3,
                compression_ratio=1.1,
                words=None,
            )
            for n, text in enumerate(self.says[spoken])
        )
        seconds = len(samples) / RATE
        return made, SimpleNamespace(
            language=spoken, language_probability=self.probability, duration_after_vad=seconds
        )


def test_the_language_is_detected() -> None:
    """A language that is surely heard is taken; an unsure one gives way to the narrator's own."""
    says = {"zh": ["广州市房地产中介协会分析"], "cy": ["Bore da."]}
    sure, unsure = Multilingual("zh", 0.97, says), Multilingual("cy", 0.3, says)
    found = WhisperTranscriber("w", lambda: sure).transcribe(MEDIA / "sea.ogg", "en")
    assert (found.language, found.text) == ("zh", says["zh"][0])
    found = WhisperTranscriber("w", lambda: unsure).transcribe(MEDIA / "sea.ogg", "zh")
    assert (found.language, found.text) == ("zh", says["zh"][0])
    assert unsure.asked == [None, "zh"]


def test_inventions_of_the_model_are_not_written_down() -> None:
    """What a Whisper adds to the words, thanks to viewers and loops, stands in no transcript."""
    says = {"en": [" I was born here.", " Thanks for watching!", " we went home" * 6, " Then I left."]}
    found = WhisperTranscriber("w", lambda: Multilingual("en", 1.0, says)).transcribe(MEDIA / "sea.ogg", "en")
    assert found.text == "I was born here. Then I left."


def test_an_english_whisper_gives_way_for_a_chinese_narrator(hearing: Perceiver) -> None:
    """No model here hears Chinese, so nothing is invented: the narrator is told."""
    assert hearing.perceive_media(MEDIA / "sea.ogg", MediaKind.AUDIO, "zh") == [Trouble("no-speech-model")]


def test_a_draft_is_rough_and_marked(bare: Perceiver) -> None:
    """Without a Whisper the built-in model hears most words, with times, as a draft."""
    found = bare.transcribe(MEDIA / "sea.ogg", "en")
    assert found.draft
    assert {"was", "born", "small", "town"} <= set(found.text.split())
    assert found.segments[0].words[0].start == pytest.approx(0.5, abs=0.2)
    assert "(" not in found.text
    assert "<" not in found.text


def test_a_draft_is_cut_at_pauses(bare: Perceiver) -> None:
    """Two sentences with a pause between are two segments, the last one included."""
    found = bare.transcribe(MEDIA / "bread-school.ogg", None)
    assert len(found.segments) >= 2
    assert found.segments[0].text.startswith("my mother")
    assert found.segments[-1].text.endswith("fourteen")


def test_no_draft_for_other_languages() -> None:
    """The English model refuses a Chinese narrator before it opens anything."""
    with pytest.raises(ModelUnavailable):
        DraftTranscriber().transcribe(MEDIA / "missing.ogg", "zh")


def test_split_at_pauses() -> None:
    """A gap of the given length begins a new group."""
    words = [["a", 0.0, 0.5], ["b", 0.6, 1.0], ["c", 1.7, 2.0]]
    assert split_at_pauses(words, 0.6) == [words[:2], words[2:]]
    assert split_at_pauses([]) == []


def test_blocks_cut_where_it_is_quiet() -> None:
    """Long sound is cut in the quietest place before the limit, and nothing is lost."""
    random = np.random.default_rng(1)
    sound = random.normal(0, 0.2, 25 * RATE).astype(np.float32)
    sound[8 * RATE : 9 * RATE] = 0
    parts = list(blocks(sound, longest=10, look=4))
    assert 8 * RATE <= parts[1][0] <= 9 * RATE
    assert np.array_equal(np.concatenate([part for _, part in parts]), sound)
    assert all(len(part) <= 10 * RATE for _, part in parts)


def test_short_sound_is_one_block() -> None:
    """Sound under the limit is not cut."""
    assert [start for start, _ in blocks(np.zeros(RATE, np.float32))] == [0]


def test_too_long_sound_is_refused() -> None:
    """Sound over the duration cap is refused by name."""
    with (
        pytest.raises(PerceptionError) as caught,
        decoded(MEDIA / "sea.ogg", Limits(duration=1.0)),
    ):
        pass
    assert caught.value.reason == "too-long"


def test_a_truncated_voice_note_is_heard_as_far_as_it_goes(hearing: Perceiver, tmp_path: Path) -> None:
    """Half a file gives the words of its half, not an error."""
    whole = (MEDIA / "sea.ogg").read_bytes()
    half = tmp_path / "half.ogg"
    half.write_bytes(whole[: len(whole) * 3 // 4])
    found, _ = hearing.perceive_media(half, MediaKind.AUDIO, "en")
    assert isinstance(found, Transcript)
    assert found.duration is not None
    assert found.duration < 3.0


def test_a_broken_whisper_gives_way_once_and_for_all(make_settings: MakeSettings, tmp_path: Path) -> None:
    """A model that cannot be loaded is tried once; the draft model serves instead."""
    folder = tmp_path / "broken-whisper"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"no model")
    (folder / "tokenizer.json").write_bytes((TINY_WHISPER / "tokenizer.json").read_bytes())
    perceiver = Perceiver(make_settings(WHISPER_MODEL=str(folder)))
    assert perceiver.transcribe(MEDIA / "sea.ogg", "en").draft
    assert perceiver.models.available().whisper_failed
