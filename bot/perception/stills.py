"""The scenes of a video and pictures for its contact sheet. Runs in the sandbox's child."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bot.errors import PerceptionError
from bot.perception import frames
from bot.perception.frames import at_seconds, outline, sample, upright
from bot.perception.sandbox import Job
from bot.perception.scenes import changes


def read(job: Job) -> dict[str, Any]:
    """Writes pictures ``width`` pixels wide as ``still-N.jpg``: those at the seconds ``at`` of the options,
    and others between them, up to ``most`` in all.

    Keys: ``length`` in seconds, ``changes`` of scene as {``at``, ``kind``}, ``stills`` as {``file``, ``at``}.
    Raises PerceptionError: broken (without pictures, too), too-long, too-large-picture.
    """
    sampled = sample(job)
    if not sampled.times:
        raise PerceptionError("broken", "no pictures")
    at = [float(one) for one in job.options["at"]]
    return outline(sampled, changes(sampled.times, sampled.pictures)) | {
        "stills": _written(job, at, sampled.times[-1])
    }


def watch(job: Job) -> dict[str, Any]:
    """What `frames.read` gives of a video and, with its key frames in place of ``at``, ``stills``: it is
    looked through once. Raises as that does.
    """
    seen = frames.read(job)
    at = [one["at"] for one in seen["frames"]]
    return seen | {"stills": _written(job, at, seen["length"]) if at else []}


def _written(job: Job, at: Sequence[float], length: float) -> list[dict[str, Any]]:
    wanted = spread(at, length, int(job.options["most"]))
    found = []
    for number, (second, frame) in enumerate(at_seconds(job, wanted)):
        name = f"still-{number}.jpg"
        upright(frame, int(job.options["width"])).save(job.folder / name, quality=88)
        found.append({"file": name, "at": round(second, 2)})
    return found


def spread(given: Sequence[float], length: float, most: int) -> list[float]:
    """The given seconds up to `length`, and others in the middle of the widest gaps between them, `most` in
    all; none is nearer than a second to another.
    """
    found = sorted(at for at in set(given) if at <= length)[:most] or [0.0]
    while len(found) < most:
        gap, begin = max((after - at, at) for at, after in pairwise([*found, length]))
        if gap < 2.0:
            break
        found = sorted([*found, begin + gap / 2])
    return found
