"""Any sound to 16 kHz mono, 16-bit. Runs in the sandbox's child; PyAV decodes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.errors import PerceptionError
from bot.perception.sandbox import Job

RATE = 16_000  # samples a second
_SLOWEST, _FASTEST = 4_000, 768_000  # samples a second that recorders write
SOUND_FILE = "sound.s16"  # raw little-endian 16-bit samples in the job's folder


def read(job: Job) -> dict[str, Any]:
    """Write `SOUND_FILE`; returns ``duration`` in seconds (0 where there is no sound at all).

    Raises PerceptionError: broken, too-long.
    """
    rate = int(job.options.get("rate", RATE))
    return {"duration": decode(job.path, job.folder / SOUND_FILE, job.limits.duration, rate)}


def decode(path: Path, out: Path, longest: float, rate: int = RATE) -> float:
    """Decode the first sound of `path` into `out`; its seconds. Damaged packets are left out.

    Raises PerceptionError: broken (nothing could be decoded), too-long (over `longest` seconds).
    """
    import av

    written = 0
    try:
        with av.open(str(path), options={"protocol_whitelist": "file"}) as container, out.open("wb") as file:
            check_duration(container, longest)
            if not container.streams.audio:
                return 0.0
            _check_rate(container.streams.audio[0])
            resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
            for frame in _frames(container):
                for part in resampler.resample(frame):
                    # Not by NumPy: loading it takes as long as decoding a minute.
                    written += file.write(bytes(part.planes[0])[: part.samples * 2])
                if written > longest * rate * 2:
                    raise PerceptionError("too-long", f"over {longest:g} s")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise PerceptionError("broken", type(error).__name__) from error
    if not written:
        raise PerceptionError("broken", "no sound could be decoded")
    return written / (rate * 2)


def check_duration(container: Any, longest: float) -> None:
    """Refuse what already says that it lasts over `longest` seconds. Raises PerceptionError: too-long."""
    if container.duration and container.duration / 1_000_000 > longest:
        raise PerceptionError("too-long", f"over {longest:g} s")


def _check_rate(stream: Any) -> None:
    """Refuse what no recorder writes: a damaged rate makes hours of a second."""
    if stream.rate and not _SLOWEST <= stream.rate <= _FASTEST:
        raise PerceptionError("broken", f"{stream.rate} samples a second")


def _frames(container: Any) -> Any:
    import av

    for packet in container.demux(audio=0):
        try:
            yield from packet.decode()
        except av.error.InvalidDataError:
            continue  # one damaged packet; the words around it still count
    yield None  # flushes the resampler
