"""A conversation written down as text, cut into the turns of those who speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.importers.day_dates import day_at
from bot.importers.types import fold

# Labels that say who asks and who answers, folded.
_ASKING = {
    "q", "question", "questions", "interviewer", "int", "frage", "pregunta", "问", "問", "采访者", "採訪者",
    "访谈者", "采访人", "访问者", "记者", "記者", "主持人", "提问",
}  # fmt: skip
_ANSWERING = {
    "a", "answer", "narrator", "interviewee", "respondent", "antwort", "respuesta", "réponse", "答", "回答",
    "受访者", "受訪者", "受访人", "讲述者", "講述者", "叙述者", "口述者", "被采访者", "被访者",
}  # fmt: skip
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIME = re.compile(
    rf"^[\[(<【（]?\s{{0,3}}({_CLOCK})\s{{0,3}}[\])>】）]?(?:\s{{0,3}}(?:-->|[-–—])\s{{0,3}}[\[(]?{_CLOCK}[\])]?)?"
    r"\s{0,3}[-–—]?\s{0,9}"
)
_NAME = r"[^\W\d_][\w.'’ ·/-]{0,38}?(?:\s?[(（][^()（）\n]{1,30}[)）])?"
_MARK = r"(?:\*\*|__|\*)?"
# "Anna:", "**Anna:**", "Anna [00:12]:", "Q1."; a name and a time alone on a line (as meeting programs write).
_LABEL = re.compile(
    rf"^{_MARK}(?P<name>{_NAME})\s{{0,3}}(?P<time>[\[(]?{_CLOCK}[\])]?)?\s{{0,3}}{_MARK}\s{{0,3}}"
    rf"(?:：|:(?=\s|\*|_|$|[^\x00-\x7f])){_MARK}\s{{0,9}}(?P<text>.*)$"
)
_ALONE = re.compile(rf"^{_MARK}(?P<name>{_NAME}){_MARK}\s{{1,9}}[\[(]?(?P<time>{_CLOCK})[\])]?\s{{0,9}}$")
_LETTER = re.compile(r"^(?P<name>[QA])\s?\d{0,3}[.)]\s+(?P<text>.*)$")
_NUMBER = re.compile(r"[\s#]*\d{1,3}$")
_ASIDE = re.compile(r"\s*[(（][^()（）\n]{1,30}[)）]$")
_ENDS = tuple(".?!。？！")
_SAYING = ("说", "道", "讲", "問", "曰")


@dataclass(frozen=True)
class Turn:
    """What one person said in one go. ``line`` counts from 1; ``seconds`` is where a time stands with it."""

    line: int
    speaker: str
    text: str
    seconds: float | None = None


@dataclass(frozen=True)
class _Start:
    """A line that may begin a turn."""

    name: str
    text: str
    time: str | None = None


def asks(speaker: str) -> bool:
    """True for a label that says "this one asks"."""
    return _role(speaker) in _ASKING


def answers(speaker: str) -> bool:
    """True for a label that says "this one answers"."""
    return _role(speaker) in _ANSWERING


def labels(lines: Sequence[str]) -> Counter[str]:
    """The names that begin turns, with how often. Those that come but once count too, at the head of a
    paragraph or after another's turn: whoever it is, the words are not those of the one before.
    """
    starts = [_start(_bare(line)) for line in lines]
    starts = [start if start and not _is_day(start.text) else None for start in starts]
    found = Counter(start.name for start in starts if start)
    sure = {name for name, count in found.items() if count > 1 or asks(name) or answers(name)}
    for number, start in enumerate(starts):
        if start is not None and start.name not in sure:
            before = starts[number - 1] if number else None
            if number and _bare(lines[number - 1]) and not (before and before.name in sure):
                found[start.name] -= 1
    return +found


def has_roles(found: Iterable[str]) -> bool:
    """True where one label asks and another answers."""
    names = list(found)
    return any(map(asks, names)) and any(map(answers, names))


def is_transcript(text: str) -> bool:
    """True where two people or more take turns over much of the text."""
    lines = text.split("\n")
    found = labels(lines[head_of(lines) :])
    again = [name for name, count in found.items() if count > 1 or asks(name) or answers(name)]
    count = sum(found[name] for name in again)
    often = count * 12 >= sum(bool(line.strip()) for line in lines)
    return often and len(found) > 1 and (count >= 4 or (count > 1 and any(map(asks, again))))


def head_of(lines: Sequence[str]) -> int:
    """How many lines at the top say of what follows: a block of ``Date: …``, ``Narrator: …``."""
    block = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    starts = [_start(line.strip()) for line in lines[:block]]
    names = {start.name for start in starts if start and start.text and not start.text.endswith(_ENDS)}
    return block if block > 1 and len(names) == block else 0


def turns(lines: Sequence[str], flowing: bool = False) -> Iterator[Turn]:
    """The turns of a text in order. What stands before the first one has no speaker (``""``).

    In a `flowing` text (subtitles) lines and blank lines between them mean nothing.
    """
    top = head_of(lines)
    known = labels(lines[top:])
    line, speaker, seconds = 1, "", None
    words: list[str] = []
    for number, raw in enumerate(lines, start=1):
        stamp = _TIME.match(raw.strip())
        start = _start(_bare(raw)) if number > top else None
        if start is None or start.name not in known:
            words.append(_bare(raw))
            seconds = seconds if seconds is not None or not stamp else _seconds(stamp[1])
            continue
        yield from _turn(line, speaker, words, seconds, flowing)
        line, speaker, words = number, start.name, [start.text]
        said = start.time or (stamp[1] if stamp else None)
        seconds = _seconds(said) if said else None
    yield from _turn(line, speaker, words, seconds, flowing)


def _is_day(words: str) -> bool:
    """True for nothing but a day: ``Date: 14 July 2019`` is said by nobody."""
    day = day_at(words)
    return day is not None and not day.rest


def _bare(line: str) -> str:
    """A line without the time at its head."""
    return _TIME.sub("", line.strip())


def _turn(
    line: int, speaker: str, words: Sequence[str], seconds: float | None, flowing: bool
) -> Iterator[Turn]:
    paragraphs = [words] if flowing else _paragraphs(words)
    text = "\n\n".join(joined for one in paragraphs if (joined := _joined(one)))
    if text:
        yield Turn(line, speaker, text, seconds)


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            yield list(group)


def _joined(lines: Sequence[str]) -> str:
    """Lines as one; Chinese is written without spaces."""
    pieces: list[str] = []
    for line in (one.strip() for one in lines if one.strip()):
        last = pieces[-1][-1] if pieces else "\u3000"
        han = "\u3000" <= last <= "\u9fff" or "\uff00" <= last <= "\uffef"
        pieces += [line] if han else [" ", line]
    return "".join(pieces)


def _start(line: str) -> _Start | None:
    for form in (_LABEL, _LETTER, _ALONE):
        found = form.match(line)
        if found and (name := _named(found["name"])):
            parts = found.groupdict()
            text = (parts.get("text") or "").strip()
            inside = _TIME.match(text)
            time = parts.get("time") or (inside[1] if inside else None)
            return _Start(name, _TIME.sub("", text), time.strip("[]()") if time else None)
    return None


def _named(name: str) -> str | None:
    """The name of a label; None where it is rather the beginning of a sentence."""
    name = _ASIDE.sub("", name).strip(" .*_")
    if asks(name) or answers(name):
        return name
    latin = name.isascii() or not any("\u3400" <= letter <= "\u9fff" for letter in name)
    if not latin:
        return name if len(name) <= 12 and not name.endswith(_SAYING) else None
    words = name.replace(".", " ").split()
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return name if words and len(words) <= 4 and capital else None


def _role(speaker: str) -> str:
    return _NUMBER.sub("", fold(speaker))


def _seconds(clock: str) -> float:
    """``01:02:03.5`` is 3723.5."""
    parts = [float(one.replace(",", ".")) for one in clock.split(":")]
    total = 0.0
    for part in parts:
        total = total * 60 + part
    return total
