"""Real sound to words, through both backends."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from bot.errors import ModelUnavailable, PerceptionError
from bot.perception.draft import split_at_pauses
from bot.perception.hearing import Heard, believed
from bot.perception.models import Lazy
from bot.perception.perceive import Perceiver
from bot.perception.sandbox import Limits
from bot.perception.sound import RATE
from bot.perception.transcribe import DraftTranscriber, WhisperTranscriber, decoded, spoken_in
from bot.perception.vocabulary import PROMPT, prompt_of
from bot.perception.whisper import Encoded, pieces
from bot.perception.windows import Window, blocks, packed, windows
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
class Scripted:
    """Takes windows in and says of each what stands in `says` for the language it is heard in.

    `tongues_of` gives each window's language and probability, first to last, also of halves.
    """

    tongues_of: list[tuple[str, float]]
    says: dict[str, list[str]]
    asked: list[list[str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def encode(self, _model: Any, windows: Sequence[Window]) -> Batch:
        self.sizes.append(len(windows))
        return Batch(self, windows, [self.tongues_of.pop(0) for _ in windows])


@dataclass
class Batch:
    """A batch of `Scripted`."""

    script: Scripted
    windows: Sequence[Window]
    found: list[tuple[str, float]]

    def tongues(self) -> list[tuple[str, float]]:
        return self.found

    def parted(self, windows: Sequence[Window]) -> Batch:
        return self.script.encode(None, windows)

    def heard(self, languages: Sequence[str], names: str = "") -> list[list[Heard]]:
        self.script.asked.append(list(languages))
        self.script.names.append(names)
        return [
            [
                Heard(
                    text,
                    one.spans[0][0] / RATE + n,
                    one.spans[0][0] / RATE + n + 1,
                    0.1,
                    -0.3,
                    1.1,
                    (),
                    tongue,
                )
                for n, text in enumerate(self.script.says[tongue])
            ]
            for one, tongue in zip(self.windows, languages, strict=True)
        ]


MANY = SimpleNamespace(
    model=SimpleNamespace(is_multilingual=True),
    hf_tokenizer=Tokenizer.from_file(str(TINY_WHISPER / "tokenizer.json")),
)


def _whisper(script: Scripted, batch: int = 4) -> WhisperTranscriber:
    return WhisperTranscriber("w", lambda: MANY, batch, script.encode)


def _transcript(script: Scripted, name: str, language: str) -> Transcript:
    with decoded(MEDIA / name, Limits()) as (sound, duration):
        return _whisper(script).hear(sound, duration, language)


def test_the_language_is_detected() -> None:
    """A language that is surely heard is taken; an unsure one gives way to the narrator's own."""
    says = {"zh": ["广州市房地产中介协会分析"], "cy": ["Bore da."]}
    found = _transcript(Scripted([("zh", 0.97)], says), "sea.ogg", "en")
    assert (found.language, found.text) == ("zh", says["zh"][0])
    found = _transcript(Scripted([("cy", 0.3)], says), "sea.ogg", "zh")
    assert (found.language, found.text) == ("zh", says["zh"][0])


def test_a_note_in_two_languages_keeps_the_language_of_each_segment() -> None:
    """A window whose language is unsure is heard in halves, parted at a pause, each in its own language."""
    says = {"en": ["My mother baked bread."], "zh": ["我十四岁离开了学校。"]}
    script = Scripted([("en", 0.6), ("en", 0.95), ("zh", 0.98)], says)
    found = _transcript(script, "bread-school.ogg", "en")
    assert [(one.text, one.language) for one in found.segments] == [
        (says["en"][0], "en"),
        (says["zh"][0], "zh"),
    ]
    assert script.asked == [["en", "zh"]]
    assert found.segments[1].start > found.segments[0].end


def test_a_language_changes_only_where_that_is_sure() -> None:
    """Half sure is enough to begin in a language or come back to one's own, and not to leave it."""
    assert spoken_in([("en", 0.9), ("cy", 0.6), ("zh", 0.75), ("en", 0.55)], None, "en") == [
        "en",
        "en",
        "zh",
        "en",
    ]
    assert spoken_in([("fr", 0.4)], None, None) == ["fr"]


def test_inventions_of_the_model_are_not_written_down() -> None:
    """What a Whisper adds to the words, thanks to viewers and loops, stands in no transcript."""
    says = {"en": [" I was born here.", " Thanks for watching!", " we went home" * 6, " Then I left."]}
    found = _transcript(Scripted([("en", 1.0)], says), "sea.ogg", "en")
    assert found.text == "I was born here. Then I left."


