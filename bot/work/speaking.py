"""A text as a voice note: espeak-ng speaks, PyAV packs it as OGG with Opus, as telephones send it."""

from __future__ import annotations

import io
import logging
import shutil
import subprocess

log = logging.getLogger(__name__)

_VOICES = {"en": "en-us", "zh": "cmn"}
_RATE = 48_000  # Opus knows no other rate inside
_BITS, _WORDS_A_MINUTE, _LONGEST = 24_000, "140", 60.0


def spoken(text: str, language: str) -> bytes | None:
    """`text` spoken, OGG with Opus; None where this machine has no espeak-ng or it failed."""
    program = shutil.which("espeak-ng")
    if program is None or not text.strip():
        return None
    voice = _VOICES.get(language, _VOICES["en"])
    command = [program, "-v", voice, "-s", _WORDS_A_MINUTE, "--stdin", "--stdout"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the words go in by its input
            command, input=text.encode(), capture_output=True, timeout=_LONGEST, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        log.warning("a text could not be spoken: %s", type(error).__name__)
        return None
    return _packed(done.stdout)


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
