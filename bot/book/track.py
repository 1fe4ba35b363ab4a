"""Samples to MP3, which every browser, telephone and reader of EPUB plays."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

RATE = 24_000  # samples a second: twice the highest tone of speech
_BITS = 48_000  # a second, constant, so that players find any second


def to_mp3(samples: Samples) -> bytes:
    """An MP3 file of mono samples at `RATE`, the same bytes each time."""
    import av

    out = io.BytesIO()
    with av.open(out, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        stream.bit_rate = _BITS
        for packet in encoded(stream, [samples]):
            container.mux(packet)
    return out.getvalue()


def encoded(stream: Any, pieces: Any) -> Iterator[Any]:
    """Packets of mono 16-bit samples at `RATE`, in frames as the encoder wants them; it takes one piece
    after the other and keeps none.
    """
    import av

    resampler = av.AudioResampler(format=stream.format.name, layout="mono", rate=RATE)
    queue = av.AudioFifo()
    size = stream.codec_context.frame_size or 1024
    for piece in pieces:
        frame = av.AudioFrame.from_ndarray(piece[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        for part in resampler.resample(frame):
            part.pts = None
            queue.write(part)
        while chunk := queue.read(size):
            yield from stream.encode(chunk)
    while chunk := queue.read(size, partial=True):
        yield from stream.encode(chunk)
    yield from stream.encode(None)