def test_names_are_told_to_the_whisper_for_this_note_alone(tmp_path: Path) -> None:
    """The next recording's prompt holds nothing of the last one's."""
    script = Scripted([("en", 1.0)] * 2, {"en": ["We met."]})
    whisper = _whisper(script)
    with decoded(MEDIA / "sea.ogg", Limits()) as (sound, duration):
        whisper.hear(sound, duration, "en", ["Katharine", "Lisbon"])
        whisper.hear(sound, duration, "en")
    assert script.names == ["Katharine, Lisbon", ""]


def test_names_beyond_a_whispers_prompt_are_left_out() -> None:
    """224 tokens are all that it takes; the names most told of come first and stay whole."""
    names = [f"Person{number}" for number in range(200)]
    line = prompt_of(names, MANY.hf_tokenizer)
    tokens = len(MANY.hf_tokenizer.encode(" " + line, add_special_tokens=False).ids) + 1
    assert PROMPT - 12 < tokens <= PROMPT
    assert line.split(", ") == names[: line.count(",") + 1]


def test_what_a_whisper_was_told_is_not_taken_for_what_was_said() -> None:
    """Names said back over likely silence are an echo; the same names clearly said are kept."""
    told = ["Anna", "Lisbon", "Karl", "Holm"]

    def heard(text: str, silence: float) -> Heard:
        return Heard(text, 0.0, 1.0, silence, -0.3, 1.0)

    assert believed([heard(" Anna, Lisbon, Karl.", 0.5)], told) == ()
    assert [one.text for one in believed([heard(" Anna, Lisbon, Karl.", 0.01)], told)] == [
        "Anna, Lisbon, Karl."
    ]


def test_progress_is_told_after_each_batch(tmp_path: Path) -> None:
    """Seconds heard rise up to the length of the recording, and a batch is no larger than asked."""
    sound = tmp_path / "long.s16"
    speech = _samples(MEDIA / "bread-school.ogg")
    np.tile(speech, 20).tofile(sound)
    duration = 20 * len(speech) / RATE
    script = Scripted([("en", 1.0)] * 40, {"en": ["We met."]})
    told: list[tuple[float, float]] = []
    _whisper(script, batch=2).hear(sound, duration, "en", progress=lambda *far: told.append(far))
    done = [one for one, _ in told]
    assert len(done) >= 3
    assert done == sorted(done)
    assert told[-1] == (duration, duration)
    assert max(script.sizes) <= 2


def test_a_note_does_not_wait_for_hours_of_another(tmp_path: Path) -> None:
    """While a long recording is heard, a short note that comes is heard in between."""
    sound = tmp_path / "long.s16"
    speech = _samples(MEDIA / "bread-school.ogg")
    np.tile(speech, 12).tofile(sound)
    whisper = _whisper(Scripted([("en", 1.0)] * 40, {"en": ["We met."]}), batch=1)
    heard: list[str] = []

    def between(done: float, total: float) -> None:
        if heard or done == total:
            return
        with decoded(MEDIA / "sea.ogg", Limits()) as (note, seconds):
            other = Thread(target=lambda: heard.append(whisper.hear(note, seconds, "en").text))
            other.start()
            other.join(20)

    whisper.hear(sound, 12 * len(speech) / RATE, "en", progress=between)
    assert heard == ["We met."]


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
        DraftTranscriber().hear(MEDIA / "missing.ogg", 1.0, "zh")


def test_split_at_pauses() -> None:
    """A gap of the given length begins a new group."""
    words = [["a", 0.0, 0.5], ["b", 0.6, 1.0], ["c", 1.7, 2.0]]
    assert split_at_pauses(words, 0.6) == [words[:2], words[2:]]
    assert split_at_pauses([]) == []


def test_blocks_cut_where_it_is_quiet(tmp_path: Path) -> None:
    """Long sound is cut in the quietest place before the limit, and nothing is lost."""
    path = tmp_path / "sound.s16"
    random = np.random.default_rng(1)
    sound = random.normal(0, 6000, 25 * RATE).astype("<i2")
    sound[8 * RATE : 9 * RATE] = 0
    sound.tofile(path)
    parts = list(blocks(path, longest=10, look=4))
    assert 8 * RATE <= parts[1][0] <= 9 * RATE
    assert np.array_equal(np.concatenate([part for _, part in parts]) * 32768, sound)
    assert all(len(part) <= 10 * RATE for _, part in parts)


