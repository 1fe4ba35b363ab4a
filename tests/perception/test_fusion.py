"""A feeling is joined from words, voice and picture by stated rules; pace and pauses come from word times."""

from __future__ import annotations

import pytest

from bot.perception.fusion import KNOWN, MODEL, arousal, certainty, joined, signs
from bot.perception.voice import pace_of
from memory.codec import perception_from, perception_to
from memory.feelings import LABELS
from memory.types import Emotion, PerceptionKind, Voice, Word


def read(valence: float, **scores: float) -> Emotion:
    """A reading with these scores, 0.02 for the other labels."""
    return Emotion(valence, dict.fromkeys(LABELS, 0.02) | scores, "reader", "1")


def voice(**more: float | None) -> Voice:
    """A voice of usual signs, but for those named."""
    usual: dict[str, float | None] = {
        "pace": 14.0, "pauses": 0.2, "loudness": -25.0, "pitch": 14.0, "spread": 6.0
    }  # fmt: skip
    return Voice(**(usual | more), model="voice", version="1")  # type: ignore[arg-type]


USUAL = [voice(pace=14 + step, pitch=14 + step / 2, loudness=-25 + step) for step in (-1, -0.5, 0, 0.5, 1)]


def test_words_alone_stay_as_they_are() -> None:
    """Without a voice and a picture nothing is joined, and without words there is no feeling."""
    words = read(0.9, joy=0.95)
    assert joined(words) is words
    assert joined(None, voice(), USUAL, read(0.5)) is None


def test_a_voice_says_how_stirred_and_not_how_good() -> None:
    """Faster, higher, louder and with fewer pauses is aroused; valence and labels stay those of the words."""
    words = read(0.9, joy=0.95)
    stirred = joined(words, voice(pace=18, pitch=17, loudness=-17, pauses=0.05), USUAL)
    calm = joined(words, voice(pace=10, pitch=12, loudness=-32, pauses=0.4), USUAL)
    assert stirred is not None and calm is not None  # noqa: PT018 - both for the type checker
    assert stirred.arousal is not None and calm.arousal is not None  # noqa: PT018 - as above
    assert stirred.arousal > 0.5 > -0.5 > calm.arousal
    assert (stirred.valence, stirred.labels, stirred.model) == (0.9, words.labels, "reader")
    assert [(one.source, one.weight) for one in stirred.parts] == [("words", 1.0), ("voice", 0.0)]


def test_a_voice_is_held_against_the_same_person() -> None:
    """The same recording is usual for one narrator and stirred for another who is mostly calmer."""
    one = voice(pace=17, pitch=18, loudness=-19)
    calmer = [voice(pace=12, pitch=13, loudness=-28) for _ in range(KNOWN)]
    assert arousal(signs(one, [one] * KNOWN)) == 0.0
    assert (arousal(signs(one, calmer)) or 0) > 0.3


def test_too_few_recordings_say_nothing_of_what_is_usual() -> None:
    """With fewer than five others a voice does not count, and what was not measured never does."""
    few = joined(read(0.1), voice(), USUAL[: KNOWN - 1])
    assert few is not None
    assert (few.arousal, few.parts[1].signs) == (None, {})
    assert "pace" not in signs(voice(pace=None), USUAL)


def test_small_differences_of_an_even_speaker_are_small() -> None:
    """Who always sounds alike is not thought stirred by half a decibel."""
    even = [voice() for _ in range(10)]
    assert abs(arousal(signs(voice(loudness=-24.5, pitch=14.1), even)) or 0.0) < 0.05


def test_a_picture_counts_for_less_than_words() -> None:
    """The valence lies between the two and nearer to the words; shares add up to one."""
    words, picture = read(-0.8, sadness=0.9), read(0.8, joy=0.9)
    both = joined(words, picture=picture)
    assert both is not None
    assert (both.model, both.valence < 0) == (MODEL, True)
    assert both.labels["sadness"] > 0.5 > both.labels["joy"]
    assert sum(part.weight for part in both.parts) == pytest.approx(1, abs=0.002)
    rough = joined(words, picture=picture, rough=True)
    assert rough is not None
    assert rough.valence > both.valence


def test_an_uncertain_reading_counts_for_less() -> None:
    """Clear scores are nearly certain; scores of one half are left a fifth."""
    assert certainty(read(0.9, joy=0.99)) > 0.8
    assert certainty(Emotion(0.0, dict.fromkeys(LABELS, 0.5), "r", "1")) == pytest.approx(0.2)


def test_what_each_part_gave_is_kept() -> None:
    """A joined feeling comes back from its JSON as it was, and so does one that was kept before there were
    parts.
    """
    both = joined(read(0.9, joy=0.95), voice(pace=18), USUAL, read(0.1))
    assert both is not None
    assert perception_from(PerceptionKind.EMOTION, perception_to(both)) == both
    old = {"valence": 0.5, "labels": {"joy": 0.9}, "model": "m", "version": "1"}
    assert perception_from(PerceptionKind.EMOTION, old) == Emotion(0.5, {"joy": 0.9}, "m", "1")


def test_pace_and_pauses_come_from_word_times() -> None:
    """Letters a second without the pauses, and the share of the time in pauses of 0.3 seconds and more."""
    words = [
        Word("word", n * 0.5 + (2 if n >= 5 else 0), n * 0.5 + 0.4 + (2 if n >= 5 else 0)) for n in range(10)
    ]
    pace, pauses = pace_of(words)
    assert pace == pytest.approx(40 / (6.9 - 2.1), abs=0.01)
    assert pauses == pytest.approx(2.1 / 6.9, abs=0.001)
    assert pace_of(words[:5]) == (None, None)
