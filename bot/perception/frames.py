"""A video opened: its sound, and the pictures where the scene changes. Runs in the sandbox's child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bot.errors import PerceptionError
from bot.perception.picture import look_at
from bot.perception.sandbox import Job
from bot.perception.sound import SOUND_FILE, check_duration, decode

if TYPE_CHECKING:
    import numpy as np

MOST = 6  # key frames kept
CHANGE = 0.08  # mean difference of two thumbnails (0..1) from which the scene is another
_EVERY = 0.5  # seconds between frames compared
_SHORT = 60.0  # seconds; longer videos are read by their own key frames alone
_WIDTH = 1024


def read(job: Job) -> dict[str, Any]:
    """Writes `SOUND_FILE` and ``frame-N.jpg``. Keys: ``duration`` of the sound in seconds, ``frames``
    as {``file``, ``at`` (seconds), ``phash``, ``text``, ``scan``}.

    Raises PerceptionError: broken, too-long, too-large-picture.
    """
    duration = decode(job.path, job.folder / SOUND_FILE, job.limits.duration)
    frames = []
    for number, (at, picture) in enumerate(_key_frames(job)):
        name = f"frame-{number}.jpg"
        scan = bool(job.options.get("scan", True))
        frames.append({"file": name, "at": round(at, 2), **look_at(picture, job.folder, name, scan)})
    if not frames and not duration:
        raise PerceptionError("broken", "neither sound nor pictures")
    return {"duration": duration, "frames": frames}


def _key_frames(job: Job) -> list[tuple[float, Any]]:
    """Seconds and Pillow pictures of the chosen frames: found in one pass, fetched in a second."""
    import av
    import numpy as np

    times, thumbs = [], []
    try:
        for at, frame in _sampled(job):
            times.append(at)
            small = frame.reformat(width=32, height=32, format="rgb24").to_ndarray()
            thumbs.append(small.astype(np.float32) / 255)
        wanted = {times[i] for i in choose(thumbs)}
        return [(at, _upright(frame)) for at, frame in _sampled(job) if at in wanted]
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise PerceptionError("broken", type(error).__name__) from error


def choose(thumbs: Sequence[np.ndarray], most: int = MOST, change: float = CHANGE) -> list[int]:
    """Which of the thumbnails (32, 32, 3; 0..1) begin a new scene: the first, then the greatest changes.

    A frame counts as new where it differs by `change` or more from the last that counted, so a slow
    pan counts too.
    """
    import numpy as np

    if not thumbs:
        return []
    found: list[tuple[float, int]] = []
    last = thumbs[0]
    for index, thumb in enumerate(thumbs[1:], start=1):
        difference = float(np.abs(thumb - last).mean())
        if difference >= change:
            found.append((difference, index))
            last = thumb
    greatest = sorted(found, reverse=True)[: most - 1]
    return [0, *sorted(index for _, index in greatest)]


def _sampled(job: Job) -> Iterator[tuple[float, Any]]:
    """Seconds and frames, `_EVERY` seconds apart or more; the frames of a damaged packet are left out."""
    import av

    with av.open(str(job.path), options={"protocol_whitelist": "file"}) as container:
        check_duration(container, job.limits.duration)
        if not container.streams.video:
            return
        stream = container.streams.video[0]
        if stream.width * stream.height > job.limits.pixels:
            raise PerceptionError("too-large-picture", f"{stream.width} x {stream.height}")
        if (container.duration or 0) / 1_000_000 > _SHORT:
            stream.codec_context.skip_frame = "NONKEY"
        following = 0.0
        for packet in container.demux(stream):
            for frame in _decoded(packet):
                at = max(0.0, float(frame.time or 0.0))
                if at >= following:
                    following = at + _EVERY
                    yield at, frame


def _decoded(packet: Any) -> list[Any]:
    import av

    try:
        return list(packet.decode())
    except av.error.InvalidDataError:
        return []


def _upright(frame: Any) -> Any:
    """The frame as a Pillow picture at most `_WIDTH` wide, turned as the camera was held."""
    width = min(frame.width, _WIDTH)
    picture = frame.to_image(width=width, height=max(1, round(frame.height * width / frame.width)))
    turn = getattr(frame, "rotation", 0)
    return picture.rotate(turn, expand=True) if turn else picture
