"""Subtitles from words and their seconds: when each stands, where it breaks, SubRip and WebVTT. Pure.

At most two lines of 42 characters (16 in Chinese), 1 to 7 seconds, none over another; breaks are sought at
the ends of sentences and clauses and in pauses, never after a word that leans on the next. The limits are
Netflix's (Timed Text Style Guide, general requirements); the best division is found by dynamic programming.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from memory.aligning import time_words
from memory.sentences import language_of
from memory.types import Segment

LINE = {"en": 42, "zh": 16}  # characters
LINES = 2
SHORTEST, LONGEST = 1.0, 7.0  # seconds
_READ = {"en": 17.0, "zh": 9.0}  # characters a second that are read with ease
_PAUSE = 0.4  # seconds of silence that are heard as a break
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’」』）)\]]*$")
_CLAUSE = re.compile(r"[,;:—，；：、][\"'”’」』）)\]]*$")
# A line that ends so leaves the reader hanging.
_LEANING = frozenset(
    re.findall(
        r"\w+",
        "a an the my your his her its our their this that these those of in on at to for from by with and or"
        " but so as if when who which i you he she it we they is are was were am be not no mr mrs dr",
    )
)


@dataclass(frozen=True)
class Cue:
    """One subtitle: seconds, its lines, and characters ``first``..``last`` of the wording it shows."""

    start: float
    end: float
    lines: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)
class _Piece:
    """A word with what clings to it; ``space`` where one stands before it."""

    text: str
    space: bool
    first: int
    last: int
    start: float
    end: float


def cues(text: str, segments: Sequence[Segment]) -> tuple[Cue, ...]:
    """The subtitles of a transcript's standing wording `text`, in order; none where nothing was heard."""
    language = language_of(text)
    pieces = _pieces(text, segments, LINE[language])
    if not pieces:
        return ()
    return _timed([pieces[first:last] for first, last in _divided(pieces, language)], language)


def srt(found: Iterable[Cue]) -> str:
    """SubRip."""
    blocks = (
        f"{number}\n{_clock(one.start, ',')} --> {_clock(one.end, ',')}\n{_plain(one)}\n"
        for number, one in enumerate(found, start=1)
    )
    return "\n".join(blocks)


def vtt(found: Iterable[Cue], language: str) -> str:
    """WebVTT (https://www.w3.org/TR/webvtt1/)."""
    blocks = [f"{vtt_span(one.start, one.end)}\n{vtt_text(_plain(one))}\n" for one in found]
    return vtt_file("captions", language, blocks)


def vtt_file(kind: str, language: str, blocks: Iterable[str]) -> str:
    """A WebVTT file of cues: ``captions``, ``chapters`` or ``metadata``."""
    return "\n".join([f"WEBVTT\nKind: {kind}\nLanguage: {language}\n", *blocks])


def vtt_span(start: float, end: float) -> str:
    """The line of seconds above a WebVTT cue."""
    return f"{_clock(start, '.')} --> {_clock(end, '.')}"


