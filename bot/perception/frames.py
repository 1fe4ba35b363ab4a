"""A video opened: its sound, where its scenes change, and their key frames. Runs in the sandbox's child."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from bot.errors import PerceptionError
from bot.perception.picture import look_at
from bot.perception.sandbox import Job
from bot.perception.scenes import Change, changes
from bot.perception.sound import SOUND_FILE, check_duration, decode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 6  # key frames kept of a short video; each is captioned, which takes time
MOST_LONG = 12
_LONG = 180.0  # seconds from which a video is long
DRIFT = 0.08  # mean difference (0..1) from the last key frame from which one scene gets another
_EVERY = 0.08  # seconds between frames looked at
_MOST_LOOKED_AT = 6000  # frames, 18 MB of small pictures: longer videos are looked at less often
_WORK = 6e9  # pixels decoded in half a minute on a busy machine; more, and key frames alone are read
_SHARE = 0.4  # of the time allowed: looking through may take it, reading words in pictures half of it
_SMALL = 32  # pixels wide and high
_SHARP_WITHIN = 3.0  # seconds of a scene's beginning in which its sharpest frame is sought
_SETTLED = 0.3  # seconds until a scene is wholly there
WIDTH = 1024


@dataclass(frozen=True)
class Sampled:
    """What is known of the frames looked at: seconds, small pictures (n, 32, 32, 3), sharpness."""

    times: list[float]
    pictures: NDArray[np.uint8]
    sharpness: list[float]


def read(job: Job) -> dict[str, Any]:
    """Writes `SOUND_FILE` and ``frame-N.jpg``. Keys: ``duration`` of the sound and ``length`` of the pictures
    in seconds, ``changes`` of scene as {``at`` (seconds), ``kind``}, ``frames`` as {``file``, ``at``,
    ``phash``, ``text``, ``scan``}. Of sound and pictures one may be broken: it is as if it were not there.

    Raises PerceptionError: broken, too-long, too-large-picture.
    """
    duration = _sound(job)
    sampled = _sampled(job, alone=not duration)
    found = changes(sampled.times, sampled.pictures)
    frames = _written(job, key_frames(sampled, [one.at for one in found]))
    if not frames and not duration:
        raise PerceptionError("broken", "neither sound nor pictures")
    return {"duration": duration, "frames": frames, **outline(sampled, found)}


def outline(sampled: Sampled, found: Sequence[Change]) -> dict[str, Any]:
    """``length`` in seconds and ``changes`` of scene as {``at``, ``kind``}."""
    told = [{"at": round(one.at, 2), "kind": one.kind} for one in found]
    return {"length": round(sampled.times[-1], 2) if sampled.times else 0.0, "changes": told}


def _sound(job: Job) -> float:
    try:
        return decode(job.path, job.folder / SOUND_FILE, job.limits.duration)
    except PerceptionError as error:
        if error.reason != "broken":
            raise
        return 0.0


def _sampled(job: Job, alone: bool) -> Sampled:
    """As `sample`; nothing where the pictures are broken and are not `alone`."""
    try:
        return sample(job)
    except PerceptionError as error:
        if error.reason != "broken" or alone:
            raise
        return _seen([], [], [])


def key_frames(sampled: Sampled, begins: Sequence[float]) -> list[float]:
    """Seconds of the frames to keep: the sharpest one near the beginning of each scene, and more where
    one scene drifts far. Where there are too many, those of the longest scenes are kept.
    """
    if not sampled.times:
        return []
    last = sampled.times[-1]
    most = MOST_LONG if last > _LONG else MOST
    edges = [*_with_drift(sampled, [sampled.times[0], *begins]), last + _EVERY]
    scenes = [(after - begin, begin, after) for begin, after in pairwise(edges)]
    longest = sorted(sorted(scenes, reverse=True)[:most], key=lambda scene: scene[1])
    return list(dict.fromkeys(_sharpest(sampled, begin, after) for _, begin, after in longest))


def _with_drift(sampled: Sampled, begins: Sequence[float]) -> list[float]:
    """The beginnings, and where what is shown has become another without a change of scene."""
    import numpy as np

    starts = sorted(set(begins))
    found = starts[:1]
    last = sampled.pictures[0].astype(np.int16)
    for at, small in zip(sampled.times, sampled.pictures, strict=True):
        picture = small.astype(np.int16)
        begun = any(found[-1] < one <= at for one in starts)
        gone = at - found[-1] > _SHARP_WITHIN and np.abs(picture - last).mean() / 255 >= DRIFT
        if begun or gone:
            found.append(max((one for one in starts if found[-1] < one <= at), default=at))
            last = picture
    return found


def _sharpest(sampled: Sampled, begin: float, after: float) -> float:
    within = [
        (sharp, -at)
        for at, sharp in zip(sampled.times, sampled.sharpness, strict=True)
        if begin + _SETTLED <= at < min(after - _SETTLED, begin + _SHARP_WITHIN)
    ]
    if within:
        return -max(within)[1]
    return next((at for at in sampled.times if at >= begin), sampled.times[-1])


def sample(job: Job) -> Sampled:
    """Look through the video, or as far as a busy machine gets in its time.

    Raises PerceptionError: broken, too-long, too-large-picture.
    """
    import numpy as np

    times, pictures, sharpness = [], [], []
    until = time.monotonic() + _SHARE * job.limits.seconds
    for at, frame in islice(_looked_at(job), 2 * _MOST_LOOKED_AT):
        if time.monotonic() > until:
            break
        small = frame.reformat(width=_SMALL, height=_SMALL, format="rgb24", interpolation="AREA")
        grey = frame.reformat(width=160, height=90, format="gray", interpolation="AREA").to_ndarray()
        edges = np.diff(grey.astype(np.int16), axis=1)
        times.append(at)
        pictures.append(small.to_ndarray())
        sharpness.append(round(float((edges**2).mean()), 1))
    return _seen(times, pictures, sharpness)


def _seen(times: list[float], pictures: list[NDArray[np.uint8]], sharpness: list[float]) -> Sampled:
    import numpy as np

    empty = np.zeros((0, _SMALL, _SMALL, 3), np.uint8)
    return Sampled(times, np.stack(pictures) if pictures else empty, sharpness)


def _written(job: Job, wanted: Sequence[float]) -> list[dict[str, Any]]:
    frames = []
    until = time.monotonic() + _SHARE * job.limits.seconds / 2
    for number, (at, frame) in enumerate(at_seconds(job, wanted)):
        name = f"frame-{number}.jpg"
        scan = bool(job.options.get("scan", True)) and time.monotonic() < until
        seen = look_at(upright(frame), job.folder, name, scan)
        frames.append({"file": name, "at": round(at, 2), **seen})
    return frames


def at_seconds(job: Job, wanted: Sequence[float]) -> Iterator[tuple[float, Any]]:
    """The first frame at or after each of the seconds wanted, with its own."""
    left = sorted(wanted)
    for at, frame in _looked_at(job):
        if not left:
            return
        if at >= left[0] - 0.01:
            yield at, frame
            left = [one for one in left if one > at + 0.01]


def _looked_at(job: Job) -> Iterator[tuple[float, Any]]:
    """Seconds and frames, `_EVERY` seconds apart or more; the frames of a damaged packet are left out, and
    where the file cannot be read on, those before stand.

    Raises PerceptionError: broken, too-long, too-large-picture.
    """
    import av

    seen = False
    try:
        with av.open(str(job.path), options={"protocol_whitelist": "file"}) as container:
            check_duration(container, job.limits.duration)
            if container.streams.video:
                for one in _spaced(container, container.streams.video[0], job.limits.pixels):
                    seen = True
                    yield one
    except (av.error.FFmpegError, OSError, ValueError) as error:
        if not seen:
            raise PerceptionError("broken", type(error).__name__) from error


def _spaced(container: Any, stream: Any, most_pixels: int) -> Iterator[tuple[float, Any]]:
    _check_size(stream, most_pixels)
    length = (container.duration or 0) / 1_000_000
    every = max(_EVERY, length / _MOST_LOOKED_AT)
    rate = float(stream.average_rate or 25)
    if length * rate * stream.width * stream.height > _WORK:
        stream.codec_context.skip_frame = "NONKEY"
    following = 0.0
    for packet in container.demux(stream):
        for frame in _decoded(packet):
            at = max(0.0, float(frame.time or 0.0))
            if at >= following - 0.001:
                following = at + every
                _check_size(frame, most_pixels)
                yield at, frame


def _check_size(one: Any, most_pixels: int) -> None:
    if one.width * one.height > most_pixels:
        raise PerceptionError("too-large-picture", f"{one.width} x {one.height}")


def _decoded(packet: Any) -> list[Any]:
    import av

    try:
        return list(packet.decode())
    except av.error.InvalidDataError:
        return []


def upright(frame: Any, width: int = WIDTH) -> Any:
    """The frame as a Pillow picture at most `width` wide, turned as the camera was held."""
    width = min(frame.width, width)
    picture = frame.to_image(width=width, height=max(1, round(frame.height * width / frame.width)))
    turn = getattr(frame, "rotation", 0)
    return picture.rotate(turn, expand=True) if turn else picture
