"""The scenes of a video and pictures for its contact sheet. Runs in the sandbox's child."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bot.errors import PerceptionError
from bot.perception.frames import at_seconds, sample, upright
from bot.perception.sandbox import Job
from bot.perception.scenes import changes


def read(job: Job) -> dict[str, Any]:
    """Writes pictures ``width`` pixels wide as ``frame-N.jpg``: those at the seconds ``at`` of the options,
    and others between them, up to ``most`` in all.

    Keys: ``length`` in seconds, ``changes`` of scene as {``at``, ``kind``}, ``frames`` as {``file``, ``at``}.
    Raises PerceptionError: broken (without pictures, too), too-long, too-large-picture.
    """
    sampled = sample(job)
    if not sampled.times:
        raise PerceptionError("broken", "no pictures")
    length = sampled.times[-1]
    wanted = spread([float(at) for at in job.options["at"]], length, int(job.options["most"]))
    found = []
    for number, (at, frame) in enumerate(at_seconds(job, wanted)):
        name = f"frame-{number}.jpg"
        upright(frame, int(job.options["width"])).save(job.folder / name, quality=88)
        found.append({"file": name, "at": round(at, 2)})
    told = [{"at": round(one.at, 2), "kind": one.kind} for one in changes(sampled.times, sampled.pictures)]
    return {"length": round(length, 2), "changes": told, "frames": found}


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
