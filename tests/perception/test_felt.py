"""The feeling in what is said, on the time line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import av
import pytest

from bot.perception.emotion import LexiconClassifier
from bot.perception.felt import as_data, metadata_vtt, moments
from memory.types import Emotion
from tests.perception.test_subtitles import spoken

TEXT = "I was so happy when she was born. Then we lost everything, and I cried. The bus came at nine."


def classify(texts: Sequence[str], language: str) -> list[Emotion]:
    """By lists of words."""
    return [LexiconClassifier().classify(text, language) for text in texts]


def test_each_sentence_has_its_seconds_and_its_feeling() -> None:
    """Joy, then sadness, then plain words; each begins when its first word is said."""
    heard = spoken(TEXT)
    found = moments(TEXT, [heard], "en", classify)
    assert [one.feelings[:1] for one in found] == [("joy",), ("sadness",), ()]
    assert [one.start for one in found] == [
        pytest.approx(word.start) for word in heard.words if word.text in ("I", "Then", "The")
    ][:1] + [pytest.approx(word.start) for word in heard.words if word.text in ("Then", "The")]
    assert found[0].emotion.valence > 0 > found[1].emotion.valence
    assert as_data(found[0])["model"] == "lexicon"


def test_the_metadata_track_is_read_back(tmp_path: Path) -> None:
    """A player's reader gives valence and feelings of each sentence, and none of its words."""
    found = moments(TEXT, [spoken(TEXT)], "en", classify)
    path = tmp_path / "feelings.vtt"
    path.write_text(metadata_vtt(found, "en"))
    with av.open(str(path)) as opened:
        read = [json.loads(bytes(one)) for one in opened.demux(opened.streams.subtitles[0]) if one.size]
    assert [one["valence"] for one in read] == [round(one.emotion.valence, 3) for one in found]
    assert "happy" not in path.read_text()


def test_nothing_said_feels_like_nothing() -> None:
    """Without words there are no moments."""
    assert moments("", [], "en", classify) == ()
