"""Rough English speech recognition with what pocketsphinx carries. Runs in the sandbox's child.

It holds the interpreter's lock while it decodes, which is one more reason for a process of its own.
"""

from __future__ import annotations

import io
import re
from typing import Any

from bot.perception.sandbox import Job
from bot.perception.sound import RATE

_VARIANT = re.compile(r"\(\d+\)$")  # pronunciation mark: "was(2)"
_NOT_WORDS = re.compile(r"^(<.*>|\[.*\]|\+\+.*\+\+)$")  # <sil>, [NOISE], ++UH++
PAUSE = 0.6  # seconds of silence that end a segment


def read(job: Job) -> dict[str, Any]:
    """``segments`` of words as [text, start, end], from ``count`` raw samples from ``first`` on at the
    job's path; times from the first of them.
    """
    from pocketsphinx import Decoder, Segmenter

    decoder = Decoder(samprate=RATE, loglevel="FATAL")
    segments: list[list[list[Any]]] = []
    with job.path.open("rb") as file:
        file.seek(2 * job.options["first"])
        samples = file.read(2 * job.options["count"])
    # The segmenter keeps the last words to itself unless a silence follows them.
    sound = io.BytesIO(samples + bytes(2 * RATE))
    for speech in Segmenter(sample_rate=RATE).segment(sound):
        words = _words(decoder, speech.pcm, speech.start_time)
        segments += split_at_pauses(words)
    return {"segments": segments}


def _words(decoder: Any, samples: bytes, offset: float) -> list[list[Any]]:
    decoder.start_utt()
    decoder.process_raw(samples, full_utt=True)
    decoder.end_utt()
    found = []
    for part in decoder.seg() or ():
        if not _NOT_WORDS.match(part.word):
            # Frames last 10 ms, and the last one belongs to the word.
            start, end = offset + part.start_frame / 100, offset + (part.end_frame + 1) / 100
            found.append([_VARIANT.sub("", part.word), round(start, 2), round(end, 2)])
    return found


def split_at_pauses(words: list[list[Any]], pause: float = PAUSE) -> list[list[list[Any]]]:
    """Words [text, start, end] in groups, cut where `pause` seconds or more lie between two."""
    groups: list[list[list[Any]]] = []
    for word in words:
        if groups and word[1] - groups[-1][-1][2] < pause:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
