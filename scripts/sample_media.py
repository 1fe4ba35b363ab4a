"""Sound and film for the sample narrator: espeak-ng speaks, PyAV packs."""

from __future__ import annotations

import io
import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

RATE = 48_000  # Opus knows no other rate inside
FILM = (640, 480)
FRAMES = 12  # a second


def speech(text: str, voice: str, speed: int) -> np.ndarray:
    """`text` as mono int16 samples at 48 kHz, with a short silence before and after."""
    command = ["espeak-ng", "-v", voice, "-s", str(speed), "-g", "2", "--stdout", text]
    wav = subprocess.run(command, check=True, capture_output=True).stdout
    pieces = [np.zeros(RATE // 4, np.int16)]
    with av.open(io.BytesIO(wav)) as source:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in source.decode(audio=0):
            pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
        pieces += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    return np.concatenate([*pieces, np.zeros(RATE // 3, np.int16)])


def write_voice(path: Path, samples: np.ndarray) -> None:
    """A voice note as telephones send it: OGG with Opus, mono, about 24 kbit/s."""
    # Without bitexact the stream would bear a random number, and each run another file.
    with av.open(str(path), "w", format="ogg", container_options={"fflags": "+bitexact"}) as out:
        stream = out.add_stream("libopus", rate=RATE, layout="mono")
        stream.bit_rate = 24_000
        _encode_sound(out, stream, samples)


def write_film(path: Path, samples: np.ndarray, still: Image.Image) -> None:
    """A short film over `still`: H.264 and AAC in MP4. Steam rises while the narrator speaks."""
    seconds = len(samples) / RATE
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        film = out.add_stream("libx264", rate=FRAMES, options={"crf": "30", "preset": "slow"})
        film.width, film.height = FILM
        film.pix_fmt = "yuv420p"
        # One thread, so that the file is the same on every machine.
        film.codec_context.thread_count = 1
        sound = out.add_stream("aac", rate=RATE, layout="mono")
        sound.bit_rate = 32_000
        for number in range(round(seconds * FRAMES)):
            frame = av.VideoFrame.from_image(_moment(still, number / FRAMES))
            out.mux(film.encode(frame))
        out.mux(film.encode(None))
        _encode_sound(out, sound, samples)


def _encode_sound(out: av.container.OutputContainer, stream: av.AudioStream, samples: np.ndarray) -> None:
    size = 960
    fifo = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=RATE, frame_size=None)
    for start in range(0, len(samples), size):
        piece = samples[start : start + size]
        frame = av.AudioFrame.from_ndarray(piece[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        for ready in fifo.resample(frame):
            out.mux(stream.encode(ready))
    out.mux(stream.encode(None))


def _moment(still: Image.Image, second: float) -> Image.Image:
    """The picture at a moment: steam over three cups, each puff paler as it rises."""
    image = still.resize(FILM, Image.Resampling.LANCZOS).convert("RGB")
    veil = Image.new("RGBA", FILM, (255, 255, 255, 0))
    draw = ImageDraw.Draw(veil)
    for cup in (125, 215, 515):
        for puff in range(4):
            height = (second * 22 + puff * 22) % 88
            x = cup + 7 * np.sin(second * 2 + puff)
            y, r = 300 - height, 5 + height / 9
            draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 255, 255, int(120 - height * 1.3)))
    return Image.alpha_composite(image.convert("RGBA"), veil).convert("RGB")
