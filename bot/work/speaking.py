"""A text as a voice note: spoken, and packed as OGG with Opus, as telephones send it."""

from __future__ import annotations

import io

from bot.work.speech import AUTO, wav_of

_RATE = 48_000  # Opus knows no other rate inside
_BITS = 24_000


def spoken(text: str, language: str, voice: str = AUTO) -> bytes | None:
    """`text` spoken, OGG with Opus; None where nothing can speak or it failed. `voice` as in `wav_of`."""
    wav = wav_of(text, language, voice)
    return None if wav is None else _packed(wav)


def _packed(wav: bytes) -> bytes:
    import av

    packed = io.BytesIO()
    with av.open(io.BytesIO(wav)) as source, av.open(packed, "w", format="ogg") as out:
        stream = out.add_stream("libopus", rate=_RATE, layout="mono")
        stream.bit_rate = _BITS
        resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
        for frame in (*source.decode(audio=0), None):
            for piece in resampler.resample(frame):
                out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    return packed.getvalue()
