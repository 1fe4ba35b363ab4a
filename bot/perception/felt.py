"""The feeling in what is said, on the time line of a recording: as data and as a WebVTT metadata track."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.perception.subtitles import vtt_file, vtt_span, vtt_text
from memory.aligning import time_words
from memory.feelings import HOLDS
from memory.sentences import sentence_spans
from memory.types import Emotion, Segment

Classify = Callable[[Sequence[str], str], list[Emotion]]


@dataclass(frozen=True)
class Moment:
    """A sentence, its seconds, and the feeling in its words: a reading of words, not of the person."""

    start: float
    end: float
    text: str
    emotion: Emotion

    @property
    def feelings(self) -> tuple[str, ...]:
        """The labels that hold, strongest first; none where the words are plain."""
        strong = [(score, name) for name, score in self.emotion.labels.items() if score >= HOLDS]
        return tuple(name for _, name in sorted(strong, reverse=True) if name != "neutral")


def moments(text: str, segments: Sequence[Segment], language: str, classify: Classify) -> tuple[Moment, ...]:
    """The sentences of a standing wording with their seconds and feelings, in order."""
    spans = time_words(text, segments)
    timed = []
    for first, last in sentence_spans(text):
        said = [one for one in spans if first <= one.start < last]
        if said:
            timed.append((said[0].start_s, max(said[0].start_s, said[-1].end_s), text[first:last]))
    emotions = classify([words for _, _, words in timed], language)
    return tuple(Moment(*one, emotion) for one, emotion in zip(timed, emotions, strict=True))


def as_data(one: Moment) -> dict[str, Any]:
    """A moment as plain values."""
    return {
        "start": round(one.start, 2),
        "end": round(one.end, 2),
        "text": one.text,
        "valence": round(one.emotion.valence, 3),
        "feelings": {name: round(one.emotion.labels[name], 3) for name in one.feelings},
        "model": one.emotion.model,
    }


def metadata_vtt(found: Iterable[Moment], language: str) -> str:
    """A metadata track: a cue for each moment, its payload one line of JSON without the words."""
    blocks = []
    for one in found:
        payload = {key: value for key, value in as_data(one).items() if key in ("valence", "feelings")}
        span = vtt_span(one.start, max(one.end, one.start + 0.1))
        blocks.append(f"{span}\n{vtt_text(json.dumps(payload))}\n")
    return vtt_file("metadata", language, blocks)
