"""Text to speech: espeak-ng where it is installed, or the program that the operator names."""

from __future__ import annotations

import logging
import shlex
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import prompts

log = logging.getLogger(__name__)

AUTO, NONE = "auto", "none"
_PACE = "150"  # words a minute
_LONGEST = 120.0  # seconds that a program may take for one text


def speaker_named(voice: str) -> str | None:
    """What speaks: the program's name, or None where nothing can."""
    if voice == NONE:
        return None
    program = "espeak-ng" if voice == AUTO else next(iter(shlex.split(voice)), "")
    return Path(program).name if shutil.which(program) else None


def wav_of(text: str, language: str, voice: str = AUTO) -> bytes | None:
    """`text` spoken, as WAV; None where nothing can speak or it failed.

    `voice` is ``auto``, ``none`` or a command that reads the text from its input. ``{language}`` in
    it is replaced by the language's code, and ``{out}`` by the file to write; without ``{out}`` the sound is
    taken from its output.
    """
    if speaker_named(voice) is None or not text.strip():
        return None
    with TemporaryDirectory() as folder:
        out = Path(folder) / "speech.wav"
        command = [part.replace("{out}", str(out)) for part in _command(voice, language)]
        try:
            done = subprocess.run(  # noqa: S603 - the operator's own program; the words go in by its input
                command, input=text.encode(), capture_output=True, timeout=_LONGEST, check=True
            )
            return out.read_bytes() if out.exists() else done.stdout or None
        except (subprocess.SubprocessError, OSError) as error:
            log.warning("a text could not be spoken: %s", type(error).__name__)
            return None


def _command(voice: str, language: str) -> list[str]:
    if voice == AUTO:
        said = prompts.language(language).voice or language
        return ["espeak-ng", "-v", said, "-s", _PACE, "--stdin", "-w", "{out}"]
    return [part.replace("{language}", language) for part in shlex.split(voice)]