def test_short_sound_is_one_block(tmp_path: Path) -> None:
    """Sound under the limit is not cut, and none is one empty block."""
    for length in (RATE, 0):
        (tmp_path / "short").write_bytes(bytes(2 * length))
        assert [(start, len(part)) for start, part in blocks(tmp_path / "short")] == [(0, length)]


def test_stretches_of_speech_are_packed_in_order() -> None:
    """A window is full before the next begins, and holds no more than 30 seconds."""
    spans = [(0, 10 * RATE), (11 * RATE, 29 * RATE), (31 * RATE, 40 * RATE), (50 * RATE, 80 * RATE)]
    assert packed(spans) == [spans[:2], spans[2:3], spans[3:]]


def test_a_windows_seconds_are_found_again_in_the_recording() -> None:
    """Behind a silence that was left out, a word's time is the recording's; one at the edge stays whole."""
    window = Window(np.zeros(5 * RATE, np.float32), ((10 * RATE, 12 * RATE), (20 * RATE, 23 * RATE)))
    assert window.time(1.5) == 11.5
    assert window.time(2.5) == 20.5
    assert window.time(2.1, of=1.9) == pytest.approx(12.1)
    assert [one.spans for one in window.halves()] == [window.spans[:1], window.spans[1:]]


def test_a_queue_of_notes_loads_the_model_once() -> None:
    """Fifty notes from four threads at once: each is heard, and loading was begun one time."""
    script = Scripted([("en", 1.0)] * 50, {"en": ["We met."]})
    model: Lazy[Any] = Lazy(lambda: MANY)
    whisper = WhisperTranscriber("w", model.get, encode=script.encode)
    with decoded(MEDIA / "sea.ogg", Limits()) as (sound, duration), ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: whisper.hear(sound, duration, "en").text, range(50)))
    assert found == ["We met."] * 50
    assert model.loads == 1


def test_words_after_the_last_time_mark_are_kept() -> None:
    """They last to the end of the window; where nothing was said there is one empty piece."""
    marks, end = 1000, 900
    tokens = [marks, 5, 6, marks + 100, marks + 100, 7, end]
    assert list(pieces(tokens, marks, end, 4.0)) == [(0.0, 2.0, [5, 6]), (2.0, 4.0, [7])]
    assert list(pieces([end], marks, end, 4.0)) == [(0.0, 4.0, [])]


def test_several_windows_are_heard_as_each_alone(hearing: Perceiver) -> None:
    """Words and times of a batch are those that each note has by itself, one behind another."""
    model = hearing.models.whisper.get()
    notes = [_samples(MEDIA / name).astype(np.float32) / 32768 for name in ("sea.ogg", "bread-school.ogg")]
    alone = [Encoded(model, windows(one, 0)).heard(["en"])[0] for one in notes]
    both = [*windows(notes[0], 0), *windows(notes[1], 0)]
    assert [[one.text for one in row] for row in Encoded(model, both).heard(["en", "en"])] == [
        [one.text for one in row] for row in alone
    ]
    shifted = windows(notes[0], 100 * RATE)
    assert [w.start for h in Encoded(model, shifted).heard(["en"])[0] for w in h.words] == pytest.approx(
        [w.start + 100 for h in alone[0] for w in h.words], abs=0.011
    )


def test_a_window_that_stays_whole_is_encoded_once(hearing: Perceiver) -> None:
    """Where another window of the batch is parted, only its halves are taken in anew, and all are heard."""
    model = hearing.models.whisper.get()
    sea, bread = (
        windows(_samples(MEDIA / name).astype(np.float32) / 32768, offset)
        for name, offset in (("sea.ogg", 0), ("bread-school.ogg", 60 * RATE))
    )
    counting = Counting(model)
    whole = Encoded(counting, [*sea, *bread])
    alone = whole.heard(["en", "en"])
    assert counting.encoded == 2
    parted = [*sea, *bread[0].halves()]
    heard = whole.parted(parted).heard(["en"] * 3)
    assert counting.encoded == 4
    assert heard[0] == alone[0]
    assert heard == Encoded(model, parted).heard(["en"] * 3)


class Counting:
    """A faster_whisper.WhisperModel that counts the windows it encodes."""

    def __init__(self, model: Any) -> None:
        self._model, self.encoded = model, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def encode(self, features: np.ndarray) -> Any:
        self.encoded += 1
        return self._model.encode(features)


def _samples(path: Path) -> np.ndarray:
    with decoded(path, Limits()) as (sound, _):
        return np.fromfile(sound, "<i2")


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