def vtt_text(text: str) -> str:
    """`text` as a WebVTT cue may hold it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(one: Cue) -> str:
    # An arrow would be read as a line of seconds.
    return "\n".join(one.lines).replace("-->", "→")


def _clock(seconds: float, mark: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


def _pieces(text: str, segments: Sequence[Segment], longest: int) -> list[_Piece]:
    """The words with their signs; one longer than a line is cut. Seconds never run back."""
    spans = time_words(text, segments)
    found: list[_Piece] = []
    clock = 0.0
    for number, span in enumerate(spans):
        # What stands before the first word and after each one clings to it.
        first = 0 if number == 0 else span.start
        last = spans[number + 1].start if number + 1 < len(spans) else len(text)
        start = max(clock, span.start_s)
        clock = end = max(start, span.end_s)
        words = text[first:last]
        for offset, part in _parts(words, longest):
            space = bool(found) and offset == 0 and text[first - 1 : first].isspace()
            found.append(_Piece(part, space, first + offset, first + offset + len(part), start, end))
    return found


def _parts(words: str, longest: int) -> list[tuple[int, str]]:
    """`words` on one line, in parts of at most `longest` characters, with where they lie in it."""
    line = " ".join(words.split())
    return [(at, line[at : at + longest]) for at in range(0, len(line), longest)]


def _joined(pieces: Sequence[_Piece]) -> str:
    first, *others = pieces
    return first.text + "".join((" " if one.space else "") + one.text for one in others)


def _divided(pieces: Sequence[_Piece], language: str) -> list[tuple[int, int]]:
    """First and last (not included) piece of each subtitle, at the least cost over all."""
    best = [0.0] + [float("inf")] * len(pieces)
    back = [0] * (len(pieces) + 1)
    for last in range(1, len(pieces) + 1):
        for first in range(last - 1, -1, -1):
            cost = _cost(pieces, first, last, language)
            if cost is None:
                break  # longer ones do not fit either
            if best[first] + cost < best[last]:
                best[last], back[last] = best[first] + cost, first
    found = []
    last = len(pieces)
    while last:
        found.append((back[last], last))
        last = back[last]
    return found[::-1]


def _cost(pieces: Sequence[_Piece], first: int, last: int, language: str) -> float | None:
    """How unwelcome pieces ``first``..``last`` are as one subtitle; None where they do not fit."""
    chosen = pieces[first:last]
    lines = _lines(chosen, LINE[language])
    spoken = chosen[-1].end - chosen[0].start
    if len(chosen) > 1 and (lines is None or spoken > LONGEST):
        return None
    following = pieces[last].start if last < len(pieces) else chosen[-1].end + SHORTEST
    room = min(LONGEST, following - chosen[0].start)
    cost = 1.0 + _break_cost(chosen[-1], following)
    cost += 4.0 * max(0.0, SHORTEST - room)
    length = sum(len(one.text) for one in chosen)
    cost += 0.1 * max(0.0, length / max(room, 0.1) - _READ[language])
    for one, after in pairwise(chosen):
        silent = after.start - one.end
        cost += 1.5 * silent if silent > _PAUSE else 0.0
        cost += 0.5 if _SENTENCE.search(one.text) else 0.0
    return cost


def _break_cost(piece: _Piece, following: float) -> float:
    """How unwelcome a break after `piece` is."""
    if _SENTENCE.search(piece.text):
        return 0.0
    if following - piece.end > _PAUSE:
        return 0.3
    if _CLAUSE.search(piece.text):
        return 0.5
    return 2.5 if piece.text.casefold() in _LEANING else 1.5


def _lines(pieces: Sequence[_Piece], longest: int) -> tuple[str, ...] | None:
    """The pieces on one or two lines, broken where it reads best; None where they do not fit."""
    whole = _joined(pieces)
    if len(whole) <= longest:
        return (whole,)
    if len(whole) > LINES * longest + 1:
        return None
    fitting = []
    for at in range(1, len(pieces)):
        upper, lower = _joined(pieces[:at]), _joined(pieces[at:])
        if max(len(upper), len(lower)) <= longest:
            uneven = abs(len(upper) - len(lower)) / longest
            fitting.append((_break_cost(pieces[at - 1], pieces[at].start) + uneven, upper, lower))
    return min(fitting)[1:] if fitting else None


def _timed(groups: Sequence[Sequence[_Piece]], language: str) -> tuple[Cue, ...]:
    """When each stands: as long as it is spoken and read, within the limits. One that has too little room
    before the next pushes it back.
    """
    found: list[Cue] = []
    free = 0.0
    for number, group in enumerate(groups):
        following = groups[number + 1][0].start if number + 1 < len(groups) else float("inf")
        start = max(free, group[0].start)
        lines = _lines(group, LINE[language]) or (_joined(group),)
        read = sum(map(len, lines)) / _READ[language]
        wished = max(group[-1].end, start + read)
        end = max(start + SHORTEST, min(wished, following, start + LONGEST))
        start, end = round(start, 3), round(end, 3)
        found.append(Cue(start, end, lines, group[0].first, group[-1].last))
        free = end
    return tuple(found)
