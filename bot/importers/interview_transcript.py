"""An interview written down: ``Q:``/``A:``, named speakers, 问：/答：, with or without times; SRT and WebVTT.

A question is kept as what an answer answers, and is never the narrator's words. The one who answers
(``A:``, ``NARRATOR:``, 答：) is the narrator, unless somebody in it bears a name given with ``--me``; whose
words those of a person with a name are is told by the name, or asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.files import ending
from bot.importers import names
from bot.importers.archive import read_bytes
from bot.importers.bundle import Bundle, open_bundle
from bot.importers.day_dates import day_at
from bot.importers.diary_pages import count_days
from bot.importers.file_dates import date_in, noon
from bot.importers.members import ArchiveFault, Member
from bot.importers.subtitles import is_subtitles, lines_of
from bot.importers.turns import Turn, answers, asks, has_roles, head_of, is_transcript, labels, turns
from bot.importers.types import Alike, Fault, Format, Found, Left, Options, Record
from bot.importers.words import decoded

_ENDINGS = (".txt", ".md", ".srt", ".vtt", ".text")
_SUBTITLES = (".srt", ".vtt")
_LOOKED_AT = 1 << 17
_HEAD = 30  # lines among which a day may say when it was held
_UNNAMED = "the voice"
_ASKED_BY = "?"
_QUESTION = ("?", "？")


def recognises(bundle: Bundle) -> bool:
    """A text in which people take turns, or subtitles."""
    name = bundle.alone
    return ending(name) in _ENDINGS and looks_like_one(name, decoded(bundle.head(name, _LOOKED_AT)))


def looks_like_one(name: str, text: str) -> bool:
    """The same of a text that is called `name`."""
    if ending(name) in _SUBTITLES and is_subtitles(text):
        return True
    # In a diary of several days, "Weather:" and "Mood:" are no speakers.
    return is_transcript(text) and (count_days(text) < 2 or has_roles(labels(text.split("\n"))))


def read(path: Path, options: Options) -> Iterator[Found]:
    """A record a turn; questions stand with their answers."""
    try:
        with open_bundle(path, options) as bundle:
            yield from bundle.faults
            if member := bundle.members.get(bundle.alone):
                yield from read_text(decoded(read_bytes(bundle.archive, member)), member, options)
            else:
                yield Fault(names.shown(path.name), "it is no text by itself")
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


def read_text(text: str, member: Member, options: Options) -> Iterator[Found]:
    """The turns of a transcript that is the whole of a file."""
    flowing = is_subtitles(text)
    lines = list(lines_of(text)) if flowing else text.split("\n")
    found = list(turns(lines, flowing))
    interview = _Interview(member, options, *_held(lines, member, options), _is_by_role(lines, options))
    yield from _records(interview, found)


@dataclass(frozen=True)
class _Interview:
    """What is the same for all of its turns. ``by_role``: who answers is the narrator."""

    member: Member
    options: Options
    held: datetime
    sure: bool
    by_role: bool


def _records(interview: _Interview, found: Sequence[Turn]) -> Iterator[Found]:
    alike = Alike("interview")
    named = any(one.speaker for one in found)
    asked: list[Turn] = []
    for number, one in enumerate(found):
        place = f"{interview.member.place}, line {one.line}"
        if named and not one.speaker:
            yield Left(place, "before the first speaker")
        elif asks(one.speaker):
            asked.append(one)
        else:
            yield _record(interview, one, number, asked, alike)
            # In a talk of people with names, what one asks the other is both said and asked.
            asked = [one] if named and not answers(one.speaker) and one.text.endswith(_QUESTION) else []
    if asked and asks(asked[0].speaker):
        yield Left(f"{interview.member.place}, line {asked[0].line}", "a question without an answer")


def _record(interview: _Interview, one: Turn, number: int, asked: Sequence[Turn], alike: Alike) -> Record:
    question = "\n".join(turn.text for turn in asked if turn.speaker != one.speaker)
    extra = {"seconds": one.seconds} if one.seconds is not None else {}
    own = True if interview.by_role and answers(one.speaker) else None
    return Record(
        place=f"{interview.member.place}, line {one.line}",
        ref=alike.ref("\n".join((one.speaker, question, one.text))),
        # A second for each turn, so that they stay in their order.
        at=interview.held + timedelta(seconds=number),
        text=one.text,
        speaker=None if own else one.speaker or _UNNAMED,
        own=own,
        question=question,
        question_by=(asked[-1].speaker or _ASKED_BY) if question else "",
        extra=extra if interview.sure else extra | {"date_unsure": True},
    )


def _is_by_role(lines: Sequence[str], options: Options) -> bool:
    """True where one label answers, and no speaker bears a name that is the narrator's.

    ``A:`` answers a ``Q:``; beside a ``B:`` it is a person of whom no more is known.
    """
    found = labels(lines[head_of(lines) :])
    told = has_roles(found) or not any(len(name) == 1 and name.isascii() for name in found)
    return told and sum(map(answers, found)) == 1 and not options.is_me(*found)


def _held(lines: Sequence[str], member: Member, options: Options) -> tuple[datetime, bool]:
    """When it was held, and whether that is sure: a day at its head, in its name, or when it was written."""
    known = labels(lines[head_of(lines) :])
    for line in lines[:_HEAD]:
        label, _, rest = line.replace("：", ":").partition(":")
        if label.strip(" *_#") in known:
            break
        days = (day_at(words.strip(" *_#")) for words in (line, rest))
        for day in days:
            if day is not None and day.year and day.order != "either" and (when := day.date()):
                return noon(when, options.zone), True
    named = date_in(member.path.name, options.zone)
    if named is not None and named.at is not None:
        return named.at, True
    return member.changed, False


FORMAT = Format("interview", recognises, read)
