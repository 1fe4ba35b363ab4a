"""Text to speech: espeak-ng where it is installed, a VITS voice in a folder, or the operator's program."""

from __future__ import annotations

import logging
import shlex
import shutil
import subprocess
from pathlib import Path

import prompts
from bot.errors import ModelUnavailable
from bot.perception import speaker as voices
from bot.perception.sandbox import private_folder

log = logging.getLogger(__name__)

AUTO, NONE = "auto", "none"
_PACE = "150"  # words a minute
_LONGEST = 120.0  # seconds that a program may take for one text


def speaker_named(voice: str, language: str = "en") -> str | None:
    """What speaks `language`: the folder's or program's name, or None where nothing can."""
    if voice == NONE:
        return None
    folder = _folder(voice, language)
    if folder is not None:
        return folder.name
    program = "espeak-ng" if _is_espeak(voice) else next(iter(_split(voice)), "")
    return Path(program).name if shutil.which(program) else None


def wav_of(text: str, language: str, voice: str = AUTO) -> bytes | None:
    """`text` spoken, as WAV; None where nothing can speak or it failed.

    `voice` is ``auto``, ``none``, the folder of a VITS voice, or a command that reads the text from its
    input. ``{language}`` in it is replaced by the language's code (``en``), ``{out}`` by the file to write;
    without ``{out}`` the sound is taken from its output. A language for which there is no such folder, or
    whose voice cannot be loaded, is spoken by espeak-ng.
    """
    if voice == NONE or not text.strip():
        return None
    folder = _folder(voice, language)
    said = _by_model(text, folder) if folder is not None else None
    if said is not None:
        return said
    return _by_program(text, language, AUTO if _is_espeak(voice) or folder is not None else voice)


def _folder(voice: str, language: str) -> Path | None:
    """The folder of a VITS voice that `voice` names for `language`."""
    if voice in (AUTO, NONE):
        return None
    named = Path(voice.replace("{language}", language)).expanduser()
    return named if voices.is_voice(named) else None


def _is_espeak(voice: str) -> bool:
    """``auto``, and a folder for each language in which there is none for this one."""
    return voice == AUTO or ("{language}" in voice and Path(voice).expanduser().parent.is_dir())


def _by_model(text: str, folder: Path) -> bytes | None:
    try:
        return voices.load(folder).wav(text)
    except ModelUnavailable as error:
        log.warning("espeak-ng speaks instead: %s", error)
        return None


def _by_program(text: str, language: str, voice: str) -> bytes | None:
    if speaker_named(voice, language) is None:
        return None
    with private_folder() as folder:
        out = folder / "speech.wav"
        command = [part.replace("{out}", str(out)) for part in _command(voice, language)]
        try:
            done = subprocess.run(  # noqa: S603 - the operator's own program; the words go in by its input
                command,
                input=text.encode(errors="replace"),
                capture_output=True,
                timeout=_LONGEST,
                check=True,
            )
            return out.read_bytes() if out.exists() else done.stdout or None
        except (subprocess.SubprocessError, OSError) as error:
            log.warning("a text could not be spoken: %s", type(error).__name__)
            return None


def _command(voice: str, language: str) -> list[str]:
    if voice == AUTO:
        said = prompts.language(language).voice or language
        return ["espeak-ng", "-v", said, "-s", _PACE, "--stdin", "-w", "{out}"]
    return [part.replace("{language}", language) for part in _split(voice)]


def _split(command: str) -> list[str]:
    """The words of a command; none where a quotation mark is not closed."""
    try:
        return shlex.split(command)
    except ValueError:
        return []
