"""What to believe of a Whisper's words: pure rules against its inventions and repetitions.

On silence and noise Whisper writes words that nobody said: thanks to viewers, credits of subtitles,
one phrase over and over (Koenecke et al. 2024, "Careless Whisper"; Baranski et al. 2025,
arXiv:2501.11378). A life story must rather miss a word than hold an invented one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memory.types import Segment, Word

NO_SPEECH = 0.6  # probability of silence, Whisper's own limit
UNSURE = -0.7  # mean log-probability under which words in likely silence are not believed
IMPROBABLE = -1.4  # mean log-probability under which nothing is believed
REPEATS = 2.4  # zlib ratio of text, Whisper's own limit
_ECHO = 6  # names in the very order in which the model was told them
# n words said this many times in a row are a loop, not a person ("no, no, no" is one).
_LOOPS = {1: 7, 2: 5, 3: 4, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3}
_TOKEN = re.compile(r"[一-鿿぀-ヿ가-힯]|[^\W_]+(?:'[^\W_]+)*")

# Never part of a life story: dropped wherever a segment says nothing else.
_CREDITS = re.compile(
    r"thanks? (you )?(so much |very much )?for watching|(please )?(like and )?subscribe"
    r"|see you (in the )?next (video|time)|subtitles? (by|made by)|transcri(bed|ption) (by|outsourcing)"
    r"|amara\.?\s?org|www\.|©"
    r"|subt[ií]tulos (realizados |hechos )?por|gracias por ver( el| este)? v[ií]deo|suscr[ií]b[ae](n?se|te)"
    r"|字幕|请不吝点赞|請不吝點贊|订阅|訂閱|感谢观看|感謝觀看|谢谢观看|謝謝觀看|谢谢收看|明镜与点点",
    re.IGNORECASE,
)
# Said by people too: dropped only where the sound was likely silence.
_POLITE = frozenset(
    {"thank you", "thanks", "you", "bye", "bye bye", "okay", "so", "oh", "谢 谢", "謝 謝", "好", "gracias"}
)


@dataclass(frozen=True)
class Heard:
    """A segment as Whisper gives it, with the figures to doubt it by. Times in seconds."""

    text: str
    start: float
    end: float
    no_speech: float
    logprob: float
    compression: float
    words: tuple[Word, ...] = ()
    language: str | None = None


def believed(heard: Iterable[Heard], names: Sequence[str] = ()) -> tuple[Segment, ...]:
    """The segments to keep, in order. The same words three times running are kept once.

    `names` are those that the model was told beforehand; a mere echo of them is not kept.
    """
    told = _plain(" ".join(names))
    kept: list[Segment] = []
    before: list[str] = []
    for one in heard:
        if doubt(one) or _echo(one, told):
            continue
        plain = _plain(one.text)
        before = [*before, plain] if before and before[-1] == plain else [plain]
        if len(before) >= 3:
            # Two may be a person's emphasis; a third shows that it was a loop.
            kept = kept[:-1] if len(before) == 3 else kept
            continue
        kept.append(Segment(one.text.strip(), one.start, one.end, one.words, one.language))
    return tuple(kept)


def doubt(heard: Heard) -> str | None:
    """Why a segment is not believed, or None."""
    plain = _plain(heard.text)
    if not plain:
        return "empty"
    if heard.no_speech > NO_SPEECH and heard.logprob < UNSURE:
        return "silence"
    if heard.logprob < IMPROBABLE:
        return "improbable"
    if heard.compression > REPEATS or loops(plain.split()):
        return "repeats"
    if _CREDITS.search(heard.text) and len(plain.split()) <= 12:
        return "credits"
    if plain in _POLITE and heard.no_speech > NO_SPEECH / 2:
        return "polite-silence"
    return None


def _echo(heard: Heard, told: str) -> bool:
    """True where a Whisper says back the names that it was told: a run of them in that order where it was
    likely silent, or a run so long that nobody says it.
    """
    plain = _plain(heard.text)
    run = bool(plain) and f" {plain} " in f" {told} "
    return run and (heard.no_speech > NO_SPEECH / 2 or len(plain.split()) >= _ECHO)


def loops(words: list[str]) -> bool:
    """True where some 1 to 8 words are said so often in a row that no person would."""
    for size, times in _LOOPS.items():
        run = 0  # words in a row that are the same as those `size` places before
        for index in range(size, len(words)):
            run = run + 1 if words[index] == words[index - size] else 0
            if run >= size * (times - 1):
                return True
    return False


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.lower()))
