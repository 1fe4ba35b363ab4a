"""What an archive would bring, and whose words are whose: a first pass, before anything comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from json import dumps

from bot.errors import WhoseWords
from bot.importers.types import Fault, Found, Left, Record, fold, is_readable
from memory.types import EntryKind

KEPT = 1000  # faults and missing files that are named one by one; all are counted
_PEOPLE = 200_000  # names that are told apart; the rest are counted as one
_OTHERS = ("…", "")
_ASKED = 30  # speakers that a question lists


@dataclass
class Report:
    """What a pass over an archive could not bring in: ``left`` on purpose, by reason."""

    faults: list[Fault] = field(default_factory=list)
    faulty: int = 0
    missing: list[Fault] = field(default_factory=list)
    absent: int = 0
    left: Counter[str] = field(default_factory=Counter)

    def note(self, found: Found) -> None:
        """Count what is no record, and the files that a record lacks."""
        if isinstance(found, Fault):
            self.fault(found)
        elif isinstance(found, Left):
            self.left[found.reason] += 1
        else:
            for name in found.missing:
                self.absent += 1
                if len(self.missing) < KEPT:
                    self.missing.append(Fault(found.place, name))

    def fault(self, found: Fault) -> None:
        """Count a fault and name it, among the first ones."""
        self.faulty += 1
        if len(self.faults) < KEPT:
            self.faults.append(found)


@dataclass
class Survey(Report):
    """The same, and how much there is. Speakers are (name, id in the file), by records.

    ``known`` counts the records that the format itself knows to be the narrator's, ``seen`` all that is
    found, with what is left out.
    """

    seen: int = 0
    records: int = 0
    known: int = 0
    speakers: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None

    def add(self, one: Record) -> None:
        """Count a record."""
        self.records += 1
        self.known += one.own is True
        if one.own is None:
            who = (one.speaker or "?", one.speaker_id)
            known = who in self.speakers or len(self.speakers) < _PEOPLE
            self.speakers[who if known else _OTHERS] += 1
        self.kinds[one.kind or ("file" if one.files else "text")] += 1
        self.first = min(self.first or one.at, one.at)
        self.last = max(self.last or one.at, one.at)


def look(found: Iterable[Found], progress: Callable[[int], None], survey: Survey | None = None) -> Survey:
    """Count what an archive holds, in `survey` where one is given; `progress` is called with 1 for each
    thing seen.
    """
    survey = survey or Survey()
    for one in found:
        survey.note(one)
        survey.seen += 1
        if isinstance(one, Record) and not is_empty(one):
            survey.add(one)
        progress(1)
    return survey


def checked(found: Iterable[Found]) -> Iterator[Found]:
    """The same, with a fault in place of a record that no journal can hold."""
    for one in found:
        reason = _unfit(one) if isinstance(one, Record) else None
        yield Fault(one.place, reason) if reason else one


def _unfit(one: Record) -> str | None:
    words = (one.text, one.ref, one.speaker or "", one.speaker_id, one.origin or "", one.question)
    if not all(map(is_readable, (*words, dumps(one.extra, ensure_ascii=False, default=str)))):
        return "it holds half a character"
    try:
        one.at.astimezone(UTC)
    except (OverflowError, ValueError):
        return "its time is before the year 1 or after 9999"
    return "its time names no zone" if one.at.tzinfo is None else None


def is_empty(one: Record) -> bool:
    """True where nothing can be kept of a record: no words, no file (it is missing), no place on earth."""
    return not (one.text.strip() or one.files or one.kind is EntryKind.LOCATION)


def whose(survey: Survey, narrator: str, me: Sequence[str], nobody: bool) -> frozenset[str]:
    """The folded names and ids that are the narrator's. Raises WhoseWords where it must be asked.

    `me` are the names given by a person; without any, the narrator's own name counts. With `nobody` none
    of the words are theirs.
    """
    if nobody:
        return frozenset()
    wanted = [one for one in me if one.strip()] or [narrator]
    mine = {found for name in wanted for found in _matching(survey, name)}
    if mine or (not me and (survey.known or not survey.speakers)):
        return frozenset(mine)
    raise WhoseWords(_question(survey, narrator, me), _listed(survey))


def _matching(survey: Survey, name: str) -> set[str]:
    """What is to be compared with a record's speaker: the id alone where the file knows one."""
    folded = fold(name)
    by_id = {fold(ident) for _, ident in survey.speakers if ident and fold(ident) == folded}
    if by_id:
        return by_id
    found = {(fold(said), fold(ident)) for said, ident in survey.speakers if fold(said) == folded}
    if len({ident for _, ident in found}) > 1:
        ids = ", ".join(sorted(ident for _, ident in found))
        raise WhoseWords(
            f"several people are called {name}; name the right one with --me: {ids}", _listed(survey)
        )
    return {ident or said for said, ident in found}


def _question(survey: Survey, narrator: str, me: Sequence[str]) -> str:
    """The question in words, with how it is answered on the command line."""
    names = ", ".join(me) if me else narrator
    head = f"nobody in it is called {names}. Whose words are {narrator}'s? It has:"
    lines = [
        f"  {count} by {name}{f' ({ident})' if ident else ''}"
        for name, ident, count in _listed(survey)[:_ASKED]
    ]
    more = len(survey.speakers) - len(lines)
    rest = [f"  and {more} more"] if more > 0 else []
    how = "Say it with --me NAME (again for each name they bear), or --not-me where none of it is theirs."
    return "\n".join([head, *lines, *rest, how])


def _listed(survey: Survey) -> list[tuple[str, str, int]]:
    return [(name, ident, count) for (name, ident), count in survey.speakers.most_common()]
