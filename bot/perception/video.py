"""A video or video note to its transcript and its key frames' captions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.errors import ModelUnavailable, PerceptionError
from bot.perception.caption import FactsCaptioner
from bot.perception.sandbox import NORMAL, Job, Limits, private_folder, run
from bot.perception.sound import SOUND_FILE
from memory.types import Caption, DocumentText, Transcript, Trouble, Voice

_SLOWEST = 200_000  # bytes of video that even a busy machine reads in a second

Reading = Transcript | tuple[Caption, ...] | DocumentText | Voice | Trouble
Hear = Callable[[Path, float, str | None], list[Reading]]


def time_for(path: Path, limits: Limits) -> Limits:
    """The limits with the time that a video of this size may take."""
    return limits.longer(path.stat().st_size / _SLOWEST)


def read_video(
    path: Path, language: str | None, hear: Hear, captioner: FactsCaptioner, limits: Limits = NORMAL
) -> list[Reading]:
    """The transcript and the voice (where there is sound) and the captions (where there are pictures).

    `hear` takes raw samples and their seconds. Where no model can hear this language a Trouble
    stands in the transcript's place. Raises PerceptionError.
    """
    with private_folder() as folder:
        found = run(Job("video", path, folder, time_for(path, limits)))
        return readings_of(found, folder, language, hear, captioner)


def readings_of(
    found: dict[str, Any], folder: Path, language: str | None, hear: Hear, captioner: FactsCaptioner
) -> list[Reading]:
    """As `read_video`, of what the child `found` and wrote to `folder`."""
    readings: list[Reading] = []
    if found["duration"]:
        readings.extend(_heard(folder / SOUND_FILE, float(found["duration"]), language, hear))
    frames = [captioner.frame(folder / f["file"], f, language or "en") for f in found["frames"]]
    if frames:
        readings.append(tuple(frames))
    return readings


def _heard(sound: Path, duration: float, language: str | None, hear: Hear) -> list[Reading]:
    try:
        return hear(sound, duration, language)
    except ModelUnavailable:
        return [Trouble("no-speech-model")]
    except PerceptionError as error:
        return [Trouble(error.reason)]
