"""A text as a voice note: spoken, and packed as OGG with Opus, as telephones send it."""

from __future__ import annotations

import io
import logging

from bot.perception.parts import Part
from bot.work.speech import AUTO, NONE, speaker_named, wav_of
from prompts import message

_log = logging.getLogger(__name__)
_RATE = 48_000  # Opus knows no other rate inside
_BITS = 24_000


def spoken(text: str, language: str, voice: str = AUTO) -> bytes | None:
    """`text` spoken, OGG with Opus; None where nothing can speak or it failed. `voice` as in `wav_of`."""
    from av.error import FFmpegError

    wav = wav_of(text, language, voice)
    try:
        return None if wav is None else _packed(wav)
    except (FFmpegError, ValueError) as error:  # an operator's program may give anything
        _log.warning("what was spoken is no sound: %s", type(error).__name__)
        return None


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


def speaking_part(voice: str, language: str) -> Part:
    """Who speaks, for the list behind ``lifestory models``."""
    speaker = speaker_named(voice, language)
    why = "off" if voice == NONE else "none" if speaker is None else "found" if voice == AUTO else "chosen"
    name, reason = message("perception-part-voice", language), message(f"perception-why-{why}", language)
    return Part(name, voice, speaker or "-", reason)
